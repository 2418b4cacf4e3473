using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>A document in HCL's native syntax, in the layout that <c>terraform fmt</c> leaves alone.</summary>
/// <param name="Items">What the document holds.</param>
public sealed record HclDocument(ImmutableArray<HclItem> Items)
{
    /// <summary>How wide a line may get before an expression is spread over several.</summary>
    public const int LineWidth = 100;

    /// <summary>The comment lines at the top, without <c>#</c>; an empty line divides them from what follows.</summary>
    public ImmutableArray<string> Header { get; init; } = [];

    /// <summary>Prints the document; lines end with <c>\n</c>.</summary>
    /// <exception cref="InvalidOperationException">An attribute stands twice in a body, a key twice in an object, or a name is no identifier.</exception>
    public DocumentText Write() => new HclWriter().Write(this);
}

/// <summary>An attribute or a block, with what a person would have written around it.</summary>
public abstract record HclItem
{
    private protected HclItem()
    {
    }

    /// <summary>The comment lines above, without <c>#</c>. A text with line breaks gives several lines.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The comment behind the first line, without <c>#</c>.</summary>
    public string? TrailingComment { get; init; }

    /// <summary>Whether an empty line stands before the item and its comments. Around blocks one always does.</summary>
    public bool HasSpaceBefore { get; init; }

    /// <summary>Where the item was written in a <c>.flow</c> file.</summary>
    public Location? Origin { get; init; }
}

/// <summary><c>name = value</c></summary>
/// <param name="Name">An identifier.</param>
/// <param name="Value">The value.</param>
public sealed record HclAttribute(string Name, HclExpression Value) : HclItem;

/// <summary><c>type "label" { … }</c></summary>
/// <param name="Type">An identifier.</param>
/// <param name="Labels">The labels, which are printed in quotes.</param>
/// <param name="Body">What stands between the braces.</param>
public sealed record HclBlock(string Type, ImmutableArray<string> Labels, ImmutableArray<HclItem> Body) : HclItem
{
    /// <summary>A block without labels; attributes whose value is <c>null</c> are left out.</summary>
    public static HclBlock Of(string type, params IEnumerable<(string Name, HclExpression? Value)> attributes) =>
        new(type, [], Attributes(attributes));

    /// <summary>The attributes whose value is not <c>null</c>.</summary>
    public static ImmutableArray<HclItem> Attributes(params IEnumerable<(string Name, HclExpression? Value)> attributes) =>
        [.. attributes.Where(static a => a.Value is not null).Select(static a => new HclAttribute(a.Name, a.Value!))];
}
