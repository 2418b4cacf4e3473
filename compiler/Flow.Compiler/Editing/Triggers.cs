using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>What the events of a pipeline allow.</summary>
internal static class Triggers
{
    /// <summary>Whether <paramref name="property"/> may stand on the trigger whose body is <paramref name="around"/>; true for what is no trigger.</summary>
    public static bool Takes(Surroundings around, Kind property) => !IsTrigger(around.Kind) || around.Item is not { } item || Takes(EventOf(item, around.Context), property.Word);

    /// <summary>Whether <paramref name="kind"/> is the trigger of a pipeline and not the runner of a job.</summary>
    public static bool IsTrigger(Kind? kind) => kind is { Word: "on", Second: not null };

    /// <summary>Whether the filter or time <paramref name="word"/> belongs to <paramref name="event"/>.</summary>
    public static bool Takes(EventKind? @event, string word) => @event is null || word switch
    {
        "every" or "at" or "on" or "timezone" => @event.Name == "schedule",
        "to" => @event.Filters.Contains("branches"),
        "types" => !@event.Types.IsEmpty,
        "pipelines" => @event.Name == "pipeline-run",
        _ => @event.Filters.Contains(word),
    };

    /// <summary>The event that the trigger <paramref name="item"/> names, or null.</summary>
    public static EventKind? EventOf(ItemSyntax item, BindContext context) =>
        item.Args is [{ Value: NameExpressionSyntax name }, ..] ? Events.Find(context.NameOf(name.Token)) : null;

    /// <summary>The events that start the pipeline around <paramref name="body"/>.</summary>
    public static ImmutableArray<EventKind> Of(Surroundings body) => body.Nearest("pipeline") is { } pipeline
        ? [.. pipeline.Lines.Where(i => pipeline.Context.WordOf(i) == "on").Select(i => EventOf(i, pipeline.Context)).OfType<EventKind>().Distinct()]
        : [];
}
