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
            Comments = [.. SourceRemarks.Above(origin), .. node.Comments],
            TrailingComment = node.TrailingComment is { } own && origin.VerbatimComment is { } verbatim
                ? $"{own} # {verbatim.Trim()}"
                : SourceRemarks.Behind(origin) ?? node.TrailingComment,
        };

    /// <summary>The node below an empty line, with the place of its source as the last comment above it.</summary>
    public static T WithSource<T>(this T node, Origin origin)
        where T : YamlNode => node.With(origin) with { Comments = [.. SourceRemarks.Above(origin), SourceRemarks.Place(origin)] };

    /// <summary>
    /// A step. A reviewer finds its source behind its first line; where the version of an action already stands there, which other tools read,
    /// the source goes above.
    /// </summary>
    public static YamlMapping StepWith(this YamlMapping step, Origin origin)
    {
        var first = step.Entries[0];
        var isTaken = first.Value.TrailingComment is not null;
        ImmutableArray<string> above = isTaken || SourceRemarks.Behind(origin) is not null
            ? [.. SourceRemarks.Above(origin), .. isTaken && origin.VerbatimComment is null ? SourceRemarks.Optional(origin.TrailingComment) : [], SourceRemarks.Place(origin)]
            : [.. SourceRemarks.Above(origin)];
        var behind = (first.Value.TrailingComment, origin.VerbatimComment) switch
        {
            ({ } version, { } verbatim) => $"{version} # {verbatim.Trim()}",
            ({ } version, null) => version,
            _ => SourceRemarks.Behind(origin) ?? SourceRemarks.Place(origin),
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
}
