using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Something that must hold and that is known only when the environment is applied. What the compiler knows is decided and no part of the model.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Because">Why.</param>
/// <param name="Origin">Where it is required.</param>
public sealed record Requirement(Expr Condition, Expr Because, Origin Origin)
{
    /// <summary>The use of the group that requires it: <c>queue jobs</c>; null where the environment itself does.</summary>
    public string? Use { get; init; }

    /// <summary>The resources of that use, in the order of the environment.</summary>
    public ImmutableArray<ResourceReference> Resources { get; init; } = [];
}
