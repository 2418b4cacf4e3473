using System.Collections.Concurrent;

namespace Flow.LanguageServer.Sessions;

/// <summary>
/// Work on a thread of its own, one after the other: for what takes too long to let the editor's next question wait. It gets everything that it works with, and what it
/// finds comes back to the thread of the session.
/// </summary>
internal sealed class BackgroundWork
{
    private readonly BlockingCollection<Action> waiting = [];
    private readonly Action<Action> comeBack;
    private int count;

    /// <summary>Starts the thread.</summary>
    /// <param name="comeBack">Has something done by the thread of the session.</param>
    /// <param name="stackSize">The bytes of its stack.</param>
    public BackgroundWork(Action<Action> comeBack, int stackSize)
    {
        this.comeBack = comeBack;
        new Thread(Work, stackSize) { IsBackground = true, Name = "flow lsp: background" }.Start();
    }

    /// <summary>Whether there is none. Only the thread of the session may ask.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Has <paramref name="work"/> done, and then lets the session go on with what came out. Only the thread of the session may call this.</summary>
    /// <param name="work">May be cancelled; then nothing goes on.</param>
    /// <param name="then">Gets the result, or a fault.</param>
    /// <param name="cancellation">Takes the work back.</param>
    public void Do<T>(Func<CancellationToken, T> work, Action<Func<T>> then, CancellationToken cancellation)
    {
        count++;
        waiting.Add(() => Finish(Try(work, cancellation), then, cancellation), CancellationToken.None);
    }

    /// <summary>The same for the sake of a request: what goes wrong is its answer.</summary>
    public void Do<T>(Func<CancellationToken, T> work, Action<Func<T>> then, PendingRequest request) =>
        Do(work, result => request.Guard(() => then(result)), request.Cancellation);

    private void Finish<T>(Func<T>? result, Action<Func<T>> then, CancellationToken cancellation) =>
        comeBack(() =>
        {
            count--;
            if (result is not null && !cancellation.IsCancellationRequested)
            {
                then(result);
            }
        });

    private static Func<T>? Try<T>(Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var result = work(cancellation);
            return () => result;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault)
        {
            return Task.FromException<T>(fault).GetAwaiter().GetResult; // where it happened stays with it
        }
    }

    private void Work()
    {
        foreach (var work in waiting.GetConsumingEnumerable())
        {
            work();
        }
    }
}
