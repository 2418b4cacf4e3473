namespace Flow.Compiler;

/// <summary>Something that is computed when it is first asked for and kept. It may be asked from any thread; what was cancelled is computed anew when it is asked for again.</summary>
/// <param name="compute">Makes it. Forgotten when that is done, with all that it holds.</param>
internal sealed class Stage<T>(Func<CancellationToken, T> compute)
    where T : class
{
    private readonly Lock gate = new();
    private Func<CancellationToken, T>? compute = compute;
    private volatile T? value;

    /// <summary>The value if it is there already.</summary>
    public T? Known => value;

    /// <summary>The value.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for before the value was there.</exception>
    public T Get(CancellationToken cancellation = default)
    {
        if (value is { } known)
        {
            return known;
        }

        lock (gate)
        {
            if (value is null)
            {
                value = compute!(cancellation);
                compute = null;
            }

            return value;
        }
    }
}
