using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Providers;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>What the host gives the binder.</summary>
/// <param name="Files">The project's files.</param>
public sealed record BindServices(IProjectFiles Files)
{
    private readonly Lazy<ProviderSet> providers = new(() => ProviderSet.Of(Files));

    /// <summary>The providers whose resources can be declared; read when they are first asked for.</summary>
    public ProviderSet Providers => providers.Value;

    /// <summary>Reads .NET projects; null where the host cannot.</summary>
    public IDotNetProjects? Projects { get; init; }

    /// <summary>The day on which waivers are judged. Nothing that is generated depends on it.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>The constructs that environments know without an import.</summary>
    public ConstructLibrary Constructs { get; init; } = ConstructLibrary.Shared;

    /// <summary>Checks C#; null where the host cannot.</summary>
    public ICSharpChecker? CSharp { get; init; }

    /// <summary>Knows the names that C# can use; null where the host cannot, or edits nothing.</summary>
    public ICSharpCompletion? CSharpCompletion { get; init; }

    /// <summary>The same without what was read from <see cref="Files"/>: they may have changed.</summary>
    public BindServices LookedAtAgain() => new(Files) { Projects = Projects, Today = Today, Constructs = Constructs, CSharp = CSharp, CSharpCompletion = CSharpCompletion };
}

/// <summary>What the sessions of one binding have in common: what is being bound at the moment, and all names of the project.</summary>
/// <param name="modules">The modules by path; the project's has the empty one.</param>
internal sealed class BindRun(IReadOnlyDictionary<string, Module> modules)
{
    private readonly Dictionary<string, Nearest> nearest = new(StringComparer.Ordinal);

    /// <summary>The modules by path.</summary>
    public IReadOnlyDictionary<string, Module> Modules { get; } = modules;

    /// <summary>Whether something was met that refers to itself. Where such a circle is entered, and so what is said about it, depends on who asks first.</summary>
    public bool HasCycle { get; set; }

    /// <summary>What is being bound, the outermost first.</summary>
    public List<(object What, string Name, Location Location)> Path { get; } = [];

    /// <summary>What is being asked at the moment. A declaration that asks for itself on the way gets "no"; the circle is reported elsewhere.</summary>
    public HashSet<(DeclarationSymbol Symbol, Question Question)> Asking { get; } = [];

    /// <summary>The nearest to <paramref name="missed"/> of the names of <paramref name="module"/>, or null. Many items may miss the same.</summary>
    public string? NearestIn(Scope module, string missed)
    {
        if (!nearest.TryGetValue(missed, out var known) || known.Scope != module || known.Count != module.Count)
        {
            nearest[missed] = known = new Nearest(module, module.Count, Suggestions.Nearest(missed, module.Symbols.Select(static s => s.Name)));
        }

        return known.Name;
    }

    /// <summary>Places of which a circle was reported.</summary>
    public HashSet<Location> Circled { get; } = [];

    /// <summary>The nearest name of a module that had so many.</summary>
    private sealed record Nearest(Scope Scope, int Count, string? Name);
}

/// <summary>The binding of one item of a file: where diagnostics go, and what is being bound at the moment.</summary>
public sealed class BindSession
{
    private readonly BindRun run;

    /// <summary>A session that stands alone.</summary>
    /// <param name="services">What the host gives.</param>
    public BindSession(BindServices services)
        : this(services, new BindRun(new Dictionary<string, Module>()), null)
    {
    }

    /// <summary>A session of a binding.</summary>
    /// <param name="services">What the host gives.</param>
    /// <param name="run">The binding.</param>
    /// <param name="unit">The item that what is found belongs to; null for a question about what is bound already.</param>
    internal BindSession(BindServices services, BindRun run, BoundUnit? unit) => (Services, this.run, Unit) = (services, run, unit);

    /// <summary>What the host gives.</summary>
    public BindServices Services { get; }

    /// <summary>The item that what is found belongs to.</summary>
    internal BoundUnit? Unit { get; }

    /// <summary>What was found.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>What was looked for in vain.</summary>
    internal MissedNames Missed { get; } = new();

    /// <summary>Keeps what is found out about one file; null unless somebody asks for that.</summary>
    internal BindingRecorder? Recorder { get; init; }

    /// <summary>How deep templates are expanded at the moment.</summary>
    public int TemplateDepth { get; set; }

    /// <summary>Above zero nobody has asked yet for what is bound, so that it may need a region or an account that the environment does not say.</summary>
    public int Unasked { get; set; }

    /// <summary>How many diagnostics are swallowed: above zero nothing is reported.</summary>
    public int Quiet { get; set; }

