using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Rules;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler;

/// <summary>
/// A project: immutable and lazy. Each stage is computed when it is first asked for and kept; a changed text gives a new compilation that takes over
/// what the change does not concern. The command, the language server and the tests all come in through here. Any member may be called from any thread, on a
/// compilation and on those made of it at the same time; a stage is computed once, and the others wait for it.
/// </summary>
public sealed class Compilation
{
    private const int ManyFiles = 256;

    private readonly ImmutableArray<SourceFile> files; // by path
    private readonly Stage<BoundProject> bound;
    private readonly Stage<ModelResult> model;
    private readonly Stage<Findings> early;
    private readonly Stage<Findings> diagnostics;
    private readonly Stage<RuleFindings> rules;
    private volatile Earlier before; // what is taken over from
    private ImmutableArray<SyntaxTree> trees;

    private Compilation(string name, ImmutableArray<SourceFile> files, BindServices services, Earlier before)
    {
        Name = name;
        Services = services;
        this.files = files;
        this.before = before;
        bound = new(c => BoundProject.Bind(Trees, Services, this.before.Bound, c));
        model = new(c => ModelBuilding.Build(bound.Get(c), Name, Trees, Services.Providers, this.before.Model, c));
        rules = new(c => RuleFindings.Of(Bound, Model, Services, this.before.Rules, c));
        early = new(c => new Findings(CollectEarly(c)));
        diagnostics = new(c => new Findings(CollectDiagnostics(c)));
    }

    /// <summary>The name of the project where none is declared.</summary>
    public string Name { get; }

    /// <summary>What the host gives.</summary>
    public BindServices Services { get; }

    /// <summary>The files, by path.</summary>
    public IEnumerable<SourceText> Sources => files.Select(static f => f.Source);

    /// <summary>The trees, by path.</summary>
    public ImmutableArray<SyntaxTree> Trees => trees.IsDefault ? trees = [.. Processors.Each(files, ManyFiles, static f => f.Tree, CancellationToken.None)] : trees;

    /// <summary>The names and values.</summary>
    public BoundProject Bound => bound.Get();

    /// <summary>What the project means. With errors it is what could be understood.</summary>
    public DeliveryModel Model => model.Get().Model;

    /// <summary>Everything that was found before a target is asked: by file and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => GetDiagnostics();

    /// <summary>Whether one of <see cref="Diagnostics"/> is an error. Then nothing may be generated.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);

    /// <summary>
    /// What the parser and the binder find: the first of <see cref="Diagnostics"/> that are there, for those who wait. While there are errors they are all; else the model and
    /// the rules may add some.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for. The compilation can be asked again.</exception>
    public ImmutableArray<Diagnostic> GetBindingDiagnostics(CancellationToken cancellation = default) => early.Get(cancellation).All;

    /// <summary><see cref="Diagnostics"/>, unless <paramref name="cancellation"/> is asked for: that is looked at between items and between rules.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for. The compilation can be asked again.</exception>
    public ImmutableArray<Diagnostic> GetDiagnostics(CancellationToken cancellation = default) => diagnostics.Get(cancellation).All;

    /// <summary>A compilation of <paramref name="sources"/>. The order does not matter.</summary>
    /// <param name="name">The name of the project where none is declared: usually the folder's.</param>
    /// <param name="sources">The files; no path occurs twice.</param>
    /// <param name="services">What the host gives.</param>
    public static Compilation Create(string name, IEnumerable<SourceText> sources, BindServices services)
    {
        var given = sources.Select(static s => new SourceFile(s, null)).ToArray();
        Array.Sort(given, static (a, b) => string.CompareOrdinal(a.Source.Path, b.Source.Path));
        return new Compilation(name, [.. given], services, Earlier.None);
    }

    /// <summary>A compilation of one text that stands alone.</summary>
    public static Compilation Of(string text, string path = "main.flow") => Create("project", [new SourceText(path, text)], new BindServices(NoFiles.Instance));

    /// <summary>The tree of the file at <paramref name="path"/>, of the project or of a construct that was read; or null.</summary>
    public SyntaxTree? TreeAt(string path) => IndexOf(path) is >= 0 and var index ? files[index].Tree : Services.Constructs.TreeAt(path);

    /// <summary>The text of the file at <paramref name="path"/>, or null.</summary>
    public SourceText? SourceAt(string path) => IndexOf(path) is >= 0 and var index ? files[index].Source : null;

    /// <summary>
    /// The same project with <paramref name="source"/> in place of the file of its path, or besides the others. Nothing is read again through
    /// <see cref="Services"/> for items that the change does not concern: see <see cref="WithServices"/>.
    /// </summary>
    public Compilation With(SourceText source)
    {
        var index = IndexOf(source.Path);
        var file = new SourceFile(source, index < 0 ? null : files[index]);
        return new Compilation(Name, index < 0 ? files.Insert(~index, file) : files.SetItem(index, file), Services, TakenOver());
    }

