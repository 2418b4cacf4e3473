using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// One binding of a whole project. First all names are declared, so that their order does not matter; then each item is bound by itself. What is bound once and asked
/// for by many (a value, a type, the output of a pipeline) is bound in the name of the item that declares it. So without circles what is found about an item does
/// not depend on the others' turns, and an item that was bound in an earlier project can take its place among new ones.
/// </summary>
internal sealed class ProjectBinding
{
    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly BindServices services;
    private readonly BoundProject? before;
    private readonly CancellationToken cancellation;
    private readonly HashSet<BoundUnit> reached;
    private readonly IReadOnlyCollection<string> changed; // names that came or went
    private readonly Dictionary<string, Module> modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> rebuilt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoundFile> files = new(StringComparer.Ordinal);
    private readonly List<BoundUnit> fresh = [];
    private readonly BindRun run;

    /// <summary>A binding that has not begun.</summary>
    /// <param name="trees">All files, in the order of their paths.</param>
    /// <param name="services">What the host gives.</param>
    /// <param name="before">A project without circles whose items may be taken over.</param>
    /// <param name="cancellation">Asked between items.</param>
    public ProjectBinding(ImmutableArray<SyntaxTree> trees, BindServices services, BoundProject? before, CancellationToken cancellation)
    {
        (this.trees, this.services, this.before, this.cancellation) = (trees, services, before, cancellation);
        (reached, changed) = before is null ? ([], []) : ChangeReach.Of(before, trees);
        foreach (var unit in reached.Where(static u => u.Word is "import" or "let"))
        {
            unit.Narrow(); // who is not reached may go on with its symbol
        }

        run = new BindRun(modules);
    }

    /// <summary>Declares the names and binds nothing: what is asked about them is bound then, in the name of an item that goes on waiting for it.</summary>
    public BoundProject Declare()
    {
        _ = DeclareAll(new BindSession(services, run, null));
        return Project([], []);
    }

    /// <summary>Binds it.</summary>
    public BoundProject Bind()
    {
        var general = new BindSession(services, run, null);
        var inOrder = DeclareAll(general);
        BindFresh(inOrder);
        TellAgain(inOrder);
        var units = ProjectFirst(inOrder).SelectMany(static f => f.Units).ToList();
        var items = units.SelectMany(static u => u.Items).ToImmutableArray();
        var found = new DiagnosticBag();
        found.AddRange(general.Diagnostics.ToImmutable());
        found.AddRange(units.SelectMany(LostImports.Among(units).Others));
        UnusedTemplates.Check(services, run, units, found);
        var last = new BindSession(services, run, null);
        CheckOneProject(last, items);
        found.AddRange(last.Diagnostics.ToImmutable());
        return Project(items, found.ToImmutable());
    }

    private List<BoundFile> DeclareAll(BindSession general)
    {
        MakeModules();
        var inOrder = MakeFiles();
        run.HasCycle |= Modules.ReportCycles(general, inOrder);
        Declare(inOrder);
        return inOrder;
    }

    private BoundProject Project(ImmutableArray<BoundItem> items, ImmutableArray<Diagnostic> found) => new(items, found)
    {
        Module = modules[""], Modules = modules, Files = files, HasCycle = run.HasCycle, UnitsBound = fresh.Count,
    };

    private static IEnumerable<BoundFile> ProjectFirst(List<BoundFile> inOrder) =>
        inOrder.Where(static f => f.Module.Length == 0).Concat(inOrder.Where(static f => f.Module.Length > 0));

    /// <summary>A module of which no file and no item changed is taken over as it is.</summary>
    private void MakeModules()
    {
        var libraries = trees.Where(IsLibrary).ToList();
        AddModule("", [.. trees.Except(libraries)]);
        foreach (var library in libraries)
        {
            AddModule(library.Source.Path, [library]);
        }
    }

    private bool IsLibrary(SyntaxTree tree) => Before(tree) is { } file && ReferenceEquals(file.Tree, tree) ? file.Module.Length > 0 : Modules.IsLibrary(tree);

    private BoundFile? Before(SyntaxTree tree) => before?.Files.GetValueOrDefault(tree.Source.Path);

    private void AddModule(string path, ImmutableArray<SyntaxTree> own)
    {
        if (before?.Modules.GetValueOrDefault(path) is { } old && old.Trees.SequenceEqual(own) && !own.Any(t => before.Files[t.Source.Path].Units.Any(reached.Contains)))
        {
            modules.Add(path, old);
            return;
        }

        modules.Add(path, new Module(path, new Scope(null)) { Trees = own });
        rebuilt.Add(path);
    }

    private List<BoundFile> MakeFiles()
    {
        var inOrder = new List<BoundFile>(trees.Length);
        foreach (var tree in trees)
        {
            var module = modules.GetValueOrDefault(tree.Source.Path) ?? modules[""];
            var file = rebuilt.Contains(module.Path) ? FileOf(tree, module) : Before(tree)!;
            files.Add(tree.Source.Path, file);
            inOrder.Add(file);
        }

        return inOrder;
    }

