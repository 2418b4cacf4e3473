using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Types;

/// <summary>The type of a value of the language.</summary>
public abstract record FlowType
{
    /// <summary>Plain text.</summary>
    public static readonly TextType Text = new(TextForm.Plain);

    /// <summary>A whole number.</summary>
    public static readonly IntType Int = new();

    /// <summary>A decimal number.</summary>
    public static readonly NumberType Number = new();

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static readonly BoolType Bool = new();

    /// <summary>A length of time.</summary>
    public static readonly DurationType Duration = new();

    /// <summary>A number of bytes.</summary>
    public static readonly SizeType Size = new();

    /// <summary>A share of a hundred. It is no number: <c>99.9% == 0.999</c> is an error.</summary>
    public static readonly PercentType Percent = new();

    /// <summary>A day.</summary>
    public static readonly DateType Date = new();

    /// <summary>A time of day.</summary>
    public static readonly TimeType Time = new();

    /// <summary>The type of <c>none</c>.</summary>
    public static readonly NoneType None = new();

    /// <summary>Something from outside whose shape is not declared (a payload's field, for instance).</summary>
    public static readonly AnyType Any = new();

    /// <summary>The type of what could not be bound. It converts to and from everything, so that one mistake gives one message.</summary>
    public static readonly ErrorType Error = new();

    /// <summary>How the type is written.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is <c>T?</c>, or could be none for want of a declaration.</summary>
    public bool IsOptional => this is OptionalType or NoneType or AnyType or ErrorType;

    /// <summary>The type without its <c>?</c>.</summary>
    public FlowType Required => this is OptionalType optional ? optional.Inner : this;

    /// <summary>The type with a <c>?</c>.</summary>
    public FlowType OrNone() => IsOptional ? this : new OptionalType(this);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

/// <summary>What a text must look like.</summary>
public enum TextForm
{
    /// <summary>Anything.</summary>
    Plain,

    /// <summary>A path relative to the project folder, or to its own file when it starts with <c>./</c>.</summary>
    Path,

    /// <summary>An absolute http or https address.</summary>
    Url,

    /// <summary>A version such as <c>10.0</c> or <c>1.2.3-rc.1</c>.</summary>
    Version,

    /// <summary>A container image reference.</summary>
    Image,

    /// <summary>An address of electronic mail.</summary>
    Email,

    /// <summary>A pattern for files.</summary>
    Glob,
}

/// <summary>Text, perhaps of a form that is checked.</summary>
public sealed record TextType(TextForm Form) : FlowType
{
    /// <inheritdoc/>
    public override string Name => Form == TextForm.Plain ? "string" : Form.ToString().ToLowerInvariant();
}

/// <summary>A whole number.</summary>
public sealed record IntType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "int";
}

/// <summary>A decimal number.</summary>
public sealed record NumberType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "number";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BoolType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "bool";
}

/// <summary>A length of time.</summary>
public sealed record DurationType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "duration";
}

/// <summary>A number of bytes.</summary>
public sealed record SizeType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "size";
}

/// <summary>A share of a hundred.</summary>
public sealed record PercentType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "percent";
}

/// <summary>A day.</summary>
public sealed record DateType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "date";
}

/// <summary>A time of day.</summary>
public sealed record TimeType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "time";
}

/// <summary>The type of <c>none</c>.</summary>
public sealed record NoneType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "none";
}

/// <summary>Something from outside whose shape is not declared.</summary>
public sealed record AnyType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "any";
}

/// <summary>The type of what could not be bound.</summary>
public sealed record ErrorType : FlowType
{
    /// <inheritdoc/>
    public override string Name => "?";
}

/// <summary>One of some names: a declared or built-in enum, or a union of texts such as <c>"quick" | "full"</c>.</summary>
/// <param name="EnumName">The enum's name, or null for a union of texts.</param>
/// <param name="Members">The names in the order of the declaration.</param>
public sealed record EnumType(string? EnumName, ImmutableArray<string> Members) : FlowType
{
    /// <summary>Whether text that is no member is accepted as well (a runner's label, for instance).</summary>
    public bool IsOpen { get; init; }

    /// <summary>Where its name is declared; null for one of the language and for one without a name. It does not count when types are compared.</summary>
    public Location? DeclaredAt { get; init; }

    /// <inheritdoc/>
    public override string Name => EnumName ?? string.Join(" | ", Members.Select(static m => $"\"{m}\""));

    /// <inheritdoc/>
    public bool Equals(EnumType? other) => other is not null && EnumName == other.EnumName && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EnumName, Members.Length);
}