    /// <summary>The same sources with other services, or with the same when files behind them have changed: only the trees are taken over.</summary>
    public Compilation WithServices(BindServices services) => new(Name, files, services.LookedAtAgain(), Earlier.None);

    /// <summary>The same project without the file at <paramref name="path"/>.</summary>
    public Compilation Without(string path) =>
        IndexOf(path) is >= 0 and var index ? new Compilation(Name, files.RemoveAt(index), Services, TakenOver()) : this;

    /// <summary>What <paramref name="target"/> makes of the project; nothing but the diagnostics while it has errors.</summary>
    public EmitResult Emit(ITarget target, EmitOptions options) =>
        HasErrors ? new EmitResult([], []) : target.Emit(Model, options);

    /// <summary>The names as one asker needs them who asks from one thread: the whole binding where it is there, else only what is declared.</summary>
    internal BoundProject Declared() => bound.Known ?? BoundProject.Declare(Trees, Services, TakenOver().Bound);

    /// <summary>The newest of each stage that is there: the next compilation takes over from it.</summary>
    private Earlier TakenOver()
    {
        var waiting = before; // asked first: it goes when all stages are there
        return new Earlier(bound.Known ?? waiting.Bound, model.Known ?? waiting.Model, rules.Known ?? waiting.Rules);
    }

    /// <summary>Two habits leave lines that mean nothing: a block without braces, and both sides of a merge.</summary>
    private static bool IsUnderstood(Diagnostic diagnostic) =>
        diagnostic.Code.StartsWith("FLOW12", StringComparison.Ordinal)
        && diagnostic.Descriptor != SyntaxDiagnostics.ColonForBody && diagnostic.Descriptor != SyntaxDiagnostics.MergeMarker;

    /// <summary>Where the file at <paramref name="path"/> is, or the complement of where it would be.</summary>
    private int IndexOf(string path)
    {
        var (low, high) = (0, files.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(files[middle].Source.Path, path))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }

    /// <summary>
    /// A file whose structure is broken says nothing about names: what the parser skipped would be missed a second time. Habits from other formats
    /// are understood, so there only the lines that hold one stay silent.
    /// </summary>
    private ImmutableArray<Diagnostic> CollectEarly(CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        foreach (var tree in Trees)
        {
            bag.AddRange(tree.Diagnostics);
        }

        bag.AddRange(Services.Providers.Problems.Select(static p => new Diagnostic(ProjectDiagnostics.BadProvider, new Location(new SourceText(p.Path, ""), new TextSpan(0, 0)), p.Message)));

        var broken = Trees.Where(static t => t.Diagnostics.Any(static d => d.Severity == Severity.Error && !IsUnderstood(d))).Select(static t => t.Source.Path).ToHashSet(StringComparer.Ordinal);
        var lines = Trees.SelectMany(static t => t.Diagnostics).Where(static d => d.Severity == Severity.Error).Select(static d => (d.Location.Path, d.Location.LineNumber)).ToHashSet();
        bag.AddRange(bound.Get(cancellation).Diagnostics.Where(d => !broken.Contains(d.Location.Path) && !lines.Contains((d.Location.Path, d.Location.LineNumber))));
        return bag.ToSortedArray();
    }

    private ImmutableArray<Diagnostic> CollectDiagnostics(CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(GetBindingDiagnostics(cancellation));
        if (!bag.HasErrors)
        {
            bag.AddRange(model.Get(cancellation).Diagnostics);
        }

        if (!bag.HasErrors)
        {
            bag.AddRange(rules.Get(cancellation).Diagnostics);
            before = Earlier.None;
        }

        return bag.ToSortedArray();
    }

    /// <summary>A file and its tree, which is made when it is first asked for and outlives the compilation it was made in.</summary>
    private sealed class SourceFile
    {
        private readonly Stage<SyntaxTree> tree;
        private volatile SyntaxTree? before; // the tree of an earlier text, whose unchanged items are taken over

        public SourceFile(SourceText source, SourceFile? earlier)
        {
            Source = source;
            var waiting = earlier?.before; // asked first: it goes when the tree comes
            before = earlier?.tree.Known ?? waiting;
            tree = new(_ => Parse());
        }

        public SourceText Source { get; }

        public SyntaxTree Tree => tree.Get();

        private SyntaxTree Parse()
        {
            var parsed = SyntaxTree.Parse(Source);
            var whole = before is { } old ? UnchangedItems.Keep(old, parsed) : parsed;
            before = null;
            return whole;
        }
    }

    /// <summary>Stages of earlier compilations, perhaps not of the same one: rules run only where there are no errors.</summary>
    private sealed record Earlier(BoundProject? Bound, ModelResult? Model, RuleFindings? Rules)
    {
        public static readonly Earlier None = new(null, null, null);
    }

    private sealed record Findings(ImmutableArray<Diagnostic> All);
}
