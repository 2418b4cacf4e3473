using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Text;
using Flow.Disk;
using Flow.LanguageServer.Documents;

namespace Flow.LanguageServer.Workspaces;

/// <summary>Files that mean something together, at one moment: each text is the editor's where the file is open, else the disk's. It never changes.</summary>
/// <param name="Root">The full path of the folder; empty for a text that is no file.</param>
/// <param name="Uri">The address of the folder; for a text that stands alone its own.</param>
/// <param name="IsAlone">Whether it is one text that belongs to no project.</param>
/// <param name="Compilation">What the texts mean.</param>
internal sealed record ProjectState(string Root, string Uri, bool IsAlone, Compilation Compilation)
{
    /// <summary>Why sources could not be read.</summary>
    public ImmutableArray<Diagnostic> Problems { get; private init; } = [];

    /// <summary>The commits of what it uses of other repositories.</summary>
    public ProjectLock Lock { get; private init; } = ProjectLock.Empty;

    /// <summary>What its targets are told.</summary>
    /// <param name="version">The version of the tool, which generated files name.</param>
    public EmitOptions EmitOptions(string version) => new(version, Lock.Commits) { Digests = Lock.Digests };

    /// <summary>The addresses of the files, by path, in the spelling of the editor where they are open.</summary>
    private ImmutableDictionary<string, string> Uris { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>A project without files.</summary>
    public static ProjectState Empty(string root, string uri, bool isAlone, BindServices services) => new(root, uri, isAlone, Compilation.Create(NameOf(root), [], services));

    /// <summary>The address of the file at <paramref name="path"/>, relative to the folder.</summary>
    public string UriOf(string path) => Uris.TryGetValue(path, out var known) ? known : path == "." ? Uri : DocumentUri.Of(Path.Combine(Root, path));

    /// <summary>A place in one of the files.</summary>
    public Protocol.Location LocationOf(Compiler.Text.Location place, PositionEncoding encoding) =>
        new(place.Source.IsBuiltIn ? DocumentUri.Of(BuiltInSources.FileOf(Root, place.Source)) : UriOf(place.Path), encoding.RangeOf(place.Source, place.Span));

    /// <summary>The path of a file, relative to the folder, with '/' between its parts.</summary>
    public string PathOf(string full) => Path.GetRelativePath(Root, full).Replace('\\', '/');

    /// <summary>The same with <paramref name="text"/> in place of the text of its path.</summary>
    public ProjectState With(SourceText text) => this with { Compilation = Compilation.With(text) };

    /// <summary>The same made of <paramref name="members"/>; what they have in common with the members of now is taken over.</summary>
    public ProjectState With(IReadOnlyCollection<SourceMember> members, ProjectLock @lock, ImmutableArray<Diagnostic> problems)
    {
        var uris = members.ToImmutableDictionary(static m => m.Text.Path, static m => m.Uri, StringComparer.Ordinal);
        var compilation = Compiled(members, uris);
        return @lock.ToText() == Lock.ToText()
            ? this with { Compilation = compilation, Problems = problems, Uris = uris }
            : this with { Compilation = compilation.WithServices(compilation.Services), Lock = @lock, Problems = problems, Uris = uris }; // what targets made is not true any more
    }

    /// <summary>The same without what was found out about files that are no sources: one of them has changed.</summary>
    public ProjectState LookedAtAgain()
    {
        var services = Compilation.Services.Projects is null ? Compilation.Services : Compilation.Services with { Projects = new LazyDotNetProjects(Root) };
        return this with { Compilation = Compilation.WithServices(services) };
    }

    /// <summary>The same on another day.</summary>
    public ProjectState On(DateOnly day) => this with { Compilation = Compilation.WithServices(Compilation.Services with { Today = day }) };

    private Compilation Compiled(IReadOnlyCollection<SourceMember> members, ImmutableDictionary<string, string> uris)
    {
        var before = Compilation.Sources.ToDictionary(static s => s.Path, static s => s.Content, StringComparer.Ordinal);
        if (before.Count == 0)
        {
            return Compilation.Create(Compilation.Name, members.Select(static m => m.Text), Compilation.Services);
        }

        var rest = before.Keys.Where(path => !uris.ContainsKey(path)).Aggregate(Compilation, static (all, gone) => all.Without(gone));
        var changed = members.Select(static m => m.Text).Where(t => before.GetValueOrDefault(t.Path) != t.Content);
        return changed.Aggregate(rest, static (all, text) => all.With(text));
    }

    private static string NameOf(string root) => Path.GetFileName(root) is { Length: > 0 } name ? name : "project";
}

/// <summary>A source of a project.</summary>
/// <param name="Text">Its text, under its path in the project.</param>
/// <param name="Uri">Its address.</param>
internal sealed record SourceMember(SourceText Text, string Uri);
