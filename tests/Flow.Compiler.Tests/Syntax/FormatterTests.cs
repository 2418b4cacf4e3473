using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

public class FormatterTests
{
    public static TheoryData<string> Names => [.. SyntaxSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_already_in_the_canonical_layout(string name) =>
        Assert.Equal(SyntaxSamples.Text(name), Format(SyntaxSamples.Text(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Spoiled_white_space_is_mended_and_nothing_else_changes(string name)
    {
        var random = new Random(5);
        for (var round = 0; round < 20; round++)
        {
            var spoiled = Spoiled(SyntaxSamples.Text(name), random);
            CheckFormatted(spoiled);
        }
    }

    [Theory]
    [InlineData("a   =  1", "a = 1\n")]
    [InlineData("a{b=1,c=2}", "a { b = 1, c = 2 }\n")]
    [InlineData("a {\nb = 1,\nc\n}", "a {\n  b = 1\n  c\n}\n")]
    [InlineData("a { }", "a {}\n")]
    [InlineData("x = [1 ,2,\n3 ]", "x = [\n  1, 2\n  3\n]\n")]
    [InlineData("x = - 3 .. 5 ", "x = -3..5\n")]
    [InlineData("param  x :list< string >?  = none", "param x: list<string>? = none\n")]
    [InlineData("a = 1\n\n\n\nb = 2", "a = 1\n\nb = 2\n")]
    [InlineData("a {\n\n  b = 1\n\n}\nc {\n d\n}", "a {\n  b = 1\n}\n\nc {\n  d\n}\n")]
    [InlineData("// head\n\n\n/// doc\na { // why\n b // x\n // end\n}\n//- last", "// head\n\n/// doc\na { // why\n  b // x\n  // end\n}\n//- last\n")]
    [InlineData("a {\n      run sh\"\"\"\n        x\n          y\n      \"\"\"\n}", "a {\n  run sh\"\"\"\n    x\n      y\n  \"\"\"\n}\n")]
    [InlineData("a {\r\n\tb = \"\"\"\r\n\t\tx\r\n\t\"\"\"\r\n}\r\n", "a {\n  b = \"\"\"\n\t\tx\n\t\"\"\"\n}\n")]
    [InlineData("x = (1\n+ 2)\ny = a\nand b\nz = s\n.t", "x = (1\n  + 2)\ny = a\n  and b\nz = s\n  .t\n")]
    [InlineData("x = f(a, // one\nb) // two", "x = f(\n  a // one\n  b\n) // two\n")]
    [InlineData("a = ", "a = ")]
    [InlineData("", "")]
    public void A_text_has_one_layout(string text, string expected)
    {
        var formatted = Format(text);
        Assert.Equal(expected, formatted);
        Assert.Equal(formatted, Format(formatted));
    }

    [Fact]
    public void A_header_that_is_too_long_moves_its_small_words_into_the_body()
    {
        var name = new string('n', 60);
        Assert.Equal(
            $"job {name} \"A title\" {{\n  on linux\n  after {name}\n  checkout\n}}\n",
            Format($"job {name} \"A title\" on linux after {name} {{ checkout }}"));
        Assert.Contains($"as x after {name}", Format($"uses {name} as x after {name} {{ on = 1 }}"));
    }

    [Fact]
    public void A_body_that_is_too_long_for_its_line_takes_several()
    {
        var value = new string('v', 60);
        Assert.Equal($"a {{\n  b = {value}\n  c = {value}\n}}\n", Format($"a {{ b = {value}, c = {value} }}"));
    }

    [Fact]
    public void Random_texts_that_parse_keep_their_tokens_and_comments()
    {
        var random = new Random(20260102);
        var texts = SyntaxSamples.Names.Select(SyntaxSamples.Text).ToArray();
        var formattedTexts = 0;
        for (var round = 0; round < 2000; round++)
        {
            var text = LosslessTests.Mutated(LosslessTests.Mutated(texts[random.Next(texts.Length)], random, junk), random, junk);
            if (!SyntaxTree.Parse(new SourceText("a.flow", text)).HasErrors)
            {
                formattedTexts++;
                CheckFormatted(text);
            }
        }

        Assert.True(formattedTexts > 150, $"Only {formattedTexts} of the texts parse.");
    }

    private const string junk = "{}[](),\n\n\n\n\n  \"=a1";

    private static void CheckFormatted(string text)
    {
        var formatted = Format(text);
        Assert.Equal(Tokens(text), Tokens(formatted));
        Assert.Equal(Comments(text), Comments(formatted));
        Assert.Equal(Strings(text), Strings(formatted));
        Assert.False(SyntaxTree.Parse(new SourceText("a.flow", formatted)).HasErrors, formatted);
        Assert.Equal(formatted, Format(formatted));
    }

    private static string Spoiled(string text, Random random)
    {
        var result = new System.Text.StringBuilder();
        foreach (var token in Lexer.Lex(new SourceText("a.flow", text)).Tokens)
        {
            var trivia = text[token.FullStart..token.Start];
            if (token.NewlineBefore)
            {
                trivia += new string(' ', random.Next(4));
            }
            else if (trivia.Length > 0 && !trivia.Contains('/') && token.Kind != TokenKind.HoleEnd)
            {
                trivia = new string(' ', random.Next(1, 4));
            }

            result.Append(trivia).Append(text, token.Start, token.End - token.Start);
        }

        return result.ToString();
    }

    private static List<string> Tokens(string text) =>
    [
        .. Lexer.Lex(new SourceText("a.flow", text)).Tokens
            .Where(static t => t.Kind is not TokenKind.Comma)
            .Select(t => t.Kind == TokenKind.StringText ? string.Join('\n', text[t.Start..t.End].Split('\n').Select(static l => l.TrimStart())) : text[t.Start..t.End]),
    ];

    private static List<string> Comments(string text)
    {
        var source = new SourceText("a.flow", text);
        return [.. Lexer.Lex(source).Tokens.SelectMany(t => CommentReading.Before(source, t)).Select(static c => c.Kind + c.Text)];
    }

    private static List<string> Strings(string text)
    {
        var source = new SourceText("a.flow", text);
        var collector = new StringCollector();
        collector.Node(SyntaxTree.Parse(source).Root);
        return [.. collector.Found.SelectMany(s => s.Pieces(source)).Select(p => p.Text ?? source.Slice(p.Hole!.Span))];
    }

    private sealed class StringCollector : SyntaxVisitor
    {
        public List<StringExpressionSyntax> Found { get; } = [];

        public override void Token(in SyntaxToken token)
        {
        }

        public override void Node(SyntaxNode node)
        {
            if (node is StringExpressionSyntax text)
            {
                Found.Add(text);
            }

            base.Node(node);
        }
    }

    private static string Format(string text) => Formatter.Format(SyntaxTree.Parse(new SourceText("a.flow", text)));
}
