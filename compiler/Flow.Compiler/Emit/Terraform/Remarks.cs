using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Puts what was written around a node of the source around the item that is generated from it.</summary>
internal static class Remarks
{
    /// <summary>The item with its origin, the comments above it and the one behind it.</summary>
    public static T With<T>(this T item, Origin origin)
        where T : HclItem => item with
        {
            Origin = origin.Location,
            Comments = [.. SourceRemarks.Above(origin), .. item.Comments],
            TrailingComment = SourceRemarks.Behind(origin) ?? item.TrailingComment,
        };

    /// <summary>The item with the place of its source as the last comment above it: where something larger is used that it is a part of, if it is.</summary>
    public static T WithSource<T>(this T item, Origin origin)
        where T : HclItem => item.With(origin) with { Comments = [.. SourceRemarks.Above(origin), SourceRemarks.Place(Outermost(origin))] };

    private static Origin Outermost(Origin origin) => origin.Location.UsedAt is [.., var outermost] ? new Origin(outermost) : origin;
}
