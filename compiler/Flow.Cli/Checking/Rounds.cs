using System.Collections.Immutable;

namespace Flow.Cli.Checking;

/// <summary>Where steps that follow each other led.</summary>
/// <param name="State">The last state; where the steps went in a circle, the one at which it began.</param>
/// <param name="Circle">The states of the circle, the first of them first; empty where there is none.</param>
internal sealed record Rounds<TState>(TState State, ImmutableArray<TState> Circle)
    where TState : class
{
    /// <summary>Takes step after step from <paramref name="start"/> until <paramref name="next"/> gives nothing more, a state comes again, or there were <paramref name="most"/>.</summary>
    public static Rounds<TState> From(TState start, int most, Func<TState, TState?> next, Func<TState, TState, bool> isSame)
    {
        var states = new List<TState> { start };
        while (states.Count <= most && next(states[^1]) is { } following)
        {
            if (states.FindIndex(s => isSame(s, following)) is >= 0 and var first)
            {
                return new(states[first], [.. states[first..]]);
            }

            states.Add(following);
        }

        return new(states[^1], []);
    }
}
