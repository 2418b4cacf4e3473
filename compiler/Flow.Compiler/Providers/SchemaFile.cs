using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Flow.Compiler.Providers;

/// <summary>
/// A provider's schema in few bytes, of which one type can be read alone. Equal names, types, attributes and blocks of all types are kept once: that alone makes
/// Terraform's 13.6 MB for AWS 0.5 MB, without a compression that would have to be undone before anything could be read.
/// <code>
/// "FLOWTFS" 2     the format and its version
/// 32 bytes        SHA-256 of all that follows
/// source, version
/// configuration   where the provider's own block begins in the blocks
/// 7 lengths       of the sections, which follow: names, types, attributes, blocks, resources, data, what is kept nowhere
/// </code>
/// A number is written as in <see cref="SchemaBytes"/>; what points at an entry of a section is the offset of its first byte there.
/// </summary>
public static class SchemaFile
{
    /// <summary>How a file's name ends.</summary>
    public const string Extension = ".flowschema";

    /// <summary>How many sections there are.</summary>
    internal const int Sections = 7;

    /// <summary>The bytes at the start: the name of the format, then its version.</summary>
    internal static ReadOnlySpan<byte> Mark => "FLOWTFS\u0002"u8;

    /// <summary>How many bytes of a checksum follow the mark.</summary>
    internal const int ChecksumLength = SHA256.HashSizeInBytes;

    /// <summary>The same provider always gives the same bytes.</summary>
    public static byte[] Write(ProviderContents provider)
    {
        var tables = new SchemaTables();
        var configuration = tables.Block(provider.Configuration);
        var resources = Types(provider.Resources, tables);
        var data = Types(provider.Data, tables);
        var ephemeral = Types(provider.Ephemeral, tables);
        byte[][] shared = [.. tables.All.Select(static t => t.Write())];
        byte[][] sections = [.. shared, Index(resources, tables), Index(data, tables), Index(ephemeral, tables)];

        var body = new SchemaBytes();
        body.Add(provider.Source);
        body.Add(provider.Version);
        body.Add(tables.Blocks.OffsetOf(configuration));
        foreach (var section in sections)
        {
            body.Add(section.Length);
        }

        foreach (var section in sections)
        {
            body.Add(section);
        }

        var bytes = body.ToArray();
        return [.. Mark, .. SHA256.HashData(bytes), .. bytes];
    }

    private static ImmutableArray<(string Type, EntryPart Block)> Types(ImmutableArray<ResourceSchema> types, SchemaTables tables) =>
        [.. types.OrderBy(static t => t.Type, StringComparer.Ordinal).Select(t => (t.Type, tables.Block(t.Block)))];

    // Each name is written as how many bytes it shares with the one before it, and the rest.
    private static byte[] Index(ImmutableArray<(string Type, EntryPart Block)> types, SchemaTables tables)
    {
        var bytes = new SchemaBytes();
        var before = "";
        foreach (var (type, block) in types)
        {
            var shared = before.AsSpan().CommonPrefixLength(type);
            bytes.Add(shared);
            bytes.Add(type[shared..]);
            bytes.Add(tables.Blocks.OffsetOf(block));
            before = type;
        }

        return bytes.ToArray();
    }
}
