using FsCheck;
using FsCheck.Fluent;

namespace Flow.Compiler.Tests.Literals;

public class AnyTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("0123456789.-:_*/,?+![]{}@$%^~<>=|& \\\"'\0\t\n\ud800éxXvhmsMiB".ToCharArray()).ArrayOf().Select(static c => new string(c)),
        Gen.Elements("1", "0", "9", ".", "-", ":", "/", "@", "*", "x", "v", "docker://", "./", "$/", "https://", "a.b", ".github/workflows/", "m", "h", "am", " ", "||", ">=", "sha256:", "mon", "7").ListOf().Select(string.Concat));

    /// <summary>No text makes a grammar throw, and a problem always lies inside the text, says a sentence and replaces with something else.</summary>
    [Fact]
    public void Every_text_has_an_answer() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Texts.ToArbitrary(), static text =>
        {
            foreach (var (name, read) in Grammars.All)
            {
                if (read(text) is { } problem)
                {
                    Assert.True(problem.Start >= 0 && problem.Length >= 0 && problem.Start + problem.Length <= text.Length, $"{name}: {problem}");
                    Assert.True(problem.Message.EndsWith('.') || problem.Message.EndsWith('?') || problem.Message.EndsWith(')'), $"{name}: {problem.Message}");
                    Assert.True(text != problem.Replacement, $"{name}: {problem}");
                }
            }
        }));
}
