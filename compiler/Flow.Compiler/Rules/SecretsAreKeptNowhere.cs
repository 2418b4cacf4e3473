using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A secret that comes from outside is in the state where an argument reads it of which the provider has no form that is only written, and one that is looked up is there whoever reads it.
/// Who reads the state can read it, which has to be known. What a construct does with a secret, its page says.
/// </summary>
internal sealed class SecretsAreKeptNowhere : ModelRule
{
    private const string Word = "data";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<(Location Place, string Name)>();
        foreach (var (argument, secret, why) in model.Environments.SelectMany(e => Kept(e, model)))
        {
            var place = argument.Value.Location.InProject;
            if (known.Add((place, argument.Name))) // what is inherited is reported once
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.SecretKept, place,
                    $"`{secret}` is in the state and in each plan: {why}. Who may read the state can read it.");
            }
        }

        foreach (var (data, path, environment) in model.Environments.SelectMany(e => LookedUp(e, model)).DistinctBy(static d => d.Data.Origin.Location.InProject))
        {
            diagnostics.Add(Kept(data, path, environment, model));
        }
    }

    /// <summary>What is looked up of which something is read that the provider calls sensitive. What AWS itself tells everybody, such as which image of a machine is the newest, is no secret.</summary>
    private static IEnumerable<(Resource Data, string Path, DeploymentEnvironment Environment)> LookedUp(DeploymentEnvironment environment, DeliveryModel model)
    {
        var looked = environment.Resources.Where(static r => r is { Mode: ResourceMode.Data, IsOfLibrary: false } && r.Body.Argument("name")?.KnownText?.StartsWith("/aws/service/", StringComparison.Ordinal) != true)
            .ToDictionary(static r => r.Reference);
        return looked.Count == 0 ? [] : ModelValues.Of(environment).SelectMany(AttributeRead.In)
            .Where(r => looked.ContainsKey(r.Resource) && model.Providers.Find(ResourceMode.Data, r.Resource.Type)?.Block.Attribute(r.Path) is { IsSensitive: true })
            .DistinctBy(static r => r.Resource).Select(r => (looked[r.Resource], r.Path, environment));
    }

    private static Diagnostic Kept(Resource data, string path, DeploymentEnvironment environment, DeliveryModel model)
    {
        var place = data.Origin.Location.InProject;
        var keeper = SecretReaders.Keeper(environment, model.Providers, s => s is ResourceSource or AllResourcesSource && ResourceReference.In(new ReadExpr(s, FlowType.Any, place)).Contains(data.Reference));
        // What a template gives on of it, as an output, is no longer at hand.
        var isHandedOut = environment.UseOf(data) is null && model.Providers.Find(ResourceMode.Ephemeral, data.Type) is { } handed && Takes(handed, data.Body) && handed.Block.Attribute(path) is not null;
        var instead = keeper is not null ? $" It cannot be `ephemeral`, because {keeper}."
            : isHandedOut ? $" All that reads it takes it in a form that is only written: `ephemeral {data.Type} {data.Name}` keeps it nowhere."
            : "";
        return new Diagnostic(EnvironmentDiagnostics.SecretKept, place, $"`{path}` of `{data.Name}` is in the state and in each plan, since it is looked up with `data`. Who may read the state can read it.{instead}")
        {
            Fixes = keeper is null && isHandedOut && place.Source.Slice(place.Span).StartsWith(Word, StringComparison.Ordinal)
                ? [new Fix("Write `ephemeral`", FixSafety.Suggestion, [new TextEdit(place.Span with { Length = Word.Length }, "ephemeral")])]
                : [],
        };
    }

    /// <summary>Whether what is written about <paramref name="body"/> is what <paramref name="handed"/> has to know: the provider does not always find by the same argument what it looks up and what it hands out.</summary>
    private static bool Takes(ResourceSchema handed, ResourceBody body) =>
        body.Items.All(i => handed.Block.Attribute(i.Name) is { } attribute && handed.MayWrite(attribute)) && handed.Block.Attributes.All(a => a.Use != AttributeUse.Required || body.Argument(a.Name) is not null);

    private static IEnumerable<(ResourceArgument Argument, string Secret, string Why)> Kept(DeploymentEnvironment environment, DeliveryModel model)
    {
        var secrets = environment.Parameters.Where(static p => p.IsSecret).Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        return secrets.Count == 0
            ? []
            : environment.Resources.Where(static r => r is { Mode: ResourceMode.Managed, IsOfLibrary: false }).SelectMany(r => WrittenArguments.Of(r, model.Providers)).Where(w => !environment.IsOnlyWritten(w))
                .SelectMany(w => ExprTree.Reads(w.Argument.Value).Select(static r => r.Source).OfType<ParameterSource>().Where(p => secrets.Contains(p.Name)).Take(1).Select(p => (w.Argument, p.Name, Why(w))));
    }

    private static string Why(WrittenArgument written) => written.CanBeWriteOnly
        ? $"`{written.Argument.Name}` is made of other values, too, and in a form that is only written a change of them would go unnoticed"
        : $"`{written.Argument.Name}` has no form that is only written";
}
