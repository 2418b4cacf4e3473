using Flow.Compiler.Editing;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Asks everything about a text and looks at what holds for every answer.</summary>
internal static class EditingAnswers
{
    public static void AskAll(string text)
    {
        var compilation = Compilation.Of(text);
        var model = SemanticModel.Of(compilation, "main.flow")!;
        Assert.All(model.Names, n => InFile(n.Span, text));
        Assert.All(model.Expressions.Keys, e => InFile(e.Span, text));
    }

    private static void InFile(TextSpan span, string text) => Assert.InRange(span.End, span.Start, text.Length);
}
