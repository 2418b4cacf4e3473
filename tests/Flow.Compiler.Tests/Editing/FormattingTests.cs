using Flow.Compiler.Editing;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

public class FormattingTests
{
    [Fact]
    public void Only_what_is_not_in_the_layout_changes()
    {
        const string text = "pipeline ci {\n  on push\n    job a on linux {\n    run   \"x\"\n  }\n}\n";

        var edits = Formatting.Document(Parse(text));

        Assert.Equal(["26..28 ``", "53..55 ``"], edits.Select(static e => $"{e.Span.Start}..{e.Span.End} `{e.NewText}`"));
        Assert.Equal(Formatter.Format(Parse(text)), TextChanges.Apply(text, edits));
    }

    [Fact]
    public void The_edits_of_any_two_texts_lead_from_one_to_the_other()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var (a, b) = (RandomText(random), RandomText(random));
            var edits = TextChanges.Between(a, b);
            Assert.Equal(b, TextChanges.Apply(a, edits));
            Assert.All(edits.Zip(edits.Skip(1)), static p => Assert.True(p.First.Span.End <= p.Second.Span.Start));
        }
    }

    [Theory]
    [InlineData("a🚀b", "a🚁b", "1..3 `🚁`")] // the first halves are the same
    [InlineData("a🚀b", "a🪀b", "1..3 `🪀`")] // the second halves are
    [InlineData("🚀", "🚁🪀🚀", "0..0 `🚁🪀`")]
    [InlineData("🚀🚁", "🚀🪀", "2..4 `🪀`")]
    [InlineData("🚀", "", "0..2 ``")]
    public void No_character_is_cut_in_half(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextChanges.Between(before, after).Select(static e => $"{e.Span.Start}..{e.Span.End} `{e.NewText}`")));

    [Fact]
    public void Every_example_is_formatted_as_by_the_command() => Assert.All(EditedProjects.All(), static e =>
    {
        var tree = e.Compilation.Trees.Single(t => t.Source.Path == e.Path);
        Assert.Equal(Formatter.Format(tree), TextChanges.Apply(tree.Source.Content, Formatting.Document(tree)));
        var shifted = Parse(tree.Source.Content.Replace("\n  ", "\n     ", StringComparison.Ordinal));
        Assert.Equal(Formatter.Format(shifted), TextChanges.Apply(shifted.Source.Content, Formatting.Document(shifted)));
    });

    [Fact]
    public void A_range_changes_its_own_lines_alone()
    {
        const string text = "let  a = 1\nlet  b = 2\nlet  c = 3\n";

        Assert.Equal("let  a = 1\nlet b = 2\nlet  c = 3\n", TextChanges.Apply(text, Formatting.Range(Parse(text), new TextSpan(12, 3))));
    }

    [Theory]
    [InlineData("pipeline ci {\n$0\n}", "pipeline ci {\n  \n}", '\n')]
    [InlineData("pipeline ci {\n  job a on linux {\n$0\n", "pipeline ci {\n  job a on linux {\n    \n", '\n')]
    [InlineData("pipeline ci {\n  on push\n$0}", "pipeline ci {\n  on push\n}", '\n')]
    [InlineData("let x = 1\n  $0", "let x = 1\n", '\n')]
    [InlineData("pipeline ci {\n  on push\n  }$0", "pipeline ci {\n  on push\n}", '}')]
    [InlineData("let x = [\n  1\n    ]$0", "let x = [\n  1\n]", ']')]
    [InlineData("let x = { a = 1 }$0", "let x = { a = 1 }", '}')]
    [InlineData("pipeline ci {\n  run sh\"\"\"$0", "pipeline ci {\n  run sh\"\"\"\n    \n  \"\"\"", '"')]
    [InlineData("run sh#\"\"\"$0", "run sh#\"\"\"\n  \n\"\"\"#", '"')]
    [InlineData("run \"\"\"\n a \"\"\"$0", "run \"\"\"\n a \"\"\"", '"')]
    [InlineData("run \"\"\"\n{\n$0\n\"\"\"", "run \"\"\"\n{\n\n\"\"\"", '\n')]
    public void A_typed_character_brings_its_layout(string marked, string expected, char typed)
    {
        var position = marked.IndexOf("$0", StringComparison.Ordinal);
        var text = marked.Remove(position, 2);

        Assert.Equal(expected, TextChanges.Apply(text, Formatting.OnType(Parse(text), position, typed)));
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("main.flow", text));

    private static string RandomText(Random random) => string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => new[] { "a\n", "b\n", "  a\n", "\n", "c", "a b\n" }[random.Next(6)]));
}
