using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>A line more in the body of a declaration, whose header is known.</summary>
internal static class BodyLine
{
    private const string Step = "  ";

    /// <summary>Puts <paramref name="line"/> first into the body behind <paramref name="header"/>; null where there is no body of the project.</summary>
    public static TextEdit? Add(Location header, string line) => header.Source.IsBuiltIn || BraceOf(header) is not { } brace ? null : InBody(header, line, brace);

    /// <summary>Puts <paramref name="line"/> first into the body behind <paramref name="header"/>, which gets one where it has none.</summary>
    public static TextEdit AddOrOpen(Location header, string line) =>
        BraceOf(header) is { } brace ? InBody(header, line, brace) : new TextEdit(new TextSpan(header.Span.End, 0), $" {{ {line} }}");

    /// <summary>What stands before <paramref name="place"/> on its line and is white.</summary>
    private static string Indentation(Location place)
    {
        var line = place.Source.Content.LastIndexOf('\n', Math.Max(0, place.Span.Start - 1)) + 1;
        var text = place.Source.Content.AsSpan(line, place.Span.Start - line);
        return text[..(text.Length - text.TrimStart().Length)].ToString();
    }

    private static int? BraceOf(Location header) =>
        AfterBlanks(header.Source.Content, header.Span.End) is var brace && brace < header.Source.Content.Length && header.Source.Content[brace] == '{' ? brace : null;

    // What is behind the brace on its line decides: nothing or a comment, which stays there; the end of the body; or its first item, which needs a separator.
    private static TextEdit InBody(Location header, string line, int brace)
    {
        var text = header.Source.Content;
        var next = AfterBlanks(text, brace + 1);
        return text.AsSpan(next) switch
        {
            ['\r' or '\n', ..] => OnItsOwn(brace + 1),
            ['/', '/', ..] when text.IndexOfAny(['\r', '\n'], next) is >= 0 and var end => OnItsOwn(end),
            ['}', ..] => new TextEdit(new TextSpan(brace + 1, 0), next == brace + 1 ? $" {line} " : $" {line}"),
            _ => new TextEdit(new TextSpan(brace + 1, 0), $" {line},"),
        };

        TextEdit OnItsOwn(int place) => new(new TextSpan(place, 0), $"{(text[AfterBlanks(text, place)] == '\r' ? "\r\n" : "\n")}{Indentation(header)}{Step}{line}");
    }

    private static int AfterBlanks(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
    }
}
