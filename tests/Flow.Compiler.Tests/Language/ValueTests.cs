using static Flow.Compiler.Tests.Language.LanguageChecks;

namespace Flow.Compiler.Tests.Language;

/// <summary>What values mean: operators and their types, choices, functions, conversions.</summary>
public class ValueTests
{
    private static readonly Dictionary<string, string> Operands = new()
    {
        ["int"] = "6", ["number"] = "1.5", ["string"] = "\"a\"", ["bool"] = "true", ["duration"] = "4m", ["size"] = "2MiB", ["percent"] = "5%", ["date"] = "2026-03-01", ["time"] = "09:30",
    };

    /// <summary>All pairs that an operator joins, and the type that it gives. Every other pair is an error.</summary>
    private static readonly Dictionary<string, string> Joined = new()
    {
        ["+"] = "int int=int, int number=number, number int=number, number number=number, string string=string, duration duration=duration, size size=size, percent percent=percent, date duration=date",
        ["-"] = "int int=int, int number=number, number int=number, number number=number, duration duration=duration, size size=size, percent percent=percent, date duration=date, date date=duration",
        ["*"] = "int int=int, int number=number, number int=number, number number=number, duration int=duration, duration number=duration, int duration=duration, number duration=duration, size int=size, size number=size, int size=size, number size=size, percent int=percent, percent number=percent, int percent=percent, number percent=percent",
        ["/"] = "int int=number, int number=number, number int=number, number number=number, duration duration=number, size size=number, percent percent=number, duration int=duration, duration number=duration, size int=size, size number=size, percent int=percent, percent number=percent",
        ["<"] = "int int=bool, int number=bool, number int=bool, number number=bool, string string=bool, duration duration=bool, size size=bool, percent percent=bool, date date=bool, time time=bool",
        ["=="] = "int int=bool, int number=bool, number int=bool, number number=bool, string string=bool, bool bool=bool, duration duration=bool, size size=bool, percent percent=bool, date date=bool, time time=bool",
        ["and"] = "bool bool=bool",
    };

