using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit;

/// <summary>Puts what was written around a node of the source around the node that is generated from it.</summary>
internal static class Remarks
{
    /// <summary>The node with its origin, the comments above it and the one behind it.</summary>
    public static T With<T>(this T node, Origin origin)
        where T : YamlNode => node with
        {
            Origin = origin.Location,
            Comments = [.. Above(origin), .. node.Comments],
            TrailingComment = node.TrailingComment is { } own && origin.VerbatimComment is { } verbatim
                ? $"{own} # {verbatim.Trim()}"
                : Behind(origin) ?? node.TrailingComment,
        };

    /// <summary>The node below an empty line, with the place of its source as the last comment above it.</summary>
    public static T WithSource<T>(this T node, Origin origin)
        where T : YamlNode => node.With(origin) with { Comments = [.. Above(origin), Source(origin)] };

    /// <summary>
    /// A step. A reviewer finds its source behind its first line; where the version of an action already stands there, which other tools read,
    /// the source goes above.
    /// </summary>
    public static YamlMapping StepWith(this YamlMapping step, Origin origin)
    {
        var first = step.Entries[0];
        var isTaken = first.Value.TrailingComment is not null;
        ImmutableArray<string> above = isTaken || Behind(origin) is not null
            ? [.. Above(origin), .. isTaken && origin.VerbatimComment is null ? Optional(origin.TrailingComment) : [], Source(origin)]
            : [.. Above(origin)];
        var behind = (first.Value.TrailingComment, origin.VerbatimComment) switch
        {
            ({ } version, { } verbatim) => $"{version} # {verbatim.Trim()}",
            ({ } version, null) => version,
            _ => Behind(origin) ?? Source(origin),
        };
        return step with
        {
            Origin = origin.Location,
            Comments = above,
            Entries = step.Entries.SetItem(0, first with { Value = first.Value with { TrailingComment = behind } }),
        };
    }

    /// <summary>The text as a scalar, or null where there is none.</summary>
    public static YamlScalar? AsScalar(this string? text) => text is null ? null : YamlScalar.Of(text);

    /// <summary>The comments above. One behind the line joins them where a verbatim one takes its place.</summary>
    private static IEnumerable<string> Above(Origin origin) => origin.Documentation
        .Concat(origin.Comments)
        .Concat(origin.VerbatimComment is null ? [] : Optional(origin.TrailingComment))
        .Select(static c => c.Trim());

    private static string? Behind(Origin origin) => (origin.VerbatimComment ?? origin.TrailingComment)?.Trim();

    private static IEnumerable<string> Optional(string? comment) => comment is null ? [] : [comment.Trim()];

    private static string Source(Origin origin) => $"{origin.Location.Path}:{origin.Location.LineNumber}";
}
