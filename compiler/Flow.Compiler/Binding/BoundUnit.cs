using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// An item of a file with all that was found out about it. It is written while it is bound and never after (but for what is worked out when it is first asked for, which is
/// the same for everybody); then it may be part of any number of projects.
/// All that it refers to in other items is part of these projects, too (an import's module is the exception: it may be an older one, with the same meaning for
/// every name that this item mentions). So it keeps nothing alive that an edit took away.
/// </summary>
public sealed class BoundUnit
{
    private HashSet<(string Module, string Name)>? uses;
    private ItemWords? words;
    private MissedNames missed = new();
    private bool isNarrow;
    private bool asksForThings;

    internal BoundUnit(ItemSyntax item, SyntaxTree tree, Module module, BindServices services)
    {
        Item = item;
        Context = new BindContext(tree, new Scope(module.Scope) { ModulePath = module.Path }) { Services = services };
        Word = Context.WordOf(item);
    }

    /// <summary>The item.</summary>
    public ItemSyntax Item { get; }

    /// <summary>Where it stands. Its tree is the one it was bound in; the item is at the same place in the file's tree of now.</summary>
    public BindContext Context { get; }

    /// <summary>What it means to the model; nothing for what is seen only through what uses it.</summary>
    public ImmutableArray<BoundItem> Items { get; private set; } = [];

    /// <summary>What was found while it was bound. Some of it may stand in other files: in a template that it uses.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>Its first word.</summary>
    internal string Word { get; }

    /// <summary>What it declares for its module, also where another has the name already.</summary>
    internal List<Symbol> Declared { get; } = [];

    /// <summary>The templates of files that it uses.</summary>
    internal IEnumerable<(string Module, string Name)> Uses => uses ?? [];

    /// <summary>The mistakes in a template that nobody uses; null until somebody asked for them.</summary>
    internal UnusedTemplate? Unused { get; set; }

    /// <summary>Where diagnostics go while it is bound; null before and after.</summary>
    internal BindSession? Session { get; private set; }

    /// <summary>The names in it, found when they are first asked for: a project that is never edited needs none.</summary>
    internal ItemWords Words => words ??= ItemWords.Of(Item, Context.Tree.Source);

    /// <summary>
    /// Whether it asked what environments have, see <see cref="EnvironmentThings"/>: then its meaning hangs on all of them. So does what an editor is told of a service:
    /// its names mean those of an environment that hosts it.
    /// </summary>
    internal bool AsksForThings => asksForThings || Word == "service";

    /// <summary>Whether something is reported on it.</summary>
    internal bool HasDiagnostics => !Diagnostics.IsEmpty || Unused is { Mistakes.IsEmpty: false };

    /// <summary>Whether its messages could name something else when the names <paramref name="changed"/> came or went.</summary>
    internal bool CouldMean(IReadOnlyCollection<string> changed) => HasDiagnostics && (missed.CouldMean(changed) || Unused is { Missed: var others } && (others.CouldMean(changed) || others.CouldBeTold(changed)));

    /// <summary>The same with its messages as they are when the names <paramref name="changed"/> have come or gone.</summary>
    /// <param name="changed">These names.</param>
    /// <param name="session">Knows the names of now.</param>
    internal BoundUnit Told(IReadOnlyCollection<string> changed, BindSession session)
    {
        if (Session is not null || Diagnostics.IsEmpty || !missed.CouldBeTold(changed))
        {
            return this;
        }

        var told = (BoundUnit)MemberwiseClone();
        told.Diagnostics = missed.Tell(Diagnostics, changed, session);
        return told;
    }

    /// <summary>Whether a message on it names a place in one of the files at <paramref name="paths"/>.</summary>
    internal bool PointsInto(HashSet<string> paths) =>
        Diagnostics.Concat(Unused?.Mistakes ?? []).Any(d => paths.Contains(d.Location.Path) || d.Related.Any(r => paths.Contains(r.Location.Path)));

    internal void Begin(BindServices services, BindRun run) => Session = new BindSession(services, run, this);

    internal void AskForThings() => asksForThings = true;

    internal void Use(TemplateSymbol template)
    {
        if (template.Context.Scope.ModulePath is { } module)
        {
            (uses ??= []).Add((module, template.Name));
        }
    }

    internal void Bind()
    {
        var session = Session!;
        var items = new ItemBinder(session).BindAll(null, [Item], Context);
        foreach (var output in Declared.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "pipeline").SelectMany(static s => s.Members.Symbols).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output"))
        {
            DeclarationBinder.OutputType(session, output, out _); // callers ask for it, and must not find it unbound when this is part of another project
        }

        Items = Context.Scope.ModulePath is "" ? items : [];
    }

    internal void End()
    {
        Diagnostics = Session!.Diagnostics.ToImmutable();
        missed = Session.Missed;
        Session = null;
    }

    /// <summary>Cuts it off from the module it was bound in, when it becomes part of a project with another.</summary>
    internal void Narrow()
    {
        if (!isNarrow)
        {
            Context.Scope.Narrow(ItemWords.NamesIn(Item, Context.Tree.Source));
            isNarrow = true;
        }
    }
}
