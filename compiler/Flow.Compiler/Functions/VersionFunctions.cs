using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of versions, ordered as Semantic Versioning 2.0.0 orders them.</summary>
internal static class VersionFunctions
{
    public static ImmutableArray<string> Names =>
    [
        "version-compare", "satisfies", "major", "minor", "patch", "bump",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "version-compare" => Compare,
        "satisfies" => Satisfies,
        "major" => Major,
        "minor" => Minor,
        "patch" => Patch,
        "bump" => Bump,
        _ => null,
    };

    private static BuiltinFunction Compare => field ??= new("version-compare", [Version("a"), Version("b")], FlowType.Int,
        "-1, 0 or 1: whether the first version comes before the second, is the same, or comes after it.", """version-compare("1.10.0", "1.9")""", "1")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithVersion(a, 0, x => WithVersion(a, 1, y => Value.Of((decimal)Math.Sign(x.CompareTo(y))))),
    };

    private static BuiltinFunction Satisfies => field ??= new("satisfies", [Version("version"), TextIn("range")], FlowType.Bool,
        "Whether a version lies in a range such as `^1.2`, `>=1.2 <2` or `10.x`.", """satisfies("1.4.2", "^1.2")""", "true")
    {
        Evaluate = static (a, _) => WithVersion(a, 0, version => VersionRange.Parse(a.TextAt(1)).TryGet(out var range, out var problem)
            ? Value.Of(range.Contains(version))
            : FunctionResult.Fail(problem.Message, 1)),
    };

    private static BuiltinFunction Major => field ??= new("major", [Version("version")], FlowType.Int,
        "The first number of a version.", """major("v2.5.1")""", "2")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithVersion(a, 0, static v => Value.Of((decimal)v.Major)),
    };

    private static BuiltinFunction Minor => field ??= new("minor", [Version("version")], FlowType.Int,
        "The second number of a version, 0 where there is none.", """minor("v2.5.1")""", "5")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithVersion(a, 0, static v => Value.Of((decimal)v.Minor)),
    };

    private static BuiltinFunction Patch => field ??= new("patch", [Version("version")], FlowType.Int,
        "The third number of a version, 0 where there is none.", """patch("v2.5.1")""", "1")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithVersion(a, 0, static v => Value.Of((decimal)v.Patch)),
    };

    private static readonly EnumType Parts = new(null, ["major", "minor", "patch"]);

    private static BuiltinFunction Bump => field ??= new("bump", [Version("version"), new("part", Parts)], ValueTypes.Version,
        "The next version: one number is raised and those behind it become 0. A pre-release becomes its release.", """bump("1.4.2", "minor")""", "\"1.5.0\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithVersion(a, 0, v => Value.Of(Next(v, Parts.Members.IndexOf(a.TextAt(1))))),
    };

    private static string Next(VersionText version, int part)
    {
        long[] numbers = [version.Major, version.Minor, version.Patch];
        var isOwnRelease = version.Prerelease.Length > 0 && numbers.Skip(part + 1).All(static n => n == 0);
        if (!isOwnRelease)
        {
            numbers[part]++;
            Array.Clear(numbers, part + 1, 2 - part);
        }

        return (version.Text[0] is 'v' or 'V' ? version.Text[..1] : "") + string.Join('.', numbers);
    }

    private static FunctionResult WithVersion(ImmutableArray<Argument> a, int index, Func<VersionText, FunctionResult> then) =>
        VersionText.Parse(a.TextAt(index)).TryGet(out var version, out var problem) ? then(version) : FunctionResult.Fail(problem.Message, index);
}
