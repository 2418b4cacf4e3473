using System.Collections.Immutable;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Tests.Shared;

/// <summary>An expression, and the value that every target must give it in <see cref="ExpressionWorld"/>.</summary>
/// <param name="Name">Says what is shown; unique.</param>
/// <param name="Expression">Built by hand, at step level.</param>
/// <param name="Expected">The value.</param>
public sealed record ExpressionCase(string Name, Expr Expression, Value Expected)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What the cases read: a small run that every target can be put into.</summary>
public static class ExpressionWorld
{
    /// <summary>Parameters of the pipeline: name, type, and the text that the caller gives (null: not given).</summary>
    public static readonly ImmutableArray<(string Name, FlowType Type, string? Given)> Parameters =
    [
        ("level", FlowType.Text, "full"), ("version", new TextType(TextForm.Version), "3.10"), ("empty", FlowType.Text, ""), ("absent", FlowType.Text, null),
        ("count", FlowType.Int, "7"), ("ratio", FlowType.Number, "2.5"), ("fast", FlowType.Bool, "true"), ("slow", FlowType.Bool, "false"),
        ("names", new ListType(FlowType.Text), "[\"api\",\"web\",\"Job\"]"), ("sizes", new ListType(FlowType.Int), "[3,1,2]"), ("wait", FlowType.Duration, "90m"),
    ];

    /// <summary>The event's payload, as JSON.</summary>
    public const string Event = """{ "number": 12, "draft": false, "title": "Fix {it}", "label": { "name": "bug" }, "labels": [ { "name": "a" }, { "name": "b" } ], "none": null, "blank": "" }""";

    /// <summary>Configuration variables.</summary>
    public static readonly ImmutableArray<(string Name, string Value)> Variables = [("ROLE", "deployer"), ("BLANK", "")];

    /// <summary>The outputs of the job <c>before</c>, which succeeded.</summary>
    public static readonly ImmutableArray<(string Name, Value Value)> Outputs =
    [
        ("version", Value.Of("1.4.0")), ("shards", new ListValue(FlowType.Int, [Value.Of(1), Value.Of(2), Value.Of(3)])), ("total", Value.Of(3)), ("ready", Value.True),
    ];
}

/// <summary>Expressions with their values, for every target that can evaluate them.</summary>
public static class ExpressionCases
{
    private static readonly Location Here = new(new SourceText("cases.flow", "cases"), new TextSpan(0, 5));
    private static readonly EnumType Results = new("result", ["succeeded", "failed", "skipped", "cancelled", "timed-out", "warned"]);
    private static readonly EnumType Levels = new(null, ["quick", "full"]);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<ExpressionCase> All =
    [
        .. Equality(), .. Logic(), .. Nothing(), .. Order(), .. Membership(), .. Numbers(), .. Texts(), .. Spelling(), .. Lists(), .. Outside(), .. Jobs(),
    ];

    private static IEnumerable<ExpressionCase> Equality() =>
    [
        new("equal texts", Bool(BinaryOperator.Equal, Parameter("level"), Text("full")), Value.True),
        new("text compares with case", Bool(BinaryOperator.Equal, Parameter("level"), Text("FULL")), Value.False),
        new("unequal texts", Bool(BinaryOperator.NotEqual, Parameter("level"), Text("FULL")), Value.True),
        new("a number equals a whole number", Bool(BinaryOperator.Equal, Parameter("count"), Constant(Value.Of(7.0m), FlowType.Number)), Value.True),
        new("an enum equals its member", Bool(BinaryOperator.Equal, Read(new ParameterSource("level"), Levels), Constant(new EnumValue(Levels, "full"), Levels)), Value.True),
        new("a version is not a number", Bool(BinaryOperator.Equal, Parameter("version"), Text("3.1")), Value.False),
        new("equal lists", Bool(BinaryOperator.Equal, Parameter("sizes"), Numbers(3, 1, 2)), Value.True),
        new("lists in another order differ", Bool(BinaryOperator.Equal, Parameter("sizes"), Numbers(1, 2, 3)), Value.False),
        new("unequal lists", Bool(BinaryOperator.NotEqual, Parameter("sizes"), Numbers(1, 2, 3)), Value.True),
        new("equal durations", Bool(BinaryOperator.Equal, Parameter("wait"), Constant(new DurationValue(TimeSpan.FromHours(1.5)), FlowType.Duration)), Value.True),
    ];

