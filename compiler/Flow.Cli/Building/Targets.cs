using Flow.Cli.Arguments;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;

namespace Flow.Cli.Building;

/// <summary>What <c>flow build</c> can make.</summary>
internal static class Targets
{
    /// <summary>All targets.</summary>
    public static IEnumerable<ITarget> All => TargetCatalogue.All;

    /// <summary>The target named <paramref name="name"/>.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static ITarget Get(string name) =>
        All.FirstOrDefault(t => t.Name == name)
        ?? throw new UsageException($"There is no target `{name}`.{Suggestions.DidYouMean(name, All.Select(static t => t.Name))} Targets: {string.Join(", ", All.Select(static t => t.Name))}.", "build");
}
