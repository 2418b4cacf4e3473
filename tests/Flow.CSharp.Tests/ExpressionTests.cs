using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using Flow.Tests.Shared;

namespace Flow.CSharp.Tests;

public sealed class ExpressionRun : IAsyncLifetime, IDisposable
{
    private readonly SourceProject project = new();
    private RunOutcome? outcome;

    /// <summary>The output that a case became: text as it is, all else as JSON.</summary>
    public string Of(int number) => outcome!.Output("cases", $"o{number}");

    public string Log => outcome!.Text;

    public int ExitCode => outcome!.ExitCode;

    public async Task InitializeAsync()
    {
        project.With("event.json", ExpressionWorld.Event);
        outcome = await project.RunAsync(Written.Model(Pipeline()), "ci", o => o with
        {
            EventFile = Path.Combine(project.Folder, "event.json"),
            EventName = "push",
            Parameters = ExpressionWorld.Parameters.Where(static p => p.Given is not null).ToDictionary(static p => p.Name, static p => p.Given!),
            Variables = ExpressionWorld.Variables.ToDictionary(static v => v.Name, static v => v.Value),
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => project.Dispose();

    private static Pipeline Pipeline()
    {
        var before = Written.Job("before", Written.Sh("nothing", "true")) with { Outputs = [.. ExpressionWorld.Outputs.Select(static o => Written.Output(o.Name, Written.Known(o.Value)))] };
        var cases = Written.Job("cases", Written.Sh("nothing", "true")) with
        {
            Needs = [Written.Needs("before")],
            Outputs = [.. ExpressionCases.All.Select(static (c, i) => Written.Output($"o{i}", c.Expression))],
        };
        return Written.Pipeline(before, cases) with { Parameters = [.. ExpressionWorld.Parameters.Select(static p => new Parameter(p.Name, p.Type, Written.Here))] };
    }
}

public sealed class ExpressionTests(ExpressionRun run) : IClassFixture<ExpressionRun>
{
    public static TheoryData<int, string> Numbers()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < ExpressionCases.All.Length; i++)
        {
            cases.Add(i, ExpressionCases.All[i].Name);
        }

        return cases;
    }

    [Fact]
    public void The_run_that_evaluates_all_cases_succeeds() => Assert.True(run.ExitCode == 0, run.Log);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_expression_has_the_value_that_the_language_gives_it(int number, string name)
    {
        var (_, _, expected) = ExpressionCases.All[number];
        Assert.Equal((name, AsOutput(expected)), (name, run.Of(number)));
    }

    [Fact]
    public void There_are_enough_cases_and_no_name_twice()
    {
        Assert.True(ExpressionCases.All.Length >= 60);
        Assert.Equal(ExpressionCases.All.Length, ExpressionCases.All.Select(static c => c.Name).Distinct().Count());
    }

    private static string AsOutput(Value value) => value is TextValue text ? text.Text : ParameterText.Json(value);
}
