using System.Text.RegularExpressions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Edits;

/// <summary>Edits as people make them, and some that nobody would, chosen by a seed.</summary>
internal sealed partial class RandomEdits
{
    private readonly Random random;
    private readonly IReadOnlyList<SourceText> original;
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    public RandomEdits(IReadOnlyList<SourceText> project, int seed)
    {
        random = new Random(seed);
        original = project;
        foreach (var source in project)
        {
            files[source.Path] = source.Content;
        }
    }

    /// <summary>The texts of now.</summary>
    public IEnumerable<SourceText> Sources => files.Select(static f => new SourceText(f.Key, f.Value));

    /// <summary>Edits one file or several, and gives the compilation that follows <paramref name="compilation"/>.</summary>
    public Compilation Step(Compilation compilation)
    {
        var before = new Dictionary<string, string>(files);
        Edit();
        foreach (var (path, text) in files)
        {
            if (!before.TryGetValue(path, out var old) || old != text)
            {
                compilation = compilation.With(new SourceText(path, text));
            }
        }

        return before.Keys.Where(p => !files.ContainsKey(p)).Aggregate(compilation, static (c, p) => c.Without(p));
    }

    private void Edit()
    {
        var path = Any(files.Keys.ToList());
        switch (random.Next(24))
        {
            case < 4:
                files[path] = Any(original.Where(o => o.Path == path).Select(static o => o.Content).DefaultIfEmpty(files[path]).ToList());
                break;
            case < 9:
                EditTokens(path);
                break;
            case < 11:
                EditLines(path);
                break;
            case < 14:
                EditItems(path);
                break;
            case < 16:
                Rename(everywhere: random.Next(2) == 0, path);
                break;
            case 16:
                Toggle(path);
                break;
            case 17 when files.Count > 1:
                files.Remove(path);
                break;
            case 18:
                files[path] = (random.Next(2) == 0 ? "\n" : "// On top.\n") + files[path]; // everything moves, nothing means anything else
                break;
            case 19:
                Retype(path);
                break;
            case 20:
                files[path] = $"import \"{Any(original).Path}\" as {Any(files.Values.SelectMany(Declared).DefaultIfEmpty("x").ToList())}\n{files[path]}";
                break;
            case 21:
                var back = Any(original);
                files[back.Path] = back.Content;
                break;
            default:
                RestoreAll();
                break;
        }
    }

    private void RestoreAll()
    {
        files.Clear();
        foreach (var source in original)
        {
            files[source.Path] = source.Content;
        }
    }

    private void EditTokens(string path)
    {
        var text = files[path];
        var tokens = Word().Matches(text);
        if (tokens.Count == 0)
        {
            files[path] = text + Any(Pool());
            return;
        }

        var token = tokens[random.Next(tokens.Count)];
        files[path] = random.Next(4) switch
        {
            0 => text.Remove(token.Index, token.Length),
            1 => text.Insert(token.Index, Any(Pool()) + " "),
            2 => text.Insert(token.Index + token.Length, Any(Pool())),
            _ => text.Remove(token.Index, token.Length).Insert(token.Index, Any(Pool())),
        };
    }

    /// <summary>Words of this project: they are more likely to mean something.</summary>
    private List<string> Pool() => [.. Word().Matches(files[Any(files.Keys.ToList())]).Select(static m => m.Value).DefaultIfEmpty("x"), "\n", "{", "}", "\"", "// c\n"];

    private void EditLines(string path)
    {
        var lines = files[path].Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, "");
                break;
            case 2:
                lines.Insert(at, "// A comment.");
                break;
            default:
                lines.Insert(at, Any(files[Any(files.Keys.ToList())].Split('\n')));
                break;
        }

        files[path] = string.Join('\n', lines);
    }

    private void EditItems(string path)
    {
        var text = files[path];
        var items = SyntaxTree.Parse(new SourceText(path, text)).Root.Items.Items.ToList();
        if (items.Count == 0)
        {
            return;
        }

        var item = Any(items);
        var taken = text.Substring(item.Span.Start, item.Span.Length);
        var target = Any(files.Keys.ToList());
        switch (random.Next(3))
        {
            case 0:
                files[path] = text.Remove(item.Span.Start, item.Span.Length);
                break;
            case 1:
                files[target] = $"{files[target]}\n{taken}\n";
                break;
            default:
                files[path] = text.Remove(item.Span.Start, item.Span.Length);
                files[target] = $"{taken}\n{files[target]}";
                break;
        }
    }

    private void Rename(bool everywhere, string path)
    {
        var names = Declared(files[path]);
        if (names.Count == 0)
        {
            return;
        }

        var name = Any(names);
        var others = files.Values.SelectMany(Declared).ToList();
        var replacement = random.Next(4) switch { 0 => name.ToUpperInvariant(), 1 => Any(others), _ => name + "x" };
        foreach (var file in everywhere ? files.Keys.ToList() : [path])
        {
            files[file] = Word().Replace(files[file], m => m.Value == name ? replacement : m.Value);
        }
    }

    /// <summary>Takes the last letter of a declared name, or adds one: others go on to mention the whole name.</summary>
    private void Retype(string path)
    {
        var names = Declaration().Matches(files[path]).Select(static m => m.Groups["name"]).ToList();
        if (names.Count > 0)
        {
            var name = Any(names);
            var end = name.Index + name.Length;
            files[path] = name.Length > 1 && random.Next(2) == 0 ? files[path].Remove(end - 1, 1) : files[path].Insert(end, Any(["t", "-", "s"]));
        }
    }

    private void Toggle(string path)
    {
        var text = files[path];
        var first = text.IndexOf("export ", StringComparison.Ordinal);
        var items = SyntaxTree.Parse(new SourceText(path, text)).Root.Items.Items.ToList();
        files[path] = first < 0 ? items.Count > 0 ? text.Insert(Any(items).Span.Start, "export ") : text
            : random.Next(2) == 0 ? text.Remove(first, 7)
            : text.Replace("export ", "", StringComparison.Ordinal);
    }

    private static List<string> Declared(string text) => [.. Declaration().Matches(text).Select(static m => m.Groups["name"].Value)];

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    [GeneratedRegex(@"[A-Za-z][\w-]*|""[^""\n]*""|\d+\w*|[^\s\w]", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"(let|template|function|type|enum|pipeline|action|team|rule|as) (?<name>[A-Za-z][\w-]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
