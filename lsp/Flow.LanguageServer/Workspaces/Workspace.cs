using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;
using Flow.Disk;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Workspaces;

/// <summary>
/// What the editor has open: folders and documents, and the projects that follow from them. Only one thread uses it; what it hands out never changes, so that other
/// threads can work with it.
/// </summary>
/// <param name="encoding">How the editor counts columns.</param>
/// <param name="today">The day on which it begins.</param>
internal sealed class Workspace(PositionEncoding encoding, DateOnly today)
{
    private readonly List<string> folders = [];
    private readonly List<string> adopted = [];
    private readonly SortedDictionary<string, ProjectState> projects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ProjectState> alone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchedFiles> watched = new(StringComparer.Ordinal);
    private readonly HashSet<string> declaring = new(StringComparer.Ordinal);
    private readonly SourceShelf shelf = new();
    private ImmutableDictionary<string, OpenDocument> documents = ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal);
    private ProjectLayout layout = new([], ImmutableHashSet<string>.Empty);

    /// <summary>How the editor counts columns.</summary>
    public PositionEncoding Encoding { get; } = encoding;

    /// <summary>The day for which everything is found out.</summary>
    public DateOnly Day { get; private set; } = today;

    /// <summary>Everything as it is now: the projects by folder, then the texts that stand alone.</summary>
    public WorkspaceState Now => new([.. projects.Values, .. alone.Values], documents, Encoding);

    /// <summary>Opens and closes folders.</summary>
    public void ChangeFolders(IEnumerable<string> added, IEnumerable<string> removed)
    {
        foreach (var gone in removed.Where(folders.Remove))
        {
            shelf.Forget(gone);
        }

        foreach (var folder in added.Where(f => !folders.Contains(f)))
        {
            folders.Add(folder);
        }

        adopted.RemoveAll(a => folders.Exists(f => f == a || ProjectLayout.Holds(f, a)));
        foreach (var folder in folders.Where(f => !shelf.Unreadable.ContainsKey(f)).ToList())
        {
            shelf.Read(folder);
        }

        foreach (var path in documents.Keys.Where(IsOutside).ToList())
        {
            Adopt(path);
        }

        Regroup();
    }

    /// <summary>The editor has opened a document; from now on its text counts.</summary>
    public void Open(TextDocumentItem item)
    {
        var key = DocumentUri.KeyOf(item.Uri);
        documents = documents.SetItem(key, new OpenDocument(item.Uri, item.Version, new SourceText(key, item.Text)));
        Adopt(key);
        Regroup();
    }

    /// <summary>The editor has changed a document.</summary>
    /// <returns>False where it is not open.</returns>
    public bool Change(DidChangeParams change)
    {
        var key = DocumentUri.KeyOf(change.TextDocument.Uri);
        if (!documents.TryGetValue(key, out var before))
        {
            return false;
        }

        var (project, path) = OwnerOf(key);
        var document = (before with { Text = before.TextAt(path) }).Change(change.TextDocument.Version, change.ContentChanges, Encoding);
        documents = documents.SetItem(key, document);
        Put(key, project.With(document.Text));
        if (!project.IsAlone && ProjectFolder.DeclaresProject(document.Text) != declaring.Contains(key))
        {
            Regroup();
        }

        return true;
    }

    /// <summary>The editor has closed a document; from now on the disk's text counts.</summary>
    public void Close(string uri)
    {
        var key = DocumentUri.KeyOf(uri);
        if (!documents.ContainsKey(key))
        {
            return;
        }

        documents = documents.Remove(key);

        if (DocumentUri.PathOf(uri) is { } path && layout.RootOf(path) is not null && IsSource(path))
        {
            shelf.ReadFile(path);
        }

        foreach (var folder in adopted.Where(a => !documents.Keys.Any(d => ProjectLayout.Holds(a, d))).ToList())
        {
            adopted.Remove(folder);
            shelf.Forget(folder);
        }

        Regroup();
    }

    /// <summary>Files on the disk have changed, appeared or disappeared.</summary>
    /// <returns>Whether that makes a difference.</returns>
    public bool LookAt(IEnumerable<string> paths)
    {
        var (isOther, isSeen) = (false, false);
        foreach (var path in paths.Where(p => layout.RootOf(p) is not null))
        {
            isOther |= LookAtSources(path);
            foreach (var (root, project) in projects.Where(p => ProjectLayout.Holds(p.Key, path) && (IsOfMSBuild(path) || watched[p.Key].HasSeen(p.Value.PathOf(path)))).ToList())
            {
                projects[root] = project.LookedAtAgain();
                isSeen = true;
            }
        }

        if (isOther)
        {
            Regroup();
        }

        return isOther || isSeen;
    }

    /// <summary>It is <paramref name="today"/>. On a day that is not the one of before, what depends on the day is found out anew.</summary>
    /// <returns>Whether it is another day.</returns>
    public bool LookAtDay(DateOnly today)
    {
        if (today == Day)
        {
            return false;
        }

        Day = today;
        foreach (var (key, project) in projects.ToList())
        {
            projects[key] = project.On(Day);
        }

        foreach (var (key, project) in alone.ToList())
        {
            alone[key] = project.On(Day);
        }

        return true;
    }

    /// <summary>The document at <paramref name="uri"/>, open or not; null where nothing is known of it.</summary>
    public DocumentView? Find(string uri)
    {
        var key = DocumentUri.KeyOf(uri);
        var document = documents.GetValueOrDefault(key);
        var owner = alone.ContainsKey(key) || layout.RootOf(key) is { } root && projects.ContainsKey(root) ? OwnerOf(key) : default;
        return owner.Project?.Compilation.SourceAt(owner.Path) is { } source ? new DocumentView(owner.Project, source, document, Encoding) : null;
    }

    private static bool IsSource(string path) =>
        path.EndsWith(ProjectFolder.Extension, StringComparison.Ordinal) && Path.GetFileName(path).Length > ProjectFolder.Extension.Length;

    // What a .NET project reads besides its own file, nobody but MSBuild knows.
    private static bool IsOfMSBuild(string path) => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".props" or ".targets" or ".sln" or ".slnx";

    private bool LookAtSources(string path)
    {
        if (Directory.Exists(path) || shelf.IsAboutUnreadable(path) || (!Path.Exists(path) && shelf.Sources.Keys.Any(s => ProjectLayout.Holds(path, s))))
        {
            var isGone = shelf.Forget(path);
            foreach (var folder in Roots.Where(f => path == f || ProjectLayout.Holds(f, path)).ToList())
            {
                shelf.Read(folder);
                isGone = true;
            }

            return isGone;
        }

        return shelf.LookAtLock(path) | (IsSource(path) && !IsHidden(path) && shelf.ReadFile(path));
    }

    private IEnumerable<string> Roots => folders.Concat(adopted);

    private bool IsOutside(string key) => Path.IsPathRooted(key) && ProjectLayout.FolderOf(key, folders) is null;

    /// <summary>A document outside of all open folders brings the project that it belongs to, if it belongs to one.</summary>
    private void Adopt(string key)
    {
        if (IsOutside(key) && IsSource(key) && ProjectLayout.FolderOf(key, adopted) is null && ProjectFolder.Above(Path.GetDirectoryName(key)!) is { } folder)
        {
            adopted.Add(folder);
            shelf.Read(folder);
        }
    }

    /// <summary>Whether the way from the open folder to the file leads through a folder in which sources are not looked for.</summary>
    private bool IsHidden(string path) =>
        ProjectLayout.FolderOf(path, Roots) is { } folder
        && Path.GetRelativePath(folder, Path.GetDirectoryName(path)!).Split(Path.DirectorySeparatorChar).Any(static part => part != "." && ProjectFolder.IsSkipped(part));

    private bool BelongsToFolder(string key) => IsSource(key) && ProjectLayout.FolderOf(key, Roots) is not null && !IsHidden(key);

    private (ProjectState Project, string Path) OwnerOf(string key)
    {
        if (alone.TryGetValue(key, out var single))
        {
            return (single, DocumentUri.NameOf(key));
        }

        var project = projects[layout.RootOf(key)!];
        return (project, project.PathOf(key));
    }

    private void Put(string key, ProjectState project) => (project.IsAlone ? alone : projects)[project.IsAlone ? key : project.Root] = project;

    /// <summary>Finds out which projects there are and what belongs to each.</summary>
    private void Regroup()
    {
        var texts = shelf.Sources.Where(static s => s.Value.Content is not null).ToDictionary(static s => s.Key, static s => s.Value.Content!, StringComparer.Ordinal);
        foreach (var (key, document) in documents.Where(d => BelongsToFolder(d.Key)))
        {
            texts[key] = document.Text.Content;
        }

        declaring.Clear();
        declaring.UnionWith(texts.Where(static t => ProjectFolder.DeclaresProject(new SourceText("", t.Value))).Select(static t => t.Key));
        layout = new ProjectLayout([.. Roots], declaring.Select(static d => Path.GetDirectoryName(d)!).Concat(shelf.Locked).ToHashSet(StringComparer.Ordinal));
        Assign(texts);
        AssignAlone();
    }

    private void Assign(Dictionary<string, string> texts)
    {
        var members = texts.ToLookup(t => layout.RootOf(t.Key)!, StringComparer.Ordinal);
        var problems = Problems(texts).ToLookup(static p => p.Root, static p => p.Problem, StringComparer.Ordinal);
        var roots = members.Select(static m => m.Key).Union(problems.Select(static p => p.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in projects.Keys.Where(root => !roots.Contains(root)).ToList())
        {
            projects.Remove(gone);
            watched.Remove(gone);
        }

        foreach (var root in roots)
        {
            var project = projects.GetValueOrDefault(root) ?? Begin(root);
            var found = ImmutableArray.CreateBuilder<Diagnostic>();
            found.AddRange(problems[root]);
            var @lock = ProjectLock.Read(root, found);
            projects[root] = project.With([.. members[root].Select(m => Member(project, m.Key, m.Value))], @lock, found.ToImmutable());
        }
    }

    private ProjectState Begin(string root)
    {
        var services = ProjectServices.For(root, Day);
        watched[root] = services.Files;
        return ProjectState.Empty(root, DocumentUri.Of(root), isAlone: false, services.Services);
    }

    private IEnumerable<(string Root, Diagnostic Problem)> Problems(Dictionary<string, string> texts)
    {
        foreach (var (path, source) in shelf.Sources.Where(s => s.Value.Problem is not null && !texts.ContainsKey(s.Key)))
        {
            var root = layout.RootOf(path)!;
            yield return (root, SourceShelf.At(source.Problem!, Path.GetRelativePath(root, path).Replace('\\', '/')));
        }

        foreach (var (folder, found) in shelf.Unreadable)
        {
            foreach (var problem in found)
            {
                yield return (folder, problem);
            }
        }
    }

    private SourceMember Member(ProjectState project, string full, string content) =>
        documents.TryGetValue(full, out var document)
            ? new SourceMember(document.TextAt(project.PathOf(full)), document.Uri)
            : new SourceMember(new SourceText(project.PathOf(full), content), DocumentUri.Of(full));

    private void AssignAlone()
    {
        foreach (var gone in alone.Keys.Where(key => !documents.ContainsKey(key) || BelongsToFolder(key)).ToList())
        {
            alone.Remove(gone);
        }

        foreach (var (key, document) in documents.Where(d => !BelongsToFolder(d.Key)))
        {
            var project = alone.GetValueOrDefault(key) ?? BeginAlone(document);
            alone[key] = project.With([new SourceMember(document.TextAt(DocumentUri.NameOf(key)), document.Uri)], ProjectLock.Empty, []);
        }
    }

    private ProjectState BeginAlone(OpenDocument document)
    {
        var folder = DocumentUri.PathOf(document.Uri) is { } path ? Path.GetDirectoryName(path) : null;
        return ProjectState.Empty(folder ?? "", document.Uri, isAlone: true, ProjectServices.ForAlone(folder, Day).Services);
    }
}
