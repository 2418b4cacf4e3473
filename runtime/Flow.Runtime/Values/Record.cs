using System.Collections;

namespace Flow.Runtime;

/// <summary>
/// Named values in written order; a name is found without regard to case, as at GitHub.
/// Written with an initialiser: <c>new Record { ["os"] = "linux", ["flags"] = "-O2" }</c>; read-only once it is shared.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "A record is what Flow calls it.")]
public sealed class Record : IReadOnlyCollection<KeyValuePair<string, Value>>, IEquatable<Record>
{
    private readonly List<KeyValuePair<string, Value>> _fields = [];
    private Dictionary<string, int>? _index;

    /// <summary>A record without fields.</summary>
    public static Record Empty { get; } = [];

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <summary>The names in order.</summary>
    public IEnumerable<string> Names => _fields.Select(static entry => entry.Key);

    /// <summary>The value of a field, <see cref="Value.None"/> where there is none; setting an existing field keeps its place.</summary>
    /// <param name="name">The field's name.</param>
    public Value this[string name]
    {
        get => Find(name) is int at ? _fields[at].Value : Value.None;
        set => Set(name, value);
    }

    /// <summary>Adds a field, so that a record can be written as a collection.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, Value value) => Set(name, value);

    /// <summary>Whether there is such a field.</summary>
    /// <param name="name">The field's name.</param>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A copy to which fields may be added.</summary>
    public Record Copy()
    {
        Record copy = [];
        copy._fields.AddRange(_fields);
        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _fields.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Record? other) =>
        other is not null && other.Count == Count && _fields.TrueForAll(field => other.Has(field.Key) && other[field.Key] == field.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Record);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    private int? Find(string name)
    {
        if (_fields.Count > 8)
        {
            return Index().TryGetValue(name, out var known) ? known : null;
        }

        var at = _fields.FindIndex(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at;
    }

    private Dictionary<string, int> Index()
    {
        if (_index is { } ready && ready.Count == _fields.Count)
        {
            return ready;
        }

        var index = new Dictionary<string, int>(_fields.Count, StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < _fields.Count; at++)
        {
            index[_fields[at].Key] = at;
        }

        return _index = index;
    }

    private void Set(string name, Value value)
    {
        if (Find(name) is int at)
        {
            _fields[at] = new(_fields[at].Key, value);
            return;
        }

        _fields.Add(new(name, value));
        _index = null;
    }
}
