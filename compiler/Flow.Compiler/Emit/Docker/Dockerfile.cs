using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Docker;

/// <summary>A Dockerfile, or the list of what it may not see, under construction.</summary>
internal sealed class Dockerfile
{
    private readonly LineWriter writer = new();

    /// <summary>A file that begins with these lines as comments.</summary>
    public Dockerfile(IEnumerable<string> header)
    {
        foreach (var line in header)
        {
            Comment(line);
        }
    }

    /// <summary>A line of comment.</summary>
    public Dockerfile Comment(string text) => Line(text.Length == 0 ? "#" : $"# {text}");

    /// <summary>An empty line.</summary>
    public Dockerfile Space() => Line("");

    /// <summary>A line, perhaps with where it comes from.</summary>
    public Dockerfile Line(string text, Location? origin = null)
    {
        writer.Mark(origin);
        writer.Write(text);
        writer.EndLine();
        return this;
    }

    /// <summary>Several lines.</summary>
    public Dockerfile Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }

        return this;
    }

    /// <summary>The file.</summary>
    public GeneratedFile ToFile(string path) => writer.ToDocumentText().ToFile(path);

    /// <summary>A command as a list, which starts no shell: <c>["dotnet", "App.dll"]</c>.</summary>
    public static string Exec(params ImmutableArray<string> words) =>
        $"[{string.Join(", ", words.Select(static w => $"\"{JsonEncodedText.Encode(w, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}]";
}
