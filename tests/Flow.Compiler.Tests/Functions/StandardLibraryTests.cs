using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Functions;

public class StandardLibraryTests
{
    private static readonly FunctionContext Project = new(
        new FilesInMemory(new Dictionary<string, string>
        {
            ["VERSION"] = "1.4.0\n",
            ["package.json"] = """{ "name": "shop" }""",
            ["config.yml"] = "debug: true\n",
            ["src/a.cs"] = "a",
            ["src/lib/b.cs"] = "b",
            ["src/lib/c.txt"] = "c",
        }),
        "src/lib");

    public static TheoryData<string> Evaluated =>
        [.. StandardLibrary.Functions.Where(static f => f.Evaluate is not null && f.ExampleResult.Length > 0).Select(static f => f.Name)];

    public static TheoryData<string> Names => [.. StandardLibrary.Names];

    [Theory]
    [MemberData(nameof(Evaluated))]
    public void The_example_gives_what_it_says(string name)
    {
        var function = StandardLibrary.Find(name)!;
        var result = ExampleReader.Evaluate(function.Example, Project);
        Assert.Null(result.Problem);
        Assert.Equal(function.ExampleResult, FlowText.Write(result.Value!));
    }

    [Theory]
    [MemberData(nameof(Evaluated))]
    public void The_result_has_the_declared_type(string name)
    {
        var function = StandardLibrary.Find(name)!;
        var value = ExampleReader.Evaluate(function.Example, Project).Value!;
        Assert.True(ValueTypes.Accepts(function.Result, value), $"{value.Type.Name} is no {function.Result.Name}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_is_found_by_its_own_name_and_documented(string name)
    {
        var function = StandardLibrary.Find(name)!;
        Assert.Equal(name, function.Name);
        Assert.EndsWith(".", function.Summary, StringComparison.Ordinal);
        Assert.StartsWith(name + "(", function.Example, StringComparison.Ordinal);
        Assert.DoesNotContain(function.Parameters.SkipLast(1), static p => p.Repeats);
        Assert.Same(function, StandardLibrary.Find(name));
    }

    [Fact]
    public void No_name_stands_in_two_groups() => Assert.Equal(StandardLibrary.Names.Length, StandardLibrary.Names.Distinct().Count());

    [Fact]
    public void An_unknown_name_is_not_found() => Assert.Null(StandardLibrary.Find("lowercase"));

    /// <summary>Whatever it is called with, a function answers with a value or a problem.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_arguments_make_a_function_throw(string name)
    {
        var function = StandardLibrary.Find(name)!;
        Value[] odd =
        [
            Value.None, Value.Of(""), Value.Of("\ud800"), Value.Of(decimal.MaxValue), Value.Of(decimal.MinValue), Value.Of(-1m), Value.True,
            new ListValue(FlowType.Any, []), new ListValue(FlowType.Any, [Value.None, Value.Of("x"), Value.Of(1m)]),
            new RecordValue(new RecordType(null, []), []), new DurationValue(TimeSpan.MaxValue), new SizeValue(decimal.MaxValue),
            new DateValue(DateOnly.MaxValue), new ListValue(FlowType.Duration, [new DurationValue(TimeSpan.MaxValue), new DurationValue(TimeSpan.MaxValue)]),
        ];
        var arguments = odd.Select(Argument.Of).Append(Argument.Of(static x => x)).Append(Argument.Of(static _ => null)).ToArray();
        foreach (var first in arguments)
        {
            AssertAnswer(function, [first]);
            foreach (var second in arguments)
            {
                AssertAnswer(function, [first, second]);
                AssertAnswer(function, [first, second, first]);
            }
        }
    }

    private static void AssertAnswer(BuiltinFunction function, ImmutableArray<Argument> arguments)
    {
        var result = function.Call(arguments, Project);
        var isSilent = result.Equals(FunctionResult.AlreadyReported);
        Assert.True(isSilent ? arguments.Any(static a => a.Lambda is not null) : result.Value is null != result.Problem is null);
        Assert.InRange(result.BlamedArgument, -1, arguments.Length);
    }

    [Theory]
    [InlineData("lower()", "needs `text`")]
    [InlineData("lower(\"a\", \"b\")", "at most 1")]
    [InlineData("lower(1)", "not int")]
    [InlineData("now()", "same output")]
    [InlineData("split(\"a\", \"\")", "at least one character")]
    [InlineData("sort([1, \"a\"])", "no common order")]
    [InlineData("sort([[1], [2]])", "sort-by")]
    [InlineData("min([])", "empty list")]
    [InlineData("range(1, 1000000)", "at most")]
    [InlineData("repeat(\"abc\", 1000000)", "longer than")]
    [InlineData("filter([1], x => x)", "true or false")]
    [InlineData("without({ alpha = 1 }, \"alhpa\")", "Did you mean `alpha`")]
    [InlineData("bump(\"1.0\", \"middle\")", "not string")]
    [InlineData("satisfies(\"1.0\", \"=>1\")", "range of versions")]
    [InlineData("in-unit(5m, \"MiB\")", "no unit of duration")]
    [InlineData("from-json(\"[1,\")", "not JSON")]
    [InlineData("from-yaml(\"a: [1\")", "not YAML")]
    [InlineData("from-yaml(\"a: &x 1\nb: *x\")", "used again")]
    [InlineData("matches-regex(\"a\", \"(\")", "wrong at")]
    [InlineData("matches-regex(\"a\", \"(a)\\\\1\")", "references back")]
    [InlineData("base64-decode(\"*\")", "not base64")]
    [InlineData("base64-decode(\"/w==\")", "not text")]
    [InlineData("hash-files(\"*\")", "only while a pipeline runs")]
    [InlineData("read-text(\"VERSOIN\")", "There is no file `VERSOIN`. Did you mean `VERSION`?")]
    [InlineData("read-text(\"scr/a.cs\")", "There is no folder `scr`. Did you mean `src`?")]
    [InlineData("read-text(\"../../../x\")", "outside the project")]
    [InlineData("read-text(\"src\\\\a.cs\")", "written with `/`")]
    [InlineData("read-text(\"/etc/passwd\")", "starts at the project folder")]
    public void A_wrong_call_says_what_to_do(string call, string part) =>
        Assert.Contains(part, ExampleReader.Evaluate(call, Project).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("read-text(\"./b.cs\")", "\"b\"")]
    [InlineData("read-text(\"../a.cs\")", "\"a\"")]
    [InlineData("glob(\"./*.cs\")", "[\"src/lib/b.cs\"]")]
    [InlineData("glob(\"**/*.{cs,txt}\")", "[\"src/a.cs\", \"src/lib/b.cs\", \"src/lib/c.txt\"]")]
    [InlineData("files(\".\")", "[\"src/lib/b.cs\", \"src/lib/c.txt\"]")]
    [InlineData("file-exists(\"nothing\")", "false")]
    [InlineData("first([])", "none")]
    [InlineData("sum([])", "0")]
    [InlineData("sum([1h, 30m])", "1h30m")]
    [InlineData("max([1GiB, 2MiB])", "1GiB")]
    [InlineData("substring(\"abc\", -2)", "\"bc\"")]
    [InlineData("range(3, 1, -1)", "[3, 2, 1]")]
    [InlineData("range(2, 1)", "[]")]
    [InlineData("lines(\"\")", "[]")]
    [InlineData("bump(\"v2.0.0-rc.1\", \"major\")", "\"v2.0.0\"")]
    [InlineData("bump(\"1.2\", \"patch\")", "\"1.2.1\"")]
    [InlineData("to-json({ a = 1.50, b = [], c = {} })", "\"{\\n  \\\"a\\\": 1.50,\\n  \\\"b\\\": [],\\n  \\\"c\\\": {}\\n}\"")]
    [InlineData("from-yaml(\"\")", "none")]
    [InlineData("from-yaml(\"v: 3.10\nn: ~\no: 010\")", "{ v = 3.10, n = none, o = 10 }")]
    [InlineData("merge({ a = 1 })", "{ a = 1 }")]
    [InlineData("contains([1, 2], 2)", "true")]
    [InlineData("contains(\"Ab\", \"a\")", "false")]
    public void Edges(string call, string expected)
    {
        var result = ExampleReader.Evaluate(call, Project);
        Assert.Null(result.Problem);
        Assert.Equal(expected, FlowText.Write(result.Value!));
    }

    [Fact]
    public void The_type_of_a_result_follows_the_arguments()
    {
        var texts = new ListType(FlowType.Text);
        Assert.Equal(new ListType(FlowType.Int), StandardLibrary.Find("map")!.TypeFor([texts, new FunctionType([FlowType.Text], FlowType.Int)]));
        Assert.Equal(FlowType.Text.OrNone(), StandardLibrary.Find("first")!.TypeFor([texts]));
        Assert.Equal(texts, StandardLibrary.Find("filter")!.TypeFor([texts, new FunctionType([FlowType.Text], FlowType.Bool)]));
        Assert.Equal(new MapType(texts), StandardLibrary.Find("group-by")!.TypeFor([texts, new FunctionType([FlowType.Text], FlowType.Text)]));
        Assert.Equal(FlowType.Text, BuiltinFunction.LambdaParameterFor(texts));
    }
}
