using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.CSharp.Tests.Written;

namespace Flow.CSharp.Tests;

public sealed class RunTests : IDisposable
{
    private static readonly ListType Texts = new(FlowType.Text);
    private static readonly EnumType Results = new("result", ["succeeded", "failed", "skipped", "cancelled", "timed-out", "warned"]);
    private readonly SourceProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task Outputs_travel_from_step_to_job_to_later_job()
    {
        var make = Job("make", Sh("describe", "echo v1.2.3") with { CapturesStdout = true }) with
        {
            Outputs = [Output("version", Reading(new StepSource("describe", StepFacet.Stdout, ""), FlowType.Text)), Output("count", Known(Value.Of(3)))],
        };
        var use = Job("use", Sh("show", "test \"$VERSION\" = v1.2.3 && echo \"sum=$((COUNT + 1))\" >> \"$GITHUB_OUTPUT\"") with
        {
            Variables = [Variable("VERSION", Reading(new JobOutputSource("make", "version"), FlowType.Text)), Variable("COUNT", Reading(new JobOutputSource("make", "count"), FlowType.Int))],
        }) with
        {
            Needs = [Needs("make")],
            Outputs = [Output("sum", Reading(new StepSource("show", StepFacet.Output, "sum"), FlowType.Int), FlowType.Int)],
        };

        var run = await project.RunAsync(Model(make, use));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("4", run.Output("use", "sum"));
    }

