using System.Globalization;

namespace Flow.Runtime;

/// <summary>
/// One value as it travels between jobs, steps and the outside: nothing, a flag, a number, text, a list or a record.
/// <c>==</c> is Flow's exact comparison (same kind, text with case, lists and records by content); GitHub's loose one is <see cref="GitHub.Equal"/>.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly object? _content;

    private Value(object? content) => _content = content;

    /// <summary>The empty value, Flow's <c>none</c>.</summary>
    public static Value None => default;

    /// <summary>What kind of value this is.</summary>
    public ValueKind Kind => _content switch
    {
        null => ValueKind.None,
        bool => ValueKind.Flag,
        double => ValueKind.Number,
        string => ValueKind.Text,
        Record => ValueKind.Record,
        _ => ValueKind.List,
    };

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => _content is null;

    /// <summary>The members of a list; an empty list for any other kind.</summary>
    public IReadOnlyList<Value> Items => _content as IReadOnlyList<Value> ?? [];

    /// <summary>The fields of a record; an empty record for any other kind.</summary>
    public Record Fields => _content as Record ?? Record.Empty;

    internal object? Content => _content;

    /// <summary>The field of a record, <see cref="None"/> where there is no such field or this is no record.</summary>
    /// <param name="field">The field's name; case does not matter, as at GitHub.</param>
    public Value this[string field] => Fields[field];

    /// <summary>The member of a list, <see cref="None"/> outside its bounds or where this is no list.</summary>
    /// <param name="index">Counted from zero.</param>
    public Value this[int index] => index >= 0 && index < Items.Count ? Items[index] : None;

    /// <summary>Text.</summary>
    /// <param name="text">The text; null becomes <see cref="None"/>.</param>
    public static implicit operator Value(string? text) => new(text);

    /// <summary>A flag.</summary>
    /// <param name="flag">The flag.</param>
    public static implicit operator Value(bool flag) => new(flag ? True : False);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Value(double number) => new(number);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Value(int number) => new((double)number);

    /// <summary>A record.</summary>
    /// <param name="record">The record.</param>
    public static implicit operator Value(Record record) => new(record);

    /// <summary>A list.</summary>
    /// <param name="items">Its members in order.</param>
    public static implicit operator Value(Value[] items) => List(items);

    /// <summary>Flow's exact comparison.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>The opposite of Flow's exact comparison.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>A list of values.</summary>
    /// <param name="items">Its members in order.</param>
    public static Value List(IEnumerable<Value> items) => new(Own(items as IReadOnlyList<Value> ?? [.. items]));

    /// <summary>A list of texts.</summary>
    /// <param name="items">Its members in order.</param>
    public static Value List(IEnumerable<string> items) => List(items.Select(static item => (Value)item).ToArray());

    /// <summary>A list of whole numbers.</summary>
    /// <param name="items">Its members in order.</param>
    public static Value List(IEnumerable<int> items) => List(items.Select(static item => (Value)item).ToArray());

    /// <summary>The value that a JSON text describes.</summary>
    /// <param name="json">The text of one JSON value.</param>
    /// <exception cref="FlowRunException">The text is not JSON.</exception>
    public static Value FromJson(string json) => ValueJson.Read(json);

    /// <summary>This value as JSON on one line.</summary>
    public string ToJson() => ValueJson.Write(this, indented: false);

    /// <summary>Text stays as it is, nothing is empty text, a number has no needless digits, lists and records become JSON.</summary>
    public override string ToString() => _content switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => FormatNumber(number),
        _ => ToJson(),
    };

    /// <inheritdoc/>
    public bool Equals(Value other) => (_content, other._content) switch
    {
        (IReadOnlyList<Value> left, IReadOnlyList<Value> right) => left.SequenceEqual(right),
        (Record left, Record right) => left.Equals(right),
        _ => Equals(_content, other._content),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _content switch
    {
        IReadOnlyList<Value> list => list.Aggregate(17, static (hash, item) => HashCode.Combine(hash, item)),
        null => 0,
        _ => _content.GetHashCode(),
    };

    /// <summary>Empty arrays are shared by the framework, but to GitHub every list is equal to itself only.</summary>
    private static IReadOnlyList<Value> Own(IReadOnlyList<Value> items) => items.Count == 0 ? new List<Value>() : items;

    internal static string FormatNumber(double number) => number switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        0 => "0",
        _ => number.ToString("G15", CultureInfo.InvariantCulture),
    };
}
