using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.Tests.Models;

namespace Flow.Tests;

/// <summary>Models that together use every construct which the GitHub Actions target can say.</summary>
internal static class WorkflowCases
{
    private static readonly VariantType Health = new("health", []);
    private static readonly ListType Numbers = new(FlowType.Int);
    private static readonly EnumType Level = new(null, ["quick", "full"]);

    private static readonly Value[] Systems = [new EnumValue(Platform, "linux"), new EnumValue(Platform, "windows")];

    private static Permissions Contents => new() { Scopes = [new Permission("contents", AccessLevel.Read, "checkout reads the repository", At(8))] };

    /// <summary>Build, a filtered matrix of tests, and a publication: the first example of the language.</summary>
    public static Pipeline Ci => Pipeline(Build, Test, Publish) with
    {
        Triggers = [Trigger("push") with { Branches = ["main"] }, Trigger("pull-request")],
        Concurrency = new Concurrency(Join(Str("ci-"), Context("git.ref")), At(4)) { Cancel = Not(Eq(Context("git.branch"), Str("main"))) },
    };

    private static Job Build => Job(
        "build",
        Checkout,
        new SetupStep(Tool.Dotnet, Const(new NumberValue(10.0m, "10.0")), At(9)) { Key = "__setup", Cache = Bool(false) },
        Run("dotnet build src/Hello -c Release"),
        Run("git describe --tags").Named("describe") with { CapturesStdout = true },
        Publish("app", Str("src/Hello/bin/Release/**"))) with
    {
        Permissions = Contents,
        Outputs = [Out("version", Call("trim", FlowType.Text, Read(new StepSource("describe", StepFacet.Stdout, ""))))],
    };

    private static Job Test => Job(
            "test",
            Checkout,
            Take("build", "app"),
            Run("dotnet test --framework \"$FRAMEWORK\"", "__run") with
            {
                Script = new Script(null, "dotnet test --framework \"$FRAMEWORK\"", [Var("FRAMEWORK", Read(new MatrixSource("framework")))]),
                Retry = new Retry(2, At(20)) { ExitCodes = [137], Delay = TimeSpan.FromSeconds(5) },
            },
            new ReportStep("tests", [Str("**/*.trx")], At(21)) { Key = "__report" })
        .After("build")
        .For(
            [("os", Platform, Systems), ("framework", FlowType.Text, [Value.Of("net9.0"), Value.Of("net10.0")])],
            static cell => cell.Field("os")!.ToText() == "linux" || cell.Field("framework")!.ToText() == "net10.0") with
    {
        Title = Join(Str("Test "), Read(new MatrixSource("framework")), Str(" on "), Read(new MatrixSource("os"), Platform)),
        Runner = new RunnerSelection([Read(new MatrixSource("os"), Platform)], null, At(5)),
        Timeout = Minutes(10),
        Permissions = Contents,
    };

    private static Job Publish => Job(
            "publish",
            Uses("aws-actions/configure-aws-credentials@v4", Var("role-to-assume", Read(new ConfigurationSource("DEPLOY_ROLE"))), Var("aws-region", Str("eu-west-1"))) with
            {
                Name = "login", Key = "login", Title = Str("Log in to AWS: now"),
            },
            Run("for f in \"${HOME}\"/out/*; do ./push.sh \"$f\" \"$VERSION\"; done\necho \"digest=$(cat digest)\" >> \"$GITHUB_OUTPUT\"\n").Named("push") with
            {
                Title = Str("Push the image"),
                Folder = Str("deploy"),
                When = Eq(Read(new StepSource("login", StepFacet.Outcome, ""), JobResult), Result("succeeded")),
                Variables = [Var("TITLE", Context("event.head_commit.message", FlowType.Any)), Var("VERSION", Output("build", "version"))],
                Outputs = [new Output("digest", FlowType.Text, Str(""), At())],
            })
        .After("test", "build")
        .When(Eq(Context("git.branch"), Str("main"))) with
    {
        Permissions = new Permissions
        {
            Scopes =
            [
                new Permission("contents", AccessLevel.Read, "written", At(8)),
                new Permission("id-token", AccessLevel.Write, "exchanges it for cloud credentials", At(8)),
            ],
        },
        Outputs = [Out("digest", Read(new StepSource("push", StepFacet.Output, "digest")))],
        Environment = new EnvironmentUse(Str("production"), At(22)) { Url = Str("https://example.com") },
        Cleanup = [Run("rm -rf out", "__run_2")],
    };

