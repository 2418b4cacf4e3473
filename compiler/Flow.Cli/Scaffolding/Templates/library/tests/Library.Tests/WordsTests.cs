using Xunit;

namespace Library.Tests;

public class WordsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one two\nthree", 3)]
    public void Counts_words(string text, int count) => Assert.Equal(count, Words.Count(text));
}
