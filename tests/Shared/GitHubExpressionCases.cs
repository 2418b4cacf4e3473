using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.Tests.Models;

namespace Flow.Tests;

/// <summary>A value, the GitHub expression for it, and what that comes to with <see cref="GitHubExpressionCases.Contexts"/>, as JSON.</summary>
internal sealed record GitHubExpressionCase(Expr Value, string Text, string Json);

/// <summary>Values that GitHub's expressions can say.</summary>
internal static class GitHubExpressionCases
{
    private static readonly EnumType Channel = new("channel", ["stable", "beta"]);
    private static readonly ListType Numbers = new(FlowType.Int);
    private static readonly ListType Items = new(new RecordType("item", [new RecordField("name", FlowType.Text)]));

    /// <summary>What the contexts hold when the expressions are evaluated.</summary>
    public static readonly object Contexts = new Dictionary<string, object>
    {
        ["github"] = new Dictionary<string, object?>
        {
            ["ref"] = "refs/heads/main",
            ["ref_name"] = "main",
            ["ref_type"] = "branch",
            ["event_name"] = "pull_request",
            ["actor"] = "octocat",
            ["sha"] = "abc",
            ["event"] = new { title = "It's", number = 0, draft = false, labels = new[] { new { name = "bug" }, new { name = "ci" } } },
        },
        ["inputs"] = new Dictionary<string, object?> { ["level"] = "full", ["flag"] = false, ["count"] = 0, ["shards"] = "[1,2]" },
        ["vars"] = new { REGION = "eu-west-1" },
        ["matrix"] = new { os = "linux", n = 2 },
        ["strategy"] = new Dictionary<string, object> { ["job-index"] = 1 },
        ["runner"] = new { os = "Linux" },
        ["needs"] = new Dictionary<string, object>
        {
            ["build"] = new
            {
                result = "failure",
                outputs = new Dictionary<string, string>
                {
                    ["version"] = "1.2", ["ok"] = "true", ["bad"] = "false", ["count"] = "3", ["list"] = "[1,2,3]",
                    ["items"] = """[{"name":"a"},{"name":"b"}]""", ["nothing"] = "",
                },
            },
            ["plan"] = new { result = "success", outputs = new { } },
            ["shard"] = new { result = "success", outputs = new Dictionary<string, string> { ["t-0"] = "a\"b", ["t-1"] = "c", ["n-0"] = "1", ["n-1"] = "2" } },
        },
        ["steps"] = new
        {
            describe = new { outcome = "failure", conclusion = "success", outputs = new Dictionary<string, string> { ["stdout"] = " v1 ", ["stdout-trimmed"] = "v1", ["exit-code"] = "137" } },
        },
        ["env"] = new { HOME_DIR = "/h" },
    };

    /// <summary>The job in which they stand: it comes after two others, and after all cells of a third.</summary>
    public static readonly Job Job = Job("test", Run("describe").Named("describe")).After("build", "plan", "shard");

    /// <summary>The pipeline in which they stand: it starts by hand, so its inputs are there.</summary>
    public static readonly Pipeline Pipeline = Pipeline(
        Job("build"),
        Job("plan"),
        Job("shard").For([("n", FlowType.Int, [Value.Of(1), Value.Of(2)])]),
        Job) with
    {
        Triggers = [Trigger("manual")],
        Parameters =
        [
            new Parameter("level", FlowType.Text, At()) { IsRequired = true },
            new Parameter("flag", FlowType.Bool, At()) { Default = Value.True },
            new Parameter("count", FlowType.Int, At()) { Default = Value.Of(7) },
            new Parameter("shards", Numbers, At()) { IsRequired = true },
            new Parameter("token", FlowType.Text, At()) { IsSecret = true },
        ],
    };

    private static Expr Event(string path) => Context("event." + path, FlowType.Any);

    private static Expr Flag => Read(new ParameterSource("flag"), FlowType.Bool);

    private static Expr Step(StepFacet facet, string output = "", FlowType? type = null) => Read(new StepSource("describe", facet, output), type);

    private static Expr For(string variable, Expr sequence, Expr result) => new ComprehensionExpr(variable, sequence, null, result, new ListType(result.Type), Line(1));

    private static Expr Name(Expr target) => new MemberExpr(target, "name", FlowType.Text, Line(1));

    private static Expr In(Expr left, Expr right) => Binary(BinaryOperator.In, left, right);

    private static Expr NotIn(Expr left, Expr right) => Binary(BinaryOperator.NotIn, left, right);

