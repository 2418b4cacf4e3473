using Flow.Runtime.Execution;

namespace Flow.Runtime.Concurrency;

/// <summary>
/// The folder of a group under <c>.flow/concurrency</c>: <c>lock</c> is open while somebody is in the group, <c>holder</c> says who, <c>queue</c> has a ticket
/// for each that waits, and <c>cancel-ID</c> asks the holder of that id to make room.
/// </summary>
internal sealed class GroupFolder
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private readonly string _folder;

    private GroupFolder(string folder) => _folder = folder;

    private string Holder => Path.Combine(_folder, "holder");

    /// <summary>The folder of <paramref name="group"/>.</summary>
    public static GroupFolder Of(string stateFolder, string group)
    {
        var folder = new GroupFolder(Path.Combine(stateFolder, "concurrency", Fingerprint.Full(group.ToLowerInvariant())[..16]));
        Directory.CreateDirectory(Path.Combine(folder._folder, "queue"));
        return folder;
    }

    /// <summary>Waits a moment; false where <paramref name="stop"/> came first.</summary>
    public static async Task<bool> PauseAsync(CancellationToken stop)
    {
        await Task.Delay(_pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    /// <summary>A new ticket.</summary>
    public GroupTicket Draw() => GroupTicket.Draw(Path.Combine(_folder, "queue"));

    /// <summary>The lock, or null where somebody has it.</summary>
    public FileStream? TryLock() => LockFile.TryOpen(Path.Combine(_folder, "lock"));

    /// <summary>Who is in the group, as its id and as it is told; null while nobody has said so.</summary>
    public (string Id, string Name)? ReadHolder()
    {
        try
        {
            return File.ReadAllText(Holder).Split('\n', 2) is [var id, var name] && id.Length > 0 ? (id, name) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Says who is in the group. Requests to earlier holders mean nobody now.</summary>
    public void Enter(string id, string name)
    {
        foreach (var old in Directory.EnumerateFiles(_folder, "cancel-*"))
        {
            LockFile.Remove(old);
        }

        var unfinished = $"{Holder}-{id}";
        File.WriteAllText(unfinished, $"{id}\n{name}");
        File.Move(unfinished, Holder, overwrite: true);
    }

    /// <summary>Nobody is in the group from now on.</summary>
    public void Leave(string id)
    {
        LockFile.Remove(Holder);
        LockFile.Remove(Request(id));
    }

    /// <summary>Asks the holder to make room.</summary>
    public void Ask(string id)
    {
        if (!IsAsked(id))
        {
            File.WriteAllText(Request(id), "");
        }
    }

    /// <summary>Whether the holder was asked to make room.</summary>
    public bool IsAsked(string id) => File.Exists(Request(id));

    private string Request(string id) => Path.Combine(_folder, $"cancel-{id}");
}
