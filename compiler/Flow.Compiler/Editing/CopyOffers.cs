using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>The keys of declarations of which a loop makes several, where one is about to be written: <c>production["…"]</c>.</summary>
internal static class CopyOffers
{
    /// <summary>The keys that fit into the brackets at <paramref name="wanted"/>; null where they belong to something else.</summary>
    public static IReadOnlyList<string>? KeysAt(WantedValue wanted)
    {
        if (wanted.Around is not IndexExpressionSyntax { Target: NameExpressionSyntax name } || wanted.Context.Scope.Find(wanted.Context.NameOf(name.Token)) is not DeclarationSymbol { Kind.Loop: LoopRule.Copies, IsMany: true } several)
        {
            return null;
        }

        return [.. several.Copies.Select(static c => c.Key)];
    }
}
