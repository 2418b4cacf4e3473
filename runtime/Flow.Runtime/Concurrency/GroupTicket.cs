namespace Flow.Runtime.Concurrency;

/// <summary>
/// A place in the queue of a group: a file that its owner keeps open alone. The system closes the file of a process that dies, so a ticket that can be opened
/// belongs to nobody.
/// </summary>
internal sealed class GroupTicket : IDisposable
{
    private static long _last;
    private readonly FileStream _file;

    private GroupTicket(FileStream file) => _file = file;

    private string Name => Path.GetFileName(_file.Name);

    /// <summary>A new ticket behind all others in <paramref name="folder"/>.</summary>
    public static GroupTicket Draw(string folder)
    {
        for (; ; )
        {
            var file = LockFile.TryOpen(Path.Combine(folder, $"{Next():D20}-{Guid.NewGuid():N}"));
            if (file is not null && File.Exists(file.Name))
            {
                return new(file);
            }

            file?.Dispose(); // somebody took it for a dead one between its making and its locking
        }
    }

    /// <summary>Whether a living one is before it, and whether one is behind it.</summary>
    public (bool IsBehind, bool IsAhead) Look()
    {
        var folder = Path.GetDirectoryName(_file.Name)!;
        var others = Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != Name && IsAlive(file)).Select(static file => Path.GetFileName(file)).ToList();
        return (others.Exists(other => string.CompareOrdinal(other, Name) < 0), others.Exists(other => string.CompareOrdinal(other, Name) > 0));
    }

    public void Dispose()
    {
        LockFile.Remove(_file.Name);
        _file.Dispose();
    }

    /// <summary>A number above all that this process drew before: the clock alone may stand still between two.</summary>
    private static long Next()
    {
        for (; ; )
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, DateTime.UtcNow.Ticks);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }

    private static bool IsAlive(string file)
    {
        using var dead = LockFile.TryOpen(file);
        if (dead is not null)
        {
            LockFile.Remove(file);
        }

        return dead is null;
    }
}
