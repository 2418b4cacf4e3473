using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What is declared has no text of its own: in a hole stands something of it, <c>"${jobs.url}"</c>.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Of a resource nearly always one of these is meant.</summary>
    private static readonly string[] UsualOfResources = ["id", "arn", "name", "url"];

    /// <summary>A loop over environments has the name of the one at hand; of everything else something must be named.</summary>
    private Expr WithoutText(ExpressionSyntax hole, Expr value)
    {
        var declared = DeclaredAs(hole);
        if (declared is null && value.Type.Required is ReferenceType { Kind: "environment" })
        {
            return value;
        }

        var texts = declared is null ? [] : TextsOf(declared).Select(m => $"{context.TextOf(hole)}{(declared.IsMany ? ".all" : "")}.{m}").ToList();
        var instead = (texts, declared) switch
        {
            ([var first, ..], { IsMany: true }) => $" There are several: {(declared.IsResource ? $"name one by its key, `{context.TextOf(hole)}[\"…\"].{TextsOf(declared).First()}`, or join all" : "join what is meant of all")}: `join({first}, \", \")`.",
            ([_, ..], _) => $" Name what of it is meant: {Words(texts)}.",
            ([], { } symbol) when symbol.Name == context.TextOf(hole) => $" Its name is written as text, `{symbol.Name}`{(context.Environment is null || symbol.Kind.Word == "environment" ? "" : $"; a value that the environment is given needs `param {symbol.Name}: string` in it")}.",
            _ => " Write the text that is meant.",
        };
        return Fail(
            TypeDiagnostics.WrongType, hole, $"{Articles.With(declared?.Group?.Name ?? declared?.What ?? value.Type.Name)} cannot stand inside a text.{instead}",
            texts is [var only] && declared is { IsMany: false } ? [new Fix($"Write `{only}`", FixSafety.Suggestion, [new TextEdit(hole.Span, only)])] : []);
    }

    /// <summary>What <paramref name="hole"/> names, where that is declared.</summary>
    private DeclarationSymbol? DeclaredAs(ExpressionSyntax hole)
    {
        session.Quiet++; // it was bound, and reported, before
        var operand = BindOperand(hole);
        session.Quiet--;
        return operand switch
        {
            Operand.OfDeclaration { Symbol: var symbol } => symbol,
            Operand.OfResource { Symbol: var copy } => copy,
            _ => null,
        };
    }

    /// <summary>The members of a declaration that can stand in a text.</summary>
    private IEnumerable<string> TextsOf(DeclarationSymbol symbol) => symbol switch
    {
        { Group: not null } => symbol.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output").Where(IsTextLike).Select(static s => s.Name),
        { IsResource: true, Kind.Members: { } members } => members.Names.Intersect(UsualOfResources).OrderBy(static n => Array.IndexOf(UsualOfResources, n)),
        { Kind.Word: "environment" } => context.Environment is null ? ["name"] : [],
        { Kind.Word: "job" } => [.. symbol.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output").Select(static s => s.Name), "result"],
        { Kind.Word: "call" } => ["result"],
        { Kind.Role: Catalogue.Role.Step } when DeclarationBinder.IsCommand(symbol) => ["stdout"],
        _ => [],
    };

    private bool IsTextLike(DeclarationSymbol output) => DeclarationBinder.OutputType(session, output, out _).Type.Required is not (ListType or MapType or RecordType or FunctionType or ReferenceType or NoneType);
}
