using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>Reads entries of the sections of a schema file. What was read once is kept, so that an entry that many types share is one object.</summary>
/// <param name="texts">Names and documentation.</param>
/// <param name="types">Types of attributes.</param>
/// <param name="attributes">Attributes.</param>
/// <param name="blocks">Blocks.</param>
internal sealed class SchemaSections(ReadOnlyMemory<byte> texts, ReadOnlyMemory<byte> types, ReadOnlyMemory<byte> attributes, ReadOnlyMemory<byte> blocks)
{
    // Deeper than any provider nests, and far from the end of a thread's stack: a damaged file must not end the process.
    private const int DeepestNesting = 200;

    private readonly ConcurrentDictionary<int, AttributeType> readTypes = new();
    private readonly ConcurrentDictionary<int, AttributeSchema> readAttributes = new();
    private readonly ConcurrentDictionary<int, BlockSchema> readBlocks = new();

    /// <summary>The block at <paramref name="offset"/>.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public BlockSchema Block(int offset, int depth = 0) =>
        readBlocks.TryGetValue(offset, out var known) ? known : readBlocks.GetOrAdd(offset, ReadBlock(offset, depth));

    private BlockSchema ReadBlock(int offset, int depth)
    {
        var cursor = CursorAt(blocks, offset, depth);
        var isDeprecated = cursor.Number() == 1;
        var documentation = Text(cursor.Number());
        var ownAttributes = ImmutableArray.CreateBuilder<AttributeSchema>(cursor.Count());
        while (ownAttributes.Count < ownAttributes.Capacity)
        {
            ownAttributes.Add(Attribute(cursor.Number()));
        }

        var nested = ImmutableArray.CreateBuilder<NestedBlock>(cursor.Count());
        while (nested.Count < nested.Capacity)
        {
            nested.Add(Nested(ref cursor, depth));
        }

        return new BlockSchema(ownAttributes.MoveToImmutable(), nested.MoveToImmutable()) { Documentation = documentation, IsDeprecated = isDeprecated };
    }

    private NestedBlock Nested(ref SchemaCursor cursor, int depth) => new(
        Text(cursor.Number()), Known<NestingMode>(cursor.Number()), cursor.Number(), cursor.Number(), Block(cursor.Number(), depth + 1));

    private AttributeSchema Attribute(int offset) =>
        readAttributes.TryGetValue(offset, out var known) ? known : readAttributes.GetOrAdd(offset, ReadAttribute(offset));

    private AttributeSchema ReadAttribute(int offset)
    {
        var cursor = CursorAt(attributes, offset, 0);
        var name = Text(cursor.Number());
        var type = Type(cursor.Number(), 0);
        var (flagBits, use) = Math.DivRem(cursor.Number(), SchemaTables.UsesOfAttribute);
        var flags = (AttributeFlags)flagBits;
        return new AttributeSchema(name, type, (AttributeUse)use)
        {
            IsSensitive = flags.HasFlag(AttributeFlags.Sensitive),
            IsDeprecated = flags.HasFlag(AttributeFlags.Deprecated),
            IsWriteOnly = flags.HasFlag(AttributeFlags.WriteOnly),
            IsNested = flags.HasFlag(AttributeFlags.Nested),
            Documentation = flags.HasFlag(AttributeFlags.Documented) ? Text(cursor.Number()) : "",
        };
    }

    private AttributeType Type(int offset, int depth) =>
        readTypes.TryGetValue(offset, out var known) ? known : readTypes.GetOrAdd(offset, ReadType(offset, depth));

    private AttributeType ReadType(int offset, int depth)
    {
        var cursor = CursorAt(types, offset, depth);
        return Known<TypeTag>(cursor.Number()) switch
        {
            TypeTag.Scalar => new ScalarAttribute(Known<ScalarForm>(cursor.Number())),
            TypeTag.Collection => new CollectionAttribute(Known<CollectionForm>(cursor.Number()), Type(cursor.Number(), depth + 1)),
            TypeTag.Object => Fields(ref cursor, depth),
            TypeTag.Tuple => Elements(ref cursor, depth),
            var tag => throw new InvalidOperationException($"{tag}"),
        };
    }

    private ObjectAttribute Fields(ref SchemaCursor cursor, int depth)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectField>(cursor.Count());
        while (fields.Count < fields.Capacity)
        {
            fields.Add(new ObjectField(Text(cursor.Number()), Type(cursor.Number(), depth + 1), Known<AttributeUse>(cursor.Number())));
        }

        return new ObjectAttribute(fields.MoveToImmutable());
    }

    private TupleAttribute Elements(ref SchemaCursor cursor, int depth)
    {
        var elements = ImmutableArray.CreateBuilder<AttributeType>(cursor.Count());
        while (elements.Count < elements.Capacity)
        {
            elements.Add(Type(cursor.Number(), depth + 1));
        }

        return new TupleAttribute(elements.MoveToImmutable());
    }

    private string Text(int offset)
    {
        var cursor = CursorAt(texts, offset, 0);
        return cursor.Text();
    }

    private static SchemaCursor CursorAt(ReadOnlyMemory<byte> section, int offset, int depth) =>
        depth <= DeepestNesting ? new SchemaCursor(section.Span, offset) : throw SchemaCursor.Damaged;

    private static T Known<T>(int number)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), number);
        return Enum.IsDefined(value) ? value : throw SchemaCursor.Damaged;
    }
}
