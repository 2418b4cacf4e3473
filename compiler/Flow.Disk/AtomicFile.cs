namespace Flow.Disk;

/// <summary>Writes files so that a reader sees the old text or the new one, and nothing between, also when the disk is full.</summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string target;
    private readonly string unfinished;
    private bool isDone;

    private AtomicFile(string target, string unfinished)
    {
        this.target = target;
        this.unfinished = unfinished;
    }

    /// <summary>Writes <paramref name="bytes"/> beside <paramref name="path"/>; <see cref="Commit"/> puts them in place.</summary>
    /// <exception cref="IOException">The disk is full, for instance. Nothing is left behind.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is denied.</exception>
    public static AtomicFile Prepare(string path, ReadOnlySpan<byte> bytes)
    {
        var final = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var file = new AtomicFile(final, Path.Combine(Path.GetDirectoryName(final)!, $".{Path.GetFileName(final)}.{Guid.NewGuid():N}.tmp"));
        try
        {
            file.Write(bytes);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes <paramref name="bytes"/> to <paramref name="path"/> at once.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Prepare(path, bytes);
        file.Commit();
    }

    /// <summary>Puts the new text in place of the old one.</summary>
    public void Commit()
    {
        File.Move(unfinished, target, overwrite: true);
        isDone = true;
    }

    /// <summary>Removes what was not put in place.</summary>
    public void Dispose()
    {
        if (isDone)
        {
            return;
        }

        isDone = true;
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A folder that takes no deletion keeps a file whose name says that it is unfinished.
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
        }
    }
}
