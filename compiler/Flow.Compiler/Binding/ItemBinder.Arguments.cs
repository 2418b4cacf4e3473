using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a call gives to a pipeline, and a step to an action, both of this project: the parameters say what fits.</summary>
internal sealed partial class ItemBinder
{
    private static DeclarationSymbol? CalleeOf(BoundItem bound, DeclarationSymbol? symbol) => bound.Kind.Word switch
    {
        "call" when symbol is not null => DeclarationBinder.CalledPipeline(symbol),
        "uses" when bound.Subject?.Constant is ReferenceValue { Kind: "action", Path: [.., var name] } => FindOuter(bound.Context, name, "action"),
        _ => null,
    };

    private Slot SlotOf(Slot entry, DeclarationSymbol? callee, string word)
    {
        if (ParameterOf(callee, word) is not { } parameter)
        {
            return entry;
        }

        var (type, isSecret) = DeclarationBinder.ParameterType(session, parameter);
        return entry with { Type = isSecret ? type.OrNone() : type, TakesSecrets = isSecret };
    }

    private static DeclarationSymbol? ParameterOf(DeclarationSymbol? callee, string word) =>
        callee?.Members.FindHere(word) is DeclarationSymbol { Kind.Word: "param" } parameter ? parameter : null;

    /// <summary>The inputs of an action are its parameters. Those of a pipeline are checked when its model is built.</summary>
    private void CheckInputs(BoundItem bound, DeclarationSymbol? callee)
    {
        if (callee is not { Kind.Word: "action" })
        {
            return;
        }

        var parameters = callee.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "param").ToList();
        foreach (var entry in bound.Entries.Where(e => ParameterOf(callee, e.Name) is null))
        {
            session.Report(
                PipelineDiagnostics.BadArgument, entry.Context, entry.Syntax.Head,
                $"The action `{callee.Name}` has no parameter `{entry.Name}`.{Suggestions.DidYouMean(entry.Name, parameters.Select(static p => p.Name))}");
        }

        var unknown = bound.Entries.Any(e => ParameterOf(callee, e.Name) is null);
        foreach (var missing in parameters.Where(p => !unknown && p.Item.Value is null && !DeclarationBinder.ParameterType(session, p).Type.IsOptional && bound.Entries.All(e => e.Name != p.Name)))
        {
            session.Report(PipelineDiagnostics.BadArgument, bound.Context, bound.Syntax.Head, $"The action `{callee.Name}` needs `{missing.Name}`: `{missing.Name} = …`.");
        }
    }
}