    private BoundFile FileOf(SyntaxTree tree, Module module)
    {
        var file = Before(tree) is { } known && known.Module == module.Path ? known : null;
        if (ReferenceEquals(file?.Tree, tree) && file!.Units.All(u => !reached.Contains(u) && IsUpToDate(u)))
        {
            foreach (var unit in file.Units)
            {
                unit.Narrow();
            }

            return file;
        }

        var old = file?.Units ?? [];
        var units = ImmutableArray.CreateBuilder<BoundUnit>();
        var next = 0;
        foreach (var item in tree.Root.Items.Items)
        {
            while (next < old.Length && old[next].Item.Span.Start < item.Span.Start)
            {
                next++;
            }

            var unit = next < old.Length && ReferenceEquals(old[next].Item, item) ? old[next] : null;
            units.Add(unit is not null && !reached.Contains(unit) && IsUpToDate(unit) ? Kept(unit) : Fresh(item, tree, module));
        }

        return new BoundFile(tree, module.Path, units.ToImmutable());
    }

    /// <summary>An import brings the module of now. Who uses it only for names that stay may go on with the older one.</summary>
    private bool IsUpToDate(BoundUnit unit) => unit.Declared is not [ModuleSymbol import] || ReferenceEquals(import.Module, modules.GetValueOrDefault(import.Module.Path));

    private static BoundUnit Kept(BoundUnit unit)
    {
        unit.Narrow();
        return unit;
    }

    private BoundUnit Fresh(ItemSyntax item, SyntaxTree tree, Module module)
    {
        var unit = new BoundUnit(item, tree, module, services);
        unit.Begin(services, run);
        fresh.Add(unit);
        return unit;
    }

    /// <summary>Imports, then templates and names for values, then everything else, since that is declared with the bodies of the templates it uses. Of two with one name the first stays.</summary>
    private void Declare(List<BoundFile> inOrder)
    {
        var anew = ProjectFirst(inOrder).Where(f => rebuilt.Contains(f.Module)).ToList();
        foreach (var unit in anew.SelectMany(static f => f.Units).Where(static u => u.Word == "import"))
        {
            Declare(unit, u => Modules.Import(u, modules, files.Keys));
        }

        var declarers = fresh.ToDictionary(static u => u, static u => new Declarer(u.Session!));
        foreach (var unit in anew.SelectMany(static f => f.Units.Where(static u => u.Word == "template").Concat(f.Units.Where(static u => IsAbstraction(u.Word)))))
        {
            Declare(unit, u => declarers[u].DeclareTop(u.Item, u.Context));
        }

        foreach (var declarer in declarers.Values)
        {
            declarer.SettleTemplates();
        }

        var others = anew.SelectMany(static f => f.Units).Where(static u => u.Word is not ("import" or "template") && !IsAbstraction(u.Word)).ToList();
        foreach (var unit in LikeOrder.Sort(others))
        {
            Declare(unit, u => declarers[u].DeclareTop(u.Item, u.Context));
        }

        foreach (var unit in fresh)
        {
            ReportShadows(unit);
        }
    }

    private static bool IsAbstraction(string word) => word is "let" or "function" or "type" or "enum";

    private void Declare(BoundUnit unit, Action<BoundUnit> anew)
    {
        if (unit.Session is not null)
        {
            anew(unit);
            return;
        }

        foreach (var symbol in unit.Declared)
        {
            modules[unit.Context.Scope.ModulePath!].Scope.TryDeclare(symbol);
        }
    }

    private void ReportShadows(BoundUnit unit)
    {
        foreach (var symbol in unit.Declared.Where(s => ReferenceEquals(modules[unit.Context.Scope.ModulePath!].Scope.FindHere(s.Name), s)))
        {
            if (Contexts.Find(symbol.Name) is not null || DomainTypes.Platform.Members.Contains(symbol.Name) || symbol.Name == "workspace")
            {
                unit.Session!.Report(NameDiagnostics.Shadows, unit.Context, symbol.Location.Span, $"`{symbol.Name}` is a name that every file knows; {Articles.Of(symbol.What)} needs another.");
            }
        }
    }

    private void BindFresh(List<BoundFile> inOrder)
    {
        foreach (var unit in ProjectFirst(inOrder).SelectMany(static f => f.Units).Where(static u => u.Session is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            unit.Bind();
        }

        foreach (var unit in fresh)
        {
            unit.End();
        }
    }

    /// <summary>Puts the messages of items that are taken over into the words of now.</summary>
    private void TellAgain(List<BoundFile> inOrder)
    {
        var session = new BindSession(services, run, null);
        for (var i = 0; i < inOrder.Count; i++)
        {
            var (file, units) = (inOrder[i], inOrder[i].Units.Select(u => u.Told(changed, session)).ToImmutableArray());
            if (!units.SequenceEqual(file.Units))
            {
                files[file.Tree.Source.Path] = inOrder[i] = file with { Units = units };
            }
        }
    }

    private static void CheckOneProject(BindSession session, ImmutableArray<BoundItem> items)
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
