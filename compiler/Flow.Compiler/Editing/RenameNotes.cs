using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>What a rename changes outside of the sources.</summary>
internal static class RenameNotes
{
    /// <summary>One sentence for each thing that others may know by the old name.</summary>
    public static ImmutableArray<string> Of(Compilation compilation, Referent referent, string newName) =>
        referent is Referent.OfSymbol { Symbol: DeclarationSymbol symbol } && Note(compilation, symbol, newName) is { } note ? [note] : [];

    private static string? Note(Compilation compilation, DeclarationSymbol symbol, string newName) => symbol.Kind.Word switch
    {
        "job" or "call" when !HasTitle(symbol) => $"The job's check is called `{newName}` from then on; rules that require the check `{symbol.Name}` have to be changed at the host.",
        "artifact" => $"The uploaded artifact is called `{newName}` from then on.",
        "pipeline" when !Says(symbol, "file") => $"The workflow is written to `.github/workflows/{newName}.yml` from then on; its history at the host stays with the old file.",
        "action" when !Says(symbol, "folder") => $"The action is written to `.github/actions/{newName}` from then on.",
        "environment" => $"The environment `{symbol.Name}` of the host, its secrets and its rules keep their name and have to be renamed there.",
        "param" when IsOutside(symbol) => $"Whoever starts the pipeline gives `{newName}` instead of `{symbol.Name}` from then on.",
        "output" when IsOutside(symbol) => $"Whoever calls the pipeline reads `{newName}` instead of `{symbol.Name}` from then on.",
        _ => null,
    };

    private static bool HasTitle(DeclarationSymbol symbol) => symbol.Item.Args.Any(static a => a.Value is StringExpressionSyntax);

    private static bool Says(DeclarationSymbol symbol, string word) => (symbol.Item.Body?.Items.Items ?? []).Any(i => symbol.Context.WordOf(i) == word);

    private static bool IsOutside(DeclarationSymbol symbol) => symbol.Owner is { Kind.Word: "pipeline" };
}