    private static Expr Coalesce(Expr left, Expr right) => Binary(BinaryOperator.Coalesce, left, right, right.Type);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GitHubExpressionCase> All { get; } =
    [
        // literals
        new(Str("it's"), "'it''s'", "\"it's\""),
        new(Str("a\nb"), "'a\nb'", "\"a\\nb\""),
        new(Number(1.5m), "1.5", "1.5"),
        new(Bool(true), "true", "true"),
        new(None, "null", "null"),
        new(List("a", "b's"), "fromJSON('[\"a\",\"b''s\"]')", "[\"a\",\"b's\"]"),
        new(Const(Record(("a", Value.Of(1)), ("b", Value.True))), "fromJSON('{\"a\":1,\"b\":true}')", "{\"a\":1,\"b\":true}"),
        new(Minutes(90), "'1h30m'", "\"1h30m\""),

        // reads
        new(Context("git.sha"), "github.sha", "\"abc\""),
        new(Context("git.branch"), "startsWith(github.ref, 'refs/heads/') && github.ref_name || ''", "\"main\""),
        new(Context("git.tag"), "github.ref_type == 'tag' && github.ref_name || ''", "\"\""),
        new(Context("run.actor"), "github.actor", "\"octocat\""),
        new(Event("title"), "github.event.title", "\"It's\""),
        new(Context("matrix.index", FlowType.Int), "strategy.job-index", "1"),
        new(Read(new MatrixSource("index"), FlowType.Int), "strategy.job-index", "1"),
        new(Call("first", FlowType.Int, Output("build", "list", Numbers)), "fromJSON(needs.build.outputs.list)[0]", "1"),
        new(Read(new ConfigurationSource("REGION")), "vars.REGION", "\"eu-west-1\""),
        new(Read(new MatrixSource("os"), Platform), "matrix.os", "\"linux\""),
        new(Read(new EnvironmentVariableSource("HOME_DIR")), "env.HOME_DIR", "\"/h\""),
        new(Read(new ParameterSource("level")), "inputs.level", "\"full\""),
        new(Flag, "inputs.flag", "false"),
        new(Read(new ParameterSource("shards"), Numbers), "fromJSON(inputs.shards)", "[1,2]"),
        new(ResultOf("build"), "case(needs.build.result == 'success', 'succeeded', needs.build.result == 'failure', 'failed', needs.build.result)", "\"failed\""),

        // values that travelled
        new(Output("build", "version"), "needs.build.outputs.version", "\"1.2\""),
        new(Output("build", "ok", FlowType.Bool), "needs.build.outputs.ok == 'true'", "true"),
        new(Output("build", "bad", FlowType.Bool), "needs.build.outputs.bad == 'true'", "false"),
        new(Output("build", "nothing", FlowType.Bool), "needs.build.outputs.nothing == 'true'", "false"),
        new(Output("build", "count", FlowType.Int), "fromJSON(needs.build.outputs.count)", "3"),
        new(Output("build", "list", Numbers), "fromJSON(needs.build.outputs.list)", "[1,2,3]"),
        new(Output("build", "nothing", FlowType.Int.OrNone()), "fromJSON(needs.build.outputs.nothing || 'null')", "null"),
        new(Step(StepFacet.Stdout), "steps.describe.outputs.stdout", "\" v1 \""),
        new(Call("trim", FlowType.Text, Step(StepFacet.Stdout)), "steps.describe.outputs.stdout-trimmed", "\"v1\""),
        new(Step(StepFacet.ExitCode, "", FlowType.Int), "fromJSON(steps.describe.outputs.exit-code)", "137"),
        new(Read(new AllJobOutputsSource("shard", "t"), new ListType(FlowType.Text)),
            "fromJSON(format('[{0},{1}]', toJSON(needs.shard.outputs.t-0), toJSON(needs.shard.outputs.t-1)))", "[\"a\\\"b\",\"c\"]"),
        new(Read(new AllJobOutputsSource("shard", "n"), Numbers),
            "fromJSON(format('[{0},{1}]', needs.shard.outputs.n-0 || 'null', needs.shard.outputs.n-1 || 'null'))", "[1,2]"),
        new(new IndexExpr(Read(new AllJobOutputsSource("shard", "n"), Numbers), Number(1), FlowType.Int, Line(1)), "fromJSON(needs.shard.outputs.n-1)", "2"),

        // comparisons
        new(Eq(Context("git.branch"), Str("main")), "github.ref == 'refs/heads/main'", "true"),
        new(Not(Eq(Context("git.branch"), Str("main"))), "github.ref != 'refs/heads/main'", "false"),
        new(Eq(Context("git.tag"), None), "github.ref_type != 'tag'", "true"),
        new(Eq(Context("git.branch"), None), "!startsWith(github.ref, 'refs/heads/')", "false"),
        new(In(Context("git.branch"), List("main", "next")), "contains(fromJSON('[\"refs/heads/main\",\"refs/heads/next\"]'), github.ref)", "true"),
        new(Call("starts-with", Context("git.branch"), Str("ma")), "startsWith(github.ref, 'refs/heads/ma')", "true"),
        new(Eq(ResultOf("build"), Result("failed")), "needs.build.result == 'failure'", "true"),
        new(Eq(Result("succeeded"), ResultOf("build")), "needs.build.result == 'success'", "false"),
        new(Eq(ResultOf("build"), Result("timed-out")), "false", "false"),
        new(In(ResultOf("build"), Const(ListOf(Value.Of("failed"), Value.Of("timed-out")))), "needs.build.result == 'failure'", "true"),
        new(NotIn(ResultOf("build"), Const(ListOf(Value.Of("failed"), Value.Of("cancelled")))),
            "!contains(fromJSON('[\"failure\",\"cancelled\"]'), needs.build.result)", "false"),
        new(Eq(ResultOf("build"), ResultOf("plan")), "needs.build.result == needs.plan.result", "false"),
        new(Eq(Context("event.name"), Str("pull-request")), "github.event_name == 'pull_request'", "true"),
        new(Eq(Context("event.name"), Str("manual")), "github.event_name == 'workflow_dispatch'", "false"),
        new(Eq(Context("runner.os"), Str("linux")), "runner.os == 'Linux'", "true"),
        new(Eq(Output("build", "ok", FlowType.Bool), Bool(true)), "needs.build.outputs.ok == 'true'", "true"),
        new(Eq(Flag, Bool(false)), "!inputs.flag", "true"),
        new(Eq(Output("build", "count", FlowType.Int), Number(3)), "needs.build.outputs.count == 3", "true"),
        new(Binary(BinaryOperator.Greater, Output("build", "count", FlowType.Int), Number(10)), "needs.build.outputs.count > 10", "false"),
        new(Eq(Output("build", "list", Numbers), Const(new ListValue(FlowType.Int, [Value.Of(1), Value.Of(2), Value.Of(3)]))),
            "toJSON(fromJSON(needs.build.outputs.list)) == toJSON(fromJSON('[1,2,3]'))", "true"),
        new(Eq(Output("build", "nothing", FlowType.Text.OrNone()), None), "needs.build.outputs.nothing == ''", "true"),
        new(Eq(Output("build", "nothing", FlowType.Int.OrNone()), None), "needs.build.outputs.nothing == ''", "true"),
        new(Eq(Read(new ParameterSource("count"), FlowType.Int.OrNone()), None), "toJSON(inputs.count) == 'null'", "false"),
        new(Eq(Event("draft"), Bool(false)), "toJSON(github.event.draft) == 'false'", "true"),
        new(Eq(Event("missing"), Bool(false)), "toJSON(github.event.missing) == 'false'", "false"),
        new(Eq(Event("draft"), Bool(true)), "github.event.draft == true", "false"),
        new(Eq(Event("draft"), None), "format('{0}', github.event.draft) == ''", "false"),
        new(Binary(BinaryOperator.Less, Event("missing"), Number(3)), "format('{0}', github.event.missing) != '' && github.event.missing < 3", "false"),
        new(In(Read(new MatrixSource("n"), FlowType.Int), Const(new RangeValue(Value.Of(1), Value.Of(3)))), "matrix.n >= 1 && matrix.n <= 3", "true"),
        new(In(Read(new MatrixSource("n"), FlowType.Int), Output("build", "list", Numbers)), "contains(fromJSON(needs.build.outputs.list), matrix.n)", "true"),
        new(In(Read(new MatrixSource("os"), Channel), new ListExpr([Str("beta"), Read(new ParameterSource("level"), Channel)], new ListType(Channel), Line(1))),
            "matrix.os == 'beta' || matrix.os == inputs.level", "false"),

        // strength
        new(And(Or(Bool(false), Eq(Context("git.sha"), Str("abc"))), Not(Flag)), "(false || github.sha == 'abc') && !inputs.flag", "true"),
        new(Or(Bool(false), And(Bool(true), Flag)), "false || true && inputs.flag", "false"),
        new(Not(And(Flag, Bool(true))), "!(inputs.flag && true)", "true"),
        new(Not(Not(Flag)), "!!inputs.flag", "false"),
        new(Not(Output("build", "ok", FlowType.Bool)), "needs.build.outputs.ok != 'true'", "false"),
        new(Eq(And(Flag, Flag), Or(Flag, Flag)), "(inputs.flag && inputs.flag) == (inputs.flag || inputs.flag)", "true"),

        // choices
        new(If(Flag, Str("yes"), Str("no")), "inputs.flag && 'yes' || 'no'", "\"no\""),
        new(If(Not(Flag), Str(""), Str("no")), "case(!inputs.flag, '', 'no')", "\"\""),
        new(If(Not(Flag), Bool(false), Bool(true)), "case(!inputs.flag, false, true)", "false"),
        new(If(Flag, Str("a"), If(Eq(Context("git.sha"), Str("abc")), Str("b"), Str("c"))), "inputs.flag && 'a' || github.sha == 'abc' && 'b' || 'c'", "\"b\""),
        new(If(Not(Flag), Output("build", "nothing"), Str("x")), "case(!inputs.flag, needs.build.outputs.nothing, 'x')", "\"\""),
        new(Coalesce(Output("build", "nothing"), Str("d")), "needs.build.outputs.nothing || 'd'", "\"d\""),
        new(Coalesce(Output("build", "nothing", FlowType.Int.OrNone()), Number(4)), "fromJSON(needs.build.outputs.nothing || '4')", "4"),
        new(Coalesce(Read(new ParameterSource("count"), FlowType.Int.OrNone()), Number(4)), "case(toJSON(inputs.count) == 'null', 4, inputs.count)", "0"),
        new(Coalesce(Event("missing"), Context("run.actor")), "github.event.missing || github.actor", "\"octocat\""),
        new(Coalesce(Event("number"), Number(5)), "case(toJSON(github.event.number) == 'null', 5, github.event.number)", "0"),

        // texts
        new(Join(Str("a {b} "), Context("git.sha"), Str("!")), "format('a {{b}} {0}!', github.sha)", "\"a {b} abc!\""),
        new(Join(Str("n="), Output("build", "count", FlowType.Int)), "format('n={0}', needs.build.outputs.count)", "\"n=3\""),
        new(Join(Str("it's "), Output("build", "ok", FlowType.Bool)), "format('it''s {0}', needs.build.outputs.ok)", "\"it's true\""),

        // calls and loops
        new(Call("ends-with", Context("git.sha"), Str("bc")), "endsWith(github.sha, 'bc')", "true"),
        new(Call("contains", Context("git.ref"), Str("heads")), "contains(github.ref, 'heads')", "true"),
        new(Call("same-text", Context("run.actor"), Str("OctoCat")), "github.actor == 'OctoCat'", "true"),
        new(Call("join", FlowType.Text, Output("build", "list", Numbers), Str("+")), "join(fromJSON(needs.build.outputs.list), '+')", "\"1+2+3\""),
        new(Call("to-json", FlowType.Text, Context("git.sha")), "toJSON(github.sha)", "\"\\\"abc\\\"\""),
        new(Call("from-json", FlowType.Any, Str("[1]")), "fromJSON('[1]')", "[1]"),
        new(Call("join", FlowType.Text, For("x", Output("build", "items", Items), Name(Read(new VariableSource("x"), Items.Element))), Str(",")),
            "join(fromJSON(needs.build.outputs.items).*.name, ',')", "\"a,b\""),
        new(Call("join", FlowType.Text, For("x", Event("labels"), Name(Read(new VariableSource("x"), FlowType.Any))), Str(",")),
            "join(github.event.labels.*.name, ',')", "\"bug,ci\""),
        new(For("x", Output("build", "list", Numbers), Read(new VariableSource("x"), FlowType.Int)), "fromJSON(needs.build.outputs.list)", "[1,2,3]"),
        new(new ListExpr([Context("git.sha"), Number(2)], new ListType(FlowType.Any), Line(1)), "fromJSON(format('[{0},{1}]', toJSON(github.sha), toJSON(2)))", "[\"abc\",2]"),
        new(new IndexExpr(Output("build", "list", Numbers), Number(1), FlowType.Int, Line(1)), "fromJSON(needs.build.outputs.list)[1]", "2"),
        new(new MemberExpr(Event("head"), "a b", FlowType.Any, Line(1)), "github.event.head['a b']", "null"),
        new(Status(StatusFunction.Failure), "failure()", "false"),
    ];
}