    /// <summary>Inputs of all types, a matrix that a job computes, gates of all kinds, a call and secrets.</summary>
    public static Pipeline Nightly => Pipeline(Plan, Shard, Merge, Notify, Rollout) with
    {
        Triggers =
        [
            Trigger("call"), Trigger("manual"),
            Trigger("schedule") with { Crons = ["0 3 * * *"], TimeZone = "Europe/Vienna" },
        ],
        Parameters =
        [
            new Parameter("level", Level, At(3)) { Default = new EnumValue(Level, "quick"), Description = "How much to test" },
            new Parameter("loud", FlowType.Bool, At(3)) { Default = Value.False },
            new Parameter("count", FlowType.Int, At(3)) { Default = Value.Of(3) },
            new Parameter("only", Numbers, At(3)),
            new Parameter("place", FlowType.Text, At(3)) { IsEnvironment = true, Default = Value.Of("staging") },
            new Parameter("token", FlowType.Text, At(3)) { IsSecret = true },
        ],
        Environment = [Var("LEVEL", Read(new ParameterSource("level"), Level)), Var("VERSION", Const(new NumberValue(3.1m, "3.10")))],
        Outputs = [Out("version", Output("plan", "version"))],
        RunTitle = Join(Str("Nightly: "), Read(new ParameterSource("level"), Level)),
    } with { Name = "nightly" };

    private static Job Plan => Job(
        "plan",
        Checkout with { Depth = Number(0), Submodules = "recursive", LargeFiles = true, KeepsCredentials = true },
        Run("git describe --tags").Named("describe") with { CapturesStdout = true, CapturesExitCode = true, ContinueOnError = Bool(true) },
        Run("echo 'list=[1,2]' >> \"$GITHUB_OUTPUT\"").Named("list") with { Outputs = [new Output("list", Numbers, Str(""), At())] }) with
    {
        Permissions = Contents,
        Outputs =
        [
            Out("version", Call("trim", FlowType.Text, Read(new StepSource("describe", StepFacet.Stdout, "")))),
            Out("code", Read(new StepSource("describe", StepFacet.ExitCode, ""), FlowType.Int)),
            Out("shards", Read(new StepSource("list", StepFacet.Output, "list"), Numbers)),
        ],
    };

    private static Job Shard => Job(
            "shard",
            Run("echo \"$N\"") with { Variables = [Var("N", Read(new MatrixSource("n"), FlowType.Int))] },
            Publish("results", Join(Str("out/"), Read(new MatrixSource("n"), FlowType.Int), Str("/**"))) with { Keep = TimeSpan.FromDays(3) })
        .After("plan") with
    {
        Matrix = new JobMatrix(At(6))
        {
            Axes = [new MatrixAxis("n", FlowType.Int, Output("plan", "shards", Numbers), At(6))],
            FailFast = Bool(false),
            MaxParallel = Number(2),
        },
        Sidecars =
        [
            new Sidecar("cache", new Container(Str("redis:7"), At(7))
            {
                Ports = [Str("6379")],
                Health = new VariantValue(Health, "tcp", [Value.Of(6379)]),
            }, At(7)),
            new Sidecar("db", new Container(Str("postgres:16"), At(7))
            {
                Variables = [Var("POSTGRES_PASSWORD", Read(new ParameterSource("token")))],
                Ports = [Str("5432:5432")],
                Health = new VariantValue(Health, "command", [Value.Of("pg_isready -U \"postgres\"")]),
            }, At(7)),
        ],
        Container = new Container(Str("ghcr.io/acme/tools:1"), At(7)) { Username = Context("run.actor"), Password = Read(new ParameterSource("token")), Volumes = [Str("/data:/data")] },
    };

