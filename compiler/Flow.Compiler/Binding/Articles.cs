namespace Flow.Compiler.Binding;

/// <summary>"a" or "an" before a word in a message.</summary>
internal static class Articles
{
    /// <summary>"A job", "An output".</summary>
    public static string With(string word) => (word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "An " : "A ") + word;
}
