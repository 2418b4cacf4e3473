using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>The page of the grammar says what the compiler does.</summary>
public partial class GrammarPageTests
{
    private static readonly string page = File.ReadAllText(Path.Combine(SyntaxSamples.RepositoryRoot(), "grammar.md"));

    private sealed record Block(string Language, string[] Names, string Text);

    private static readonly Block[] blocks =
    [
        .. Fences().Matches(page).Select(static m =>
        {
            var words = m.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Block(words[0], words[1..], m.Groups["text"].Value);
        }),
    ];

    [Fact]
    public void Every_production_has_an_example()
    {
        var productions = Productions().Matches(blocks.Single(static b => b.Language == "ebnf").Text).Select(static m => m.Groups["name"].Value).ToHashSet();
        var shown = blocks.Where(static b => b.Language == "flow").SelectMany(static b => b.Names).ToHashSet();
        Assert.True(productions.Count > 30);
        Assert.Equal(productions.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_example_parses_without_a_diagnostic_and_is_in_the_canonical_layout()
    {
        foreach (var block in blocks.Where(static b => b.Language == "flow"))
        {
            var tree = Parse(block.Text);
            Assert.Equal([], tree.Diagnostics.Select(static d => d.ToString()));
            Assert.Equal(block.Text, Formatter.Format(tree));
        }
    }

    [Fact]
    public void Every_bad_example_gives_its_code_alone()
    {
        var bad = blocks.Where(static b => b.Language == "flow-bad").ToList();
        Assert.NotEmpty(bad);
        foreach (var block in bad)
        {
            var lines = block.Text.Split('\n', 2);
            Assert.Equal([lines[0]], Parse(lines[1]).Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.Code));
        }
    }

    [Fact]
    public void The_lists_of_words_and_tags_are_those_of_the_compiler()
    {
        Assert.Equal(SyntaxFacts.ClauseWords, Quoted(After("**Small words**")));
        Assert.Equal(SyntaxFacts.ValueWords, Quoted(After("**Words of values**")));
        Assert.Equal(SyntaxFacts.Tags, Quoted(page.Split('\n').Single(static l => l.StartsWith("**Tags**", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_table_of_operators_is_that_of_the_compiler()
    {
        var rows = page[page.IndexOf("**Operators**", StringComparison.Ordinal)..page.IndexOf("### Strings", StringComparison.Ordinal)]
            .Split('\n')
            .Where(static l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(static l => string.Join(' ', Quoted(l.Split('|')[1])));
        Assert.Equal(SyntaxFacts.Operators.Select(static o => string.Join(' ', o)), rows);
    }

    [Fact]
    public void The_tables_of_the_compiler_are_what_the_lexer_and_the_parser_know()
    {
        Assert.All(SyntaxFacts.ClauseWords, static w => Assert.True(TokenOf(w).IsClauseWord, w));
        Assert.All(SyntaxFacts.ValueWords, static w => Assert.True(TokenOf(w) is { IsClauseWord: false, Word: not Word.None }, w));
        Assert.Equal(Enum.GetValues<Word>().Length - 1, SyntaxFacts.ClauseWords.Length + SyntaxFacts.ValueWords.Length);
        Assert.All(SyntaxFacts.Tags, static t => Assert.Empty(Parse($"x = {t}\"a\"").Diagnostics));
        Assert.All(SyntaxFacts.Operators.SelectMany(static o => o), static o => Assert.IsType<BinaryExpressionSyntax>(Parse($"x = a {o} b").Root.Items.Items.Single().Value));
    }

    private static SyntaxToken TokenOf(string word) => Lexer.Lex(new SourceText("a.flow", word)).Tokens[0];

    private static string After(string mark)
    {
        var lines = page.Split('\n');
        return lines[Array.FindIndex(lines, l => l.StartsWith(mark, StringComparison.Ordinal)) + 1];
    }

    private static IEnumerable<string> Quoted(string text) => Backquoted().Matches(text).Select(static m => m.Groups["word"].Value);

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("grammar.flow", text));

    [GeneratedRegex("^```(?<words>[^`\n]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^(?<name>[a-z]+)\s+=", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Productions();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backquoted();
}
