using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>Builds what is known of the uses of constructs.</summary>
internal static class ConstructUses
{
    /// <summary>The use that <paramref name="item"/> stands for.</summary>
    public static ConstructUse Of(BoundItem item)
    {
        var use = item.Symbol!;
        var (template, own) = use.MadeFrom ?? (use.Group!, use.Members.Parent!);
        var parameters = item.Entries.ToDictionary(static e => e.Name, static e => e.Value, StringComparer.Ordinal);
        return new ConstructUse(template.Name, item.Name ?? "", Origins.Of(item))
        {
            Access = Grants.In(parameters.GetValueOrDefault("access")),
            Pulls = Grants.In(parameters.GetValueOrDefault("pulls")),
            IsOfLibrary = template.Context.Tree.Source.IsBuiltIn,
            LeftOut = [.. use.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.LeftOut is not null).Select(static s => s.Name)],
            IsHosted = use.IsHosted,
            Reads = ServiceReads.Of(use),
            Takes = [.. (use.Members.Parent?.Symbols ?? []).OfType<UsedSymbol>().Select(static s => s.Given).OfType<(ExpressionSyntax Value, BindContext Context)>().Select(static g => new UseTaken(g.Context.TextOf(g.Value), g.Context.At(g.Value)))],
            Parameters = [.. item.Entries.Select(e => new ConstructParameter(e.Name, e.Value, !ReferenceEquals(e.Context.Scope, own), Origins.At(e.Context.At(e.Syntax))))],
        };
    }
}
