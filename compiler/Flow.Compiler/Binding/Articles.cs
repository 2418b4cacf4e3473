namespace Flow.Compiler.Binding;

/// <summary>"a" or "an" before a word in a message.</summary>
internal static class Articles
{
    /// <summary>"A job", "An output".</summary>
    public static string With(string word) => (StartsWithVowel(word) ? "An " : "A ") + word;

    /// <summary>"a job", "an output".</summary>
    public static string Of(string word) => (StartsWithVowel(word) ? "an " : "a ") + word;

    private static bool StartsWithVowel(string word) => word is ['a' or 'e' or 'i' or 'o', ..];
}
