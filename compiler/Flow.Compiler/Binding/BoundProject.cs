using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>A whole project with its names and values bound.</summary>
/// <param name="Items">What the project's files declare, by file and place; libraries are seen through what uses them.</param>
/// <param name="Diagnostics">What the binding found.</param>
public sealed record BoundProject(ImmutableArray<BoundItem> Items, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The names of the project.</summary>
    public required Module Module { get; init; }

    /// <summary>The libraries: files with names of their own.</summary>
    public required ImmutableArray<Module> Libraries { get; init; }

    /// <summary>The module of the file at <paramref name="path"/>.</summary>
    public Module ModuleOf(string path) => Libraries.FirstOrDefault(l => l.Path == path) ?? Module;

    /// <summary>Binds <paramref name="trees"/>.</summary>
    /// <param name="trees">All files, in the order of their paths.</param>
    /// <param name="services">What the host gives.</param>
    public static BoundProject Bind(ImmutableArray<SyntaxTree> trees, BindServices services)
    {
        var session = new BindSession(services);
        var (project, libraries) = ModuleBinder.Declare(session, trees);
        var binder = new ItemBinder(session);
        var items = ImmutableArray.CreateBuilder<BoundItem>();
        foreach (var context in project.Contexts)
        {
            items.AddRange(binder.BindAll(null, [.. context.Tree.Root.Items.Items], context));
        }

        foreach (var library in libraries)
        {
            foreach (var context in library.Contexts)
            {
                binder.BindAll(null, [.. context.Tree.Root.Items.Items], context);
            }
        }

        foreach (var module in libraries.Prepend(project))
        {
            UnusedTemplates.Check(session, module.Module);
        }

        CheckOneProject(session, items);
        return new BoundProject(items.ToImmutable(), session.Diagnostics.ToImmutable()) { Module = project.Module, Libraries = [.. libraries.Select(static l => l.Module)] };
    }

    private static void CheckOneProject(BindSession session, ImmutableArray<BoundItem>.Builder items)
    {
        var projects = items.Where(static i => i.Kind.Word == "project").ToList();
        foreach (var second in projects.Skip(1))
        {
            session.Report(
                NameDiagnostics.SecondProject, second.Context, second.Syntax.Head.Span, "There is a project already; all files of a folder belong to one.",
                [new RelatedLocation(projects[0].Location, "The project is declared here.")]);
        }
    }
}

/// <summary>A module while it is declared.</summary>
internal sealed record DeclaredModule(Module Module, ImmutableArray<BindContext> Contexts);

/// <summary>Finds out which files form one scope, declares their names, and connects imports.</summary>
internal static partial class ModuleBinder
{
    /// <summary>Declares all modules. A file that exports something is a library with a scope of its own; all others share the project's.</summary>
    public static (DeclaredModule Project, ImmutableArray<DeclaredModule> Libraries) Declare(BindSession session, ImmutableArray<SyntaxTree> trees)
    {
        var declarer = new Declarer(session);
        var byPath = trees.ToDictionary(static t => t.Source.Path, StringComparer.Ordinal);
        var libraries = trees.Where(static t => t.Root.Items.Items.Any(static i => i.Export is not null))
            .ToDictionary(static t => t.Source.Path, t => Empty(t.Source.Path, [t]), StringComparer.Ordinal);
        var project = Empty("", [.. trees.Where(t => !libraries.ContainsKey(t.Source.Path))]);
        ReportCycles(session, libraries);
        foreach (var module in libraries.Values.Prepend(project))
        {
            foreach (var context in module.Contexts)
            {
                Import(session, context, libraries, byPath);
            }
        }

        foreach (var module in libraries.Values.Prepend(project))
        {
            foreach (var context in module.Contexts)
            {
                DeclareAbstractions(declarer, context);
            }
        }

        foreach (var module in libraries.Values.Prepend(project))
        {
            foreach (var context in module.Contexts)
            {
                DeclareOthers(declarer, context);
            }

            ReportShadows(session, module);
        }

        return (project, [.. libraries.Values]);
    }

    /// <summary>What others are made of comes first.</summary>
    private static void DeclareAbstractions(Declarer declarer, BindContext context) =>
        declarer.DeclareAll(null, null, context.Tree.Root.Items.Items.Where(i => context.WordOf(i) is "template" or "let" or "function" or "type" or "enum"), context);

    private static void DeclareOthers(Declarer declarer, BindContext context) =>
        declarer.DeclareAll(null, null, context.Tree.Root.Items.Items.Where(i => context.WordOf(i) is not ("template" or "let" or "function" or "type" or "enum")), context);

