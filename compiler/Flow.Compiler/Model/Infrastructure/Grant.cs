using System.Collections.Immutable;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>What somebody may do with one thing: a level of access that a use lists.</summary>
/// <param name="Name">The thing and the level: <c>jobs.send</c>.</param>
/// <param name="Location">Where it is listed.</param>
public sealed record Grant(string Name, Location Location)
{
    /// <summary>What the policy of a role says for it.</summary>
    public ImmutableArray<GrantStatement> Statements { get; init; } = [];

    /// <summary>The ports that are open for it, each as security group and port.</summary>
    public ImmutableArray<(Expr Group, Expr Port)> Connections { get; init; } = [];

    /// <summary>Whether it allows everything that <paramref name="other"/> allows.</summary>
    public bool Includes(Grant other) =>
        other.Statements.All(s => s.Actions.All(a => s.Resources.All(r => Statements.Any(own => own.Actions.Contains(a) && own.Resources.Any(o => IsSame(o, r))))))
        && other.Connections.All(c => Connections.Any(own => IsSame(own.Group, c.Group) && IsSame(own.Port, c.Port)));

    private static bool IsSame(Expr one, Expr other) => (one, other) switch
    {
        (ConstantExpr a, ConstantExpr b) => a.Value.Equals(b.Value),
        (ReadExpr a, ReadExpr b) => a.Source.Equals(b.Source),
        (MemberExpr a, MemberExpr b) => a.Member == b.Member && IsSame(a.Target, b.Target),
        (IndexExpr a, IndexExpr b) => IsSame(a.Target, b.Target) && IsSame(a.Index, b.Index),
        (InterpolationExpr a, InterpolationExpr b) => a.Parts.Length == b.Parts.Length && a.Parts.Zip(b.Parts).All(static p => IsSame(p.First, p.Second)),
        _ => false,
    };
}

/// <summary>A statement of a policy.</summary>
/// <param name="Actions">The actions of IAM.</param>
/// <param name="Resources">On what, by ARN.</param>
public sealed record GrantStatement(ImmutableArray<string> Actions, ImmutableArray<Expr> Resources)
{
    /// <summary>Its name in a policy.</summary>
    public string Name { get; init; } = "";

    /// <summary>Why it cannot be less; null where nothing is said.</summary>
    public string? Because { get; init; }
}

/// <summary>A level of access that an environment declares by itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record AccessDeclaration(string Name, Origin Origin);