    /// <summary>The matrices whose values are being asked for: one that reads itself ends here.</summary>
    public HashSet<ItemSyntax> MatricesAsked { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether no cycle through one of <paramref name="places"/> was reported before: one circle is one mistake.</summary>
    public bool IsNewCycle(IEnumerable<Location> places)
    {
        run.HasCycle = true;
        return Quiet > 0 || places.Count(run.Circled.Add) is var added && added > 0;
    }

    /// <summary>Reports <paramref name="message"/> at <paramref name="span"/>.</summary>
    public void Report(DiagnosticDescriptor descriptor, BindContext context, TextSpan span, string message, params ReadOnlySpan<Fix> fixes) =>
        Report(descriptor, context, span, message, [], fixes);

    /// <summary>Reports <paramref name="message"/> at <paramref name="node"/>.</summary>
    public void Report(DiagnosticDescriptor descriptor, BindContext context, SyntaxNode node, string message, params ReadOnlySpan<Fix> fixes) =>
        Report(descriptor, context, node.Span, message, [], fixes);

    /// <summary>Reports <paramref name="message"/> at <paramref name="span"/> with related places.</summary>
    public void Report(DiagnosticDescriptor descriptor, BindContext context, TextSpan span, string message, ImmutableArray<RelatedLocation> related, params ReadOnlySpan<Fix> fixes)
    {
        if (Quiet == 0 && !context.IsInherited)
        {
            Diagnostics.Add(new Diagnostic(descriptor, context.At(span), message)
            {
                Fixes = [.. fixes],
                Related = related,
            });
        }
    }

    /// <summary>Runs <paramref name="bind"/> unless <paramref name="what"/> is being bound already: then the names of the cycle are given.</summary>
    public T? Guarded<T>(object what, string name, Location location, Func<T?> bind, out ImmutableArray<(string Name, Location Location)> cycle)
        where T : class
    {
        var start = run.Path.FindIndex(p => ReferenceEquals(p.What, what));
        if (start >= 0)
        {
            cycle = [.. run.Path.Skip(start).Select(static p => (p.Name, p.Location))];
            run.HasCycle |= what is Symbol;
            return null;
        }

        cycle = default;
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            cycle = [(name, location)];
            run.HasCycle = true;
            return null;
        }

        run.Path.Add((what, name, location));
        try
        {
            return bind();
        }
        finally
        {
            run.Path.RemoveAt(run.Path.Count - 1);
        }
    }

    /// <summary>
    /// Runs <paramref name="bind"/> in the session of <paramref name="owner"/>, aloud: what is bound once and kept reports in the name of the item that declares it,
    /// whoever asks first and however quietly.
    /// </summary>
    internal T For<T>(BoundUnit? owner, Func<BindSession, T> bind)
    {
        var session = owner?.Session ?? this;
        var quiet = session.Quiet;
        session.Quiet = 0;
        try
        {
            return bind(session);
        }
        finally
        {
            session.Quiet = quiet;
        }
    }

    /// <summary>The answer to <paramref name="question"/> about <paramref name="symbol"/>, found by <paramref name="find"/> when it is asked for the first time.</summary>
    internal bool Answer(DeclarationSymbol symbol, Question question, Func<BindSession, bool> find)
    {
        if (symbol.Answers.To(question) is { } known)
        {
            return known;
        }

        if (!run.Asking.Add((symbol, question)))
        {
            return false;
        }

        try
        {
            var answer = For(symbol.Unit, find);
            symbol.Answers.Keep(question, answer);
            return answer;
        }
        finally
        {
            run.Asking.Remove((symbol, question));
        }
    }

    /// <summary>
    /// Everything that can be seen from <paramref name="context"/>, from the inside out, for "did you mean". An item that was bound earlier sees the names of its
    /// module as they are now.
    /// </summary>
    /// <param name="context">From where.</param>
    /// <param name="missed">What is missing there; null where all names are told, whatever they are.</param>
    internal IEnumerable<Symbol> Visible(BindContext context, string? missed)
    {
        if (missed is null)
        {
            Missed.AddAll();
        }
        else
        {
            Missed.Add(missed);
        }

        return Visible(context);
    }

    /// <summary>Everything that can be seen from <paramref name="context"/>, for questions whose answer is not kept.</summary>
    internal IEnumerable<Symbol> Visible(BindContext context)
    {
        foreach (var symbol in context is { Hosted: not null, Environment: { } host } ? host.Members.Symbols : [])
        {
            yield return symbol;
        }

        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            var here = scope.ModulePath is { } path && run.Modules.TryGetValue(path, out var module) ? module.Scope : scope;
            foreach (var symbol in here.Symbols)
            {
                yield return symbol;
            }

            if (!ReferenceEquals(here, scope))
            {
                yield break;
            }
        }
    }

    /// <summary>Whether <paramref name="name"/> can be seen from <paramref name="context"/>, for "did you mean".</summary>
    internal bool Sees(BindContext context, string name)
    {
        Missed.AddExact(name);
        return Visible(context).Any(s => s.Name == name && !s.IsMemberOnly);
    }

    /// <summary>
    /// Reports what <paramref name="tell"/> says about a name that is missing, when it gets the nearest of all that can be seen. It may be asked again when other names can
    /// be seen in the module; what else can be seen is looked at only now, since binding goes on to declare names.
    /// </summary>
    internal void ReportMissed(BindContext context, string missed, IEnumerable<string> others, Func<string?, Diagnostic> tell)
    {
        if (Quiet > 0 || context.IsInherited)
        {
            return;
        }

        var candidates = new List<string>(others);
        var scope = context.Scope;
        for (; scope is not null && !(scope.ModulePath is { } path && run.Modules.ContainsKey(path)); scope = scope.Parent)
        {
            candidates.AddRange(scope.Symbols.Where(static s => !s.IsMemberOnly).Select(static s => s.Name));
        }

        var miss = new MissedName(missed, Diagnostics.Count, Suggestions.Nearest(missed, candidates), scope?.ModulePath, tell);
        Diagnostics.Add(miss.Tell(this));
        if (Diagnostics.Count > miss.Index)
        {
            Missed.Add(miss);
        }
    }

    /// <summary>The nearest to <paramref name="missed"/> of the names of the module at <paramref name="path"/>, or null.</summary>
    internal string? NearestIn(string path, string missed) => run.Modules.TryGetValue(path, out var module) ? run.NearestIn(module.Scope, missed) : null;

    /// <summary>The names that <paramref name="module"/> exports now, for "did you mean" where it has no <paramref name="missed"/>.</summary>
    internal IEnumerable<string> Exported(Module module, string missed)
    {
        Missed.Add(missed);
        return (run.Modules.GetValueOrDefault(module.Path) ?? module).Scope.Symbols.Where(static s => s.IsExported).Select(static s => s.Name);
    }
}
