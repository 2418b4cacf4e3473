using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Types;
using Flow.Tests;
using static Flow.Tests.Models;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public class ExpressionTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, GitHubExpressionCases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_lowered_to_the_expression_that_a_person_would_write(int number)
    {
        var (value, text, _) = GitHubExpressionCases.All[number];
        Assert.Equal(text, Lower(value, out _));
    }

    [Theory]
    [InlineData(BinaryOperator.Add, "add")]
    [InlineData(BinaryOperator.Multiply, "multiply")]
    public void Arithmetic_is_refused_by_name(BinaryOperator op, string word)
    {
        Lower(Binary(op, Output("build", "count", FlowType.Int), Number(1), FlowType.Int), out var diagnostics);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("FLOW6001", diagnostic.Code);
        Assert.Contains($"cannot {word}", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_length_of_a_list_is_refused_by_name()
    {
        var list = Output("build", "list", new ListType(FlowType.Int));
        Lower(new MemberExpr(list, "count", FlowType.Int, Line(3)), out var diagnostics);
        Assert.Equal("FLOW6001", Assert.Single(diagnostics).Code);
        Assert.Equal(3, diagnostics[0].Location.LineNumber);
    }

    [Fact]
    public void A_loop_with_a_condition_is_refused()
    {
        var list = Output("build", "list", new ListType(FlowType.Int));
        Lower(new ComprehensionExpr("x", list, Bool(true), Read(new VariableSource("x")), list.Type, Line(1)), out var diagnostics);
        Assert.Equal("FLOW6001", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void A_result_that_GitHub_does_not_know_is_named()
    {
        Lower(Eq(ResultOf("build"), Result("timed-out")), out var diagnostics);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("FLOW6003", diagnostic.Code);
        Assert.Contains("`timed-out`", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_is_refused_where_GitHub_does_not_give_it()
    {
        Lower(Context("runner.temp"), Place.JobCondition, out var diagnostics);
        Assert.Equal("FLOW6002", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void That_case_is_ignored_is_said_once()
    {
        var differs = Eq(Context("run.actor"), Str("Octocat"));
        Lower(And(differs, differs with { Location = Line(2) }), out var diagnostics);
        Assert.Equal("FLOW6004", Assert.Single(diagnostics).Code);
        Assert.Equal(Severity.Note, diagnostics[0].Severity);
    }

    [Fact]
    public void Case_does_not_matter_for_digits_enums_and_commits()
    {
        var channel = new EnumType("channel", ["stable", "beta"]);
        Lower(And(Eq(Context("run.actor"), Str("123")), Eq(Read(new ParameterSource("level"), channel), Str("beta"))), out var first);
        Lower(Eq(Context("git.sha"), Str("abc")), out var second);
        Assert.Empty(first);
        Assert.Empty(second);
    }

    [Fact]
    public void An_input_has_its_default_where_the_pipeline_starts_without_inputs()
    {
        var pipeline = GitHubExpressionCases.Pipeline with { Triggers = [Trigger("manual"), Trigger("push")] };
        var expressions = new GitHubExpression(new ExpressionScope(Place.Step) { Pipeline = pipeline, Facts = new PipelineFacts(pipeline), Job = GitHubExpressionCases.Job }, Reports(out _));
        Assert.Equal("toJSON(inputs.flag) != 'false'", expressions.Lower(Read(new ParameterSource("flag"), FlowType.Bool)));
        Assert.Equal("case(toJSON(inputs.count) == 'null', 7, inputs.count)", expressions.Lower(Read(new ParameterSource("count"), FlowType.Int)));
    }

    [Fact]
    public void An_empty_text_is_a_text_that_somebody_gave()
    {
        var pipeline = GitHubExpressionCases.Pipeline with
        {
            Triggers = [Trigger("manual"), Trigger("push")],
            Parameters = [new Compiler.Model.Parameter("note", FlowType.Text, At()) { Default = Value.Of("x") }, new Compiler.Model.Parameter("empty", FlowType.Text, At()) { Default = Value.Of("") }],
        };
        var expressions = new GitHubExpression(new ExpressionScope(Place.Step) { Pipeline = pipeline, Facts = new PipelineFacts(pipeline), Job = GitHubExpressionCases.Job }, Reports(out _));
        Assert.Equal("case(toJSON(inputs.note) == 'null', 'x', inputs.note)", expressions.Lower(Read(new ParameterSource("note"), FlowType.Text)));
        Assert.Equal("inputs.empty || ''", expressions.Lower(Read(new ParameterSource("empty"), FlowType.Text)));
    }

    [Fact]
    public void An_output_of_a_job_that_may_not_have_run_is_none()
    {
        var job = Job("late").After(Compiler.Model.Gate.Ended, "build");
        var expressions = new GitHubExpression(new ExpressionScope(Place.Step) { Pipeline = GitHubExpressionCases.Pipeline, Facts = new PipelineFacts(GitHubExpressionCases.Pipeline), Job = job }, Reports(out _));
        Assert.Equal("fromJSON(needs.build.outputs.count || 'null')", expressions.Lower(Output("build", "count", FlowType.Int)));
    }

    [Fact]
    public void Text_takes_values_in_pieces_and_keeps_what_looks_like_one()
    {
        var expressions = Scope(Place.Step, out _);
        Assert.Equal("v${{ github.sha }} for ${{ '${{' }} x }}", expressions.Text(Join(Str("v"), Context("git.sha"), Str(" for ${{ x }}"))));
    }

    [Fact]
    public void A_condition_needs_no_braces_unless_it_begins_with_a_tag_sign()
    {
        var expressions = Scope(Place.JobCondition, out _);
        Assert.Equal("github.ref == 'refs/heads/main'", GitHubExpression.Condition(expressions.Of(Eq(Context("git.branch"), Str("main")))));
        Assert.Equal("${{ !cancelled() }}", GitHubExpression.Condition(expressions.Of(Not(Status(StatusFunction.Cancelled)))));
    }

    private static string Lower(Expr value, out IReadOnlyList<Diagnostic> diagnostics) => Lower(value, Place.Step, out diagnostics);

    private static string Lower(Expr value, Place place, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var expressions = Scope(place, out var bag);
        var text = expressions.Lower(value);
        diagnostics = bag.ToImmutable();
        return text;
    }

    private static GitHubExpression Scope(Place place, out DiagnosticBag bag) =>
        new(new ExpressionScope(place) { Pipeline = GitHubExpressionCases.Pipeline, Facts = new PipelineFacts(GitHubExpressionCases.Pipeline), Job = GitHubExpressionCases.Job }, Reports(out bag));

    private static WorkflowReports Reports(out DiagnosticBag bag) => new(bag = new DiagnosticBag(), "the test");
}
