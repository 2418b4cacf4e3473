using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace Flow.Compiler;

/// <summary>Work on many things that know nothing of each other: on all processors where there are enough things to pay for the threads.</summary>
internal static class Processors
{
    /// <summary>What <paramref name="make"/> makes of each of <paramref name="things"/>, in their order.</summary>
    /// <param name="things">The things.</param>
    /// <param name="many">From how many on the work is shared.</param>
    /// <param name="make">Makes one; perhaps called from several threads.</param>
    /// <param name="cancellation">Asked between things, where the work may be taken back; then one processor does it all, and leaves the others to whoever is in a hurry.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static TMade[] Each<T, TMade>(ImmutableArray<T> things, int many, Func<T, TMade> make, CancellationToken cancellation)
    {
        var made = new TMade[things.Length];
        if (things.Length < many || cancellation.CanBeCanceled)
        {
            for (var i = 0; i < made.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                made[i] = make(things[i]);
            }
        }
        else
        {
            Share(made.Length, i => made[i] = make(things[i]));
        }

        return made;
    }

    /// <summary>What goes wrong on another thread goes wrong here in the same way.</summary>
    private static void Share(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }
}
