using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>
/// Changes that can be made at a place: every fix of every diagnostic there, and refactorings. A refactoring keeps what the project means unless its title says
/// otherwise; one whose outcome would not compile is not offered.
/// </summary>
public static class CodeActions
{
    /// <summary>The changes for <paramref name="span"/> of the file at <paramref name="path"/>, the preferred ones first.</summary>
    /// <param name="compilation">The project as it is written.</param>
    /// <param name="path">The file.</param>
    /// <param name="span">The caret, or what is selected.</param>
    /// <param name="takes">Which diagnostics are meant; null for all of the place.</param>
    /// <param name="options">What the targets are told, with the commits of <c>flow.lock</c>.</param>
    /// <param name="found">What was found; null for what the compilation finds. Whoever asked the targets knows more.</param>
    public static ImmutableArray<CodeAction> In(
        Compilation compilation, string path, TextSpan span, Func<Diagnostic, bool>? takes = null, EmitOptions? options = null, ImmutableArray<Diagnostic>? found = null)
    {
        if (compilation.Trees.FirstOrDefault(t => t.Source.Path == path) is not { } tree)
        {
            return [];
        }

        span = TextSpan.FromBounds(Math.Clamp(span.Start, 0, tree.Source.Length), Math.Clamp(span.End, 0, tree.Source.Length));
        var place = new RefactoringPlace(compilation, tree, span) { Options = options ?? EmitOptions.Default };
        return [.. QuickFixes.Of(place, found ?? compilation.Diagnostics, takes ?? (static _ => true)), .. Refactorings.SelectMany(r => r(place))];
    }

    /// <summary>Every safe fix of the file at once, those that only appear after others included; null where there is none.</summary>
    public static CodeAction? FixAll(Compilation compilation, string path) => QuickFixes.All(compilation, path);

    /// <summary>The imports in order, without those that nothing uses; null where they are so already.</summary>
    public static CodeAction? OrganizeImports(Compilation compilation, string path) =>
        compilation.Trees.FirstOrDefault(t => t.Source.Path == path) is { } tree ? ImportOrder.Of(new RefactoringPlace(compilation, tree, default)) : null;

    private static readonly ImmutableArray<Func<RefactoringPlace, IEnumerable<CodeAction>>> Refactorings =
    [
        MissingDeclarations.At, ExtractLet.At, ExtractParameter.At, ExtractTemplate.At, InlineLet.At, HeaderMoves.At, ScriptForms.At, AddedLines.At, MissingOperations.At, DataFlow.At, ActionPinning.At, OrganizedImports,
    ];

    private static IEnumerable<CodeAction> OrganizedImports(RefactoringPlace place) =>
        place.Item is { } item && place.WordOf(item) == "import" && ImportOrder.Of(place) is { } action ? [action] : [];
}
