namespace Flow.Runtime.Execution;

/// <summary>
/// Says when a cell has to stop and why: the run or its matrix is cancelled, or its time is up.
/// Cleanup goes on after that, but within a limit, and never past the kill of the run.
/// </summary>
internal sealed class CellStop : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _end;
    private readonly TimeSpan _cleanupLimit;
    private readonly Lock _turn = new();

    public CellStop(TimeSpan cleanupLimit, CancellationToken kill)
    {
        _cleanupLimit = cleanupLimit;
        _end = CancellationTokenSource.CreateLinkedTokenSource(kill);
    }

    /// <summary>Cancelled or timed out once the cell has to stop.</summary>
    public Result? Reason { get; private set; }

    /// <summary>Asks what runs to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Ends cleanup too.</summary>
    public CancellationToken End => _end.Token;

    public void Stop(Result reason)
    {
        lock (_turn)
        {
            if (Reason is not null)
            {
                return;
            }

            Reason = reason;
            _end.CancelAfter(_cleanupLimit);
        }

        _stop.Cancel();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _end.Dispose();
    }
}
