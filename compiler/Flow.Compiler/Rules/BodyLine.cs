using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>A line more in the body of a declaration, whose header is known.</summary>
internal static class BodyLine
{
    /// <summary>Puts <paramref name="line"/> first into the body, which has a line at least; null where there is no body of the project.</summary>
    public static TextEdit? Add(Location header, string line)
    {
        var (text, brace) = (header.Source.Content, header.Span.End);
        while (brace < text.Length && text[brace] is ' ' or '\t')
        {
            brace++;
        }

        if (header.Source.IsBuiltIn || brace >= text.Length || text[brace] != '{')
        {
            return null;
        }

        var isOneLine = text.IndexOfAny(['\n', '}'], brace) is var end && end >= 0 && text[end] == '}';
        return new TextEdit(new TextSpan(brace + 1, 0), isOneLine ? $" {line}," : $"\n  {line}");
    }
}
