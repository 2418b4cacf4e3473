namespace Flow.Runtime.Concurrency;

/// <summary>A group that somebody of this process is in, until it is disposed or the process ends.</summary>
internal sealed class HeldGroup : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly GroupFolder _folder;
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watch;

    public HeldGroup(FileStream file, GroupFolder folder, string holder)
    {
        (_file, _folder) = (file, folder);
        folder.Enter(_id, holder);
        _watch = Task.Run(WatchAsync);
    }

    /// <summary>Somebody newer asks this one to make room.</summary>
    public CancellationToken Asked => _asked.Token;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watch;
        _folder.Leave(_id);
        await _file.DisposeAsync();
        _asked.Dispose();
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_folder.IsAsked(_id))
        {
            if (!await GroupFolder.PauseAsync(_end.Token))
            {
                return;
            }
        }

        await _asked.CancelAsync();
    }
}
