using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>The type of an attribute, as Terraform knows it. Its text is Terraform's notation: <c>list(string)</c>.</summary>
public abstract record AttributeType
{
    /// <summary>A text.</summary>
    public static readonly AttributeType String = new ScalarAttribute(ScalarForm.String);

    /// <summary>A number.</summary>
    public static readonly AttributeType Number = new ScalarAttribute(ScalarForm.Number);

    /// <summary>True or false.</summary>
    public static readonly AttributeType Bool = new ScalarAttribute(ScalarForm.Bool);

    /// <summary>Any value.</summary>
    public static readonly AttributeType Dynamic = new ScalarAttribute(ScalarForm.Dynamic);

    private protected AttributeType()
    {
    }
}

/// <summary>What a value without parts is.</summary>
public enum ScalarForm
{
    /// <summary>A text.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Any value, with or without parts: the provider looks at it when it runs.</summary>
    Dynamic,
}

/// <summary>How the values of a collection are kept.</summary>
public enum CollectionForm
{
    /// <summary>In order.</summary>
    List,

    /// <summary>Without order, each once.</summary>
    Set,

    /// <summary>By a text each.</summary>
    Map,
}

/// <summary>A value without parts.</summary>
public sealed record ScalarAttribute(ScalarForm Form) : AttributeType
{
    /// <inheritdoc/>
    public override string ToString() => Form switch
    {
        ScalarForm.String => "string",
        ScalarForm.Number => "number",
        ScalarForm.Bool => "bool",
        ScalarForm.Dynamic => "any",
        _ => throw new InvalidOperationException($"{Form}"),
    };
}

/// <summary>Many values of one type.</summary>
public sealed record CollectionAttribute(CollectionForm Form, AttributeType Element) : AttributeType
{
    /// <inheritdoc/>
    public override string ToString() => $"{Word}({Element})";

    private string Word => Form switch
    {
        CollectionForm.List => "list",
        CollectionForm.Set => "set",
        CollectionForm.Map => "map",
        _ => throw new InvalidOperationException($"{Form}"),
    };
}

/// <summary>A value with named parts, each of its own type.</summary>
/// <param name="Fields">Sorted by name.</param>
public sealed record ObjectAttribute(ImmutableArray<ObjectField> Fields) : AttributeType
{
    /// <summary>The field named <paramref name="name"/>, or null.</summary>
    public ObjectField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <inheritdoc/>
    public bool Equals(ObjectAttribute? other) => other is not null && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => Fields.Aggregate(Fields.Length, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => Fields.IsEmpty ? "object({})" : $"object({{ {string.Join(", ", Fields)} }})";
}

/// <summary>A part of an <see cref="ObjectAttribute"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Use">Whether it must or may be written. Where the object is written as a value, Terraform asks for every field that is <see cref="AttributeUse.Required"/>.</param>
public sealed record ObjectField(string Name, AttributeType Type, AttributeUse Use)
{
    /// <inheritdoc/>
    public override string ToString() => Use == AttributeUse.Required ? $"{Name} = {Type}" : $"{Name} = optional({Type})";
}

/// <summary>Values in order, each of its own type.</summary>
public sealed record TupleAttribute(ImmutableArray<AttributeType> Elements) : AttributeType
{
    /// <inheritdoc/>
    public bool Equals(TupleAttribute? other) => other is not null && Elements.SequenceEqual(other.Elements);

    /// <inheritdoc/>
    public override int GetHashCode() => Elements.Aggregate(Elements.Length, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"tuple([{string.Join(", ", Elements)}])";
}
