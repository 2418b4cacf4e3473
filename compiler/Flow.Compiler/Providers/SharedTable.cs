using System.Text;

namespace Flow.Compiler.Providers;

/// <summary>A number in an entry of a <see cref="SharedTable"/>: itself, or where an entry of a table begins.</summary>
/// <param name="Target">The table of the entry that is meant; null for a plain number.</param>
/// <param name="Value">The number, or which entry.</param>
internal readonly record struct EntryPart(SharedTable? Target, int Value)
{
    /// <summary>A plain number.</summary>
    public static implicit operator EntryPart(int number) => new(null, number);
}

/// <summary>
/// A section of a schema file that keeps equal entries once. What is used most comes first, where it takes the shortest numbers to point at it, but an entry
/// always comes after what it points at in its own table.
/// </summary>
internal sealed class SharedTable
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<Entry> entries = [];
    private int[] offsets = [];

    /// <summary>The entry of these parts, which end with the bytes of a text in a table of texts.</summary>
    public EntryPart Add(IReadOnlyList<EntryPart> parts, string text = "")
    {
        var key = $"{string.Join(',', parts.Select(static p => p.Value))}:{text}";
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = entries.Count;
            var own = parts.Where(p => p.Target == this).Select(p => entries[p.Value].Depth + 1);
            entries.Add(new Entry([.. parts], text, own.DefaultIfEmpty().Max()));
            foreach (var part in parts.Where(static p => p.Target is not null))
            {
                part.Target!.entries[part.Value].Uses++;
            }
        }

        return new EntryPart(this, number);
    }

    /// <summary>The section. The tables that it points at are written before.</summary>
    public byte[] Write()
    {
        var bytes = new SchemaBytes();
        offsets = new int[entries.Count];
        foreach (var (entry, index) in entries.Select(static (e, i) => (e, i)).OrderBy(static e => e.e.Depth).ThenByDescending(static e => e.e.Uses).ThenBy(static e => e.i))
        {
            offsets[index] = bytes.Length;
            foreach (var part in entry.Parts)
            {
                bytes.Add(part.Target is { } table ? table.OffsetOf(part) : part.Value);
            }

            bytes.Add(Encoding.UTF8.GetBytes(entry.Text));
        }

        return bytes.ToArray();
    }

    /// <summary>Where <paramref name="entry"/> begins in the written section.</summary>
    public int OffsetOf(EntryPart entry) => offsets[entry.Value];

    private sealed record Entry(EntryPart[] Parts, string Text, int Depth)
    {
        public int Uses { get; set; }
    }
}
