using Flow.Runtime.Execution;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Concurrency;

/// <summary>How waiting for a group ended: inside it, or refused.</summary>
/// <param name="Held">The group, where there is one and it was entered.</param>
/// <param name="Refusal">Why it was not entered; null where it was, or where there is no group.</param>
/// <param name="Result">What becomes of who was refused.</param>
internal sealed record GroupEntry(HeldGroup? Held, string? Refusal = null, Result Result = Result.Cancelled) : IAsyncDisposable
{
    private static readonly GroupEntry _free = new(null, null);

    /// <summary>Somebody newer asks this one to make room.</summary>
    public CancellationToken Asked => Held?.Asked ?? CancellationToken.None;

    /// <summary>Enters the group of <paramref name="request"/>, waiting for whoever is in it; without a request there is nothing to wait for.</summary>
    /// <param name="run">The run, which says what it waits for, and which groups it is in already.</param>
    /// <param name="request">What is asked for, or null.</param>
    /// <param name="title">Who waits, as people read it; null for the run itself.</param>
    /// <param name="stop">Ends the waiting at once.</param>
    public static async Task<GroupEntry> EnterAsync(RunState run, GroupRequest? request, string? title, CancellationToken stop)
    {
        if (request is null)
        {
            return _free;
        }

        if (run.Groups.Contains(request.Group))
        {
            return new(null, $"It would wait for itself: the pipeline around it is in the group '{request.Group}' until it ends.", Result.Failed);
        }

        var entry = await WaitAsync(run.Services.StateFolder, request, Tell, stop);
        entry.Asked.Register(() => Tell($"A newer run of the group '{request.Group}' asks this one to make room: it is cancelled."));
        return entry;

        void Tell(string message) => run.Services.Recorder.Record(new(JournalKind.GroupWaited) { Title = title, Message = message });
    }

    public ValueTask DisposeAsync() => Held?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<GroupEntry> WaitAsync(string stateFolder, GroupRequest request, Action<string> tell, CancellationToken stop)
    {
        var folder = GroupFolder.Of(stateFolder, request.Group);
        using var ticket = folder.Draw();
        string? told = null;
        do
        {
            var (isBehind, isAhead) = ticket.Look();
            if (!isBehind && folder.TryLock() is { } file)
            {
                return new(new HeldGroup(file, folder, request.Holder));
            }

            if (isAhead && !request.QueueAll)
            {
                return new(null, $"A newer run waits for the group '{request.Group}', so this one is not needed any more.");
            }

            if (folder.ReadHolder() is { } holder && holder.Id != told)
            {
                told = holder.Id;
                Meet(folder, request, holder.Id, holder.Name, tell);
            }
        }
        while (await GroupFolder.PauseAsync(stop));
        return new(null, $"It was cancelled while it waited for the group '{request.Group}'.");
    }

    /// <summary>Says who is in the group, and asks it to make room where that is wanted.</summary>
    private static void Meet(GroupFolder folder, GroupRequest request, string id, string name, Action<string> tell)
    {
        tell(request.CancelsHolder ? $"Cancelling {name}, which is in the group '{request.Group}'." : $"Waiting for {name}, which is in the group '{request.Group}'.");
        if (request.CancelsHolder)
        {
            folder.Ask(id);
        }
    }
}
