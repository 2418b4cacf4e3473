namespace Flow.Compiler.Literals;

/// <summary>Reads an absolute address of the web.</summary>
public static class UrlText
{
    private const int LongestText = 8000;

    /// <summary>Reads an address; it is <c>http</c> or <c>https</c> and holds no password.</summary>
    public static Parsed<Uri> Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return LiteralProblem.Whole(text, "An address is written `https://shop.example/path`.");
        }

        var blank = text.AsSpan().IndexOfAnyInRange('\0', ' ');
        if (blank >= 0)
        {
            return new LiteralProblem("An address has no white space; a space in it is written `%20`.", blank, 1);
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return WithoutScheme(text);
        }

        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return new LiteralProblem("An address starts with `https://` or `http://`.", 0, scheme + 3);
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0
            ? url.UserInfo.Length == 0 ? url : new LiteralProblem("An address holds no user and no password: they would be seen in files and logs. Use a secret.", scheme + 3, url.UserInfo.Length)
            : LiteralProblem.Whole(text, "This is no address. Write one such as `https://shop.example/path`.");
    }

    private static LiteralProblem WithoutScheme(string text)
    {
        var host = text.Split('/', 2)[0];
        var isHost = host.Contains('.', StringComparison.Ordinal) && host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':');
        return isHost
            ? LiteralProblem.Whole(text, $"An address starts with its scheme: `https://{LiteralProblem.Shown(text)}`.", "https://" + text)
            : LiteralProblem.Whole(text, "An address starts with `https://` and a host: `https://shop.example/path`.");
    }
}
