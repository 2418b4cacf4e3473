using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes <c>on</c>. Lines for one event become one entry where that means the same.</summary>
internal sealed class TriggerEmitter(JobScope scope, Pipeline pipeline)
{
    /// <summary>The events in written order.</summary>
    public YamlMapping Emit() => YamlMapping.Of(pipeline.Triggers
        .GroupBy(static t => EventOf(t))
        .Select(g => (g.Key, (YamlNode?)Entry(g.Key, [.. g]))));

    private static string EventOf(Trigger trigger) =>
        trigger.Event == "tag" ? "push" : GitHubEvents.Find(trigger.Event) ?? trigger.Event.Replace('-', '_');

    private YamlNode Entry(string name, ImmutableArray<Trigger> triggers)
    {
        YamlNode node = name switch
        {
            "schedule" => Schedule(triggers),
            "workflow_dispatch" => OrNothing(InputEmitter.ByHand(pipeline)),
            "workflow_call" => OrNothing(InputEmitter.ByCall(scope, pipeline)),
            _ => OrNothing(Filters(Merge(name, triggers))),
        };
        return triggers.Aggregate(node, static (n, t) => n.With(t.Origin));
    }

    private static YamlNode OrNothing(YamlMapping mapping) => mapping.Entries.IsEmpty ? YamlScalar.Null : mapping;

    private static YamlSequence Schedule(ImmutableArray<Trigger> triggers) => YamlSequence.Of(
        triggers.SelectMany(static t => t.Crons.Select(cron => (YamlNode)YamlMapping.Of(
            ("cron", YamlScalar.Of(cron) with { Style = YamlStyle.SingleQuoted }),
            ("timezone", t.TimeZone.AsScalar())))));

    private YamlMapping Filters(Trigger trigger) => YamlMapping.Of(
        ("types", List(trigger.Types)),
        ("workflows", List([.. trigger.Pipelines.Select(TitleOf)])),
        ("branches", List(trigger.Branches)),
        ("branches-ignore", List(trigger.BranchesIgnore)),
        ("tags", List(trigger.Tags)),
        ("tags-ignore", List(trigger.TagsIgnore)),
        ("paths", List(trigger.Paths)),
        ("paths-ignore", List(trigger.PathsIgnore)),
        ("names", List(trigger.Names)),
        ("versions", List(trigger.Versions)));

    /// <summary>GitHub knows workflows by their titles.</summary>
    private string TitleOf(string pipeline) =>
        scope.Model.Pipelines.FirstOrDefault(p => p.Name == pipeline) is { } known ? known.Title ?? known.Name : pipeline;

    private static YamlSequence? List(ImmutableArray<string> items) => items.IsEmpty ? null : YamlSequence.Flow(items);

    /// <summary>
    /// One trigger for several lines of an event. A line without filters swallows the others. Lines for branches and lines for tags stand side by
    /// side at GitHub, where either starts the pipeline. Patterns of one kind are joined; filters that belong together cannot be.
    /// </summary>
    private Trigger Merge(string name, ImmutableArray<Trigger> triggers)
    {
        if (triggers.Length == 1)
        {
            return triggers[0];
        }

        if (triggers.FirstOrDefault(static t => IsBare(t)) is { } bare)
        {
            return bare;
        }

        foreach (var other in triggers.Skip(1).Where(t => !CanJoin(triggers[0], t)))
        {
            scope.Reports.Add(
                GitHubActionsDiagnostics.TriggersNotPossible,
                other.Origin.Location,
                $"GitHub has one entry for `{name}`, in which the filters of this line would also apply to the earlier one. Give both lines the same paths and ignored patterns, or write two pipelines.");
        }

        return triggers.Skip(1).Aggregate(triggers[0], Join);
    }

    private static Trigger Join(Trigger a, Trigger b) => a with
    {
        Branches = Union(a.Branches, b.Branches),
        Tags = Union(a.Tags, b.Tags),
        Paths = Union(a.Paths, b.Paths),
        PathsIgnore = Union(a.PathsIgnore, b.PathsIgnore),
        Types = Union(a.Types, b.Types),
        Pipelines = Union(a.Pipelines, b.Pipelines),
        Names = Union(a.Names, b.Names),
        Versions = Union(a.Versions, b.Versions),
    };

    private static ImmutableArray<string> Union(ImmutableArray<string> a, ImmutableArray<string> b) => a.AddRange(b.Except(a));

    private static bool IsBare(Trigger t) =>
        t.Branches.IsEmpty && t.BranchesIgnore.IsEmpty && t.Tags.IsEmpty && t.TagsIgnore.IsEmpty && t.Paths.IsEmpty && t.PathsIgnore.IsEmpty
        && t.Types.IsEmpty && t.Pipelines.IsEmpty && t.Names.IsEmpty && t.Versions.IsEmpty;

    /// <summary>Whether both lines may share an entry. GitHub does not look at paths when a tag is pushed.</summary>
    private static bool CanJoin(Trigger a, Trigger b)
    {
        var branchesOnly = a.Tags.IsEmpty && b.Tags.IsEmpty;
        return a.BranchesIgnore.SequenceEqual(b.BranchesIgnore)
            && a.TagsIgnore.SequenceEqual(b.TagsIgnore)
            && (a.Types.SequenceEqual(b.Types) || (IsBare(a with { Types = [] }) && IsBare(b with { Types = [] })))
            && ((a.Paths.SequenceEqual(b.Paths) && a.PathsIgnore.SequenceEqual(b.PathsIgnore)) || (!branchesOnly && (IsTagsOnly(a) || IsTagsOnly(b))));
    }

    private static bool IsTagsOnly(Trigger t) => IsBare(t with { Tags = [] });
}
