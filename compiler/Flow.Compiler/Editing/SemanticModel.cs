using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler.Binding;
using Flow.Compiler.Rules;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>
/// What the names and values of one file mean: the base of every answer to an editor. It holds for broken files as well; then it knows what could be understood.
/// Bodies of templates are known for parameters without values, since each use gives others.
/// <para>
/// It binds the whole file, for questions about what is written. Offers for what is being written come from <see cref="PlaceFinder"/> instead: their text is new with
/// each key, and holds a placeholder that is no part of the project.
/// </para>
/// </summary>
public sealed class SemanticModel
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, Lazy<SemanticModel?>>> Known = [];
    private static readonly ConditionalWeakTable<SyntaxTree, WeakReference<Knowledge>> Latest = []; // weak: what is known of a file keeps alive what the file refers to
    private static readonly ImmutableDictionary<string, FlowType> Sets = ModelSets.Types.ToImmutableDictionary(static t => t.Name, static t => (FlowType)new ListType(t.Element));
    private readonly Knowledge known;
    private ImmutableArray<NameUse> names;

    private SemanticModel(Compilation compilation, Knowledge known) => (Compilation, this.known) = (compilation, known);

    /// <summary>The project.</summary>
    public Compilation Compilation { get; }

    /// <summary>The file.</summary>
    public SyntaxTree Tree => known.Tree;

    /// <summary>
    /// Every name that stands for something, in the order of the text. One place can have two entries: <c>call deploy</c> uses the pipeline and declares a job.
    /// Then the use comes first.
    /// </summary>
    public ImmutableArray<NameUse> Names
    {
        get
        {
            if (names.IsDefault)
            {
                var texts = PipelineTexts.In(this).Concat(QueryTexts.In(this)).ToList(); // not among what is known: what a text means is decided by files that this one does not mention
                ImmutableInterlocked.InterlockedInitialize(ref names, texts.Count == 0 ? known.Names : [.. known.Names.Concat(texts).OrderBy(static n => n.Span).ThenBy(static n => n.IsDeclaration)]);
            }

            return names;
        }
    }

    /// <summary>The values, by their syntax.</summary>
    public IReadOnlyDictionary<ExpressionSyntax, BoundExpression> Expressions => known.Record.Expressions;

    /// <summary>The calls, by their syntax.</summary>
    public IReadOnlyDictionary<CallExpressionSyntax, CallMeaning> Calls => known.Record.Calls;

    /// <summary>The model of the file at <paramref name="path"/>, or null where the project has none. It is made once for a compilation.</summary>
    public static SemanticModel? Of(Compilation compilation, string path) =>
        Known.GetOrCreateValue(compilation).GetOrAdd(path, static (path, compilation) => new Lazy<SemanticModel?>(() => Make(compilation, path)), compilation).Value;

    /// <summary>Whether nothing that <paramref name="later"/> knows of the file is new: no edit since has reached it.</summary>
    public bool IsSameAs(SemanticModel later) => ReferenceEquals(known, later.known);

    /// <summary>The meaning of an item, or of a clause of a header; null where it has none.</summary>
    public ItemMeaning? MeaningOf(SyntaxNode item) => known.Record.Items.GetValueOrDefault(item);

    /// <summary>The value of <paramref name="expression"/>; null where none was looked for.</summary>
    public BoundExpression? ValueOf(ExpressionSyntax expression) => known.Record.Expressions.GetValueOrDefault(expression);

    /// <summary>What may stand in <paramref name="body"/>; null where nothing is known.</summary>
    public BodyMeaning? MeaningOf(BodySyntax body) => known.Record.Bodies.GetValueOrDefault(body);

    /// <summary>The name that <paramref name="position"/> is in or touches; of two that touch, the one that starts there.</summary>
    public NameUse? NameAt(int position)
    {
        NameUse? found = null;
        foreach (var name in Names)
        {
            if (name.Span.Touches(position) && (found is null || (found.Span.End == position && name.Span.Start == position)))
            {
                found = name;
            }
        }

        return found;
    }

    /// <summary>The innermost value around <paramref name="position"/>, also one that the text lacks.</summary>
    public BoundExpression? ValueAt(int position) =>
        Tree.PathTo(position).Reverse().OfType<ExpressionSyntax>().Select(ValueOf).FirstOrDefault(static v => v is not null)
        ?? (Tree.PathTo(EndBefore(position, " \t"))[^1] is MissingExpressionSyntax missing ? ValueOf(missing) : null);

    /// <summary>The innermost item around <paramref name="position"/>.</summary>
    public ItemMeaning? ItemAt(int position) =>
        Tree.PathTo(position).Reverse().OfType<ItemSyntax>().Select(MeaningOf).FirstOrDefault(static m => m is not null);

    /// <summary>The innermost body around <paramref name="position"/>; null in the file itself.</summary>
    public BodyMeaning? BodyAt(int position) =>
        Tree.PathTo(EndBefore(position, " \t\r\n")).Reverse().OfType<BodySyntax>().Where(b => position > b.Open.Start && (b.Close.IsMissing || position <= b.Close.Start))
            .Select(MeaningOf).FirstOrDefault(static m => m is not null);

    /// <summary>The innermost call between whose brackets <paramref name="position"/> lies.</summary>
    public CallMeaning? CallAt(int position) =>
        Tree.PathTo(position).Reverse().OfType<CallExpressionSyntax>().Where(c => position >= c.Open.End && (c.Close.IsMissing || position <= c.Close.Start))
            .Select(c => Calls.GetValueOrDefault(c)).FirstOrDefault(static m => m is not null);

    /// <summary>The end of the text before <paramref name="position"/>: what an unfinished line or body belongs to is there.</summary>
    private int EndBefore(int position, string space) => Tree.Source.Content.AsSpan(0, position).TrimEnd(space).Length;

    /// <summary>Whether the name at <paramref name="span"/> uses one thing and declares another.</summary>
    internal bool IsShared(TextSpan span) => known.Shared.Value.Contains(span);

    /// <summary>Whether the name at <paramref name="span"/> is a parameter that is set there.</summary>
    internal bool IsSet(TextSpan span) => known.Sets.Value.Contains(span);

    private static SemanticModel? Make(Compilation compilation, string path)
    {
        if (compilation.Trees.FirstOrDefault(t => t.Source.Path == path) is not { } tree)
        {
            return null;
        }

        var units = compilation.Bound.Files[path].Units;
        if (Latest.TryGetValue(tree, out var last) && last.TryGetTarget(out var latest) && latest.Units.SequenceEqual(units) && units.All(compilation.Bound.IsLatest))
        {
            return new SemanticModel(compilation, latest);
        }

        var recorder = new BindingRecorder(tree) { RuleSets = Sets };
        FileRecording.Record(compilation.Bound, tree, compilation.Services, recorder);
        var found = new Knowledge(tree, units, recorder);
        Latest.AddOrUpdate(tree, new WeakReference<Knowledge>(found));
        return new SemanticModel(compilation, found);
    }

    /// <summary>
    /// What is known of a file. A later project in which all of the file's items were taken over knows the same: they refer to nothing that changed since.
    /// </summary>
    private sealed class Knowledge
    {
        public Knowledge(SyntaxTree tree, ImmutableArray<BoundUnit> units, BindingRecorder record)
        {
            (Tree, Units, Record) = (tree, units, record);
            Names = [.. record.Names.OrderBy(static n => n.Span).ThenBy(static n => n.IsDeclaration)];
            Shared = new(() => [.. Names.Where(static n => n.IsDeclaration).Select(static n => n.Span).Intersect(Names.Where(static n => !n.IsDeclaration).Select(static n => n.Span))]);
            Sets = new(() => [.. record.Items.Values.Where(static m => m.Sets is not null).Select(static m => m.Syntax).OfType<ItemSyntax>().Select(static i => i.Head.Span)]);
        }

        public SyntaxTree Tree { get; }

        public ImmutableArray<BoundUnit> Units { get; }

        public BindingRecorder Record { get; }

        public ImmutableArray<NameUse> Names { get; }

        public Lazy<HashSet<TextSpan>> Shared { get; }

        public Lazy<HashSet<TextSpan>> Sets { get; }
    }
}