    [Fact]
    public async Task A_loop_makes_one_copy_for_each_value_and_where_leaves_some_out()
    {
        var os = new MatrixAxis("os", FlowType.Text, Known(new ListValue(FlowType.Text, [Value.Of("linux"), Value.Of("windows")])), Here);
        var framework = new MatrixAxis("framework", FlowType.Text, Known(new ListValue(FlowType.Text, [Value.Of("net9.0"), Value.Of("net10.0")])), Here);
        var where = new BinaryExpr(BinaryOperator.Or,
            new BinaryExpr(BinaryOperator.Equal, Reading(new MatrixSource("os"), FlowType.Text), Text("linux"), FlowType.Bool, Here.Location),
            new BinaryExpr(BinaryOperator.Equal, Reading(new MatrixSource("framework"), FlowType.Text), Text("net10.0"), FlowType.Bool, Here.Location), FlowType.Bool, Here.Location);
        var job = Job("test", Sh("go", "true")) with
        {
            Matrix = new JobMatrix(Here) { Axes = [os, framework], Where = where, FailFast = Known(Value.False), MaxParallel = Known(Value.Of(1)) },
            Title = new InterpolationExpr([Text("Test "), Reading(new MatrixSource("framework"), FlowType.Text), Text(" on "), Reading(new MatrixSource("os"), FlowType.Text)], Here.Location),
            Outputs = [Output("cell", new InterpolationExpr([Reading(new MatrixSource("os"), FlowType.Text), Text("/"), Reading(new MatrixSource("framework"), FlowType.Text)], Here.Location))],
        };

        var run = await project.RunAsync(Model(job));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("linux/net10.0 linux/net9.0 windows/net10.0", string.Join(" ", run.Outputs("test", "cell").Order(StringComparer.Ordinal)));
        Assert.Contains("Test net9.0 on linux", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Include_and_exclude_mean_what_they_mean_at_GitHub()
    {
        static RecordValue Row(params (string Name, string Value)[] fields) => new(new MapType(FlowType.Text), [.. fields.Select(static f => new FieldValue(f.Name, Value.Of(f.Value)))]);
        var os = new MatrixAxis("os", FlowType.Text, Known(new ListValue(FlowType.Text, [Value.Of("linux"), Value.Of("windows")])), Here);
        var job = Job("test", Sh("go", "true")) with
        {
            Matrix = new JobMatrix(Here) { Axes = [os], Exclude = [Row(("os", "windows"))], Include = [Row(("os", "linux"), ("flags", "-O2")), Row(("os", "macos"))], MaxParallel = Known(Value.Of(1)) },
            Outputs = [Output("cell", new InterpolationExpr([Reading(new MatrixSource("os"), FlowType.Text), Reading(new MatrixSource("flags"), FlowType.Text.OrNone())], Here.Location))],
        };

        var run = await project.RunAsync(Model(job));

        Assert.Equal("linux-O2 macos", string.Join(" ", run.Outputs("test", "cell").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_list_that_an_earlier_job_makes_gives_the_copies_and_their_outputs_come_together()
    {
        var plan = Job("plan", Sh("go", "true")) with { Outputs = [Output("shards", Known(new ListValue(FlowType.Int, [Value.Of(2), Value.Of(5)])))] };
        var shard = Job("shard", Sh("go", "true")) with
        {
            Needs = [Needs("plan")],
            Matrix = new JobMatrix(Here) { Axes = [new MatrixAxis("n", FlowType.Int, Reading(new JobOutputSource("plan", "shards"), new ListType(FlowType.Int)), Here)] },
            Outputs = [Output("twice", new BinaryExpr(BinaryOperator.Multiply, Reading(new MatrixSource("n"), FlowType.Int), Known(Value.Of(2)), FlowType.Int, Here.Location))],
        };
        var merge = Job("merge", Sh("go", "true")) with
        {
            Needs = [Needs("shard")],
            Outputs = [Output("all", Reading(new AllJobOutputsSource("shard", "twice"), new ListType(FlowType.Int)))],
        };

        var run = await project.RunAsync(Model(plan, shard, merge));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("[4,10]", run.Output("merge", "all"));
    }

    [Fact]
    public async Task An_artifact_reaches_the_job_that_takes_it()
    {
        var make = Job("make", Sh("write", "mkdir -p out && echo hello > out/app.txt"), new PublishArtifactStep("app", [Text("out/**")], Here) { Key = "__artifact" });
        var use = Job("use", new TakeArtifactStep("make", "app", ArtifactCells.Single, [], Text("got"), Here) { Key = "__take" }, Sh("read", "cat $(find got -name app.txt)") with { CapturesStdout = true }) with
        {
            Needs = [Needs("make")],
            Outputs = [Output("text", Reading(new StepSource("read", StepFacet.Stdout, ""), FlowType.Text))],
        };

        var run = await project.RunAsync(Model(make, use));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("hello", run.Output("use", "text"));
    }

    [Fact]
    public async Task One_copys_artifact_is_taken_by_its_values()
    {
        var os = new MatrixAxis("os", FlowType.Text, Known(new ListValue(FlowType.Text, [Value.Of("linux"), Value.Of("windows")])), Here);
        var write = new RunStep(new Script("bash", "mkdir -p out && echo \"$OS\" > out/os.txt", [Variable("OS", Reading(new MatrixSource("os"), FlowType.Text))]), Here) { Key = "__write" };
        var make = Job("make", write, new PublishArtifactStep("app", [Text("out/**")], Here) { Key = "__artifact" }) with { Matrix = new JobMatrix(Here) { Axes = [os] } };
        var use = Job("use", new TakeArtifactStep("make", "app", ArtifactCells.One, [Text("windows")], Text("got"), Here) { Key = "__take" }, Sh("read", "cat $(find got -name os.txt)") with { CapturesStdout = true }) with
        {
            Needs = [Needs("make")],
            Outputs = [Output("text", Reading(new StepSource("read", StepFacet.Stdout, ""), FlowType.Text))],
        };

        var run = await project.RunAsync(Model(make, use));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("windows", run.Output("use", "text"));
    }

    [Fact]
    public async Task A_failed_job_skips_what_needs_it_and_lets_run_what_waits_for_its_end_or_its_failure()
    {
        var failed = new BinaryExpr(BinaryOperator.Equal, Reading(new JobResultSource("bad"), Results), new ConstantExpr(new EnumValue(Results, "failed"), Results, Here.Location), FlowType.Bool, Here.Location);
        var run = await project.RunAsync(Model(
            Job("bad", Sh("break", "exit 3")),
            Job("good", Sh("go", "true")),
            Job("skipped", Sh("go", "true")) with { Needs = [Needs("bad")] },
            Job("ended", Sh("go", "true")) with { Needs = [Needs("bad", Gate.Ended)] },
            Job("failing", Sh("go", "true")) with { Needs = [Needs("bad", Gate.Failed)] },
            Job("any", Sh("go", "true")) with { Needs = [Needs("bad", Gate.AnyOf) with { Group = 1 }, Needs("good", Gate.AnyOf) with { Group = 1 }] },
            Job("reads", Sh("go", "true")) with { Needs = [Needs("bad", Gate.Condition)], When = failed },
            Job("status", Sh("go", "true")) with { Needs = [Needs("bad")], UsesStatusFunction = true, When = Reading(new StatusSource(StatusFunction.Failure), FlowType.Bool) }));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["failed", "succeeded", "skipped", "succeeded", "succeeded", "succeeded", "succeeded", "succeeded"],
            new[] { "bad", "good", "skipped", "ended", "failing", "any", "reads", "status" }.Select(run.Result));
        Assert.Contains("ci.flow:1", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_takes_too_long_is_stopped_and_a_retried_one_is_tried_again()
    {
        var run = await project.RunAsync(Model(
            Job("slow", Sh("sleep", "sleep 30") with { Timeout = Duration(TimeSpan.FromSeconds(1)) }),
            Job("flaky", Sh("try", "test -f once || { touch once; exit 7; }") with { Retry = new Retry(2, Here) { ExitCodes = [7], Delay = TimeSpan.FromMilliseconds(10) } })));

        Assert.Equal("failed", run.Result("slow"));
        Assert.Equal("succeeded", run.Result("flaky"));
        Assert.Equal(1, run.FailedAttempts("try"));
    }

    [Fact]
    public async Task Cleanup_runs_after_a_failure_and_an_allowed_failure_is_a_warning()
    {
        var run = await project.RunAsync(Model(
            Job("bad", Sh("break", "exit 1")) with { Cleanup = [Sh("tidy", "echo tidied")] },
            Job("allowed", Sh("break", "exit 1")) with { ContinueOnError = Known(Value.True) }));

        Assert.Contains("tidied", run.Text, StringComparison.Ordinal);
        Assert.Equal("warned", run.Result("allowed"));
    }

    [Fact]
    public async Task A_called_pipeline_gets_parameters_and_gives_outputs()
    {
        var inner = new Pipeline("deploy", Here)
        {
            Parameters = [new Parameter("version", FlowType.Text, Here) { IsRequired = true }, new Parameter("speed", FlowType.Int, Here) { Default = Value.Of(4) }],
            Jobs = [Job("do", Sh("go", "true")) with
            {
                Outputs = [Output("done", new InterpolationExpr([Reading(new ParameterSource("version"), FlowType.Text), Text("@"), Reading(new ParameterSource("speed"), FlowType.Int)], Here.Location))],
            }],
            Outputs = [Output("done", Reading(new JobOutputSource("do", "done"), FlowType.Text))],
        };
        var call = new Job("rollout", Here) { Call = new PipelineCall("deploy", Here) { IsLocal = true, Arguments = [Variable("version", Text("1.0"))] } };
        var after = Job("after", Sh("go", "true")) with { Needs = [Needs("rollout")], Outputs = [Output("got", Reading(new JobOutputSource("rollout", "done"), FlowType.Text))] };

        var run = await project.RunAsync(Model(Pipeline(call, after), inner));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("1.0@4", run.Output("after", "got"));
    }

    [Fact]
    public async Task A_composite_action_is_expanded_with_its_inputs_and_outputs()
    {
        var greet = new RunStep(new Script("bash", "echo \"text=hello $WHO\" >> \"$GITHUB_OUTPUT\"", [Variable("WHO", Reading(new ParameterSource("who"), FlowType.Text))]), Here) { Key = "say", Name = "say" };
        var action = new CompositeAction("greet", Here)
        {
            Folder = new(".github/actions/greet", Here.Location),
            Parameters = [new Parameter("who", FlowType.Text, Here) { Default = Value.Of("world") }],
            Steps = [greet],
            Outputs = [Output("text", Reading(new StepSource("say", StepFacet.Output, "text"), FlowType.Text))],
        };
        var job = Job("hi",
            new UsesStep(new DeclaredAction("greet"), [], Here) { Key = "a", Name = "a" },
            new UsesStep(new LocalAction("./.github/actions/greet"), [Variable("who", Text("you"))], Here) { Key = "b", Name = "b" }) with
        {
            Outputs = [Output("both", new InterpolationExpr([Reading(new StepSource("a", StepFacet.Output, "text"), FlowType.Text), Text(", "), Reading(new StepSource("b", StepFacet.Output, "text"), FlowType.Text)], Here.Location))],
        };

        var run = await project.RunAsync(Model(job) with { Actions = [action] });

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("hello world, hello you", run.Output("hi", "both"));
    }

    [Fact]
    public async Task Files_are_checked_out_cached_reported_and_summarised_and_variables_and_defaults_hold()
    {
        project.With("src/a.txt", "A").With("sub/here.txt", "B");
        var job = Job("all",
            new CheckoutStep(Here) { Key = "__checkout" },
            new SetupStep(Tool.Dotnet, Text("10.0"), Here) { Key = "__setup" },
            new CacheStep(new InterpolationExpr([Text("key-"), new CallExpr("hash-files", [Text("src/*.txt")], FlowType.Text, Here.Location)], Here.Location), [Text("cached")], Here) { Key = "__cache", RestoreKeys = [Text("key-")] },
            Sh("read", "cat here.txt; printf ' %s %s' \"$OUTER\" \"$INNER\"") with { CapturesStdout = true, Variables = [Variable("INNER", Text("in"))] },
            new ProcessStep([Text("printf"), Text("%s"), Reading(new ContextSource("job", ["name"]), FlowType.Text)], Here) { Key = "argv", Name = "argv", CapturesStdout = true },
            new SummaryStep(new InterpolationExpr([Text("# Done\n\nIt said "), Reading(new StepSource("argv", StepFacet.Stdout, ""), FlowType.Text)], Here.Location), Here) { Key = "__summary" }) with
        {
            Defaults = new StepDefaults("bash", Text("sub")),
            Outputs = [Output("text", Reading(new StepSource("read", StepFacet.Stdout, ""), FlowType.Text)), Output("argv", Reading(new StepSource("argv", StepFacet.Stdout, ""), FlowType.Text))],
        };

        var run = await project.RunAsync(Model(Pipeline(job) with { Environment = [Variable("OUTER", Text("out"))] }));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal("B out in", run.Output("all", "text"));
        Assert.Equal("all", run.Output("all", "argv"));
    }

    [Fact]
    public async Task Parameters_have_types_and_defaults()
    {
        var pipeline = Pipeline(Job("show", Sh("go", "true")) with
        {
            Outputs =
            [
                Output("level", Reading(new ParameterSource("level"), FlowType.Text)),
                Output("wait", Reading(new ParameterSource("wait"), FlowType.Duration)),
                Output("list", Reading(new ParameterSource("list"), Texts)),
            ],
        }) with
        {
            Parameters =
            [
                new Parameter("level", new EnumType(null, ["quick", "full"]), Here) { Default = Value.Of("quick") },
                new Parameter("wait", FlowType.Duration, Here) { Default = new DurationValue(TimeSpan.FromMinutes(90)) },
                new Parameter("list", Texts, Here) { Default = new ListValue(FlowType.Text, [Value.Of("a\"b")]) },
            ],
        };

        var run = await project.RunAsync(Model(pipeline));
        var wrong = await project.RunAsync(Model(pipeline), change: static o => o with { Parameters = new Dictionary<string, string> { ["level"] = "slow" } });

        Assert.Equal(("quick", "1h30m", "[\"a\\\"b\"]"), (run.Output("show", "level"), run.Output("show", "wait"), run.Output("show", "list")));
        Assert.Equal(2, wrong.ExitCode);
    }
}
