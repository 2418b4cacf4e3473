namespace Flow.Compiler.Literals;

/// <summary>Reads an address of electronic mail.</summary>
public static class EmailText
{
    private const int LongestText = 254;

    /// <summary>Reads an address such as <c>payments@shop.example</c>.</summary>
    public static Parsed<string> Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (text.Length > LongestText || at < 1 || at == text.Length - 1)
        {
            return LiteralProblem.Whole(text, "An address of mail is a name, `@` and a domain: `payments@shop.example`.");
        }

        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return LiteralProblem.Whole(text, "Write the address alone, without `mailto:`.", text[7..]);
        }

        var wrong = text.AsSpan(0, at).IndexOfAny(Characters.NotInMailNames);
        if (wrong >= 0)
        {
            return new LiteralProblem($"`{(text[wrong] < ' ' ? ' ' : text[wrong])}` has no place in an address of mail. Write the address alone: `payments@shop.example`.", wrong, 1);
        }

        return IsDomain(text.AsSpan(at + 1))
            ? text
            : new LiteralProblem("A domain is names with points between them: `shop.example`.", at + 1, text.Length - at - 1);
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        foreach (var c in domain)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-'))
            {
                return false;
            }
        }

        return domain.Contains('.') && domain[0] is not ('.' or '-') && domain[^1] is not ('.' or '-') && domain.IndexOf("..") < 0;
    }
}
