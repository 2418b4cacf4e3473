using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>The types of a provider by name, and those that were decoded.</summary>
internal sealed class TypeIndex
{
    private readonly Func<ResourceSchema, ResourceSchema> mark;
    private readonly Dictionary<string, int> offsets = [];
    private readonly ConcurrentDictionary<string, ResourceSchema> decoded = new();

    /// <summary>Reads the names in <paramref name="section"/>.</summary>
    /// <param name="section">The section.</param>
    /// <param name="mark">Says of a type what it is.</param>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public TypeIndex(ReadOnlySpan<byte> section, Func<ResourceSchema, ResourceSchema> mark)
    {
        this.mark = mark;
        var types = ImmutableArray.CreateBuilder<string>();
        var cursor = new SchemaCursor(section, 0);
        var type = "";
        while (!cursor.IsAtEnd)
        {
            var shared = cursor.Number();
            type = shared <= type.Length ? type[..shared] + cursor.Text() : throw SchemaCursor.Damaged;
            types.Add(type);
            offsets[type] = cursor.Number();
        }

        Types = types.ToImmutable();
    }

    /// <summary>The names, sorted.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>How many types were decoded.</summary>
    public int Decoded => decoded.Count;

    /// <summary>Whether there is a type named <paramref name="type"/>.</summary>
    public bool Has(string type) => offsets.ContainsKey(type);

    /// <summary>The type named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ResourceSchema? Find(string type, SchemaSections sections) =>
        decoded.TryGetValue(type, out var known) ? known
        : offsets.TryGetValue(type, out var offset) ? decoded.GetOrAdd(type, mark(new ResourceSchema(type, sections.Block(offset))))
        : null;
}