    private static IEnumerable<ExpressionCase> Logic() =>
    [
        new("and", Bool(BinaryOperator.And, Parameter("fast"), Parameter("slow")), Value.False),
        new("or", Bool(BinaryOperator.Or, Parameter("fast"), Parameter("slow")), Value.True),
        new("not", Not(Parameter("slow")), Value.True),
        new("and binds stronger than or", Bool(BinaryOperator.Or, Parameter("fast"), Bool(BinaryOperator.And, Parameter("slow"), Parameter("slow"))), Value.True),
        new("or inside and keeps its brackets", Bool(BinaryOperator.And, Bool(BinaryOperator.Or, Parameter("fast"), Parameter("slow")), Parameter("slow")), Value.False),
        new("not of an or keeps its brackets", Not(Bool(BinaryOperator.Or, Parameter("fast"), Parameter("slow"))), Value.False),
        new("if gives the first where it holds", If(Parameter("fast"), Text("a"), Text("b")), Value.Of("a")),
        new("if gives the second where it does not", If(Parameter("slow"), Text("a"), Text("b")), Value.Of("b")),
        new("if within if", If(Parameter("slow"), Text("a"), If(Parameter("fast"), Text("b"), Text("c"))), Value.Of("b")),
        new("if with none on one side", new ConditionalExpr(Parameter("slow"), Constant(Value.None, FlowType.None), Parameter("count"), FlowType.Int.OrNone(), Here), Value.Of(7)),
        new("success in a job that goes well", Read(new StatusSource(StatusFunction.Success), FlowType.Bool), Value.True),
        new("failure in a job that goes well", Read(new StatusSource(StatusFunction.Failure), FlowType.Bool), Value.False),
        new("always", Read(new StatusSource(StatusFunction.Always), FlowType.Bool), Value.True),
        new("cancelled", Read(new StatusSource(StatusFunction.Cancelled), FlowType.Bool), Value.False),
    ];

    private static IEnumerable<ExpressionCase> Nothing() =>
    [
        new("an absent parameter is none", Bool(BinaryOperator.Equal, Optional("absent"), NoneOf(FlowType.None)), Value.True),
        new("an empty parameter is none", Bool(BinaryOperator.Equal, Optional("empty"), NoneOf(FlowType.None)), Value.True),
        new("a given parameter is not none", Bool(BinaryOperator.NotEqual, Optional("level"), NoneOf(FlowType.None)), Value.True),
        new("coalesce takes what is there", Coalesce(Optional("level"), Text("quick")), Value.Of("full")),
        new("coalesce replaces none", Coalesce(Optional("absent"), Text("quick")), Value.Of("quick")),
        new("coalesce replaces empty text", Coalesce(Optional("empty"), Text("quick")), Value.Of("quick")),
        new("coalesce goes on", Coalesce(Optional("absent"), Coalesce(Optional("empty"), Text("last"), FlowType.Text.OrNone())), Value.Of("last")),
        new("an empty configuration variable is none", Coalesce(Read(new ConfigurationSource("BLANK"), FlowType.Text.OrNone()), Text("nobody")), Value.Of("nobody")),
        new("a missing configuration variable is none", Coalesce(Read(new ConfigurationSource("MISSING"), FlowType.Text.OrNone()), Text("nobody")), Value.Of("nobody")),
        new("a configuration variable", Coalesce(Read(new ConfigurationSource("ROLE"), FlowType.Text.OrNone()), Text("nobody")), Value.Of("deployer")),
        new("none does not equal text", Bool(BinaryOperator.Equal, Optional("absent"), Text("x")), Value.False),
        new("a comparison with empty text asks whether there is none", Bool(BinaryOperator.Equal, Optional("absent"), Text("")), Value.True),
    ];

    private static IEnumerable<ExpressionCase> Order() =>
    [
        new("less", Bool(BinaryOperator.Less, Parameter("count"), Number(8)), Value.True),
        new("less is strict", Bool(BinaryOperator.Less, Parameter("count"), Number(7)), Value.False),
        new("less or equal", Bool(BinaryOperator.LessOrEqual, Parameter("count"), Number(7)), Value.True),
        new("greater", Bool(BinaryOperator.Greater, Parameter("ratio"), Number(2)), Value.True),
        new("greater or equal", Bool(BinaryOperator.GreaterOrEqual, Parameter("ratio"), Constant(Value.Of(2.5m), FlowType.Number)), Value.True),
        new("a longer duration is greater", Bool(BinaryOperator.Greater, Parameter("wait"), Constant(new DurationValue(TimeSpan.FromHours(1)), FlowType.Duration)), Value.True),
        new("versions compare number by number", Bool(BinaryOperator.Greater, Parameter("version"), Constant(Value.Of("3.9"), new TextType(TextForm.Version))), Value.True),
    ];

