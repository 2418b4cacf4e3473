using System.Collections.Immutable;
using System.Globalization;

namespace Flow.Compiler.Types;

/// <summary>A value that the compiler knows. Equality is by meaning: <c>3.10</c> and <c>3.1</c> are the same number, though not the same version.</summary>
public abstract record Value
{
    /// <summary><c>none</c>.</summary>
    public static readonly NoneValue None = new();

    /// <summary><c>true</c>.</summary>
    public static readonly BoolValue True = new(true);

    /// <summary><c>false</c>.</summary>
    public static readonly BoolValue False = new(false);

    /// <summary>The value of <paramref name="value"/>.</summary>
    public static BoolValue Of(bool value) => value ? True : False;

    /// <summary>The value of <paramref name="value"/>.</summary>
    public static TextValue Of(string value) => new(value);

    /// <summary>The value of <paramref name="value"/>.</summary>
    public static NumberValue Of(decimal value) => new(value, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The most exact type of the value.</summary>
    public abstract FlowType Type { get; }

    /// <summary>The value as it appears inside a text: <c>"${value}"</c>.</summary>
    public abstract string ToText();

    /// <inheritdoc/>
    public sealed override string ToString() => ToText();
}

/// <summary><c>none</c>.</summary>
public sealed record NoneValue : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.None;

    /// <inheritdoc/>
    public override string ToText() => "";
}

/// <summary>Text of any form.</summary>
public sealed record TextValue(string Text) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Text;

    /// <summary>Whether it is what a use of a construct is called, and no text that happens to be the same. It is the same value either way.</summary>
    public bool IsNameOfUse { get; init; }

    /// <inheritdoc/>
    public override string ToText() => Text;

    /// <inheritdoc/>
    public bool Equals(TextValue? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A number, whole or decimal, and how it was spelt (so that the version <c>3.10</c> stays <c>3.10</c>).</summary>
public sealed record NumberValue(decimal Number, string Spelling) : Value
{
    /// <summary>Whether it has no fraction and none is spelt.</summary>
    public bool IsWhole => !Spelling.Contains('.') && decimal.Truncate(Number) == Number;

    /// <inheritdoc/>
    public override FlowType Type => IsWhole ? FlowType.Int : FlowType.Number;

    /// <inheritdoc/>
    public override string ToText() => Spelling;

    /// <inheritdoc/>
    public bool Equals(NumberValue? other) => other is not null && Number == other.Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BoolValue(bool Truth) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Bool;

    /// <inheritdoc/>
    public override string ToText() => Truth ? "true" : "false";
}

/// <summary>A length of time.</summary>
public sealed record DurationValue(TimeSpan Duration) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Duration;

    /// <summary>The largest units that hold it exactly: <c>1h30m</c>, <c>30d</c>, <c>250ms</c>.</summary>
    public override string ToText() => Quantities.Write(Duration);
}

/// <summary>A number of bytes.</summary>
public sealed record SizeValue(decimal Bytes) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Size;

    /// <summary>The largest binary unit that holds it exactly: <c>512MiB</c>.</summary>
    public override string ToText() => Quantities.WriteSize(Bytes);
}

/// <summary>A share of a hundred: 99.9 is <c>99.9%</c>.</summary>
public sealed record PercentValue(decimal Percent) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Percent;

    /// <inheritdoc/>
    public override string ToText() => Percent.ToString("0.#############################", CultureInfo.InvariantCulture) + "%";
}

/// <summary>A day.</summary>
public sealed record DateValue(DateOnly Date) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Date;

    /// <inheritdoc/>
    public override string ToText() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A time of day.</summary>
public sealed record TimeValue(TimeOnly Time) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => FlowType.Time;

    /// <inheritdoc/>
    public override string ToText() => Time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A member of an enum or of a union of texts.</summary>
public sealed record EnumValue(EnumType Enum, string Member) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => Enum;

    /// <inheritdoc/>
    public override string ToText() => Member;
}

/// <summary>Values in order.</summary>
public sealed record ListValue(FlowType Element, ImmutableArray<Value> Items) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => new ListType(Element);

    /// <inheritdoc/>
    public override string ToText() => "[" + string.Join(", ", Items.Select(static i => i.ToText())) + "]";

    /// <inheritdoc/>
    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, static (hash, item) => HashCode.Combine(hash, item));
}

/// <summary>A field of a record or an entry of a map.</summary>
public sealed record FieldValue(string Name, Value Value);

/// <summary>Named values in the order of writing: a record or a map. Equality ignores the order.</summary>
/// <param name="Shape">A <see cref="RecordType"/> or a <see cref="MapType"/>.</param>
/// <param name="Fields">The fields; no name occurs twice.</param>
public sealed record RecordValue(FlowType Shape, ImmutableArray<FieldValue> Fields) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => Shape;

    /// <summary>The value of the field named <paramref name="name"/>, or null.</summary>
    public Value? Field(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToText() => "{ " + string.Join(", ", Fields.Select(static f => $"{f.Name} = {f.Value.ToText()}")) + " }";

    /// <inheritdoc/>
    public bool Equals(RecordValue? other) =>
        other is not null && Fields.Length == other.Fields.Length && Fields.All(f => f.Value.Equals(other.Field(f.Name)));

    /// <inheritdoc/>
    public override int GetHashCode() => Fields.Aggregate(17, static (hash, f) => hash ^ HashCode.Combine(f.Name, f.Value));
}

/// <summary>From one value to another, both included.</summary>
public sealed record RangeValue(Value First, Value Last) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => new RangeType(First.Type);

    /// <inheritdoc/>
    public override string ToText() => $"{First.ToText()}..{Last.ToText()}";
}

/// <summary>A value of a <see cref="VariantType"/>: <c>tcp(6379)</c>.</summary>
public sealed record VariantValue(VariantType Variant, string Case, ImmutableArray<Value> Arguments) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => Variant;

    /// <inheritdoc/>
    public override string ToText() => Arguments.IsEmpty ? Case : $"{Case}({string.Join(", ", Arguments.Select(static a => a.ToText()))})";

    /// <inheritdoc/>
    public bool Equals(VariantValue? other) => other is not null && Case == other.Case && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Arguments.Aggregate(Case.GetHashCode(StringComparison.Ordinal), static (hash, item) => HashCode.Combine(hash, item));
}

/// <summary>A declaration used as a value: <c>after test</c>, <c>take build.app</c>.</summary>
/// <param name="Kind">The declaration's kind.</param>
/// <param name="Path">The declaration's names from the outermost inwards.</param>
public sealed record ReferenceValue(string Kind, ImmutableArray<string> Path) : Value
{
    /// <inheritdoc/>
    public override FlowType Type => new ReferenceType(Kind);

    /// <inheritdoc/>
    public override string ToText() => Path[^1];

    /// <inheritdoc/>
    public bool Equals(ReferenceValue? other) => other is not null && Kind == other.Kind && Path.SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.Aggregate(17, static (hash, name) => HashCode.Combine(hash, name));
}
