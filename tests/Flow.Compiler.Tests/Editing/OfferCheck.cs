namespace Flow.Compiler.Tests.Editing;

/// <summary>Compares offers with what is expected: a whole list unless it holds <c>…</c>, behind which names stand that must be offered somewhere, or after <c>!</c> must not.</summary>
internal static class OfferCheck
{
    public static void Check(string expected, List<string> found)
    {
        var words = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mark = Array.IndexOf(words, "…");
        var first = mark < 0 ? words : words[..mark];
        Assert.Equal(first, mark < 0 ? found : found.Take(first.Length));
        foreach (var word in mark < 0 ? [] : words[(mark + 1)..])
        {
            Assert.True(word[0] == '!' ? !found.Contains(word[1..]) : found.Contains(word), $"{word}: {string.Join(' ', found.Take(40))}");
        }
    }
}
