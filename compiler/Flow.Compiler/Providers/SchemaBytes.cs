using System.Text;

namespace Flow.Compiler.Providers;

/// <summary>Bytes that grow: numbers of 7 bits a byte with the lowest first, the way of protocol buffers, and texts behind their length.</summary>
internal sealed class SchemaBytes
{
    private readonly List<byte> bytes = [];

    /// <summary>How many there are.</summary>
    public int Length => bytes.Count;

    /// <summary>Adds a number that is not negative.</summary>
    public void Add(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes.Add((byte)(rest | 0x80));
        }

        bytes.Add((byte)rest);
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> more) => bytes.AddRange(more);

    /// <summary>Adds a text.</summary>
    public void Add(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Add(utf8.Length);
        Add(utf8);
    }

    /// <summary>All of them.</summary>
    public byte[] ToArray() => [.. bytes];
}

/// <summary>Reads what <see cref="SchemaBytes"/> wrote.</summary>
/// <param name="bytes">The section.</param>
/// <param name="position">Where reading begins.</param>
internal ref struct SchemaCursor(ReadOnlySpan<byte> bytes, int position)
{
    private const int MostBitsOfNumber = 31;
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Where the next number begins.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Whether everything is read.</summary>
    public readonly bool IsAtEnd => Position >= bytes.Length;

    /// <summary>The next number.</summary>
    /// <exception cref="SchemaException">There is none.</exception>
    public int Number()
    {
        var number = 0u;
        for (var shift = 0; shift < MostBitsOfNumber; shift += 7)
        {
            var next = Take(1)[0];
            number |= (next & 0x7Fu) << shift;
            if (next < 0x80)
            {
                return number <= int.MaxValue ? (int)number : throw Damaged;
            }
        }

        throw Damaged;
    }

    /// <summary>The next number, which counts things of at least one byte each.</summary>
    /// <exception cref="SchemaException">So many cannot follow.</exception>
    public int Count()
    {
        var count = Number();
        return count <= bytes.Length - Position ? count : throw Damaged;
    }

    /// <summary>The next text.</summary>
    /// <exception cref="SchemaException">There is none.</exception>
    public string Text() => Encoding.UTF8.GetString(Take(Number()));

    /// <summary>The next bytes.</summary>
    /// <exception cref="SchemaException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)Position > (uint)bytes.Length || (uint)count > (uint)(bytes.Length - Position))
        {
            throw Damaged;
        }

        var taken = bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>What a section holds that nobody wrote.</summary>
    public static SchemaException Damaged => new("it is damaged");
}
