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
/// A project: immutable and lazy. Each stage is computed when it is first asked for and kept; a changed text gives a new compilation that keeps
/// the trees of all other files. The command, the language server and the tests all come in through here.
/// </summary>
public sealed class Compilation
{
    private readonly ImmutableArray<LazyTree> files;
    private readonly Lazy<BoundProject> bound;
    private readonly Lazy<ModelResult> model;
    private readonly Lazy<ImmutableArray<Diagnostic>> diagnostics;

    private Compilation(string name, ImmutableArray<LazyTree> files, BindServices services)
    {
        Name = name;
        Services = services;
        this.files = files;
        bound = new(() => BoundProject.Bind(Trees, Services));
        model = new(() => ModelBuilding.Build(bound.Value, Name, Trees));
        diagnostics = new(CollectDiagnostics);
    }

    /// <summary>The name of the project where none is declared.</summary>
    public string Name { get; }

    /// <summary>What the host gives.</summary>
    public BindServices Services { get; }

    /// <summary>The files, by path.</summary>
    public IEnumerable<SourceText> Sources => files.Select(static f => f.Source);

    /// <summary>The trees, by path.</summary>
    public ImmutableArray<SyntaxTree> Trees => [.. files.Select(static f => f.Tree)];

    /// <summary>The names and values.</summary>
    public BoundProject Bound => bound.Value;

    /// <summary>What the project means. With errors it is what could be understood.</summary>
    public DeliveryModel Model => model.Value.Model;

    /// <summary>Everything that was found before a target is asked: by file and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics.Value;

    /// <summary>Whether one of <see cref="Diagnostics"/> is an error. Then nothing may be generated.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);

    /// <summary>A compilation of <paramref name="sources"/>. The order does not matter.</summary>
    /// <param name="name">The name of the project where none is declared: usually the folder's.</param>
    /// <param name="sources">The files; no path occurs twice.</param>
    /// <param name="services">What the host gives.</param>
    public static Compilation Create(string name, IEnumerable<SourceText> sources, BindServices services) =>
        new(name, [.. sources.OrderBy(static s => s.Path, StringComparer.Ordinal).Select(static s => new LazyTree(s))], services);

    /// <summary>A compilation of one text that stands alone.</summary>
    public static Compilation Of(string text, string path = "main.flow") => Create("project", [new SourceText(path, text)], new BindServices(NoFiles.Instance));

    /// <summary>The same project with <paramref name="source"/> in place of the file of its path, or besides the others.</summary>
    public Compilation With(SourceText source)
    {
        var remaining = files.Where(f => f.Source.Path != source.Path).Append(new LazyTree(source));
        return new Compilation(Name, [.. remaining.OrderBy(static f => f.Source.Path, StringComparer.Ordinal)], Services);
    }

    /// <summary>The same project without the file at <paramref name="path"/>.</summary>
    public Compilation Without(string path)
    {
        var remaining = files.RemoveAll(f => f.Source.Path == path);
        return remaining.Length == files.Length ? this : new Compilation(Name, remaining, Services);
    }

    /// <summary>What <paramref name="target"/> makes of the project; nothing but the diagnostics while it has errors.</summary>
    public EmitResult Emit(ITarget target, EmitOptions options) =>
        HasErrors ? new EmitResult([], []) : target.Emit(Model, options);

    /// <summary>Two habits leave lines that mean nothing: a block without braces, and both sides of a merge.</summary>
    private static bool IsUnderstood(Diagnostic diagnostic) =>
        diagnostic.Code.StartsWith("FLOW12", StringComparison.Ordinal)
        && diagnostic.Descriptor != SyntaxDiagnostics.ColonForBody && diagnostic.Descriptor != SyntaxDiagnostics.MergeMarker;

    /// <summary>
    /// A file whose structure is broken says nothing about names: what the parser skipped would be missed a second time. Habits from other formats
    /// are understood, so there only the lines that hold one stay silent.
    /// </summary>
    private ImmutableArray<Diagnostic> CollectDiagnostics()
    {
        var bag = new DiagnosticBag();
        foreach (var tree in Trees)
        {
            bag.AddRange(tree.Diagnostics);
        }

        var broken = Trees.Where(static t => t.Diagnostics.Any(static d => d.Severity == Severity.Error && !IsUnderstood(d))).Select(static t => t.Source.Path).ToHashSet(StringComparer.Ordinal);
        var lines = Trees.SelectMany(static t => t.Diagnostics).Where(static d => d.Severity == Severity.Error).Select(static d => (d.Location.Path, d.Location.LineNumber)).ToHashSet();
        bag.AddRange(bound.Value.Diagnostics.Where(d => !broken.Contains(d.Location.Path) && !lines.Contains((d.Location.Path, d.Location.LineNumber))));
        if (!bag.HasErrors)
        {
            bag.AddRange(model.Value.Diagnostics);
        }

        if (!bag.HasErrors)
        {
            foreach (var rule in ModelRule.All)
            {
                rule.Check(Model, bag);
            }

            ProjectRules.Check(Bound, Model, Services, bag);
            if (Services.CSharp is { } checker)
            {
                EmbeddedCSharp.Check(Model, checker, bag);
            }
        }

        return bag.ToSortedArray();
    }

    /// <summary>A file whose tree is made when it is first asked for. A class: the runtime brings compiled code for collections of classes, not for those of structs.</summary>
    private sealed class LazyTree(SourceText source)
    {
        private SyntaxTree? tree;

        public SourceText Source { get; } = source;

        public SyntaxTree Tree => LazyInitializer.EnsureInitialized(ref tree, () => SyntaxTree.Parse(Source));
    }
}
