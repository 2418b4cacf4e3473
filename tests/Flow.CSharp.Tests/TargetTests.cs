using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.CSharp.Tests.Written;

namespace Flow.CSharp.Tests;

public sealed class TargetTests
{
    [Fact]
    public void A_project_becomes_one_file_for_each_pipeline_and_a_program_around_them()
    {
        var result = new CSharpTarget().Emit(Model(Pipeline(Job("a", Sh("go", "true"))), new Pipeline("night-ly", Here) { Jobs = [Job("b", Sh("go", "true"))] }), EmitOptions.Default);

        Assert.Equal("runners/Ci.g.cs runners/NightLy.g.cs runners/Program.cs runners/Runners.csproj", string.Join(" ", result.Files.Select(static f => f.Path)));
        Assert.Empty(result.Diagnostics);
        Assert.DoesNotContain(result.Files, static f => f.Text.Contains('\r', StringComparison.Ordinal));
        Assert.Contains("#line (1, 1) - (1, 9) \"../ci.flow\"", result.Files[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_line_knows_where_it_comes_from()
    {
        var file = new CSharpTarget().Emit(Model(Job("a", Sh("go", "true"))), EmitOptions.Default).Files[0];
        var lines = file.Text.Split('\n');

        Assert.NotEmpty(file.Lines);
        Assert.Contains(file.Lines, l => lines[l.Line].Contains("new ShellStep(\"go\")", StringComparison.Ordinal) && l.Origin.Path == "ci.flow");
        Assert.Contains(file.Lines, l => lines[l.Line].Contains("Script = ", StringComparison.Ordinal) && lines[l.Line - 1].StartsWith("#line (", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_C_Sharp_would_not_tell_apart_get_numbers()
    {
        var names = CSharpNames.Unique(["a-b", "a_b", "aB", "AB", "1x", "class"]);

        Assert.Equal("AB AB_2 AB_3 AB_4 _1x Class", string.Join(" ", new[] { "a-b", "a_b", "aB", "AB", "1x", "class" }.Select(n => names[n])));
        Assert.Equal(("imageTag", "@class"), (CSharpNames.Local("image-tag"), CSharpNames.Local("class")));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("quote \" and \\ and {brace} and \t tab")]
    [InlineData("two\nlines\n")]
    [InlineData("\n\"\"\"\n  indented \"\"\"\"\n\ttab\n   \n")]
    [InlineData("carriage\r\nreturn")]
    [InlineData("\u0000 \u001b[31m \u2028 \u200b \ud83d\ude80 é")]
    [InlineData("#if x\n#line 5 \"y\"\n")]
    public void A_text_survives_as_a_literal(string text)
    {
        var writer = new CSharpWriter(static p => p);
        writer.Open("public static class A");
        writer.Line($"public static string Define() => {CSharpLiteral.Text(text)};");
        writer.Close();
        var source = RunnerSource.Of("a.cs", writer.ToFile("a.cs").Text);

        var build = SourceProject.Compiler().Build(source);

        Assert.Empty(build.Problems);
        Assert.Equal(text, LoadedRunner.Load(build.Image!, "text").Entry<string>("A")());
    }

    [Fact]
    public void What_only_its_host_has_is_noted_and_what_cannot_run_is_an_error()
    {
        var late = new InterpolationExpr([Text("--cpus "), Reading(new ConfigurationSource("CPUS"), FlowType.Text)], Here.Location);
        var health = new VariantValue(new VariantType("health", []), "http", [Value.Of("/ready")]);
        var job = Job("a",
            new UsesStep(new RemoteAction("o/r", "", "v1"), [], Here) { Key = "__uses" },
            new ReportStep("tests", [Text("*.trx")], Empty.From("ci")) { Key = "__report", Folder = Text("x") }) with
        {
            Sidecars = [new Sidecar("db", new Container(Text("postgres"), Here) { Health = health }, Empty.From("pipeline ci"))],
            Container = new Container(Text("image"), Here) { Options = late with { Location = Empty.At("ci {") }, Ports = [Text("80")] },
            Environment = new EnvironmentUse(Text("production"), Empty.From("ci")) { Url = Text("https://example.com") },
        };
        var call = new Job("b", Here) { Call = new PipelineCall("o/r/.github/workflows/x.yml@v1", Here) };
        var result = new CSharpTarget().Emit(Model(job, call), EmitOptions.Default);

        Assert.Equal("FLOW6501 FLOW6502 FLOW6505 FLOW6506", string.Join(" ", result.Diagnostics.Select(static d => d.Code).Distinct().Order(StringComparer.Ordinal)));
        Assert.Contains(result.Diagnostics, static d => d.Message.Contains("http(/ready)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_a_local_run_does_not_have_is_an_error_that_names_it()
    {
        var job = Job("a", new ProcessStep([Text("echo"), Reading(new ContextSource("github", ["path-file"]), FlowType.Text)], Here) { Key = "__run" });

        var diagnostic = Assert.Single(new CSharpTarget().Emit(Model(job), EmitOptions.Default).Diagnostics);

        Assert.Equal("FLOW6503", diagnostic.Code);
        Assert.Contains("`github.path-file`", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_uses_itself_is_an_error_with_the_circle()
    {
        CompositeAction Action(string name, string uses) => new(name, Here) { Folder = new(name, Here.Location), Steps = [new UsesStep(new DeclaredAction(uses), [], Here) { Key = "__uses" }] };
        var job = Job("a", new UsesStep(new DeclaredAction("x"), [], Here) { Key = "__uses" });

        var diagnostic = Assert.Single(new CSharpTarget().Emit(Model(job) with { Actions = [Action("x", "y"), Action("y", "x")] }, EmitOptions.Default).Diagnostics);

        Assert.Equal("`x` uses itself: x → y → x.", diagnostic.Message);
    }

    [Fact]
    public void Containers_beside_a_job_compile_and_carry_their_settings()
    {
        var health = new VariantValue(new VariantType("health", []), "tcp", [Value.Of(6379)]);
        var job = Job("a", Sh("go", "true")) with
        {
            Container = new Container(Text("alpine"), Here) { Volumes = [Text("/a:/b")], Variables = [Variable("A", Text("b"))], Options = Text("--cpus 1") },
            Sidecars = [new Sidecar("cache", new Container(Text("redis:7"), Here) { Health = health, Ports = [Text("6379")] }, Here)],
        };
        using var project = new SourceProject();

        var text = project.Emit(Model(job), "ci").Files[0].Text;

        Assert.Contains("Options = [\"--cpus\", \"1\"],", text, StringComparison.Ordinal);
        Assert.Contains("HealthPort = 6379,", text, StringComparison.Ordinal);
        Assert.Contains("Ports = [\"6379\"],", text, StringComparison.Ordinal);
    }
}
