using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>An item with a meaning: its kind, its values, and what stands in its body.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Syntax">The item as written.</param>
/// <param name="Context">Where it stands.</param>
public sealed record BoundItem(Kind Kind, ItemSyntax Syntax, BindContext Context)
{
    /// <summary>Its name in the model, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Its title.</summary>
    public Expr? Title { get; init; }

    /// <summary>Its value.</summary>
    public Expr? Subject { get; init; }

    /// <summary>The second value.</summary>
    public Expr? Second { get; init; }

    /// <summary>The type written on it.</summary>
    public FlowType? DeclaredType { get; init; }

    /// <summary>Whether the written type is <c>secret</c>.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the written type is <c>environment</c>.</summary>
    public bool IsEnvironment { get; init; }

    /// <summary>Properties and children in written order; those of the header first.</summary>
    public ImmutableArray<BoundItem> Items { get; init; } = [];

    /// <summary>Entries of a map body.</summary>
    public ImmutableArray<BoundEntry> Entries { get; init; } = [];

    /// <summary>The loops on it that the compiler does not unroll.</summary>
    public ImmutableArray<BoundLoop> Loops { get; init; } = [];

    /// <summary>Edges of an <see cref="SlotForm.Edge"/> subject.</summary>
    public ImmutableArray<BoundEdge> Edges { get; init; } = [];

    /// <summary>The artifact of an <see cref="SlotForm.Artifact"/> subject.</summary>
    public BoundArtifact? Artifact { get; init; }

    /// <summary>The text of a <see cref="SlotForm.Command"/> or <see cref="SlotForm.CSharp"/> subject.</summary>
    public BoundText? Text { get; init; }

    /// <summary>The query of a <see cref="SlotForm.PromQl"/> subject; null where it has a mistake. What remains of its holes is the window.</summary>
    public PromQuery? Query { get; init; }

    /// <summary>The declaration, where it has a name.</summary>
    public DeclarationSymbol? Symbol { get; init; }

    /// <summary>The header's place.</summary>
    public Location Location => Context.At(HeaderSpan(Syntax));

    /// <summary>The first property named <paramref name="word"/>, or null.</summary>
    public BoundItem? Property(string word)
    {
        foreach (var item in Items)
        {
            if (item.Kind.Word == word && item.Kind.Role == Role.Property)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>All items of the kind <paramref name="word"/>.</summary>
    public IEnumerable<BoundItem> All(string word) => Items.Where(i => i.Kind.Word == word);

    /// <summary>The value of the property <paramref name="word"/>, or null.</summary>
    public Expr? Value(string word) => Property(word)?.Subject;

    /// <summary>The known value of the property <paramref name="word"/>, or null.</summary>
    public Value? Constant(string word) => Value(word)?.Constant;

    /// <summary>The known text of the property <paramref name="word"/>, or null.</summary>
    public string? Text1(string word) => Value(word)?.KnownText;

    private static TextSpan HeaderSpan(ItemSyntax item)
    {
        var end = item.Body is { } body ? body.Span.Start : item.Span.End;
        var lastPart = item.Value?.Span.End ?? (item.Clauses.Length > 0 ? item.Clauses[^1].Span.End : item.Args.Length > 0 ? item.Args[^1].Span.End : item.Head.Span.End);
        return TextSpan.FromBounds(item.Span.Start, Math.Max(item.Span.Start, Math.Min(end, Math.Max(lastPart, item.Head.Span.End))));
    }
}

/// <summary><c>name = value</c> of a map body.</summary>
public sealed record BoundEntry(string Name, Expr Value, ItemSyntax Syntax, BindContext Context);

/// <summary><c>for variable in sequence</c></summary>
public sealed record BoundLoop(string Variable, Expr Sequence, FlowType Element, Location Location)
{
    /// <summary>What the sequence is called; null where it is written out.</summary>
    public string? SequenceName { get; init; }
}

/// <summary>How <c>after</c> names a job.</summary>
public enum EdgeKind
{
    /// <summary><c>after x</c></summary>
    Succeeded,

    /// <summary><c>after ended(x)</c></summary>
    Ended,

    /// <summary><c>after failed(x)</c></summary>
    Failed,

    /// <summary><c>after any-of(x, y)</c></summary>
    AnyOf,
}

/// <summary>An <c>after</c>.</summary>
public sealed record BoundEdge(string Job, EdgeKind Kind, int Group, Location Location);

/// <summary>An artifact of a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Name">The artifact.</param>
/// <param name="All">Whether those of all cells are meant.</param>
/// <param name="Cell">The values of the axes for one cell.</param>
public sealed record BoundArtifact(string Job, string Name, bool All, ImmutableArray<Expr> Cell);

/// <summary>Foreign text with its holes.</summary>
/// <param name="Tag">The tag, or null for a plain string.</param>
/// <param name="Parts">Known text and holes, in order. Text parts are <see cref="ConstantExpr"/> with <paramref name="IsHole"/> false at the same index.</param>
/// <param name="IsHole">Which parts are holes.</param>
/// <param name="FirstLine">The line of the source, counted from one, on which the text starts.</param>
/// <param name="Syntax">The string as written.</param>
/// <param name="Context">Where it stands.</param>
public sealed record BoundText(string? Tag, ImmutableArray<Expr> Parts, ImmutableArray<bool> IsHole, int FirstLine, StringExpressionSyntax Syntax, BindContext Context);