    private static IEnumerable<ExpressionCase> Membership() =>
    [
        new("in a known list", Bool(BinaryOperator.In, Parameter("level"), Texts("quick", "full")), Value.True),
        new("in a known list, with case", Bool(BinaryOperator.In, Parameter("level"), Texts("Full", "QUICK")), Value.False),
        new("not in a known list", Bool(BinaryOperator.NotIn, Parameter("level"), Texts("quick", "slow")), Value.True),
        new("in a list of one", Bool(BinaryOperator.NotIn, Parameter("level"), Texts("full")), Value.False),
        new("in a list that is given", Bool(BinaryOperator.In, Text("web"), Parameter("names")), Value.True),
        new("in a list that is given, with case", Bool(BinaryOperator.In, Text("job"), Parameter("names")), Value.False),
        new("a number in a list", Bool(BinaryOperator.In, Number(2), Parameter("sizes")), Value.True),
        new("in a range with both ends", Bool(BinaryOperator.In, Parameter("count"), Constant(new RangeValue(Value.Of(2), Value.Of(7)), new RangeType(FlowType.Int))), Value.True),
        new("outside a range", Bool(BinaryOperator.NotIn, Parameter("count"), Constant(new RangeValue(Value.Of(8), Value.Of(9)), new RangeType(FlowType.Int))), Value.True),
    ];

    private static IEnumerable<ExpressionCase> Numbers() =>
    [
        new("sum of whole numbers", Binary(BinaryOperator.Add, Parameter("count"), Number(3), FlowType.Int), Value.Of(10)),
        new("difference", Binary(BinaryOperator.Subtract, Parameter("count"), Number(10), FlowType.Int), Value.Of(-3)),
        new("product with a decimal", Binary(BinaryOperator.Multiply, Parameter("count"), Parameter("ratio"), FlowType.Number), Value.Of(17.5m)),
        new("quotient of whole numbers is a number", Binary(BinaryOperator.Divide, Parameter("count"), Number(2), FlowType.Number), Value.Of(3.5m)),
        new("subtraction takes from the left", Binary(BinaryOperator.Subtract, Parameter("count"), Binary(BinaryOperator.Subtract, Number(5), Number(2), FlowType.Int), FlowType.Int), Value.Of(4)),
        new("product of a sum keeps its brackets", Binary(BinaryOperator.Multiply, Binary(BinaryOperator.Add, Parameter("count"), Number(1), FlowType.Int), Number(2), FlowType.Int), Value.Of(16)),
        new("negation", new UnaryExpr(UnaryOperator.Negate, Parameter("count"), FlowType.Int, Here), Value.Of(-7)),
        new("duration by duration is a number", Binary(BinaryOperator.Divide, Parameter("wait"), Constant(new DurationValue(TimeSpan.FromMinutes(30)), FlowType.Duration), FlowType.Number), Value.Of(3)),
        new("duration by number", Binary(BinaryOperator.Multiply, Parameter("wait"), Number(2), FlowType.Duration), Value.Of("3h")),
        new("sum of durations", Binary(BinaryOperator.Add, Parameter("wait"), Constant(new DurationValue(TimeSpan.FromMinutes(30)), FlowType.Duration), FlowType.Duration), Value.Of("2h")),
    ];

