using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What a hover may ask for besides the names.</summary>
/// <param name="Now">The time from which the next runs of schedules are counted; null leaves them out.</param>
/// <param name="Files">Gives the files that are generated, to be looked through; asked only for a place that can end up in one. Null leaves that out.</param>
public sealed record HoverOptions(DateTimeOffset? Now = null, Func<IEnumerable<GeneratedFile>>? Files = null);

/// <summary>What is known about a place.</summary>
/// <param name="Span">What it is about.</param>
/// <param name="Markdown">The text.</param>
public sealed record HoverResult(TextSpan Span, string Markdown);

/// <summary>What stands at a place: its documentation, its type, when it is known, who controls it, and its value.</summary>
public static class Hover
{
    /// <summary>What is known about the name or value at <paramref name="position"/>; null where there is nothing to say.</summary>
    public static HoverResult? At(Compilation compilation, string path, int position, HoverOptions? options = null)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return null;
        }

        if (model.NameAt(position) is { } name)
        {
            var text = NameHover.Of(model, name, options ?? new HoverOptions());
            return text.Length == 0 ? null : new HoverResult(name.Span, text);
        }

        return model.ValueAt(position) is { Value: not ErrorExpr, Syntax: not MissingExpressionSyntax } value && value.Syntax.Span.Touches(position) ? OfValue(value) : null;
    }

    private static HoverResult OfValue(BoundExpression bound)
    {
        var text = new HoverText();
        text.Code(bound.Value.Type.Name);
        text.Facts(ValueFacts.Of(bound.Value));
        return new HoverResult(bound.Syntax.Span, text.ToString());
    }
}
