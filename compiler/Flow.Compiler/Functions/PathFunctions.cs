using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of paths. They look at the text only, never at a disk; the separator is <c>/</c> on every machine.</summary>
internal static class PathFunctions
{
    public static ImmutableArray<string> Names =>
    [
        "path-join", "file-name", "extension", "stem", "parent", "relative-to", "normalise",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "path-join" => Join,
        "file-name" => FileName,
        "extension" => Extension,
        "stem" => Stem,
        "parent" => Parent,
        "relative-to" => RelativeTo,
        "normalise" => Normalise,
        _ => null,
    };

    private static BuiltinFunction Join => field ??= new("path-join", [new("parts", ValueTypes.Path, Repeats: true)], ValueTypes.Path,
        "The parts as one path. A part that starts with `/` starts anew.", """path-join("src", "app", "main.cs")""", "\"src/app/main.cs\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(a.Select(static x => x.Value!.ToText()).Aggregate("", ProjectPath.Join)),
    };

    private static BuiltinFunction FileName => field ??= new("file-name", [Path("path")], FlowType.Text,
        "The last part of a path.", """file-name("src/app.tar.gz")""", "\"app.tar.gz\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(ProjectPath.Name(a.TextAt(0))),
    };

    private static BuiltinFunction Extension => field ??= new("extension", [Path("path")], FlowType.Text,
        "The last point of the file's name and what follows it; empty where there is none.", """extension("src/app.tar.gz")""", "\".gz\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(ProjectPath.Extension(a.TextAt(0))),
    };

    private static BuiltinFunction Stem => field ??= new("stem", [Path("path")], FlowType.Text,
        "The file's name without its extension.", """stem("src/Shop.csproj")""", "\"Shop\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(ProjectPath.Name(a.TextAt(0))[..^ProjectPath.Extension(a.TextAt(0)).Length]),
    };

    private static BuiltinFunction Parent => field ??= new("parent", [Path("path")], ValueTypes.Path,
        "The folder of a path; empty where it has none.", """parent("src/app/main.cs")""", "\"src/app\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(ProjectPath.Parent(a.TextAt(0))),
    };

    private static BuiltinFunction RelativeTo => field ??= new("relative-to", [Path("path"), Path("folder")], ValueTypes.Path,
        "The way from a folder to a path; both start at the same place.", """relative-to("src/app/main.cs", "src/lib")""", "\"../app/main.cs\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => ProjectPath.Relative(a.TextAt(0), a.TextAt(1)) is { } way
            ? Value.Of(way)
            : FunctionResult.Fail("There is no way from this folder: both paths start at the same place, and the folder has no `..`.", 1),
    };

    private static BuiltinFunction Normalise => field ??= new("normalise", [Path("path")], ValueTypes.Path,
        "The path without `.`, `..` and doubled slashes.", """normalise("src/./app/../lib//x")""", "\"src/lib/x\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(ProjectPath.Normalise(a.TextAt(0))),
    };
}