    private static IEnumerable<ExpressionCase> Texts() =>
    [
        new("starts-with", Call("starts-with", FlowType.Bool, Parameter("level"), Text("fu")), Value.True),
        new("starts-with, with case", Call("starts-with", FlowType.Bool, Parameter("level"), Text("FU")), Value.False),
        new("ends-with", Call("ends-with", FlowType.Bool, Parameter("level"), Text("ll")), Value.True),
        new("contains a part", Call("contains", FlowType.Bool, Parameter("level"), Text("ul")), Value.True),
        new("contains, with case", Call("contains", FlowType.Bool, Parameter("level"), Text("UL")), Value.False),
        new("same-text, without case", Call("same-text", FlowType.Bool, Parameter("level"), Text("FULL")), Value.True),
        new("join", Call("join", FlowType.Text, Parameter("names"), Text(", ")), Value.Of("api, web, Job")),
        new("join of numbers", Call("join", FlowType.Text, Parameter("sizes"), Text("-")), Value.Of("3-1-2")),
        new("to-json", Call("to-json", FlowType.Text, Parameter("names")), Value.Of("[\n  \"api\",\n  \"web\",\n  \"Job\"\n]")),
        new("to-json-line", Call("to-json-line", FlowType.Text, Parameter("names")), Value.Of("[\"api\",\"web\",\"Job\"]")),
        new("trim-start of a prefix", Call("trim-start", FlowType.Text, Parameter("level"), Text("fu")), Value.Of("ll")),
        new("trim-end of a suffix that is not there", Call("trim-end", FlowType.Text, Parameter("level"), Text("x")), Value.Of("full")),
        new("substring from the end", Call("substring", FlowType.Text, Parameter("level"), Number(-2)), Value.Of("ll")),
        new("substring beyond the end", Call("substring", FlowType.Text, Parameter("level"), Number(3), Number(9)), Value.Of("l")),
        new("pad-left", Call("pad-left", FlowType.Text, Interpolate(Parameter("count")), Number(3), Text("0")), Value.Of("007")),
        new("split", Call("split", new ListType(FlowType.Text), Interpolate(Parameter("level"), Text(",b")), Text(",")), new ListValue(FlowType.Text, [Value.Of("full"), Value.Of("b")])),
        new("index-of in text", Call("index-of", FlowType.Int, Parameter("level"), Text("l")), Value.Of(2)),
        new("matches-regex", Call("matches-regex", FlowType.Bool, Parameter("level"), Text("^f.l+$")), Value.True),
        new("round goes away from zero", Call("round", FlowType.Int, Parameter("ratio")), Value.Of(3)),
        new("floor", Call("floor", FlowType.Int, Parameter("ratio")), Value.Of(2)),
        new("minutes", Call("minutes", FlowType.Number, Parameter("wait")), Value.Of(90)),
        new("from-json", Call("from-json", FlowType.Int, Text("41")), Value.Of(41)),
        new("trim", Call("trim", FlowType.Text, Interpolate(Text(" "), Parameter("level"), Text("  "))), Value.Of("full")),
        new("replace", Call("replace", FlowType.Text, Parameter("level"), Text("l"), Text("x")), Value.Of("fuxx")),
    ];

    private static IEnumerable<ExpressionCase> Spelling() =>
    [
        new("text in text", Interpolate(Text("a "), Parameter("level"), Text(" c")), Value.Of("a full c")),
        new("braces and quotes in text", Interpolate(Text("{\"x\": "), Parameter("count"), Text("}\\")), Value.Of("{\"x\": 7}\\")),
        new("lines in text", Interpolate(Text("# Title\n\n- {a} \"\"\"\n- "), Parameter("level"), Text("\n  end")), Value.Of("# Title\n\n- {a} \"\"\"\n- full\n  end")),
        new("a number in text", Interpolate(Text("n="), Parameter("ratio")), Value.Of("n=2.5")),
        new("a flag in text", Interpolate(Text("f="), Parameter("fast")), Value.Of("f=true")),
        new("none in text", Interpolate(Text("["), Optional("absent"), Text("]")), Value.Of("[]")),
        new("a duration in text", Interpolate(Text("in "), Parameter("wait")), Value.Of("in 1h30m")),
        new("a list in text", Interpolate(Text("of "), Parameter("names")), Value.Of("of [api, web, Job]")),
        new("a condition in text", Interpolate(Text("is "), If(Parameter("fast"), Text("fast"), Text("slow"))), Value.Of("is fast")),
        new("a version keeps its spelling", Interpolate(Text("v"), Parameter("version")), Value.Of("v3.10")),
        new("a size in text", Interpolate(Text("up to "), If(Parameter("fast"), Size(512m * 1024 * 1024), Size(1), FlowType.Size)), Value.Of("up to 512MiB")),
        new("a percentage in text", Interpolate(Text("at "), If(Parameter("fast"), Percent(99.9m), Percent(1), FlowType.Percent)), Value.Of("at 99.9%")),
    ];