    private static Job Merge => Job("merge", Take("shard", "results", ArtifactCells.All), new ProcessStep([Str("./merge"), Str("--title"), Context("event.title", FlowType.Any), Str("it's")], At(30)) { Key = "__merge" })
        .After("shard");

    private static Job Notify => Job("notify", Uses("slackapi/slack-github-action@v2", Var("channel", Str("C1")), Var("text", Str("nightly failed"))))
        .After(Gate.Condition, "merge", "plan")
        .When(Or(Eq(ResultOf("merge"), Result("failed")), Binary(BinaryOperator.In, ResultOf("plan"), Const(ListOf(Value.Of("failed"), Value.Of("cancelled"))))));

    private static Job Rollout => new Job("rollout", At(40))
    {
        Call = new PipelineCall("deploy", At(41))
        {
            IsLocal = true,
            Arguments = [Var("version", Output("plan", "version")), Var("dry", Bool(false)), Var("sizes", Output("plan", "shards", Numbers))],
            Secrets = [Var("token", Read(new ParameterSource("token")))],
        },
    }.After(Gate.Ended, "merge").After("plan");

    /// <summary>What <see cref="Nightly"/> calls.</summary>
    public static Pipeline Deploy => Pipeline(Job("deploy", Run("./deploy \"$VERSION\"") with { Variables = [Var("VERSION", Read(new ParameterSource("version"))), Var("SIZES", Read(new ParameterSource("sizes"), Numbers))] })) with
    {
        Name = "deploy",
        Triggers = [Trigger("call")],
        Parameters =
        [
            new Parameter("version", FlowType.Text, At(3)) { IsRequired = true },
            new Parameter("dry", FlowType.Bool, At(3)) { Default = Value.True },
            new Parameter("sizes", Numbers, At(3)) { IsRequired = true },
            new Parameter("token", FlowType.Text, At(3)) { IsSecret = true },
        ],
    };

    /// <summary>Rows, outputs of all cells, artifacts of one cell, caches, setups, an action of the project and other shells.</summary>
    public static Pipeline Variety => Pipeline(Rows, Cells, Sum, Tools) with
    {
        Name = "variety",
        File = new(".github/workflows/Variety.yaml", Line(1)),
        Title = "Variety: all the rest",
        Triggers =
        [
            Trigger("push") with { Branches = ["main", "release/**"], Paths = ["src/**"] }, Trigger("tag") with { Tags = ["v*"] },
            Trigger("release") with { Types = ["published"] }, Trigger("pipeline-run") with { Pipelines = ["ci"], Types = ["completed"] },
            Trigger("dispatch") with { Types = ["go"] }, Trigger("merge-group"),
        ],
    };

    private static Job Rows
    {
        get
        {
            var c = Read(new MatrixSource("c"));
            RecordValue[] rows =
            [
                Record(("os", new EnumValue(Platform, "linux")), ("flags", Value.Of("-O2"))),
                Record(("os", new EnumValue(Platform, "macos")), ("flags", Value.Of("-O3"))),
            ];
            return Job("rows", Run("make \"$FLAGS\"") with { Variables = [Var("FLAGS", new MemberExpr(c, "flags", FlowType.Text, Line(1)))] })
                .For([("c", rows[0].Type, rows)]) with
            {
                Runner = new RunnerSelection([new MemberExpr(c, "os", Platform, Line(1))], null, At(5)),
            };
        }
    }

    private static Job Cells => Job(
            "cells",
            Run("echo seconds=1 >> \"$GITHUB_OUTPUT\"").Named("work") with { Outputs = [new Output("seconds", FlowType.Int, Str(""), At())] },
            Publish("log", Str("out/log")))
        .For([("size", FlowType.Text, [Value.Of("small"), Value.Of("large")])]) with
    {
        Outputs = [Out("seconds", Read(new StepSource("work", StepFacet.Output, "seconds"), FlowType.Int))],
    };

