using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>Whatever the text is, there is a tree that holds all of it, and few messages.</summary>
public class LosslessTests
{
    public static TheoryData<string> Names => [.. SyntaxSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prefix_gives_a_tree_of_all_its_text(string name)
    {
        var text = SyntaxSamples.Text(name);
        for (var length = 0; length <= text.Length; length++)
        {
            var tree = Parse(text[..length]);
            var others = tree.Diagnostics.Count(static d => d.Severity == Severity.Error && !IsUnclosed(d));
            Assert.True(others <= 1, $"{length}: {string.Join('\n', tree.Diagnostics)}");
        }
    }

    private static bool IsUnclosed(Diagnostic d) =>
        d.Descriptor == SyntaxDiagnostics.Unclosed || d.Descriptor == SyntaxDiagnostics.UnclosedString
        || d.Descriptor == SyntaxDiagnostics.UnclosedBlockString || d.Descriptor == SyntaxDiagnostics.UnclosedHole;

    [Fact]
    public void Deleting_one_token_gives_few_messages()
    {
        var histogram = new Dictionary<int, int>();
        foreach (var text in SyntaxSamples.Names.Select(SyntaxSamples.Text))
        {
            var tokens = Lexer.Lex(new SourceText("a.flow", text)).Tokens;
            foreach (var token in tokens.Where(static t => t.End > t.Start))
            {
                var count = Parse(text.Remove(token.Start, token.End - token.Start)).Diagnostics.Length;
                histogram[count] = histogram.GetValueOrDefault(count) + 1;
            }
        }

        double all = histogram.Values.Sum();
        var few = histogram.Where(static h => h.Key <= 1).Sum(static h => h.Value) / all;
        var many = histogram.Where(static h => h.Key > 3).Sum(static h => h.Value) / all;
        Assert.True(few >= 0.97, $"At most one message in {few:P1} of {all}: {string.Join(", ", histogram.OrderBy(static h => h.Key))}");
        Assert.True(many <= 0.005, $"More than three messages in {many:P2}: {string.Join(", ", histogram.OrderBy(static h => h.Key))}");
    }

    [Fact]
    public void Two_thousand_mutations_keep_all_text_and_never_fail()
    {
        var random = new Random(20260101);
        var texts = SyntaxSamples.Names.Select(SyntaxSamples.Text).ToArray();
        const string junk = "{}[]()\"\"\"`#$\\/|&;:=.,-+<>?!'\n\t \0\u201c€aé09";
        for (var round = 0; round < 2000; round++)
        {
            var text = texts[random.Next(texts.Length)];
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                text = Mutated(text, random, junk);
            }

            Parse(text);
        }
    }

    internal static string Mutated(string text, Random random, string junk)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(12), text.Length - at);
        return random.Next(3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, new string(junk[random.Next(junk.Length)], random.Next(1, 4))),
            _ => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
        };
    }

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("x = [")]
    [InlineData("x = {")]
    [InlineData("f(")]
    [InlineData("-")]
    [InlineData("not ")]
    [InlineData("if ")]
    [InlineData("a => ")]
    [InlineData("a.")]
    [InlineData("a + ")]
    [InlineData("a ? ")]
    [InlineData("\"${")]
    [InlineData("sh\"${{")]
    [InlineData("x: list<")]
    [InlineData("a {\n")]
    [InlineData("a b {")]
    [InlineData("a b on c {\n")]
    [InlineData("a [")]
    [InlineData("for a in [b {")]
    [InlineData("match x { a = ")]
    [InlineData("}")]
    [InlineData("$")]
    [InlineData("\"")]
    public void Deep_nesting_is_one_clear_message_and_no_overflow(string opener)
    {
        var tree = Parse("x = " + string.Concat(Enumerable.Repeat(opener, 100_000)));
        Assert.NotEmpty(tree.Diagnostics);
        Assert.True(tree.Diagnostics.Length <= SyntaxReporter.Limit + 1);
    }

    [Fact]
    public void A_hundred_thousand_brackets_are_nested_too_deeply()
    {
        var tree = Parse("x = " + new string('[', 100_000) + new string(']', 100_000));
        Assert.Equal([SyntaxDiagnostics.NestedTooDeeply.Code], tree.Diagnostics.Select(static d => d.Code));
    }

    public static TheoryData<string> LongLines =>
    [
        "a + ", "[1, ", "\"", "x.", "a = 1, ", "# ", "<<EOT ", "/* ", "/*\n", "<<EOT\n", "}", "'a' ", "`a` ", "x | ", "a: > ", "<< ", "-, ", "a\n  ",
        "\"${{ ", "\"a\" ", "5-3 ", "a ? b : ", "a: \"x ${", "f(a, ", "“", "a: |\n", "if a then ", "- run: x\n", "((\n", "x {\n", "$a ", "\"\\u{",
    ];

    [Theory]
    [MemberData(nameof(LongLines))]
    public void The_cost_is_linear_in_the_size(string part)
    {
        var text = "x = " + string.Concat(Enumerable.Repeat(part, 500_000 / part.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SyntaxTree.Parse(new SourceText("a.flow", text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_read_in_seconds()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Parse("x = " + string.Concat(Enumerable.Repeat("f(a, ", 2_000_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void Junk_gives_few_messages()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        Assert.Single(Parse(System.Text.Encoding.Latin1.GetString(bytes)).Diagnostics);
        Assert.InRange(Parse(System.Text.Encoding.Latin1.GetString(bytes).Replace('\0', ' ')).Diagnostics.Length, 1, SyntaxReporter.Limit + 1);
    }

    private static SyntaxTree Parse(string text)
    {
        var tree = SyntaxTree.Parse(new SourceText("a.flow", text));
        Assert.Equal(text, tree.ToString());
        return tree;
    }
}
