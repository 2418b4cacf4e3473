using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit;

/// <summary>Makes one file for each of many things that know nothing of each other: on all processors where there are enough of them to pay for the threads.</summary>
internal static class EachByItself
{
    private const int ManyThings = 64;

    /// <summary>The files of <paramref name="things"/>, in their order; the diagnostics are added in the same order.</summary>
    /// <param name="things">What is written.</param>
    /// <param name="emit">Writes one; called from several threads, each time with a bag of its own.</param>
    /// <param name="diagnostics">Takes what could not be expressed.</param>
    /// <param name="cancellation">Asked between things, where the work may be taken back; then one processor does it all, and leaves the others to whoever is in a hurry.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static GeneratedFile[] Emit<T>(ImmutableArray<T> things, Func<T, DiagnosticBag, GeneratedFile> emit, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (things.Length < ManyThings || cancellation.CanBeCanceled)
        {
            return [.. things.Select(thing => EmitOne(thing, emit, diagnostics, cancellation))];
        }

        var files = new GeneratedFile[things.Length];
        var found = new DiagnosticBag[things.Length];
        Parallel.For(0, things.Length, i => files[i] = emit(things[i], found[i] = new DiagnosticBag()));
        foreach (var bag in found)
        {
            diagnostics.AddRange(bag.ToImmutable());
        }

        return files;
    }

    private static GeneratedFile EmitOne<T>(T thing, Func<T, DiagnosticBag, GeneratedFile> emit, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return emit(thing, diagnostics);
    }
}
