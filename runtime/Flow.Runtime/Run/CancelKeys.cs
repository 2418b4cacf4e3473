using System.Runtime.InteropServices;

namespace Flow.Runtime;

/// <summary>Takes Ctrl-C and a request to terminate: the first cancels the run, the second kills it.</summary>
public sealed class CancelKeys : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Takes the signals of this process from now on.</summary>
    public CancelKeys()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    /// <summary>The first signal came.</summary>
    public CancellationToken Cancel => _cancel.Token;

    /// <summary>The second signal came.</summary>
    public CancellationToken Kill => _kill.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _cancel.Dispose();
        _kill.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        (_cancel.IsCancellationRequested ? _kill : _cancel).Cancel();
    }
}
