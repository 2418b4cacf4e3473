using System.Collections.Immutable;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.CSharp.Tests.Written;

namespace Flow.CSharp.Tests;

public sealed class CSharpStepTests : IDisposable
{
    private readonly SourceProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task The_value_of_an_expression_is_read_by_later_steps_and_jobs()
    {
        var written = new Written("pipeline ci {\n  csharp\"Enumerable.Range(1, count).Select(n => n * n).ToList()\"\n}\n");
        var step = new CSharpStep(written.Code("Enumerable.Range(1, count).Select(n => n * n).ToList()"), [Variable("count", Known(Value.Of(3)))], new ListType(FlowType.Int), Here) { Key = "squares", Name = "squares" };
        var job = Job("make", step) with { Outputs = [Output("squares", Reading(new StepSource("squares", StepFacet.Output, "value"), new ListType(FlowType.Int)))] };

        var run = await project.RunAsync(Model(job));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("[1,4,9]", run.Output("make", "squares"));
    }

    [Fact]
    public async Task Captures_of_every_type_arrive_typed_and_statements_may_wait()
    {
        const string Code = "await Task.Delay(1, context.CancellationToken);\nif (flag) { return $\"{text} {number * 2} {ratio / 2} {wait.TotalMinutes} {list.Count} {any[\"a\"]}\"; }\nreturn none ?? \"nothing\";";
        var written = new Written("pipeline ci {\n" + Code + "\n}\n");
        var any = new RecordValue(new MapType(FlowType.Any), [new("a", Value.Of("b"))]);
        ImmutableArray<Variable> captures =
        [
            Variable("text", Text("t")), Variable("number", Known(Value.Of(21))), Variable("ratio", new ConstantExpr(Value.Of(5), FlowType.Number, Here.Location)), Variable("flag", Known(Value.True)),
            Variable("wait", Duration(TimeSpan.FromHours(1))), Variable("list", Known(new ListValue(FlowType.Int, [Value.Of(1), Value.Of(2)]))), Variable("any", new ConstantExpr(any, FlowType.Any, Here.Location)),
            Variable("none", new ConstantExpr(Value.None, FlowType.Text.OrNone(), Here.Location)),
        ];
        var step = new CSharpStep(written.Code(Code), captures, FlowType.Text, Here) { Key = "all", Name = "all" };

        var run = await project.RunAsync(Model(Job("make", step) with { Outputs = [Output("text", Reading(new StepSource("all", StepFacet.Output, "value"), FlowType.Text))] }));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("t 42 2.5 60 2 b", run.Output("make", "text"));
    }

    [Fact]
    public async Task A_record_may_be_an_anonymous_object_and_a_step_may_have_no_value()
    {
        var written = new Written("new { name = \"x\", sizes = new[] { 1, 2 } }\ncontext.WriteLine(\"said it\");\n");
        var record = new CSharpStep(written.Code("new { name = \"x\", sizes = new[] { 1, 2 } }"), [], new MapType(FlowType.Any), Here) { Key = "record", Name = "record" };
        var silent = new CSharpStep(written.Code("context.WriteLine(\"said it\");"), [], FlowType.None, Here) { Key = "silent", Name = "silent" };
        var output = new MemberExpr(Reading(new StepSource("record", StepFacet.Output, "value"), new MapType(FlowType.Any)), "name", FlowType.Text, Here.Location);

        var run = await project.RunAsync(Model(Job("make", record, silent) with { Outputs = [Output("name", output)] }));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("x", run.Output("make", "name"));
        Assert.Contains("said it", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_lines_are_mapped_to_the_source_but_not_those_inside_a_text()
    {
        const string Code = "var text = \"\"\"\n  first\n  second\n  \"\"\";\nthrow new InvalidOperationException(text);";
        var written = new Written("\n\n" + Code + "\n");
        var step = new CSharpStep(written.Code(Code), [], FlowType.None, Here) { Key = "fails" };

        var text = project.Emit(Model(Job("make", step)), "ci").Files[0].Text;

        Assert.Contains("#line (3, 1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#line (4, ", text, StringComparison.Ordinal);
        Assert.Contains("\n  first\n  second\n", text, StringComparison.Ordinal);
        Assert.Contains("#line (7, 1)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_names_the_line_of_the_flow_file()
    {
        const string Code = "var x = 1;\nif (x == 1)\n{\n    throw new InvalidOperationException(\"it broke\");\n}";
        var written = new Written("pipeline ci {\n  csharp\n" + Code + "\n}\n");
        var step = new CSharpStep(written.Code(Code), [], FlowType.None, written.From("csharp")) { Key = "fails" };
        var model = Model(Job("make", step));
        var image = SourceProject.Compiler().Build(project.Emit(model, "ci")).Image!;
        var definition = LoadedRunner.Load(image, "trace").Entry<Flow.Runtime.PipelineDefinition>(CSharpTarget.EntryType(model, "ci"))();
        var body = ((Flow.Runtime.CSharpStep)definition.Jobs[0].Steps[0]).Body;

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => body(null!));
        var run = await project.RunAsync(model);

        Assert.Contains($"{project.Folder}/ci.flow:line 6", fault.StackTrace, StringComparison.Ordinal);
        Assert.Equal("failed", run.Result("make"));
        Assert.Contains("it broke", run.Text, StringComparison.Ordinal);
        Assert.Contains("ci.flow:2", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Enumerable.Range(1, 3).Select(n => n * n).ToList()", true)]
    [InlineData("new { a = 1 }", true)]
    [InlineData("items.Select(i => { return i; })", true)]
    [InlineData("x switch { 1 => \";\", _ => \"}\" } // ;", true)]
    [InlineData("$\"{a};{b}\"", true)]
    [InlineData("iffy + 1", true)]
    [InlineData("var x = 1;\nreturn x;", false)]
    [InlineData("if (x) { return 1; }", false)]
    [InlineData("Console.WriteLine();", false)]
    [InlineData("foreach (var x in y) { }", false)]
    [InlineData("checked(x + 1)", true)]
    [InlineData("checked { x++; }", false)]
    [InlineData("await client.GetAsync(url)", true)]
    [InlineData("await foreach (var x in y) { Log(x); }", false)]
    [InlineData("switch (x) { case 1: Log(x); break; }", false)]
    [InlineData("{ Log(1); }", false)]
    [InlineData("", false)]
    public void An_expression_is_told_from_statements(string code, bool expected) => Assert.Equal(expected, new CSharpText(code, []).IsExpression);

    [Theory]
    [InlineData("var a = 1;\nvar b = 2;", "")]
    [InlineData("var a = @\"x\n  y\";\nvar b = 2;", "1")]
    [InlineData("/* a\n b */ var c = 1;\nvar d = '\"';\nvar e = 1;", "1")]
    [InlineData("var a = \"\"\"\n  x \"\n  \"\"\"; // \"\nvar b = 1;", "1,2")]
    [InlineData("var a = $\"{(true ? \"x\" : \"}\")}\";\nvar b = 1;", "")]
    [InlineData("var a = $@\"x {new[] {\n 1 }[0]} \"\" y\n z\";\nvar b = 1;", "1,2")]
    [InlineData("var a = $$\"\"\"\n {not} {{1}}\n \"\"\";\nvar b = \"\\\"\";\nvar c = 1;", "1,2")]
    public void Lines_inside_a_token_are_found(string code, string inside)
    {
        var lines = new CSharpText(code, []).StartInsideToken;

        Assert.Equal(code.Split('\n').Length, lines.Length);
        Assert.Equal(inside, string.Join(',', Enumerable.Range(0, lines.Length).Where(i => lines[i])));
    }
}
