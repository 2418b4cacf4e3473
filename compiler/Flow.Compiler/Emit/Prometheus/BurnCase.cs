using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>What happens in one step of a test.</summary>
/// <param name="Events">Everything.</param>
/// <param name="Errors">What of it is bad.</param>
internal readonly record struct BurnStep(long Events, long Errors);

/// <summary>A situation in which the alert of a row must fire, or must not, or that is only counted.</summary>
/// <param name="Meaning">What happens, in words.</param>
/// <param name="Steps">The steps of the row's long window, the oldest first.</param>
/// <param name="Fires">Whether its alert fires at the end; null where the shares over its windows are asked instead.</param>
internal sealed record BurnCase(string Meaning, ImmutableArray<BurnStep> Steps, bool? Fires);
