using System.Text;
using Flow.Cli.Hosting;
using Flow.Disk;

namespace Flow.Cli.Building;

/// <summary>Carries out a plan: first every new text is written beside its place, and only when all of them are on the disk are they put in place.</summary>
internal static class FileWriter
{
    /// <summary>Writes, replaces and removes what <paramref name="plan"/> says, then the manifest.</summary>
    /// <exception cref="CommandException">A file cannot be written. Then nothing was changed.</exception>
    public static void Write(BuildPlan plan)
    {
        var prepared = new List<AtomicFile>();
        var folders = new List<string>();
        try
        {
            Prepare(plan, prepared, folders);
            foreach (var file in prepared)
            {
                file.Commit();
            }
        }
        catch
        {
            prepared.ForEach(static f => f.Dispose());
            folders.AsEnumerable().Reverse().ToList().ForEach(RemoveIfEmpty);
            throw;
        }

        foreach (var change in plan.Changes.Where(static c => c.Action == FileAction.Remove))
        {
            Remove(plan.Folder, change.Path);
        }
    }

    private static void Prepare(BuildPlan plan, List<AtomicFile> prepared, List<string> folders)
    {
        foreach (var change in plan.Changes.Where(static c => c.Action is FileAction.Create or FileAction.Replace))
        {
            prepared.Add(PrepareOne(plan.Folder, change.Path, change.NewText!, folders));
        }

        if (ManifestChange(plan) is { } text)
        {
            prepared.Add(PrepareOne(plan.Folder, BuildManifest.FileName, text, folders));
        }
    }

    /// <summary>The manifest's text where it differs from what is on the disk, or null.</summary>
    public static string? ManifestChange(BuildPlan plan)
    {
        var text = plan.Manifest.ToText();
        var file = Path.Combine(plan.Folder, BuildManifest.FileName);
        var exists = File.Exists(file);
        return (!exists && plan.Manifest.Entries.IsEmpty) || (exists && BuildManifest.Digest(File.ReadAllText(file)) == BuildManifest.Digest(text)) ? null : text;
    }

    private static AtomicFile PrepareOne(string folder, string path, string text, List<string> made)
    {
        var full = Path.Combine(folder, path);
        try
        {
            MakeFolder(Path.GetDirectoryName(full)!, made);
            return AtomicFile.Prepare(full, Encoding.UTF8.GetBytes(text));
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException($"`{path}` cannot be written: permission is denied. Nothing was changed.");
        }
        catch (IOException fault)
        {
            throw new CommandException($"`{path}` cannot be written: {Reason(fault)} Nothing was changed.");
        }
    }

    private static string Reason(IOException fault) =>
        fault.Message.Contains("space", StringComparison.OrdinalIgnoreCase) || fault.HResult == 28 ? "the disk is full." : "the system refuses it.";

    private static void MakeFolder(string folder, List<string> made)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        MakeFolder(Path.GetDirectoryName(folder)!, made);
        Directory.CreateDirectory(folder);
        made.Add(folder);
    }

    private static void Remove(string root, string path)
    {
        var full = Path.Combine(root, path);
        try
        {
            File.Delete(full);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{path}` is not made any more, but it cannot be removed. Remove it by hand.");
        }

        for (var folder = Path.GetDirectoryName(full); folder is not null && folder.Length > root.Length && IsEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            RemoveIfEmpty(folder);
        }
    }

    private static bool IsEmpty(string folder) => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            if (IsEmpty(folder))
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // An empty folder that stays does no harm.
        }
    }
}
