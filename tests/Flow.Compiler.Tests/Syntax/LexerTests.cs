using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

public class LexerTests
{
    [Theory]
    [InlineData("a-b us-east-1 x-1 pull-", "Name Name Name Name")]
    [InlineData("a - b", "Name Minus Name")]
    [InlineData("1..10", "Number DotDot Number")]
    [InlineData("0.5..0.9", "Number DotDot Number")]
    [InlineData("1h30m..2h", "Quantity DotDot Quantity")]
    [InlineData("09:00..16:00", "Time DotDot Time")]
    [InlineData("2026-12-20..2027-01-02", "Date DotDot Date")]
    [InlineData("5m 1h30m 512MiB 99.9% 5min 3am", "Quantity Quantity Quantity Quantity Quantity Quantity")]
    [InlineData("5-3 1e6 5m10 1.2.3 9:00 80:8080", "MalformedLiteral MalformedLiteral MalformedLiteral MalformedLiteral MalformedLiteral MalformedLiteral")]
    [InlineData("1_000 0.5 3.10", "Number Number Number")]
    [InlineData("\"a ${f(\"b ${c}\")} d\"", "StringStart StringText HoleStart Name OpenParen StringStart StringText HoleStart Name HoleEnd StringEnd CloseParen HoleEnd StringText StringEnd")]
    [InlineData("\"${ {a = {}} }\"", "StringStart HoleStart OpenBrace Name Equal OpenBrace CloseBrace CloseBrace HoleEnd StringEnd")]
    [InlineData("sh\"a ${b} ${{c}}\"", "StringStart StringText HoleStart Name HoleEnd StringEnd")]
    [InlineData("sh#\"a \"b\" c\"#", "StringStart StringText StringEnd")]
    [InlineData("\"\"", "StringStart StringEnd")]
    [InlineData("\"\"\"a \"b\"\"\"\"", "StringStart StringText StringEnd")]
    [InlineData("\"\"\"\"a \"\"\" b\"\"\"\"", "StringStart StringText StringEnd")]
    [InlineData("\"\\\"\\\\\"", "StringStart StringText StringEnd")]
    [InlineData("a?.b ?? c ? d", "Name QuestionDot Name QuestionQuestion Name Question Name")]
    [InlineData("== != <= >= => = < >", "EqualEqual NotEqual LessEqual GreaterEqual Arrow Equal Less Greater")]
    [InlineData("`on` on", "Name Name")]
    public void A_text_gives_these_tokens(string text, string kinds)
    {
        var tokens = Lexer.Lex(new SourceText("a.flow", text)).Tokens;
        Assert.Equal(kinds + " EndOfFile", string.Join(' ', tokens.Select(static t => t.Kind)));
    }

    [Fact]
    public void A_name_in_backquotes_is_no_word()
    {
        var tokens = Lexer.Lex(new SourceText("a.flow", "`on` on")).Tokens;
        Assert.Equal([Word.None, Word.On], tokens.Take(2).Select(static t => t.Word));
    }

    [Fact]
    public void White_space_and_comments_belong_to_the_next_token()
    {
        var tokens = Lexer.Lex(new SourceText("a.flow", "a // x\r\n  b ")).Tokens;
        Assert.Equal([(0, 0, 1, false), (1, 10, 11, true), (11, 12, 12, false)], tokens.Select(static t => (t.FullStart, t.Start, t.End, t.NewlineBefore)));
    }
}
