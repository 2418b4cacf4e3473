using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What the <c>access</c> of a use tells.</summary>
internal static class ListedAccess
{
    /// <summary>Whether what <paramref name="use"/> lists is all that it may: the list is known, and no policy of its own says more.</summary>
    public static bool IsKnown(ConstructUse use) => use.Value("access") is null or ListExpr or { Constant: ListValue } && use.Value("policy") is null or { Constant: NoneValue };

    /// <summary>Whether <paramref name="use"/> lists anything of what belongs to <paramref name="other"/>.</summary>
    public static bool Has(ConstructUse use, ConstructUse other, DeploymentEnvironment environment) => use.Access.Any(g =>
        g.Name.StartsWith($"{other.Name}.", StringComparison.Ordinal)
        || g.Statements.SelectMany(static s => s.Resources).Concat(g.Connections.Select(static c => c.Group)).SelectMany(ResourceReference.In).Any(r => environment.Resources.Any(o => o.Reference == r && environment.UseOf(o) == other)));
}
