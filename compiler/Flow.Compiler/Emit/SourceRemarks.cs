using Flow.Compiler.Model;

namespace Flow.Compiler.Emit;

/// <summary>What was written around a node of the source, as lines of comments for the node that is generated from it.</summary>
internal static class SourceRemarks
{
    /// <summary>The comments above. One behind the line joins them where a verbatim one takes its place.</summary>
    public static IEnumerable<string> Above(Origin origin) => origin.Documentation
        .Concat(origin.Comments)
        .Concat(origin.VerbatimComment is null ? [] : Optional(origin.TrailingComment))
        .Select(static c => c.Trim());

    /// <summary>The comment behind the line, or null.</summary>
    public static string? Behind(Origin origin) => (origin.VerbatimComment ?? origin.TrailingComment)?.Trim();

    /// <summary>The comment, where there is one.</summary>
    public static IEnumerable<string> Optional(string? comment) => comment is null ? [] : [comment.Trim()];

    /// <summary>Where the node was written: <c>ci.flow:12</c>; what comes with the compiler, where it is used.</summary>
    public static string Place(Origin origin) => origin.Location.InProject is var place ? $"{place.Path}:{place.LineNumber}" : "";
}
