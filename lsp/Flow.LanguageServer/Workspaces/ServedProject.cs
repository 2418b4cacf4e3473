using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;
using Flow.LanguageServer.Documents;

namespace Flow.LanguageServer.Workspaces;

/// <summary>Files that mean something together, as they are at the moment: each text is the editor's where the file is open, else the disk's.</summary>
/// <param name="root">The full path of the folder; empty for a text that is no file.</param>
/// <param name="uri">The address of the folder; for a text that stands alone its own.</param>
/// <param name="isAlone">Whether it is one text that belongs to no project.</param>
/// <param name="services">What the compiler may ask.</param>
internal sealed class ServedProject(string root, string uri, bool isAlone, BindServices services)
{
    private readonly Dictionary<string, string> uris = new(StringComparer.Ordinal);

    /// <summary>The full path of the folder; empty for a text that is no file.</summary>
    public string Root { get; } = root;

    /// <summary>The address of the folder; for a text that stands alone its own.</summary>
    public string Uri { get; } = uri;

    /// <summary>Whether it is one text that belongs to no project.</summary>
    public bool IsAlone { get; } = isAlone;

    /// <summary>What the texts mean.</summary>
    public Compilation Compilation { get; private set; } = Compilation.Create(NameOf(root), [], services);

    /// <summary>Why sources could not be read.</summary>
    public ImmutableArray<Diagnostic> Problems { get; private set; } = [];

    /// <summary>The address of the file at <paramref name="path"/>, relative to the folder.</summary>
    public string UriOf(string path) => uris.TryGetValue(path, out var known) ? known : path == "." ? Uri : DocumentUri.Of(Path.Combine(Root, path));

    /// <summary>The path of a file, relative to the folder, with '/' between its parts.</summary>
    public string PathOf(string full) => Path.GetRelativePath(Root, full).Replace('\\', '/');

    /// <summary>Puts <paramref name="text"/> in place of the text of its path.</summary>
    public void Change(SourceText text, string uri)
    {
        uris[text.Path] = uri;
        Compilation = Compilation.With(text);
    }

    /// <summary>Makes the project consist of <paramref name="members"/>; what is the same stays as it is.</summary>
    public void Become(IReadOnlyCollection<SourceMember> members, ImmutableArray<Diagnostic> problems)
    {
        Problems = problems;
        uris.Clear();
        foreach (var member in members)
        {
            uris[member.Text.Path] = member.Uri;
        }

        if (!Compilation.Sources.Any())
        {
            Compilation = Compilation.Create(Compilation.Name, members.Select(static m => m.Text), Compilation.Services);
            return;
        }

        var before = Compilation.Sources.ToDictionary(static s => s.Path, StringComparer.Ordinal);
        foreach (var gone in before.Keys.Where(path => !uris.ContainsKey(path)))
        {
            Compilation = Compilation.Without(gone);
        }

        foreach (var text in members.Select(static m => m.Text).Where(t => !before.TryGetValue(t.Path, out var old) || old.Content != t.Content))
        {
            Compilation = Compilation.With(text);
        }
    }

    /// <summary>Forgets what was found out about files that are no sources: one of them has changed.</summary>
    public void LookAgain() => Compilation = Compilation.Create(Compilation.Name, Compilation.Sources, Compilation.Services);

    private static string NameOf(string root) => Path.GetFileName(root) is { Length: > 0 } name ? name : "project";
}

/// <summary>A source of a project.</summary>
/// <param name="Text">Its text, under its path in the project.</param>
/// <param name="Uri">Its address.</param>
internal sealed record SourceMember(SourceText Text, string Uri);
