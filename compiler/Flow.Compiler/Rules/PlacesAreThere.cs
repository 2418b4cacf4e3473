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
        var states = model.Environments.Select(static e => e.Cloud?.State).Append(model.Project.Datadog.State).OfType<StateBackend>().Where(static s => s.Backend == "s3").Select(static s => s.Settings).ToList();
        foreach (var (region, place) in model.Environments.SelectMany(RegionsOf).Concat(states.SelectMany(WrittenRegion)).Where(r => !Regions.MayBe(r.Region) && known.Add(r.Place)))
        {
            var nearest = Suggestions.Nearest(region, Regions.Known);
            diagnostics.Add(new Diagnostic(EnvironmentDiagnostics.NoSuchRegion, place, $"AWS has no region `{region}`.{(nearest is null ? " One is written like `eu-west-1`." : $" Did you mean `{nearest}`?")}")
            {
                Fixes = nearest is not null && place.Source.Slice(place.Span) == $"\"{region}\"" ? [new Fix($"Write `{nearest}`", FixSafety.Suggestion, [new TextEdit(place.Span, $"\"{nearest}\"")])] : [],
            });
        }

        foreach (var bucket in states.Select(static s => Written(s, "bucket")).OfType<Expr>())
        {
            if (ValueLimits.ProblemOf("aws_s3_bucket", "bucket", bucket.Constant!) is { } problem && known.Add(bucket.Location))
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

        foreach (var written in environment.Providers.Where(static p => p.Provider == Aws).SelectMany(static p => WrittenRegion(p.Settings)))
        {
            yield return written;
        }
    }

    private static IEnumerable<(string Region, Location Place)> WrittenRegion(ResourceBody settings) =>
        Written(settings, "region") is { } written ? [(written.Constant!.ToText(), written.Location)] : [];

    private static Expr? Written(ResourceBody settings, string name) => settings.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name && a.Value.Constant is TextValue)?.Value;
}
