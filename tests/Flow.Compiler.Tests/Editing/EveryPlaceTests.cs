using Flow.Compiler.Editing;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Whatever the text is and wherever the caret stands, an answer comes.</summary>
public class EveryPlaceTests
{
    private const int Step = 3;

    [Fact]
    public void Every_place_of_every_example_has_an_answer() => Assert.All(EditedProjects.All().Select(static (e, i) => (e.Compilation, e.Path, Start: i % Step)), static example =>
    {
        var length = example.Compilation.SourceAt(example.Path)!.Length;
        for (var position = example.Start; position <= length; position += Step)
        {
            Ask(example.Compilation, example.Path, position);
        }
    });

    [Fact]
    public void The_end_of_every_beginning_has_an_answer() => Assert.All(EditedProjects.Kinds().Select(static (e, i) => (e.Compilation, e.Path, Start: i % Step)), static example =>
    {
        var text = example.Compilation.SourceAt(example.Path)!.Content;
        for (var end = example.Start; end <= text.Length; end += Step)
        {
            var compilation = example.Compilation.With(new SourceText(example.Path, text[..end]));
            Ask(compilation, example.Path, end);
            Assert.All(Formatting.OnType(compilation.Trees.Single(t => t.Source.Path == example.Path), end, '\n'), e => Assert.True(e.Span.End <= end || e.NewText.Trim().Length == 0));
            _ = CodeActions.In(compilation, example.Path, new TextSpan(end, 0)).Select(static a => a.Edits.Length).Sum();
        }
    });

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("{{{{[[[[((((\"\"\"${${${")]
    [InlineData("pipeline ci { on push { job a on linux { run sh\"\"\" ${{ a.b( \"")]
    [InlineData("template t of t { t t { t t } }\ntemplate u of u { u x }")]
    [InlineData("let a = b\nlet b = a\nlet c = a.")]
    [InlineData("``` `a` `` on = `")]
    [InlineData("export export export = ?. .. ?? | => =")]
    public void Odd_texts_have_an_answer(string text)
    {
        var compilation = Compilation.Of(text);
        for (var position = 0; position <= text.Length; position++)
        {
            Ask(compilation, "main.flow", position);
        }
    }

    private static void Ask(Compilation compilation, string path, int position)
    {
        var list = Completion.At(compilation, path, position, CompletionTrigger.Invoked);
        Assert.All(list.Items, i => Assert.True(i.Replace.Start <= position && position <= i.Replace.End && i.Label.Length > 0));
        Assert.Equal(list.Items.Select(static i => i.Label).Distinct().Count(), list.Items.Length);
        _ = SignatureHelp.At(compilation, path, position);
    }
}
