using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions that read the project's files while the compiler runs. They see nothing outside the project folder.</summary>
internal static class FileFunctions
{
    private const int MostFiles = 100_000;

    public static ImmutableArray<string> Names =>
    [
        "read-text", "read-lines", "read-json", "read-yaml", "file-exists", "files", "glob",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "read-text" => ReadText,
        "read-lines" => ReadLines,
        "read-json" => ReadJson,
        "read-yaml" => ReadYaml,
        "file-exists" => FileExists,
        "files" => Files,
        "glob" => Glob,
        _ => null,
    };

    private static BuiltinFunction ReadText => field ??= new("read-text", [Path("path")], FlowType.Text,
        "The text of a file of the project.", """read-text("VERSION")""", "\"1.4.0\\n\"")
    {
        Evaluate = static (a, context) => Read(a, context, Value.Of),
    };

    private static BuiltinFunction ReadLines => field ??= new("read-lines", [Path("path")], ValueTypes.TextList,
        "The lines of a file of the project.", """read-lines("VERSION")""", """["1.4.0"]""")
    {
        Evaluate = static (a, context) => Read(a, context, static text => Texts(StringFunctions.LinesOf(text))),
    };

    private static BuiltinFunction ReadJson => field ??= new("read-json", [Path("path")], FlowType.Any,
        "What a JSON file of the project holds.", """read-json("package.json")""", """{ name = "shop" }""")
    {
        Evaluate = static (a, context) => Read(a, context, JsonValues.Parse),
    };

    private static BuiltinFunction ReadYaml => field ??= new("read-yaml", [Path("path")], FlowType.Any,
        "What a YAML file of the project holds. Truth is `true` and `false` only, as YAML 1.2 says.", """read-yaml("config.yml")""", """{ debug = true }""")
    {
        Evaluate = static (a, context) => Read(a, context, YamlValues.Parse),
    };

    private static BuiltinFunction FileExists => field ??= new("file-exists", [Path("path")], FlowType.Bool,
        "Whether the project has a file.", """file-exists("VERSION")""", "true")
    {
        Evaluate = static (a, context) => ProjectPath.Resolve(context.Folder, a.TextAt(0)).TryGet(out var path, out var problem)
            ? Value.Of(context.Files.FileExists(path))
            : FunctionResult.Fail(problem.Message, 0),
    };

    private static BuiltinFunction Files => field ??= new("files", [Path("folder")], new ListType(ValueTypes.Path),
        "The paths of the files that lie directly in a folder, sorted.", """files("src")""", """["src/a.cs"]""")
    {
        Evaluate = static (a, context) => ProjectPath.Resolve(context.Folder, a.TextAt(0)).TryGet(out var path, out var problem)
            ? FilesIn(path, context)
            : FunctionResult.Fail(problem.Message, 0),
    };

    private static FunctionResult FilesIn(string folder, FunctionContext context) => folder.Length == 0 || context.Files.FolderExists(folder)
        ? Paths(context.Files.List(folder).Where(static n => !n.EndsWith('/')).Select(n => ProjectPath.Join(folder, n)))
        : FunctionResult.Fail(Missing("folder", folder, context), 0);

    private static BuiltinFunction Glob => field ??= new("glob", [new("pattern", ValueTypes.Glob)], new ListType(ValueTypes.Path),
        "The paths of the project's files that match a pattern, sorted.", """glob("src/**/*.cs")""", """["src/a.cs", "src/lib/b.cs"]""")
    {
        Evaluate = static (a, context) => Matching(a.TextAt(0), context),
    };

    private static FunctionResult Matching(string text, FunctionContext context)
    {
        if (!GlobPattern.Parse(text).TryGet(out var pattern, out var problem))
        {
            return FunctionResult.Fail(problem.Message, 0);
        }

        var body = pattern.IsNegative ? text[1..] : text;
        var isLocal = body.StartsWith("./", StringComparison.Ordinal);
        var root = isLocal ? context.Folder : StartOf(body);
        var found = new List<string>();
        var whole = isLocal ? GlobPattern.Parse(body[2..]).ValueOrDefault : pattern;
        if (whole is null || pattern.IsNegative)
        {
            return FunctionResult.Fail("Files are found by a pattern such as `src/**/*.cs`.", 0);
        }

        Collect(root, context, p => whole.Matches(isLocal && root.Length > 0 ? p[(root.Length + 1)..] : p), found);
        return found.Count > MostFiles ? FunctionResult.Fail($"More than {MostFiles} files match.", 0) : Paths(found.Order(StringComparer.Ordinal));
    }

    /// <summary>The folders at the start of a pattern that are plain names: no others need to be looked through.</summary>
    private static string StartOf(string pattern)
    {
        var sign = pattern.AsSpan().IndexOfAny("*?[{");
        return ProjectPath.Parent(sign < 0 ? pattern : pattern[..sign] + "x");
    }

    private static void Collect(string start, FunctionContext context, Func<string, bool> matches, List<string> found)
    {
        var folders = new Stack<string>([start]);
        var seen = 0;
        while (folders.TryPop(out var folder) && seen < MostFiles && found.Count <= MostFiles)
        {
            foreach (var name in context.Files.List(folder))
            {
                seen++;
                var path = ProjectPath.Join(folder, name.TrimEnd('/'));
                if (!name.EndsWith('/'))
                {
                    found.AddRange(matches(path) ? [path] : []);
                }
                else if (name != ".git/")
                {
                    folders.Push(path);
                }
            }
        }
    }

    private static ListValue Paths(IEnumerable<string> paths) => new(ValueTypes.Path, [.. paths.Select(Value.Of)]);

    private static FunctionResult Read(ImmutableArray<Argument> a, FunctionContext context, Func<string, FunctionResult> then)
    {
        if (!ProjectPath.Resolve(context.Folder, a.TextAt(0)).TryGet(out var path, out var problem))
        {
            return FunctionResult.Fail(problem.Message, 0);
        }

        return context.Files.ReadText(path) is { } text ? then(text) : FunctionResult.Fail(Missing("file", path, context), 0);
    }

    private static FunctionResult Read(ImmutableArray<Argument> a, FunctionContext context, Func<string, Value> then) =>
        Read(a, context, text => FunctionResult.Of(then(text)));

    private static string Missing(string what, string path, FunctionContext context)
    {
        var folder = ProjectPath.Parent(path);
        while (folder.Length > 0 && !context.Files.FolderExists(folder))
        {
            (path, folder) = (folder, ProjectPath.Parent(folder));
            what = "folder";
        }

        return $"There is no {what} `{path}`.{ProjectPath.DidYouMean(path, context.Files.List(folder))}";
    }
}
