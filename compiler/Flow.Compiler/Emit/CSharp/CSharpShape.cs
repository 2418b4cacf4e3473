using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>The C# type families that values have in generated code.</summary>
internal enum CSharpKind
{
    Text,
    Int,
    Number,
    Bool,
    Duration,
    Size,
    Percent,
    Date,
    Time,
    List,

    /// <summary>The runtime's own value: anything whose shape is not declared, and records.</summary>
    Json,
}

/// <summary>What a Flow type is in generated C#.</summary>
/// <param name="Kind">The family.</param>
/// <param name="IsOptional">Whether null stands for none. A runtime value has its own none.</param>
/// <param name="Element">The type of a list's members, as a Flow type.</param>
internal sealed record CSharpShape(CSharpKind Kind, bool IsOptional = false, FlowType? Element = null)
{
    /// <summary>The shape of <paramref name="type"/>.</summary>
    public static CSharpShape Of(FlowType type) => type switch
    {
        OptionalType optional => Of(optional.Inner) is { Kind: not CSharpKind.Json } inner ? inner with { IsOptional = true } : new(CSharpKind.Json),
        TextType or EnumType => new(CSharpKind.Text),
        IntType => new(CSharpKind.Int),
        NumberType => new(CSharpKind.Number),
        BoolType => new(CSharpKind.Bool),
        DurationType => new(CSharpKind.Duration),
        SizeType => new(CSharpKind.Size),
        PercentType => new(CSharpKind.Percent),
        DateType => new(CSharpKind.Date),
        TimeType => new(CSharpKind.Time),
        ListType list => new(CSharpKind.List, Element: list.Element),
        RangeType { Element: IntType } => new(CSharpKind.List, Element: FlowType.Int),
        _ => new(CSharpKind.Json),
    };

    /// <summary>Whether null is no legal value.</summary>
    public bool IsRequired => !IsOptional;

    /// <summary>The word that the runtime's readers have for the kind: <c>Typed.Int</c>, <c>values.IntOrNone("x")</c>.</summary>
    public string Word => Kind switch
    {
        CSharpKind.Number => "Decimal",
        CSharpKind.Bool => "Flag",
        var kind => kind.ToString(),
    };

    /// <summary>The shape of the members of a list.</summary>
    public CSharpShape ElementShape => Of(Element ?? FlowType.Any);

    /// <summary>The C# type.</summary>
    public string Name => Required + (IsOptional && Kind != CSharpKind.Json ? "?" : "");

    private string Required => Kind switch
    {
        CSharpKind.Text => "string",
        CSharpKind.Int => "long",
        CSharpKind.Number or CSharpKind.Size or CSharpKind.Percent => "decimal",
        CSharpKind.Bool => "bool",
        CSharpKind.Duration => "TimeSpan",
        CSharpKind.Date => "DateOnly",
        CSharpKind.Time => "TimeOnly",
        CSharpKind.List => $"IReadOnlyList<{ElementShape.Name}>",
        _ => "Value",
    };

    /// <summary>The same without none.</summary>
    public CSharpShape OrRequired() => this with { IsOptional = false };

    /// <inheritdoc/>
    public bool Equals(CSharpShape? other) => other is not null && Name == other.Name && Kind == other.Kind;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, IsOptional);
}
