using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;
using Flow.Disk;

namespace Flow.LanguageServer.Workspaces;

/// <summary>A source as it was last seen on the disk: its text, or why there is none.</summary>
/// <param name="Content">Its text; null where it could not be read.</param>
/// <param name="Problem">Why not.</param>
internal sealed record ShelvedSource(string? Content, Diagnostic? Problem);

/// <summary>The sources of the open folders as they were last seen on the disk, by full path.</summary>
internal sealed class SourceShelf
{
    private readonly Dictionary<string, ShelvedSource> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Diagnostic>> unreadable = new(StringComparer.Ordinal);
    private readonly HashSet<string> locked = new(StringComparer.Ordinal);

    /// <summary>The sources.</summary>
    public IReadOnlyDictionary<string, ShelvedSource> Sources => sources;

    /// <summary>The folders that hold <c>flow.lock</c>.</summary>
    public IReadOnlySet<string> Locked => locked;

    /// <summary>What of each open folder could not be read, by the folder's path.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> Unreadable => unreadable;

    /// <summary>Whether <paramref name="path"/> is a folder that could not be read, one above it, or something in it: then it may be another matter by now.</summary>
    public bool IsAboutUnreadable(string path) =>
        unreadable.Any(u => u.Value.Any(p => Path.GetFullPath(p.Location.Path, u.Key) is var folder && (folder == path || ProjectLayout.Holds(path, folder) || ProjectLayout.Holds(folder, path))));

    /// <summary>Reads everything in and below <paramref name="folder"/>. A folder that is gone has nothing.</summary>
    public void Read(string folder)
    {
        Forget(folder);
        if (!Directory.Exists(folder))
        {
            return;
        }

        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in ProjectFolder.Sources(folder, problems).Select(p => Path.GetFullPath(p, folder)))
        {
            ReadFile(path);
            LookForLocks(Path.GetDirectoryName(path), folder);
        }

        unreadable[folder] = problems.ToImmutable();
    }

    /// <summary>Reads the file at <paramref name="path"/> again; true where that makes a difference.</summary>
    public bool ReadFile(string path)
    {
        sources.TryGetValue(path, out var before);
        if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return sources.Remove(path);
        }

        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var file = SourceReader.Read(Path.GetDirectoryName(path)!, Path.GetFileName(path), problems);
        var now = new ShelvedSource(file?.Text.Content, problems.FirstOrDefault());
        sources[path] = now;
        return before?.Content != now.Content || before?.Problem?.Message != now.Problem?.Message;
    }

    /// <summary>Looks again whether the folder of the file at <paramref name="path"/> is locked; true where the file is a lock.</summary>
    public bool LookAtLock(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Path.GetFileName(path) != ProjectLock.FileName)
        {
            return false;
        }

        _ = File.Exists(path) ? locked.Add(folder) : locked.Remove(folder);
        return true;
    }

    /// <summary>Forgets everything in and below <paramref name="folder"/>; true where there was something.</summary>
    public bool Forget(string folder)
    {
        var gone = sources.Keys.Where(p => ProjectLayout.Holds(folder, p)).ToList();
        gone.ForEach(p => sources.Remove(p));
        locked.RemoveWhere(p => p == folder || ProjectLayout.Holds(folder, p));
        return unreadable.Remove(folder) || gone.Count > 0;
    }

    /// <summary>The diagnostic of an unreadable source under its path in the project.</summary>
    public static Diagnostic At(Diagnostic problem, string path) => problem with { Location = new Location(new SourceText(path, ""), default) };

    private void LookForLocks(string? folder, string top)
    {
        for (; folder is not null && folder.Length >= top.Length; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, ProjectLock.FileName)))
            {
                locked.Add(folder);
            }
        }
    }
}