    private static DeclaredModule Empty(string path, ImmutableArray<SyntaxTree> trees)
    {
        var scope = new Scope(null);
        return new DeclaredModule(new Module(path, scope) { Trees = trees }, [.. trees.Select(t => new BindContext(t, scope))]);
    }

    private static void ReportShadows(BindSession session, DeclaredModule module)
    {
        foreach (var symbol in module.Module.Scope.Symbols)
        {
            if (Contexts.Find(symbol.Name) is not null || DomainTypes.Platform.Members.Contains(symbol.Name) || symbol.Name == "workspace")
            {
                var context = module.Contexts.First(c => ReferenceEquals(c.Tree.Source, symbol.Location.Source));
                session.Report(NameDiagnostics.Shadows, context, symbol.Location.Span, $"`{symbol.Name}` is a name that every file knows; {Articles.Of(symbol.What)} needs another.");
            }
        }
    }

    private static IEnumerable<(ItemSyntax Item, StringExpressionSyntax Path)> ImportsOf(BindContext context) =>
        context.Tree.Root.Items.Items.Where(i => context.WordOf(i) == "import" && i.Args is [{ Value: StringExpressionSyntax }, ..]).Select(static i => (i, (StringExpressionSyntax)i.Args[0].Value));

    private static void Import(
        BindSession session, BindContext context, Dictionary<string, DeclaredModule> libraries, Dictionary<string, SyntaxTree> byPath)
    {
        foreach (var (item, text) in ImportsOf(context))
        {
            var path = PathOf(context, text);
            if (!libraries.TryGetValue(path, out var library))
            {
                ReportMissing(session, context, text, path, byPath);
                continue;
            }

            if (item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As) is not { Value: NameExpressionSyntax name })
            {
                session.Report(NameDiagnostics.MissingName, context, item.Head, $"An import needs a name: `import \"{path}\" as {Path.GetFileNameWithoutExtension(path)}`.");
                continue;
            }

            var symbol = new ModuleSymbol(context.NameOf(name.Token), context.At(name), library.Module);
            if (context.Scope.TryDeclare(symbol) is { } existing && !(existing is ModuleSymbol same && ReferenceEquals(same.Module, library.Module)))
            {
                session.Report(NameDiagnostics.Duplicate, context, name.Span, $"`{symbol.Name}` is declared already.", [new RelatedLocation(existing.Location, "It is declared here.")]);
            }
        }
    }

    private static string PathOf(BindContext context, StringExpressionSyntax text) =>
        ProjectPaths.Resolve(context, StringReading.PlainText(text, context.Tree.Source) ?? "");

    private static void ReportMissing(BindSession session, BindContext context, StringExpressionSyntax text, string path, Dictionary<string, SyntaxTree> byPath)
    {
        if (byPath.ContainsKey(path))
        {
            session.Report(NameDiagnostics.NothingExported, context, text, $"`{path}` exports nothing. Write `export` before what others may use, or leave the import out: files of one project see each other.");
            return;
        }

        var near = Suggestions.Nearest(path, byPath.Keys);
        session.Report(
            NameDiagnostics.NoImport, context, text, $"There is no file `{path}`.{(near is null ? "" : $" Did you mean `{near}`?")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(text.Span, $"\"{near}\"")])]);
    }

    private static void ReportCycles(BindSession session, Dictionary<string, DeclaredModule> libraries)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in libraries.Keys.Order(StringComparer.Ordinal))
        {
            Visit(path, []);
        }

        void Visit(string path, ImmutableArray<(string Path, BindContext Context, SyntaxNode Import)> way)
        {
            var start = way.ToList().FindIndex(w => w.Path == path);
            if (start >= 0)
            {
                ReportCycle(session, way.RemoveRange(0, start), path);
                return;
            }

            if (!libraries.TryGetValue(path, out var library) || done.Contains(path))
            {
                return;
            }

            foreach (var context in library.Contexts)
            {
                foreach (var (_, text) in ImportsOf(context))
                {
                    Visit(PathOf(context, text), way.Add((path, context, text)));
                }
            }

            done.Add(path);
        }
    }

    private static void ReportCycle(BindSession session, ImmutableArray<(string Path, BindContext Context, SyntaxNode Import)> way, string path)
    {
        var names = string.Join(" → ", way.Select(static w => $"`{w.Path}`").Append($"`{path}`"));
        session.Report(
            NameDiagnostics.ImportCycle, way[0].Context, way[0].Import.Span, $"Files import each other in a circle: {names}.",
            [.. way.Skip(1).Select(static w => new RelatedLocation(w.Context.At(w.Import), "The circle goes on here."))]);
    }
}
