using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Something that is read of a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Path">What of it, without the indices between: <c>auth_credentials.password</c>.</param>
/// <param name="Location">Where it is read.</param>
public sealed record AttributeRead(ResourceReference Resource, string Path, Location Location)
{
    /// <summary>What <paramref name="value"/> reads of resources, in written order.</summary>
    public static IEnumerable<AttributeRead> In(Expr value) => value switch
    {
        MemberExpr member when Of(member) is { } read => Indices(member).SelectMany(In).Prepend(read),
        _ => ExprTree.Children(value).SelectMany(In),
    };

    private static AttributeRead? Of(MemberExpr member) => ReferenceOf(member) is { } resource ? new AttributeRead(resource, string.Join('.', Names(member)), member.Location) : null;

    private static ResourceReference? ReferenceOf(Expr value) => value switch
    {
        MemberExpr member => ReferenceOf(member.Target),
        IndexExpr index => ReferenceOf(index.Target),
        ReadExpr read => ResourceReference.In(read).FirstOrDefault(),
        _ => null,
    };

    private static IEnumerable<string> Names(Expr value) => value switch
    {
        MemberExpr member => Names(member.Target).Append(member.Member),
        IndexExpr index => Names(index.Target),
        _ => [],
    };

    private static IEnumerable<Expr> Indices(Expr value) => value switch
    {
        MemberExpr member => Indices(member.Target),
        IndexExpr index => Indices(index.Target).Append(index.Index),
        _ => [],
    };
}
