namespace Flow.LanguageServer.Tests.Editors;

internal static class TextExtensions
{
    /// <summary>The text with the first <paramref name="old"/> replaced.</summary>
    public static string ReplaceFirst(this string text, string old, string replacement) =>
        text.IndexOf(old, StringComparison.Ordinal) is >= 0 and var at ? text[..at] + replacement + text[(at + old.Length)..] : text;
}
