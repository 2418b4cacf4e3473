using Flow.Compiler.Tests.Syntax;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Whatever the text is, every answer to an editor is given, and its places lie in the file.</summary>
public class EditingPropertyTests
{
    public static TheoryData<int> Indices => [.. Enumerable.Range(0, EditorSamples.Texts.Count)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Every_prefix_is_answered(int index)
    {
        var text = EditorSamples.Texts[index];
        var step = Math.Max(1, text.Length / 60);
        for (var length = 0; length <= text.Length; length += step)
        {
            EditingAnswers.AskAll(text[..length]);
        }
    }

    [Fact]
    public void Five_hundred_mutations_are_answered()
    {
        var random = new Random(20261125);
        const string junk = "{}[]()\"`#$=.,-+<>?!'\n\t aé0";
        for (var round = 0; round < 500; round++)
        {
            var text = EditorSamples.Texts[random.Next(EditorSamples.Texts.Count)];
            for (var edit = random.Next(1, 5); edit > 0; edit--)
            {
                text = LosslessTests.Mutated(text, random, junk);
            }

            EditingAnswers.AskAll(text);
        }
    }
}
