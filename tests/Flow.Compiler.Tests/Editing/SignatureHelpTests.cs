using Flow.Compiler.Editing;

namespace Flow.Compiler.Tests.Editing;

public class SignatureHelpTests
{
    [Theory]
    [InlineData("let x = split($0)", "split([text: string], separator: string): list<string>")]
    [InlineData("let x = split(\"a\", $0)", "split(text: string, [separator: string]): list<string>")]
    [InlineData("let x = \"a b\".split($0)", "split([separator: string]): list<string>")]
    [InlineData("let x = split(\"a\", $0", "split(text: string, [separator: string]): list<string>")]
    [InlineData("function tag(version: string, suffix: string = \"\"): string = version\nlet x = tag(suffix = $0)", "tag(version: string, [suffix: string = \"\"]): string")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    setup dotnet($0)\n  }\n}", "dotnet([version: version? = none]): tool")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    run \"x\" { retry 2 on exit-code(1, $0) }\n  }\n}", "exit-code([code: int…]): retry-condition")]
    [InlineData("let x = dotnet(\"$0\")", "dotnet([path: path])")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux after ended($0)\n}", "ended([job: job])")]
    [InlineData("pipeline ci {\n  on push\n  job a $0\n}", "job name [[\"title\"]] on list<runner> [after job] [when bool] [if bool] [where bool] { … }")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux after $0\n}", "job name [\"title\"] on list<runner> [[after job]] [when bool] [if bool] [where bool] { … }")]
    [InlineData("template t of job {\n  param project: path\n  param level: int = 1\n  on linux\n}\npipeline ci {\n  on push\n  t $0\n}", "t name { project: path, level: int = 1 }")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    run $0\n  }\n}", "run [string] [when bool] [if bool] [where bool] [as string] [at string] { … }")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    run \"echo $0\"\n  }\n}", "")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    run \"echo ${git.$0\n  }\n}", "")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    run \"echo ${split(git.branch, $0)}\"\n  }\n}", "split(text: string, [separator: string]): list<string>")]
    [InlineData("let x = 1$0", "")]
    [InlineData("let x = split(\"a\", \"b\")$0", "")]
    [InlineData("// split($0", "")]
    public void The_part_at_the_caret_is_marked(string marked, string expected)
    {
        var source = CaretSource.Parse(marked);

        var found = SignatureHelp.At(source.Compilation, source.Path, source.Position);

        Assert.Equal(expected, found is null ? "" : Marked(found));
    }

    [Fact]
    public void What_a_line_does_is_said_once()
    {
        var source = CaretSource.Parse("pipeline ci {\n  on push\n  job a on linux {\n    run $0\n  }\n}");

        var found = SignatureHelp.At(source.Compilation, source.Path, source.Position)!.Signature;

        Assert.NotEmpty(found.Documentation);
        Assert.DoesNotContain(found.Parameters, p => p.Documentation == found.Documentation);
    }

    private static string Marked(SignatureAt found)
    {
        if (found.ActiveParameter < 0)
        {
            return found.Signature.Label;
        }

        var span = found.Signature.Parameters[found.ActiveParameter].Span;
        return found.Signature.Label.Insert(span.End, "]").Insert(span.Start, "[");
    }
}
