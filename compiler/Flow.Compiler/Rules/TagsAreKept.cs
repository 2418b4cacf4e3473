using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Tags that an environment would inherit and loses, because others are written in their place, are named. Where <c>none</c> is written it is said already.</summary>
internal sealed class TagsAreKept : ModelRule
{
    private const string Argument = "tags";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var byName = model.Environments.DistinctBy(static e => e.Name).ToDictionary(static e => e.Name, StringComparer.Ordinal);
        foreach (var environment in model.Environments)
        {
            if (environment.Like is { } like && byName.GetValueOrDefault(like) is { } parent && environment.Cloud?.Provider == parent.Cloud?.Provider)
            {
                CheckCloud(environment, parent, diagnostics);
                CheckResources(environment, parent, diagnostics);
            }
        }
    }

    private static void CheckCloud(DeploymentEnvironment environment, DeploymentEnvironment parent, DiagnosticBag diagnostics)
    {
        if (environment.Cloud is { Tags: var tags, TagsOrigin: { } origin })
        {
            Report("Everything", [.. parent.Cloud!.Tags.Select(static t => t.Name).Except(tags.Select(static t => t.Name))], tags is [var first, ..] ? first.Origin.Location : origin.Location, environment, parent, diagnostics);
        }
    }

    private static void CheckResources(DeploymentEnvironment environment, DeploymentEnvironment parent, DiagnosticBag diagnostics)
    {
        var before = parent.Resources.DistinctBy(static r => r.Reference).ToDictionary(static r => r.Reference);
        foreach (var resource in environment.Resources.Where(static r => r.Mode == ResourceMode.Managed))
        {
            if (before.TryGetValue(resource.Reference, out var inherited) && TagsOf(resource) is { Names: var names, Place: { UsedAt.IsEmpty: true } place } && TagsOf(inherited) is { Names: var old })
            {
                Report($"`{resource.Name}`", [.. old.Except(names)], place, environment, parent, diagnostics);
            }
        }
    }

    private static (List<string> Names, Location Place)? TagsOf(Resource resource) => resource.Body.Items.OfType<ResourceArgument>().FirstOrDefault(static a => a.Name == Argument) switch
    {
        { Value: RecordExpr record } argument => ([.. record.Fields.Select(static f => f.Name)], argument.Origin.Location),
        { Value.Constant: RecordValue record } argument => ([.. record.Fields.Select(static f => f.Name)], argument.Origin.Location),
        _ => null,
    };

    private static void Report(string what, List<string> lost, Location place, DeploymentEnvironment environment, DeploymentEnvironment parent, DiagnosticBag diagnostics)
    {
        if (lost.Count > 0 && place.UsedAt.IsEmpty)
        {
            Report(
                diagnostics, EnvironmentDiagnostics.TagsLost, place,
                $"{what} in `{environment.Name}` is without the {(lost.Count > 1 ? "tags" : "tag")} {string.Join(", ", lost.Select(static t => $"`{t}`"))} of `{parent.Name}`, since `tags = {{ … }}` takes the place of what is inherited. `tags {{ … }}` goes on with it.");
        }
    }
}
