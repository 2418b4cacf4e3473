using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The regions of AWS that a project names exist, and the buckets of its states can be called so.</summary>
internal sealed class PlacesAreThere : ModelRule
{
    private const string Aws = "aws";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            foreach (var (region, place) in RegionsOf(environment).Where(r => !Regions.MayBe(r.Region) && known.Add(r.Place)))
            {
                var nearest = Suggestions.Nearest(region, Regions.Known);
                diagnostics.Add(new Diagnostic(EnvironmentDiagnostics.NoSuchRegion, place, $"AWS has no region `{region}`.{(nearest is null ? " One is written like `eu-west-1`." : $" Did you mean `{nearest}`?")}")
                {
                    Fixes = nearest is not null && place.Source.Slice(place.Span) == $"\"{region}\"" ? [new Fix($"Write `{nearest}`", FixSafety.Suggestion, [new TextEdit(place.Span, $"\"{nearest}\"")])] : [],
                });
            }

            if (environment.Cloud?.State is { Backend: "s3" } state && Written(state.Settings, "bucket") is { } bucket && ValueLimits.ProblemOf("aws_s3_bucket", "bucket", bucket.Constant!) is { } problem && known.Add(bucket.Location))
            {
                Report(diagnostics, EnvironmentDiagnostics.ValueRefused, bucket.Location, problem);
            }
        }
    }

    private static IEnumerable<(string Region, Location Place)> RegionsOf(DeploymentEnvironment environment)
    {
        if (environment.Cloud is { Provider: Aws, Region: { } own, RegionOrigin.Location: var place })
        {
            yield return (own, place);
        }

        var others = environment.Providers.Where(static p => p.Provider == Aws).Select(static p => p.Settings)
            .Concat(environment.Cloud?.State is { Backend: "s3" } state ? [state.Settings] : []);
        foreach (var written in others.Select(static s => Written(s, "region")).OfType<Expr>())
        {
            yield return (written.Constant!.ToText(), written.Location);
        }
    }

    private static Expr? Written(ResourceBody settings, string name) => settings.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name && a.Value.Constant is TextValue)?.Value;
}
