using System.Text;
using static Flow.Compiler.Emit.Documents.HclTokenKind;

namespace Flow.Compiler.Emit.Documents;

/// <summary>
/// Where <c>terraform fmt</c> puts a space between two tokens of a line. The rules are those that the tool shows (Terraform 1.11), with its
/// oddities: it writes <c>=&gt; - 1</c>, <c>if(x)</c> and <c>"a" [0]</c>.
/// </summary>
internal static class HclSpacing
{
    /// <summary>The tokens with the spaces between them.</summary>
    public static string Join(ReadOnlySpan<HclToken> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            text.Append(tokens[i].Text).Append(' ', SpacesAfter(tokens, i));
        }

        return text.ToString();
    }

    /// <summary>How many columns the tokens take with the spaces between them.</summary>
    public static int Columns(ReadOnlySpan<HclToken> tokens)
    {
        var columns = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            columns += tokens[i].Columns + SpacesAfter(tokens, i);
        }

        return columns;
    }

    private static int SpacesAfter(ReadOnlySpan<HclToken> tokens, int i) =>
        i + 1 < tokens.Length && IsSpaced(i > 0 ? tokens[i - 1].Kind : None, tokens[i], tokens[i + 1]) ? 1 : 0;

    private static bool IsSpaced(HclTokenKind before, HclToken subject, HclToken after) => (subject.Kind, after.Kind) switch
    {
        (Identifier, OpenParenthesis) => false,
        (Dot, _) or (_, Dot) => false,
        (_, Comma or Ellipsis) => false,
        (Comma, _) => true,
        (HclTokenKind.Text or OpenQuote, _) or (_, HclTokenKind.Text or CloseQuote) => false,
        (CloseHole, OpenHole) => false,
        (OpenHole, OpenBrace) or (CloseBrace, CloseHole) => true,
        (Identifier, _) when subject.Text == "in" && before == Identifier => true,
        (Identifier or Number, OpenBracket) => false,
        (_, OpenBracket) when subject.BracketChange < 0 => false,
        (Bang, _) => false,
        (Minus, _) => !IsNegation(before),
        (OpenBrace, CloseBrace) => false,
        (OpenBrace, _) or (_, CloseBrace) => true,
        _ => subject.BracketChange <= 0 && after.BracketChange >= 0,
    };

    // Judged by what stands before a minus, which is also what the tool goes by.
    private static bool IsNegation(HclTokenKind before) => before is
        None or OpenParenthesis or OpenBracket or OpenBrace or Equal or Colon or Comma or Question or Minus or Bang or Operator;
}
