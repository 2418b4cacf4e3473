using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit;

/// <summary>Makes one file for each of many things that know little of each other: on all processors where there are enough of them to pay for the threads.</summary>
/// <param name="before">What was made of an earlier state, of which that is taken over whose thing and others are the same; null to make all.</param>
/// <param name="now">Takes what is made.</param>
internal sealed class EachByItself(EmittedParts? before, EmittedParts now)
{
    private const int ManyThings = 64;

    /// <summary>The files of <paramref name="things"/>, in their order; the diagnostics are added in the same order.</summary>
    /// <param name="things">What is written.</param>
    /// <param name="others">The other things that one looks at.</param>
    /// <param name="emit">Writes one; called from several threads, each time with a bag of its own.</param>
    /// <param name="diagnostics">Takes what could not be expressed.</param>
    /// <param name="cancellation">Asked between things, where the work may be taken back; then one processor does it all, and leaves the others to whoever is in a hurry.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public ImmutableArray<GeneratedFile> Emit<T>(
        ImmutableArray<T> things, Func<T, ImmutableArray<object?>> others, Func<T, DiagnosticBag, GeneratedFile> emit, DiagnosticBag diagnostics, CancellationToken cancellation)
        where T : class
    {
        var parts = Processors.Each(things, ManyThings, t => Part(t, others(t), emit), cancellation);
        for (var i = 0; i < parts.Length; i++)
        {
            now.Keep(things[i], parts[i]);
            diagnostics.AddRange(parts[i].Diagnostics);
        }

        return [.. parts.Select(static p => p.File)];
    }

    private EmittedPart Part<T>(T thing, ImmutableArray<object?> others, Func<T, DiagnosticBag, GeneratedFile> emit)
        where T : class
    {
        if (before?.Of(thing, others) is { } known)
        {
            return known;
        }

        var found = new DiagnosticBag();
        return new EmittedPart(emit(thing, found), found.ToImmutable(), others);
    }
}