    private static Job Sum => Job(
            "sum",
            Run("./sum \"$ALL\"") with { Variables = [Var("ALL", Call("to-json", FlowType.Text, Read(new AllJobOutputsSource("cells", "seconds"), Numbers)))] },
            Take("cells", "log", ArtifactCells.One, Str("small")),
            Take("cells", "log", ArtifactCells.All) with { Into = Str("logs") },
            new SummaryStep(Join(Str("# Done\n\nby "), Context("run.actor")), At(50)) { Key = "__summary" })
        .After("cells");

    private static Job Tools => Job(
            "tools",
            Checkout,
            new SetupStep(Tool.Node, Str("22"), At(51)) { Key = "__setup", Cache = Str("web/pnpm-lock.yaml") },
            new SetupStep(Tool.Java, Str("21"), At(51)) { Key = "__setup_2" },
            new SetupStep(Tool.Python, Str("3.10"), At(51)) { Key = "__setup_3", Cache = Bool(true) },
            new SetupStep(Tool.Go, Str("1.22"), At(51)) { Key = "__setup_4" },
            new SetupStep(Tool.Terraform, Str("1.11.4"), At(51)) { Key = "__setup_5" },
            new SetupStep(Tool.Docker, null, At(51)) { Key = "__setup_6" },
            new CacheStep(Join(Str("nuget-"), Call("hash-files", FlowType.Text, Str("**/packages.lock.json"))), [Str("~/.nuget/packages")], At(52)) { Key = "__cache", RestoreKeys = [Str("nuget-")] },
            new CacheStep(Str("a"), [Str("a"), Str("b")], At(53)) { Key = "__cache_2", Saves = false },
            new CacheStep(Str("a"), [Str("a")], At(54)) { Key = "__cache_3", Restores = false },
            new UsesStep(new DeclaredAction("hello"), [Var("name", Str("you"))], At(55)) { Key = "__hello" },
            new RunStep(new Script("pwsh", "Write-Output 1", []), At(56)) { Key = "__run_7" },
            Run("./flaky") with { Key = "__run_8", Timeout = Minutes(5), Retry = new Retry(1, At(57)) { OnTimeout = true } })
        .After(Gate.AnyOf, "rows", "cells") with
    {
        Timeout = Minutes(0.5),
        Concurrency = new Concurrency(Str("tools"), At(50)),
        Variables =
        [
            Var("BRACES", If(Eq(Context("git.sha"), Str("x")), Join(Str("{{"), Context("git.sha"), Str("}}")), Str("it's"))),
            Var("LITERAL", Str("${{ no expression }}")),
            Var("NESTED", Call("to-json", FlowType.Text, Binary(BinaryOperator.Coalesce, Context("event.release", FlowType.Any), Const(Record(("a", Record(("b", Value.Of(1))))))))),
            Var("BRANCH", Join(Str("on "), Context("git.branch"), Str(": 100%"))),
        ],
        Defaults = new StepDefaults(null, Str("src")),
    };

    /// <summary>An action that <see cref="Variety"/> uses.</summary>
    public static CompositeAction Hello => new("hello", At(60))
    {
        Folder = new(".github/actions/hello", Line(1)),
        Parameters = [new Parameter("name", FlowType.Text, At(61)) { IsRequired = true }, new Parameter("loud", FlowType.Bool, At(61)) { Default = Value.False }],
        Outputs = [Out("greeting", Read(new StepSource("say", StepFacet.Stdout, "")))],
        Steps =
        [
            Run("echo \"Hello $NAME\"").Named("say") with
            {
                CapturesStdout = true,
                Variables = [Var("NAME", Read(new ParameterSource("name")))],
                When = Not(Read(new ParameterSource("loud"), FlowType.Bool)),
            },
        ],
    };

    /// <summary>All of them as one project.</summary>
    public static DeliveryModel All => ModelOf(Ci, Nightly, Deploy, Variety) with { Actions = [Hello] };
}
