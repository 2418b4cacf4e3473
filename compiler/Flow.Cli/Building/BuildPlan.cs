using System.Collections.Immutable;
using Flow.Cli.Hosting;
using Flow.Compiler.Emit;

namespace Flow.Cli.Building;

/// <summary>What a build does with one file.</summary>
internal enum FileAction
{
    /// <summary>It is as it should be.</summary>
    Keep,

    /// <summary>It does not exist yet.</summary>
    Create,

    /// <summary>An earlier build made it; it has another text now.</summary>
    Replace,

    /// <summary>An earlier build made it; nothing makes it now.</summary>
    Remove,
}

/// <summary>A file of a build.</summary>
/// <param name="Path">Relative to the folder that is written to.</param>
/// <param name="Action">What is done.</param>
/// <param name="OldText">What is there, or null.</param>
/// <param name="NewText">What will be there, or null.</param>
/// <param name="Target">The target it belongs to.</param>
internal sealed record FileChange(string Path, FileAction Action, string? OldText, string? NewText, string Target)
{
    /// <summary>Why it may not be done without <c>--force</c>; null where it may.</summary>
    public string? Conflict { get; init; }
}

/// <summary>Everything that a build does, decided before anything is written.</summary>
/// <param name="Folder">The folder that is written to.</param>
/// <param name="Changes">By path.</param>
/// <param name="Manifest">The manifest afterwards.</param>
internal sealed record BuildPlan(string Folder, ImmutableArray<FileChange> Changes, BuildManifest Manifest)
{
    /// <summary>Decides what becomes of each file.</summary>
    /// <param name="folder">The folder that is written to.</param>
    /// <param name="generated">What each target makes.</param>
    /// <param name="only">The targets that this build is about; null for all of them, also those that the project no longer names.</param>
    /// <exception cref="CommandException">The manifest is damaged, two targets make one file, or a file would leave the folder.</exception>
    public static BuildPlan Of(string folder, ImmutableArray<(string Target, GeneratedFile File)> generated, ImmutableHashSet<string>? only)
    {
        Check(folder, generated);
        var before = BuildManifest.Read(folder);
        var paths = generated.Select(static g => g.File.Path).ToHashSet();
        var others = before.Entries.Values.Where(e => !paths.Contains(e.Path)).ToLookup(e => only?.Contains(e.Target) != false);
        var changes = generated.Select(g => Write(folder, before, g.Target, g.File)).Concat(others[true].Select(e => Remove(folder, e)));
        var made = generated.Select(static g => new ManifestEntry(g.File.Path, g.Target, BuildManifest.Digest(g.File.Text)));
        return new BuildPlan(folder, [.. changes.OrderBy(static c => c.Path, StringComparer.Ordinal)], BuildManifest.Of(others[false].Concat(made)));
    }

    private static FileChange Write(string folder, BuildManifest before, string target, GeneratedFile file)
    {
        var old = ReadOld(folder, file.Path);
        if (old is null)
        {
            return new FileChange(file.Path, FileAction.Create, null, file.Text, target);
        }

        if (BuildManifest.Digest(old) == BuildManifest.Digest(file.Text))
        {
            return new FileChange(file.Path, FileAction.Keep, old, file.Text, target);
        }

        var change = new FileChange(file.Path, FileAction.Replace, old, file.Text, target);
        return before.Entries.GetValueOrDefault(file.Path) switch
        {
            null => change with { Conflict = "no build made it" },
            var entry when entry.Sha256 != BuildManifest.Digest(old) => change with { Conflict = "it was edited by hand after the last build" },
            _ => change,
        };
    }

    private static FileChange Remove(string folder, ManifestEntry entry)
    {
        var old = ReadOld(folder, entry.Path);
        var change = new FileChange(entry.Path, old is null ? FileAction.Keep : FileAction.Remove, old, null, entry.Target);
        return old is not null && BuildManifest.Digest(old) != entry.Sha256
            ? change with { Conflict = "nothing makes it any more, but it was edited by hand after the last build" }
            : change;
    }

    private static string? ReadOld(string folder, string path)
    {
        var full = Path.Combine(folder, path);
        try
        {
            return Directory.Exists(full)
                ? throw new CommandException($"`{path}` would be generated, but it is a folder.")
                : File.Exists(full) ? File.ReadAllText(full) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{path}` would be generated, but the file that is there cannot be read.");
        }
    }

    private static void Check(string folder, ImmutableArray<(string Target, GeneratedFile File)> generated)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (target, file) in generated)
        {
            if (!seen.TryAdd(file.Path, target))
            {
                throw new CommandException($"`{file.Path}` would be generated twice, by {seen[file.Path]} and by {target}.");
            }

            if (!IsInside(folder, file.Path))
            {
                throw new CommandException($"`{file.Path}` would be generated outside of the project. Nothing is written.");
            }
        }
    }

    // Also not through a link: a folder of the way that is a link has its target outside, as far as a reader of the path can tell.
    private static bool IsInside(string folder, string path)
    {
        var parts = path.Split('/');
        if (Path.IsPathRooted(path) || parts.Any(static p => p is "" or "." or ".." || p.Contains('\\', StringComparison.Ordinal)))
        {
            return false;
        }

        var way = folder;
        foreach (var part in parts)
        {
            way = Path.Combine(way, part);
            if (new FileInfo(way).LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }
}
