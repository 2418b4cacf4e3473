using System.Collections.Immutable;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;

namespace Flow.CSharp.Tests;

public sealed class EmbeddedCSharpCheckerTests
{
    private static readonly EmbeddedCSharpChecker Checker = new(typeof(Flow.Runtime.PipelineDefinition).Assembly);
    private static readonly ImmutableArray<CSharpCapture> Captures = [new("version", "string"), new("shards", "IReadOnlyList<int>"), new("title", "string?")];

    [Theory]
    [InlineData("shards.Count + 1", "int")]
    [InlineData("return version.Length;", "int")]
    [InlineData("await Task.Delay(1);\nreturn $\"{version}-{shards.Max()}\";", "string")]
    [InlineData("context.WriteLine(version)", "void")]
    [InlineData("context.WriteLine(version);", "void")]
    [InlineData("new { a = 1 }", "object")]
    [InlineData("var text = \"}\"; // }\nreturn text;", "string")]
    [InlineData("checked(shards.Count + 1)", "int")]
    [InlineData("await foreach (var shard in shards.ToAsyncEnumerable()) { context.WriteLine(version + shard); }", "void")]
    [InlineData("int Local(int n) { return n + 1; }\nreturn Local(1);", "int")]
    public void Good_code_gives_no_problem(string code, string result) => Assert.Empty(Check(code, result));

    [Theory]
    [InlineData("return versoin;", "string", "CS0103", "versoin", "There is no `versoin` here. Did you mean `version`?")]
    [InlineData("return shards.Count;", "string", "CS0029", "shards.Count", "This is an `int`, but a `string` is wanted.")]
    [InlineData("shards.Count", "string", "CS0029", "shards.Count", "This is an `int`, but a `string` is wanted.")]
    [InlineData("var a = 1\nreturn a;", "int", "CS1002", "", "A statement ends with `;`.")]
    [InlineData("if (shards.Count > 1) { return 1; }", "int", "CS0161", null, "Not every way through this code gives a value: end it with `return` and an `int`.")]
    [InlineData("return;", "int", "CS0126", "return", "`return` needs an `int` here, because the step has a value.")]
    [InlineData("return new XDocument();", "object", "CS0246", "XDocument", "There is no C# type or namespace `XDocument` here.")]
    [InlineData("return version.Lenght;", "int", "CS1061", "Lenght", "'string' does not contain a definition for 'Lenght'")]
    [InlineData("if (true) {\n  return 1;", "int", "CS1513", "", "A `}` is missing.")]
    public void A_mistake_is_shown_at_its_place_in_the_users_words(string code, string result, string expected, string? place, string message)
    {
        var problem = Check(code, result).First(static p => p.IsError);

        Assert.Equal(expected, problem.Code);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.True(place is null || code.Substring(problem.Start, problem.Length) == place, $"{problem.Start}+{problem.Length}: '{code.Substring(problem.Start, problem.Length)}'");
    }

    [Fact]
    public void A_brace_that_would_end_the_step_is_an_error_at_that_brace()
    {
        const string Code = "return 1; } static void Escape() {";

        var problem = Assert.Single(Check(Code, "int"));

        Assert.Equal((Code.IndexOf('}', StringComparison.Ordinal), 1, true), (problem.Start, problem.Length, problem.IsError));
    }

    [Fact]
    public void Using_none_without_asking_is_a_warning_at_the_place()
    {
        const string Code = "return title.Length;";

        var problem = Assert.Single(Check(Code, "int"));

        Assert.Equal(("CS8602", false, "title"), (problem.Code, problem.IsError, Code.Substring(problem.Start, problem.Length)));
    }

    [Fact]
    public void Places_count_from_the_start_of_the_text_over_several_lines()
    {
        const string Code = "var a = 1;\nvar b = 2;\nreturn a + c;";

        var problem = Check(Code, "int").First(static p => p.IsError);

        Assert.Equal(Code.LastIndexOf('c'), problem.Start);
    }

    private static ImmutableArray<CSharpProblem> Check(string code, string result) => Checker.Check(code, new CSharpText(code, []).IsExpression, Captures, result);
}