    private static IEnumerable<ExpressionCase> Lists() =>
    [
        new("a list of values", new ListExpr([Parameter("level"), Text("x")], new ListType(FlowType.Text), Here), new ListValue(FlowType.Text, [Value.Of("full"), Value.Of("x")])),
        new("a comprehension", new ComprehensionExpr("n", Parameter("sizes"), null, Binary(BinaryOperator.Multiply, Variable("n", FlowType.Int), Number(2), FlowType.Int), new ListType(FlowType.Int), Here),
            new ListValue(FlowType.Int, [Value.Of(6), Value.Of(2), Value.Of(4)])),
        new("a comprehension that filters", new ComprehensionExpr("n", Parameter("sizes"), Bool(BinaryOperator.Greater, Variable("n", FlowType.Int), Number(1)), Variable("n", FlowType.Int), new ListType(FlowType.Int), Here),
            new ListValue(FlowType.Int, [Value.Of(3), Value.Of(2)])),
        new("a comprehension over records", new ComprehensionExpr("l", Read(new ContextSource("event", ["labels"]), FlowType.Any), null, new MemberExpr(Variable("l", FlowType.Any), "name", FlowType.Text, Here), new ListType(FlowType.Text), Here),
            new ListValue(FlowType.Text, [Value.Of("a"), Value.Of("b")])),
        new("lists one behind the other", Binary(BinaryOperator.Add, Parameter("sizes"), Numbers(9), new ListType(FlowType.Int)), new ListValue(FlowType.Int, [Value.Of(3), Value.Of(1), Value.Of(2), Value.Of(9)])),
        new("length of a list", Call("length", FlowType.Int, Parameter("names")), Value.Of(3)),
        new("at counts from the end", Call("at", FlowType.Int.OrNone(), Parameter("sizes"), Number(-1)), Value.Of(2)),
        new("at beyond the end is none", Bool(BinaryOperator.Equal, Call("at", FlowType.Int.OrNone(), Parameter("sizes"), Number(7)), NoneOf(FlowType.None)), Value.True),
        new("sort", Call("sort", new ListType(FlowType.Int), Parameter("sizes")), new ListValue(FlowType.Int, [Value.Of(1), Value.Of(2), Value.Of(3)])),
        new("sort of texts by their codes", Call("join", FlowType.Text, Call("sort", new ListType(FlowType.Text), Parameter("names")), Text(" ")), Value.Of("Job api web")),
        new("sum", Call("sum", FlowType.Int, Parameter("sizes")), Value.Of(6)),
        new("index-of in a list", Call("index-of", FlowType.Int, Parameter("names"), Text("web")), Value.Of(1)),
        new("keys", Call("keys", new ListType(FlowType.Text), Event(FlowType.Any, "label")), new ListValue(FlowType.Text, [Value.Of("name")])),
        new("first of a list", Call("first", FlowType.Int.OrNone(), Parameter("sizes")), Value.Of(3)),
        new("a record", new RecordExpr([new("a", Parameter("count")), new("b", Parameter("level"))], new MapType(FlowType.Any), Here),
            new RecordValue(new MapType(FlowType.Any), [new("a", Value.Of(7)), new("b", Value.Of("full"))])),
    ];

    private static IEnumerable<ExpressionCase> Outside() =>
    [
        new("a field of the event", Event(FlowType.Text.OrNone(), "label", "name"), Value.Of("bug")),
        new("a number of the event", Event(FlowType.Int.OrNone(), "number"), Value.Of(12)),
        new("a flag of the event as a condition", Not(Event(FlowType.Bool.OrNone(), "draft")), Value.True),
        new("a field that is not there", Coalesce(Event(FlowType.Text.OrNone(), "review", "body"), Text("nothing")), Value.Of("nothing")),
        new("a field that is null", Coalesce(Event(FlowType.Any, "none"), Text("nothing"), FlowType.Any), Value.Of("nothing")),
        new("a field that is empty", Bool(BinaryOperator.Equal, Event(FlowType.Any, "blank"), NoneOf(FlowType.None)), Value.True),
        new("an undeclared field equals text", Bool(BinaryOperator.Equal, Event(FlowType.Any, "title"), Text("Fix {it}")), Value.True),
        new("an undeclared field equals a number", Bool(BinaryOperator.Equal, Event(FlowType.Any, "number"), Number(12)), Value.True),
        new("an index", new IndexExpr(Event(FlowType.Any, "labels"), Number(1), FlowType.Any, Here), new RecordValue(new MapType(FlowType.Any), [new("name", Value.Of("b"))])),
        new("a member behind an index", new MemberExpr(new IndexExpr(Event(FlowType.Any, "labels"), Number(1), FlowType.Any, Here), "name", FlowType.Text, Here), Value.Of("b")),
        new("an index beyond the end", Bool(BinaryOperator.Equal, new IndexExpr(Event(FlowType.Any, "labels"), Number(5), FlowType.Any, Here), NoneOf(FlowType.None)), Value.True),
    ];

