using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit;

/// <summary>The lines at the top of a generated file.</summary>
internal static class GeneratedHeader
{
    /// <summary>Where the file comes from, and below it the header comment of that source.</summary>
    public static ImmutableArray<string> Of(Origin origin, DeliveryModel model)
    {
        var source = origin.Location.Path;
        var first = $"Generated from {source}. Change that file and run `flow build`; changes made here are lost.";
        return model.FileHeaders.TryGetValue(source, out var comment) && comment.Count > 0
            ? [first, "", .. comment.Select(static c => c.Trim())]
            : [first];
    }
}
