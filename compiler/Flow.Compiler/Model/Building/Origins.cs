using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>Where nodes of the model come from.</summary>
internal static class Origins
{
    /// <summary>The origin of <paramref name="item"/> with its comments.</summary>
    public static Origin Of(BoundItem item)
    {
        var source = item.Context.Tree.Source;
        var syntax = item.Syntax;
        if (syntax.Span.Length == 0)
        {
            return new Origin(item.Location.InProject);
        }

        var comments = CommentReading.Leading(source, syntax);
        var trailing = CommentReading.Trailing(source, syntax);
        return new Origin(item.Location.InProject)
        {
            Documentation = CommentReading.Documentation(source, syntax) is { } text ? [.. text.Split('\n')] : [],
            Comments = [.. comments.Where(static c => c.Kind == CommentKind.Plain).Select(static c => c.Text)],
            TrailingComment = trailing is { Kind: CommentKind.Plain } plain ? plain.Text : null,
            VerbatimComment = trailing is { Kind: CommentKind.Verbatim } verbatim ? verbatim.Text : null,
        };
    }

    /// <summary>The origin of an entry.</summary>
    public static Origin Of(BoundEntry entry) => new(entry.Context.At(entry.Syntax).InProject);

    /// <summary>An origin without comments.</summary>
    public static Origin At(Location location) => new(location.InProject);
}