    private static IEnumerable<ExpressionCase> Jobs() =>
    [
        new("an output of a job", Read(new JobOutputSource("before", "version"), FlowType.Text), Value.Of("1.4.0")),
        new("a typed output", Binary(BinaryOperator.Add, Read(new JobOutputSource("before", "total"), FlowType.Int), Number(1), FlowType.Int), Value.Of(4)),
        new("a flag as output", Not(Read(new JobOutputSource("before", "ready"), FlowType.Bool)), Value.False),
        new("a list as output", Call("length", FlowType.Int, Read(new JobOutputSource("before", "shards"), new ListType(FlowType.Int))), Value.Of(3)),
        new("a result", Bool(BinaryOperator.Equal, Read(new JobResultSource("before"), Results), Constant(new EnumValue(Results, "succeeded"), Results)), Value.True),
        new("a result in a list", Bool(BinaryOperator.In, Read(new JobResultSource("before"), Results),
            Constant(new ListValue(Results, [new EnumValue(Results, "failed"), new EnumValue(Results, "timed-out")]), new ListType(Results))), Value.False),
        new("an output of all copies", Read(new AllJobOutputsSource("before", "total"), new ListType(FlowType.Int)), new ListValue(FlowType.Int, [Value.Of(3)])),
    ];

    private static ConstantExpr Constant(Value value, FlowType type) => new(value, type, Here);

    private static ConstantExpr Text(string text) => Constant(Value.Of(text), FlowType.Text);

    private static ConstantExpr Number(int number) => Constant(Value.Of(number), FlowType.Int);

    private static ConstantExpr Size(decimal bytes) => Constant(new SizeValue(bytes), FlowType.Size);

    private static ConstantExpr Percent(decimal percent) => Constant(new PercentValue(percent), FlowType.Percent);

    private static ConstantExpr NoneOf(FlowType type) => Constant(Value.None, type);

    private static ConstantExpr Texts(params string[] texts) => Constant(new ListValue(FlowType.Text, [.. texts.Select(Value.Of)]), new ListType(FlowType.Text));

    private static ConstantExpr Numbers(params int[] numbers) => Constant(new ListValue(FlowType.Int, [.. numbers.Select(static n => (Value)Value.Of(n))]), new ListType(FlowType.Int));

    private static ReadExpr Read(ValueSource source, FlowType type) => new(source, type, Here) { Phase = Phase.Running };

    private static ReadExpr Parameter(string name) => Read(new ParameterSource(name), ExpressionWorld.Parameters.First(p => p.Name == name).Type);

    private static ReadExpr Optional(string name) => Read(new ParameterSource(name), ExpressionWorld.Parameters.First(p => p.Name == name).Type.OrNone());

    private static ReadExpr Variable(string name, FlowType type) => Read(new VariableSource(name), type);

    private static ReadExpr Event(FlowType type, params string[] path) => Read(new ContextSource("event", [.. path]), type);

    private static BinaryExpr Bool(BinaryOperator operation, Expr left, Expr right) => Binary(operation, left, right, FlowType.Bool);

    private static BinaryExpr Binary(BinaryOperator operation, Expr left, Expr right, FlowType type) => new(operation, left, right, type, Here);

    private static BinaryExpr Coalesce(Expr left, Expr right, FlowType? type = null) => Binary(BinaryOperator.Coalesce, left, right, type ?? FlowType.Text);

    private static UnaryExpr Not(Expr operand) => new(UnaryOperator.Not, operand, FlowType.Bool, Here);

    private static ConditionalExpr If(Expr condition, Expr then, Expr otherwise, FlowType? type = null) => new(condition, then, otherwise, type ?? FlowType.Text, Here);

    private static InterpolationExpr Interpolate(params Expr[] parts) => new([.. parts], Here);

    private static CallExpr Call(string function, FlowType type, params Expr[] arguments) => new(function, [.. arguments], type, Here);
}
