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
    private readonly ImmutableDictionary<string, string> digests;

    /// <summary>A file that begins with these lines as comments.</summary>
    /// <param name="header">The lines.</param>
    /// <param name="digests">The digests of base images, by name and tag.</param>
    public Dockerfile(IEnumerable<string> header, ImmutableDictionary<string, string> digests)
    {
        this.digests = digests;
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

    /// <summary>Begins a stage on an image, by its digest where that is known: then nobody can put another image under its tag.</summary>
    public Dockerfile From(string image, string? stage = null, Location? origin = null) =>
        Line($"FROM {image}{(digests.TryGetValue(image, out var digest) ? $"@{digest}" : "")}{(stage is null ? "" : $" AS {stage}")}", origin);

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
