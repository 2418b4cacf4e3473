using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>Finds where a service says the address of another one: <c>env { API = api.url }</c>. It is read as it is written, since an address that the compiler knows is a text like any other.</summary>
internal static class ServiceReads
{
    private static readonly string[] Addresses = ["url", "address"];

    /// <summary>The addresses of other services in what <paramref name="group"/> says, in written order.</summary>
    public static ImmutableArray<AddressRead> Of(DeclarationSymbol group) =>
    [
        .. (group.Members.Parent?.Symbols ?? []).OfType<LetSymbol>().SelectMany(Maps).SelectMany(l => In(l.Item, l.Context)).Where(r => r.Service != group.Name).DistinctBy(static r => r.Place),
    ];

    private static IEnumerable<LetSymbol> Maps(LetSymbol symbol) => symbol.Before is { } before ? Maps(before).Append(symbol) : [symbol];

    private static IEnumerable<AddressRead> In(SyntaxNode node, BindContext context) => node is MemberExpressionSyntax { Target: NameExpressionSyntax name } member
        ? Of(context.NameOf(name.Token), member, context)
        : node.Children().SelectMany(c => In(c, context));

    private static IEnumerable<AddressRead> Of(string name, MemberExpressionSyntax member, BindContext context) =>
        Addresses.Contains(context.NameOf(member.Name)) && context.Environment?.Members.FindHere(name) is DeclarationSymbol { Group.Name: HostedProperties.Workload }
            ? [new AddressRead(name, context.At(member))]
            : [];
}