/// <summary>Values in order.</summary>
public sealed record ListType(FlowType Element) : FlowType
{
    /// <inheritdoc/>
    public override string Name => $"list<{Element.Name}>";
}

/// <summary>Values by text.</summary>
public sealed record MapType(FlowType Value) : FlowType
{
    /// <inheritdoc/>
    public override string Name => $"map<{Value.Name}>";
}

/// <summary>A field of a record type.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its value where none is written; null where one must be written (or the type is optional).</param>
/// <param name="Documentation">Markdown.</param>
public sealed record RecordField(string Name, FlowType Type, Value? Default = null, string Documentation = "");

/// <summary>Named fields.</summary>
/// <param name="RecordName">The declared name, or null for the type of a written record.</param>
/// <param name="Fields">The fields in the order of the declaration.</param>
public sealed record RecordType(string? RecordName, ImmutableArray<RecordField> Fields) : FlowType
{
    /// <inheritdoc/>
    public override string Name => RecordName ?? $"{{ {string.Join(", ", Fields.Select(static f => $"{f.Name}: {f.Type.Name}"))} }}";

    /// <summary>Where its name is declared; null for one of the language and for one without a name. It does not count when types are compared.</summary>
    public Location? DeclaredAt { get; init; }

    /// <summary>The field named <paramref name="name"/>, or null.</summary>
    public RecordField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <inheritdoc/>
    public bool Equals(RecordType? other) => other is not null && RecordName == other.RecordName && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RecordName, Fields.Length);
}

/// <summary>A value, or none.</summary>
public sealed record OptionalType(FlowType Inner) : FlowType
{
    /// <inheritdoc/>
    public override string Name => Inner.Name + "?";
}

/// <summary>From one value to another, both included.</summary>
public sealed record RangeType(FlowType Element) : FlowType
{
    /// <inheritdoc/>
    public override string Name => $"range<{Element.Name}>";
}

/// <summary>What a function takes and gives; also the type of <c>x =&gt; value</c>.</summary>
public sealed record FunctionType(ImmutableArray<FlowType> Parameters, FlowType Result) : FlowType
{
    /// <inheritdoc/>
    public override string Name => $"({string.Join(", ", Parameters.Select(static p => p.Name))}) => {Result.Name}";
}

/// <summary>A reference to a declaration of a kind: a job, an artifact, a team.</summary>
/// <param name="Kind">The kind's word in the catalogue.</param>
public sealed record ReferenceType(string Kind) : FlowType
{
    /// <inheritdoc/>
    public override string Name => Kind;
}

/// <summary>One way to write a value of a <see cref="VariantType"/>: <c>tcp(6379)</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="Parameters">What stands between the brackets; none where the bare word is written.</param>
/// <param name="Documentation">One sentence.</param>
public sealed record VariantCase(string Name, ImmutableArray<RecordField> Parameters, string Documentation)
{
    /// <summary>Whether the last parameter may be given several times: <c>exit-code(1, 137)</c>.</summary>
    public bool RepeatsLast { get; init; }

    /// <summary>Whether the bare word means the case with defaults.</summary>
    public bool MayBeBare => Parameters.All(static p => p.Default is not null || p.Type.IsOptional);

    /// <summary>Whether nothing but one text has to be given: <c>slack("#payments")</c>.</summary>
    public bool NeedsOneText => Needed.ToList() is [{ Type.Required: TextType }];

    private IEnumerable<RecordField> Needed => Parameters.Where(static p => p.Default is null && !p.Type.IsOptional);

    /// <summary>The shortest way to write it: <c>slack("channel")</c>, <c>tcp(port)</c>, <c>timeout</c>; with <paramref name="text"/> in it where nothing but a text is needed.</summary>
    public string Written(string? text = null) => MayBeBare
        ? Name
        : $"{Name}({string.Join(", ", Needed.Select(p => p.Type.Required is TextType ? Functions.FlowText.Quote(NeedsOneText && text is not null ? text : p.Name) : p.Name))})";
}

/// <summary>One of some written forms: <c>http("/healthz")</c>, <c>tcp(6379)</c>, <c>dotnet(10.0)</c>.</summary>
public sealed record VariantType(string VariantName, ImmutableArray<VariantCase> Cases) : FlowType
{
    /// <inheritdoc/>
    public override string Name => VariantName;

    /// <summary>The case named <paramref name="name"/>, or null.</summary>
    public VariantCase? Case(string name) => Cases.FirstOrDefault(c => c.Name == name);

    /// <inheritdoc/>
    public bool Equals(VariantType? other) => other is not null && VariantName == other.VariantName;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(VariantName);
}
