using System.Formats.Tar;
using Flow.Runtime.Execution;
using Flow.Runtime.Files;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Steps;

/// <summary>Files kept between runs under <c>.flow/cache</c>. As at GitHub an entry belongs to its key and its paths, and is never changed.</summary>
internal static class Caches
{
    public static async Task<StepEnd> RunAsync(StepState state, CacheStep step)
    {
        var key = step.Key(state.Context);
        if (key.Length is 0 or > 512)
        {
            return StepEnd.Failed($"A cache key has 1 to 512 characters, but this one has {key.Length}.");
        }

        var paths = step.Paths(state.Context);
        var shelf = Path.Combine(state.Cell.Run.Services.StateFolder, "cache", Fingerprint.Full(string.Join('\n', paths))[..16]);
        if (step.Mode == CacheMode.Save)
        {
            return await SaveAsync(state.Cell, shelf, key, paths);
        }

        var exact = await RestoreAsync(state, step, shelf, key);
        if (step.Mode == CacheMode.RestoreAndSave && !exact)
        {
            state.Cell.AtEnd.Add(($"Save cache {key}", () => SaveAsync(state.Cell, shelf, key, paths)));
        }

        return StepEnd.Succeeded;
    }

    private static async Task<bool> RestoreAsync(StepState state, CacheStep step, string shelf, string key)
    {
        var entry = Find(shelf, key, [key, .. step.RestoreKeys?.Invoke(state.Context) ?? []]);
        var found = entry is null ? "" : await File.ReadAllTextAsync(Path.Combine(entry, "key"), state.Stop);
        state.SetOutput("cache-hit", entry is null ? "" : found == key ? "true" : "false");
        state.SetOutput("cache-primary-key", key);
        state.SetOutput("cache-matched-key", found);
        state.Write(entry is null ? $"No cache for '{key}' yet." : $"Restoring the cache '{found}'.");
        if (entry is not null)
        {
            await ExtractAsync(Path.Combine(entry, "files.tar"), state.Cell.Workspace.Folder, state.Stop);
        }

        return found == key;
    }

    private static string? Find(string shelf, string key, IReadOnlyList<string> beginnings)
    {
        var exact = Path.Combine(shelf, Fingerprint.Full(key));
        if (Directory.Exists(exact) || !Directory.Exists(shelf))
        {
            return Directory.Exists(exact) ? exact : null;
        }

        var entries = Directory.EnumerateDirectories(shelf).Where(static entry => !entry.Contains(".part", StringComparison.Ordinal))
            .Select(static entry => (Entry: entry, Key: File.ReadAllText(Path.Combine(entry, "key")), Made: Directory.GetLastWriteTimeUtc(entry)))
            .OrderByDescending(static entry => entry.Made).ToList();
        return beginnings.Select(beginning => entries.Find(entry => entry.Key.StartsWith(beginning, StringComparison.Ordinal)).Entry).FirstOrDefault(static entry => entry is not null);
    }

    private static async Task<StepEnd> SaveAsync(CellState cell, string shelf, string key, IReadOnlyList<string> paths)
    {
        var entry = Path.Combine(shelf, Fingerprint.Full(key));
        var files = paths.SelectMany(path => Expand(cell.Workspace.Folder, path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (Directory.Exists(entry) || files.Count == 0)
        {
            return StepEnd.Succeeded;
        }

        var whileWriting = $"{entry}.part{Environment.ProcessId}-{cell.TrackingId}";
        Directory.CreateDirectory(whileWriting);
        await File.WriteAllTextAsync(Path.Combine(whileWriting, "key"), key);
        await WriteAsync(Path.Combine(whileWriting, "files.tar"), cell.Workspace.Folder, files);
        Publish(whileWriting, entry);
        cell.Run.Services.Recorder.Record(new(JournalKind.CacheSaved)
        {
            Job = cell.Run.Prefix + cell.Job.Definition.Name, Cell = cell.Key, Title = key, Count = files.Count,
        });
        return StepEnd.Succeeded;
    }

    /// <summary>Another job may have saved the same key in the meantime; the first one stays.</summary>
    private static void Publish(string whileWriting, string entry)
    {
        try
        {
            Directory.Move(whileWriting, entry);
        }
        catch (IOException) when (Directory.Exists(entry))
        {
            Directory.Delete(whileWriting, recursive: true);
        }
    }

    /// <summary>The files that a path stands for, as full paths.</summary>
    private static IEnumerable<string> Expand(string workspace, string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var full = path.StartsWith('~') ? home + path[1..] : Path.GetFullPath(path, workspace);
        if (!full.Contains('*', StringComparison.Ordinal))
        {
            return Directory.Exists(full) ? new GlobSet(["**"]).Match(full).Select(file => Path.Combine(full, file)) : File.Exists(full) ? [full] : [];
        }

        var root = full[..full.LastIndexOf('/', full.IndexOf('*', StringComparison.Ordinal))];
        return new GlobSet([full[(root.Length + 1)..]]).Match(root).Select(file => Path.Combine(root, file));
    }

    private static async Task WriteAsync(string archive, string workspace, List<string> files)
    {
        await using var stream = File.Create(archive);
        await using var writer = new TarWriter(stream, TarEntryFormat.Pax);
        foreach (var file in files)
        {
            var inside = Path.GetRelativePath(workspace, file);
            var name = inside.StartsWith("..", StringComparison.Ordinal) ? $"outside/{file.TrimStart('/')}" : $"workspace/{inside}";
            await writer.WriteEntryAsync(file, name);
        }
    }

    private static async Task ExtractAsync(string archive, string workspace, CancellationToken stop)
    {
        await using var stream = File.OpenRead(archive);
        await using var reader = new TarReader(stream);
        while (await reader.GetNextEntryAsync(copyData: false, stop) is { } entry)
        {
            var target = entry.Name.StartsWith("outside/", StringComparison.Ordinal)
                ? "/" + entry.Name["outside/".Length..]
                : Path.Combine(workspace, entry.Name["workspace/".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: true, stop);
        }
    }
}
