using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A declaration somewhere in the project.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Container">What it is declared in, with dots; the file where it stands alone.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Its name in the source.</param>
public sealed record WorkspaceSymbol(string Name, string Container, OutlineKind Kind, Location Place);

/// <summary>Declarations by a part of their name.</summary>
public static class WorkspaceSymbols
{
    /// <summary>How many are given where nobody says.</summary>
    public const int Limit = 200;

    /// <summary>
    /// What fits <paramref name="query"/>, the best first: its letters in order, better at the starts of words (<c>dt</c> finds <c>dotnet-test</c>). With a dot the part before
    /// it has to fit the container.
    /// </summary>
    public static ImmutableArray<WorkspaceSymbol> Matching(Compilation compilation, string query, int limit = Limit)
    {
        var dot = query.LastIndexOf('.');
        var (container, name) = dot < 0 ? ("", query) : (query[..dot], query[(dot + 1)..]);
        return
        [
            .. All(compilation).Select(s => (Symbol: s, Score: FuzzyMatch.Score(container, s.Container) is null ? null : FuzzyMatch.Score(name, s.Name)))
                .Where(static m => m.Score is not null)
                .OrderByDescending(static m => m.Score).ThenBy(static m => m.Symbol.Name, StringComparer.Ordinal).ThenBy(static m => m.Symbol.Place.Path, StringComparer.Ordinal)
                .ThenBy(static m => m.Symbol.Place.Span)
                .Take(limit).Select(static m => m.Symbol),
        ];
    }

    private static IEnumerable<WorkspaceSymbol> All(Compilation compilation) =>
        compilation.Bound.Modules.Values.OrderBy(static m => m.Path, StringComparer.Ordinal).SelectMany(static m => In(m.Scope, "", [])).DistinctBy(static s => (s.Place.Path, s.Place.Span));

    private static IEnumerable<WorkspaceSymbol> In(Scope scope, string container, ImmutableHashSet<Scope> around)
    {
        foreach (var symbol in scope.Symbols)
        {
            if (symbol.Location.Source.IsBuiltIn || KindOf(symbol) is not { } kind)
            {
                continue; // what comes with the compiler is in no file of the workspace
            }

            yield return new WorkspaceSymbol(symbol.Name, container.Length > 0 ? container : symbol.Location.Path, kind, symbol.Location);
            if (symbol is DeclarationSymbol { Members: var members } && !around.Contains(members))
            {
                foreach (var inner in In(members, container.Length > 0 ? $"{container}.{symbol.Name}" : symbol.Name, around.Add(members)))
                {
                    yield return inner;
                }
            }
        }
    }

    private static OutlineKind? KindOf(Symbol symbol) => symbol switch
    {
        LetSymbol { Context: var context, Item: var item } => context.WordOf(item) == "let" ? OutlineKind.Value : null,
        FunctionSymbol => OutlineKind.Function,
        TypeSymbol { Context: var context, Item: var item } => context.WordOf(item) == "enum" ? OutlineKind.Enum : OutlineKind.Record,
        TemplateSymbol => OutlineKind.Template,
        DeclarationSymbol { Kind: var kind } => kind.Word switch
        {
            "pipeline" => OutlineKind.Pipeline,
            "job" or "call" or "group" => OutlineKind.Job,
            "param" => OutlineKind.Parameter,
            "output" or "artifact" => OutlineKind.Output,
            "action" => OutlineKind.Template,
            "rule" => OutlineKind.Rule,
            _ => kind.Role == Role.Step ? OutlineKind.Step : OutlineKind.Object,
        },
        _ => null,
    };
}