    public static TheoryData<string> Operators => [.. Joined.Keys];

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_operator_joins_exactly_these_types(string sign)
    {
        var expected = Joined[sign].Split(", ").Select(static p => p.Split('=')).ToDictionary(static p => p[0], static p => p[1]);
        foreach (var (left, a) in Operands)
        {
            foreach (var (right, b) in Operands)
            {
                var found = Compilation.Of($"let x = {a} {sign} {b}\n").Diagnostics.Select(static d => d.Code);
                Assert.Equal((left, right, expected.ContainsKey($"{left} {right}") ? [] : ["FLOW3002"]), (left, right, found.ToArray()), new PairComparer());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_result_has_this_type(string sign)
    {
        foreach (var pair in Joined[sign].Split(", ").Select(static p => p.Split(' ', '=')))
        {
            var type = Evaluate($"{Operands[pair[0]]} {sign} {Operands[pair[1]]}").Split(": ")[^1];
            Assert.True(type == pair[2] || (type == "int" && pair[2] == "number"), $"{pair[0]} {sign} {pair[1]} is {type}");
        }
    }

    [Theory]
    [InlineData("1 + 2 * 3", "7: int")]
    [InlineData("(1 + 2) * 3", "9: int")]
    [InlineData("1h - 30m", "30m: duration")]
    [InlineData("90m / 30m", "3: int")]
    [InlineData("512MiB * 2", "1GiB: size")]
    [InlineData("2026-12-24 + 8d", "2027-01-01: date")]
    [InlineData("2026-12-24 - 2026-12-20", "4d: duration")]
    [InlineData("\"a\" + \"b\"", "ab: string")]
    [InlineData("[1] + [2, 3]", "[1, 2, 3]: list<int>")]
    [InlineData("2 in [1, 2]", "true: bool")]
    [InlineData("5 in 1..4", "false: bool")]
    [InlineData("5m in 1m..10m", "true: bool")]
    [InlineData("\"a\" not in [\"b\"]", "true: bool")]
    [InlineData("\"A\" == \"a\"", "false: bool")]
    [InlineData("none ?? 5", "5: int")]
    [InlineData("if 1 < 2 then \"a\" else \"b\"", "a: string")]
    [InlineData("match \"b\" { \"b\" = \"five\", _ = \"other\" }", "five: string")]
    [InlineData("[for x in [1, 2, 3] where x > 1 => x * x]", "[4, 9]: list<int>")]
    [InlineData("[for x in 1..3 => \"n${x}\"]", "[n1, n2, n3]: list<string>")]
    [InlineData("[\"b\", \"a\"].sort()", "[a, b]: list<string>")]
    [InlineData("sort([\"b\", \"a\"])", "[a, b]: list<string>")]
    [InlineData("[1, 2].map(x => x + 1)", "[2, 3]: list<int>")]
    [InlineData("[1, 2, 3].filter(x => x != 2)", "[1, 3]: list<int>")]
    [InlineData("\" a \".trim().upper()", "A: string")]
    [InlineData("join([1, 2].map(x => \"${x}\"), \"-\")", "1-2: string")]
    [InlineData("{ a = 1, b = { c = 2 } }.b.c", "2: int")]
    [InlineData("{ a = 1 }[\"a\"]", "1: int")]
    [InlineData("[5, 6][1]", "6: int")]
    [InlineData("\"v${3.10}\"", "v3.10: string")]
    [InlineData("not (true and false)", "true: bool")]
    public void An_expression_has_this_value(string expression, string expected) => Assert.Equal(expected, Evaluate(expression));

    [Theory]
    [InlineData("twice(4)", "8: int")]
    [InlineData("twice(x = 5)", "10: int")]
    [InlineData("4.twice()", "8: int")]
    [InlineData("tag(\"1\")", "shop-1: string")]
    [InlineData("tag(\"1\", \"-rc\")", "shop-1-rc: string")]
    [InlineData("tag(suffix = \"-b\", version = \"2\")", "shop-2-b: string")]
    [InlineData("tag(\"1\", suffix = \"x\").upper()", "SHOP-1X: string")]
    [InlineData("home.port", "443: int")]
    [InlineData("home.path ?? \"none\"", "none: string")]
    [InlineData("level == critical", "true: bool")]
    [InlineData("match level { critical = 1, standard = 2 }", "1: int")]
    [InlineData("[for r in rows => r.flags ?? \"-\"]", "[-, -O2]: list<string>")]
    public void Functions_types_and_values_of_the_project_are_used(string expression, string expected) => Assert.Equal(expected, Evaluate(expression, """
        function twice(x: int): int = x * 2
        function tag(version: string, suffix: string = ""): string = "shop-${version}${suffix}"
        type endpoint { host: string, port: int = 443, path: string? }
        enum tier { critical, standard }
        let home: endpoint = { host = "example.com" }
        let level: tier = critical
        let rows = [{ os = "a" }, { os = "b", flags = "-O2" }]
        """));

    [Theory]
    [InlineData("split(\"a\", 5)", "FLOW3015 5")]
    [InlineData("5.upper()", "FLOW3015 5")]
    [InlineData("\"a\".split(true)", "FLOW3015 true")]
    [InlineData("[1].map(x => x + \"a\")", "FLOW3002 x + \"a\"")]
    [InlineData("from-json(\"[1\")", "FLOW3015 \"[1\"")]
    public void A_mistake_is_at_the_argument_that_is_wrong(string expression, string expected) => Assert.Equal(expected, Problem(expression));

    private sealed class PairComparer : IEqualityComparer<(string Left, string Right, string[] Codes)>
    {
        public bool Equals((string Left, string Right, string[] Codes) x, (string Left, string Right, string[] Codes) y) =>
            x.Left == y.Left && x.Right == y.Right && x.Codes.SequenceEqual(y.Codes);

        public int GetHashCode((string Left, string Right, string[] Codes) obj) => obj.Left.GetHashCode(StringComparison.Ordinal);
    }
}
