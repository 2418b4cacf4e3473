using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Binding;

/// <summary>
/// Imports that bring nothing, because there is no such file or it exports nothing. That is said at the import, and not again wherever its name is used. It is left out of what
/// is told at last, and not of what was found: so an item that stays as it is need not know whether an import was mended.
/// </summary>
internal sealed class LostImports
{
    private static readonly HashSet<string> Codes = [NameDiagnostics.UnknownName.Code, NameDiagnostics.UnknownKind.Code, TypeDiagnostics.UnknownType.Code];

    private readonly ILookup<string?, string> names;

    private LostImports(ILookup<string?, string> names) => this.names = names;

    /// <summary>Those among <paramref name="units"/>.</summary>
    public static LostImports Among(IEnumerable<BoundUnit> units) => new(units.Where(static u => u.Word == "import" && u.Declared.Count == 0)
        .Select(static u => (Module: u.Context.Scope.ModulePath, Name: Modules.NameIn(u.Item, u.Context.Tree))).Where(static i => i.Name is not null).ToLookup(static i => i.Module, static i => i.Name!));

    /// <summary>What was found about <paramref name="unit"/> and does not come of one of these.</summary>
    public IEnumerable<Diagnostic> Others(BoundUnit unit) =>
        names.Count == 0 ? unit.Diagnostics : unit.Diagnostics.Where(d => !Codes.Contains(d.Code) || !IsLost(d, names[unit.Context.Scope.ModulePath]));

    private static bool IsLost(Diagnostic diagnostic, IEnumerable<string> names) =>
        diagnostic.Location.Source.Slice(diagnostic.Location.Span) is var written && names.Any(n => written == n || written.StartsWith($"{n}.", StringComparison.Ordinal));
}
