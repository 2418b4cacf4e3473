using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Which files form one scope, and how they are connected by imports.</summary>
internal static class Modules
{
    /// <summary>Whether <paramref name="tree"/> exports something: then it has a scope of its own. All other files share the project's.</summary>
    public static bool IsLibrary(SyntaxTree tree)
    {
        foreach (var part in tree.Root.Items.Parts)
        {
            if (part is ItemSyntax { Export: not null })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path of the file that <paramref name="unit"/> imports, or null.</summary>
    public static string? PathOf(BoundUnit unit) => TextOf(unit) is { } text ? PathIn(unit.Context.Tree, text).ValueOrDefault : null;

    /// <summary>Declares what <paramref name="unit"/> imports.</summary>
    /// <param name="unit">An item, perhaps an import.</param>
    /// <param name="modules">All modules by path.</param>
    /// <param name="files">The paths of all files.</param>
    public static void Import(BoundUnit unit, IReadOnlyDictionary<string, Module> modules, ICollection<string> files)
    {
        if (TextOf(unit) is not { } text)
        {
            return;
        }

        var (session, context) = (unit.Session!, unit.Context);
        if (!PathIn(context.Tree, text).TryGet(out var path, out var problem))
        {
            session.Report(NameDiagnostics.NoImport, context, text, problem.Message, Fixes(problem.Replacement, text));
            return;
        }

        if (path.Length == 0 || !modules.TryGetValue(path, out var library))
        {
            ReportMissing(session, context, unit.Item, text, path, files);
            return;
        }

        if (NameOf(unit.Item) is not { } name)
        {
            session.Report(NameDiagnostics.MissingName, context, unit.Item.Head, $"An import needs a name: `import \"{path}\" as {Path.GetFileNameWithoutExtension(path)}`.");
            return;
        }

        var symbol = new ModuleSymbol(context.NameOf(name.Token), context.At(name), library) { Unit = unit };
        unit.Declared.Add(symbol);
        if (context.Scope.TryDeclare(symbol) is { } existing && !(existing is ModuleSymbol same && ReferenceEquals(same.Module, library)))
        {
            session.Report(NameDiagnostics.Duplicate, context, name.Span, $"`{symbol.Name}` is declared already.", [new RelatedLocation(existing.Location, "It is declared here.")]);
        }
    }

    /// <summary>Reports libraries that import each other. Gives whether there are some.</summary>
    public static bool ReportCycles(BindSession session, IEnumerable<BoundFile> files)
    {
        var libraries = files.Where(static f => f.Module.Length > 0).ToDictionary(static f => f.Module, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var found = false;
        foreach (var path in libraries.Keys.Order(StringComparer.Ordinal))
        {
            Visit(path, []);
        }

        return found;

        void Visit(string path, ImmutableArray<(string Path, BoundUnit Import)> way)
        {
            var start = way.ToList().FindIndex(w => w.Path == path);
            if (start >= 0)
            {
                found = true;
                ReportCycle(session, way.RemoveRange(0, start), path);
                return;
            }

            if (!libraries.TryGetValue(path, out var library) || done.Contains(path))
            {
                return;
            }

            foreach (var import in library.Units)
            {
                if (PathOf(import) is { } next)
                {
                    Visit(next, way.Add((path, import)));
                }
            }

            done.Add(path);
        }
    }

    /// <summary>The path of the file that <paramref name="import"/> names, or null where it names none.</summary>
    public static string? PathIn(ItemSyntax import, SyntaxTree tree) => TextOf(import) is { } text ? PathIn(tree, text).ValueOrDefault : null;

    /// <summary>The name that <paramref name="import"/> gives, or null.</summary>
    public static string? NameIn(ItemSyntax import, SyntaxTree tree) => NameOf(import) is { } name ? tree.Source.Slice(name.Token.Span).Trim('`') : null;

    private static StringExpressionSyntax? TextOf(BoundUnit unit) => unit.Word == "import" ? TextOf(unit.Item) : null;

    private static StringExpressionSyntax? TextOf(ItemSyntax import) => import is { Args: [{ Value: StringExpressionSyntax text }, ..] } ? text : null;

    private static NameExpressionSyntax? NameOf(ItemSyntax import) => import.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As)?.Value as NameExpressionSyntax;

    private static Parsed<string> PathIn(SyntaxTree tree, StringExpressionSyntax text) =>
        ProjectPath.Resolve(ProjectPath.Parent(tree.Source.Path), StringReading.PlainText(text, tree.Source) ?? "");

    private static void ReportMissing(BindSession session, BindContext context, ItemSyntax import, StringExpressionSyntax text, string path, ICollection<string> files)
    {
        if (files.Contains(path))
        {
            if (NameOf(import) is { } name)
            {
                context.Scope.TryDeclare(new ValueSymbol(context.NameOf(name.Token), context.At(name), new ErrorExpr(context.At(name)), "import")); // its uses are no mistakes of their own
            }

            session.Report(NameDiagnostics.NothingExported, context, text, $"`{path}` exports nothing. Write `export` before what others may use, or leave the import out: files of one project see each other.");
            return;
        }

        var others = files.Where(file => file != context.Tree.Source.Path).ToList();
        var near = others.Where(file => file.EndsWith("/" + path, StringComparison.Ordinal)).Min(StringComparer.Ordinal) ?? Suggestions.Nearest(path, others);
        session.Report(
            NameDiagnostics.NoImport, context, text, $"There is no file `{path}`.{(near is null ? "" : $" Did you mean `{near}`?")}",
            Fixes(near, text));
    }

    private static Fix[] Fixes(string? path, StringExpressionSyntax text) =>
        path is null ? [] : [new Fix($"Write `{path}`", FixSafety.Suggestion, [new TextEdit(text.Span, FlowText.Quote(path))])];

    private static void ReportCycle(BindSession session, ImmutableArray<(string Path, BoundUnit Import)> way, string path)
    {
        var names = string.Join(" → ", way.Select(static w => $"`{w.Path}`").Append($"`{path}`"));
        session.Report(
            NameDiagnostics.ImportCycle, way[0].Import.Context, TextOf(way[0].Import)!.Span, $"Files import each other in a circle: {names}.",
            [.. way.Skip(1).Select(static w => new RelatedLocation(w.Import.Context.At(TextOf(w.Import)!), "The circle goes on here."))]);
    }
}
