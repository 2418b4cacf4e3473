using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Flow.Compiler.Providers;

/// <summary>
/// What a provider offers: its types of resources and data, each decoded when it is asked for and kept then. Many threads may ask at once.
/// </summary>
public sealed class ProviderSchema
{
    /// <summary>The host of the registry that Terraform takes a provider from where none is said.</summary>
    public const string OwnRegistry = "registry.terraform.io";

    private readonly SchemaSections sections;
    private readonly int configuration;
    private readonly Lazy<TypeIndex> resources;
    private readonly Lazy<TypeIndex> data;
    private readonly Lazy<TypeIndex> ephemeral;

    private ProviderSchema(string source, string version, SchemaSections sections, int configuration, ReadOnlyMemory<byte> resources, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> ephemeral)
    {
        (Source, Version, this.sections, this.configuration) = (source, version, sections, configuration);
        this.resources = new Lazy<TypeIndex>(() => new TypeIndex(resources.Span, static s => s));
        this.data = new Lazy<TypeIndex>(() => new TypeIndex(data.Span, static s => s with { IsData = true }));
        this.ephemeral = new Lazy<TypeIndex>(() => new TypeIndex(ephemeral.Span, static s => s with { IsEphemeral = true }));
    }

    /// <summary>What it is called in Terraform's files where nothing else is said: the last part of its source, <c>aws</c>.</summary>
    public string Name => Source[(Source.LastIndexOf('/') + 1)..];

    /// <summary>Where it comes from, such as <c>hashicorp/aws</c>; with a host where that is not Terraform's own.</summary>
    public string Source { get; }

    /// <summary>Its version, such as <c>5.100.0</c>.</summary>
    public string Version { get; }

    /// <summary>What may be written in <c>provider "aws" { … }</c>.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public BlockSchema Configuration => sections.Block(configuration);

    /// <summary>The types of resources, sorted; none is decoded for it.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ImmutableArray<string> ResourceTypes => resources.Value.Types;

    /// <summary>The types of data, sorted; none is decoded for it.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ImmutableArray<string> DataTypes => data.Value.Types;

    /// <summary>The types of what is kept nowhere, sorted; none is decoded for it.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ImmutableArray<string> EphemeralTypes => ephemeral.Value.Types;

    /// <summary>How many types were decoded until now.</summary>
    public int CountDecoded() => Decoded(resources) + Decoded(data) + Decoded(ephemeral);

    /// <summary>Opens the bytes of a <see cref="SchemaFile"/>; they may not change afterwards.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <exception cref="SchemaException">It is no such file, one of another version of flow, or damaged.</exception>
    public static ProviderSchema Open(ReadOnlyMemory<byte> file)
    {
        var start = SchemaFile.Mark.Length + SchemaFile.ChecksumLength;
        if (!file.Span.StartsWith(SchemaFile.Mark[..^1]))
        {
            throw new SchemaException("it is no schema of a provider; remove it, or write it with `flow providers add`");
        }

        if (!file.Span.StartsWith(SchemaFile.Mark))
        {
            throw new SchemaException("another version of flow wrote it; write it again with `flow providers add`");
        }

        return file.Length > start && SHA256.HashData(file.Span[start..]).AsSpan().SequenceEqual(file.Span[SchemaFile.Mark.Length..start])
            ? OpenIntact(file)
            : throw new SchemaException("it is damaged: its checksum does not fit; write it again with `flow providers add`");
    }

    /// <summary>Opens bytes that are known to be as they were written, such as those inside of this program.</summary>
    internal static ProviderSchema OpenIntact(ReadOnlyMemory<byte> file)
    {
        var body = file[(SchemaFile.Mark.Length + SchemaFile.ChecksumLength)..];
        var cursor = new SchemaCursor(body.Span, 0);
        var (source, version, configuration) = (cursor.Text(), cursor.Text(), cursor.Number());
        var lengths = new int[SchemaFile.Sections];
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = cursor.Number();
        }

        var parts = new ReadOnlyMemory<byte>[SchemaFile.Sections];
        for (var i = 0; i < parts.Length; i++)
        {
            var from = cursor.Position;
            cursor.Take(lengths[i]);
            parts[i] = body[from..cursor.Position];
        }

        return new ProviderSchema(source, version, new SchemaSections(parts[0], parts[1], parts[2], parts[3]), configuration, parts[4], parts[5], parts[6]);
    }

    /// <summary>Whether it has a type of resources named <paramref name="type"/>; none is decoded for it.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public bool HasResource(string type) => resources.Value.Has(type);

    /// <summary>Whether it has a type of data named <paramref name="type"/>; none is decoded for it.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public bool HasData(string type) => data.Value.Has(type);

    /// <summary>Whether it has a type of what is kept nowhere named <paramref name="type"/>; none is decoded for it.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public bool HasEphemeral(string type) => ephemeral.Value.Has(type);

    /// <summary>The type of resources named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ResourceSchema? Resource(string type) => resources.Value.Find(type, sections);

    /// <summary>The type of data named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ResourceSchema? Data(string type) => data.Value.Find(type, sections);

    /// <summary>The type of what is kept nowhere named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">The file is damaged.</exception>
    public ResourceSchema? Ephemeral(string type) => ephemeral.Value.Find(type, sections);

    private static int Decoded(Lazy<TypeIndex> index) => index.IsValueCreated ? index.Value.Decoded : 0;
}
