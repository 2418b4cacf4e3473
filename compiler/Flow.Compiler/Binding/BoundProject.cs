using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>A file with its items bound.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Module">The path of the module that it belongs to: empty for the project, else its own.</param>
/// <param name="Units">Its items in written order.</param>
public sealed record BoundFile(SyntaxTree Tree, string Module, ImmutableArray<BoundUnit> Units);

/// <summary>
/// A whole project with its names and values bound. It is immutable, and may be asked from any thread. One that follows it after an edit shares the items that the
/// edit does not concern; see <see cref="ChangeReach"/> for which these are.
/// </summary>
/// <param name="Items">What the project's files declare, by file and place; libraries are seen through what uses them.</param>
/// <param name="Diagnostics">What the binding found.</param>
public sealed record BoundProject(ImmutableArray<BoundItem> Items, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The names of the project.</summary>
    public required Module Module { get; init; }

    /// <summary>The files by path. To bind the items of one again, take each unit's own item and context: those of an unchanged item are older than the file's tree.</summary>
    public required IReadOnlyDictionary<string, BoundFile> Files { get; init; }

    /// <summary>How many items were bound for it, and not taken over from the one before.</summary>
    public required int UnitsBound { get; init; }

    /// <summary>The modules by path; the project's has the empty one.</summary>
    public required IReadOnlyDictionary<string, Module> Modules { get; init; }

    /// <summary>Whether something refers to itself. What is said about that depends on who is asked first, so nothing can be taken over.</summary>
    public required bool HasCycle { get; init; }

    /// <summary>Binds <paramref name="trees"/>. The result is the same with and without <paramref name="before"/>.</summary>
    /// <param name="trees">All files, in the order of their paths.</param>
    /// <param name="services">What the host gives; the same object that <paramref name="before"/> was bound with, and files behind it that have not changed.</param>
    /// <param name="before">A binding of earlier texts, whose items are taken over where they are not concerned; null to bind all.</param>
    /// <param name="cancellation">Asked between items.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for. Nothing was changed.</exception>
    public static BoundProject Bind(ImmutableArray<SyntaxTree> trees, BindServices services, BoundProject? before = null, CancellationToken cancellation = default)
    {
        if (before is { HasCycle: false } && new ProjectBinding(trees, services, before, cancellation).Bind() is { HasCycle: false } bound)
        {
            return bound;
        }

        return new ProjectBinding(trees, services, null, cancellation).Bind();
    }

    /// <summary>
    /// Declares the names of <paramref name="trees"/> and binds no item, for questions about one place: an item with many copies behind it may take longer to bind than a person
    /// waits for a list. It is for one asker, who asks from one thread, and nothing may be taken over from it.
    /// </summary>
    /// <param name="trees">All files, in the order of their paths.</param>
    /// <param name="services">What the host gives; the same object that <paramref name="before"/> was bound with.</param>
    /// <param name="before">A binding of earlier texts; null where there is none.</param>
    internal static BoundProject Declare(ImmutableArray<SyntaxTree> trees, BindServices services, BoundProject? before) =>
        new ProjectBinding(trees, services, before is { HasCycle: false } ? before : null, CancellationToken.None).Declare();

    /// <summary>The module of the file at <paramref name="path"/>.</summary>
    public Module ModuleOf(string path) => Modules.GetValueOrDefault(path) ?? Module;

    /// <summary>
    /// Whether <paramref name="unit"/>, one of its items, knows all that it mentions as it is declared now. Else it may have a symbol of before an edit, of the same
    /// meaning but declared at another place.
    /// </summary>
    internal bool IsLatest(BoundUnit unit)
    {
        var now = Modules[unit.Context.Scope.ModulePath!].Scope;
        return unit.Context.Scope.Parent is not { } known || ReferenceEquals(known, now) || known.Symbols.All(s => ReferenceEquals(now.FindHere(s.Name), s));
    }

    /// <summary>A session for questions about what is bound: it knows all names, and what it reports goes nowhere else.</summary>
    public BindSession Ask(BindServices services) => new(services, new BindRun(Modules), null);

    /// <summary>A session that reports nothing and tells <paramref name="recorder"/> what it finds.</summary>
    internal BindSession Ask(BindServices services, BindingRecorder recorder) => new(services, new BindRun(Modules), null) { Recorder = recorder, Quiet = 1 };
}
