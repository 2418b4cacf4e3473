using System.Collections.Immutable;
using Flow.Compiler.Hosting;
using Flow.Compiler.Types;

namespace Flow.Compiler.Providers;

/// <summary>A schema of the project that cannot be used.</summary>
/// <param name="Path">The file.</param>
/// <param name="Message">Why, as a sentence.</param>
public sealed record ProviderProblem(string Path, string Message);

/// <summary>
/// The providers that a project can use: those that the compiler brings along, and those of which <c>flow providers add</c> wrote the schema into the folder
/// <c>providers</c> of the project. A file of the project goes before what is brought along, so that a project can use another version.
/// </summary>
public sealed class ProviderSet
{
    /// <summary>The folder of a project that holds schemas, one file <c>NAME.flowschema</c> for each provider.</summary>
    public const string Folder = "providers";

    /// <summary>What the compiler brings along.</summary>
    public static readonly ProviderSet BroughtAlong = new([], []);

    private readonly Lazy<ImmutableArray<ProviderSchema>> all;

    private ProviderSet(ImmutableArray<ProviderSchema> ofProject, ImmutableArray<ProviderProblem> problems)
    {
        (OfProject, Problems) = (ofProject, problems);
        all = new Lazy<ImmutableArray<ProviderSchema>>(() =>
            [.. ofProject.Concat(ofProject.Any(static p => p.Name == ProviderCatalogue.AwsName) ? [] : [ProviderCatalogue.Aws]).OrderBy(static p => p.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Those of the project, sorted by name.</summary>
    public ImmutableArray<ProviderSchema> OfProject { get; }

    /// <summary>All of them, sorted by name; no two have the same.</summary>
    public ImmutableArray<ProviderSchema> All => all.Value;

    /// <summary>Files of the project that cannot be used, by path.</summary>
    public ImmutableArray<ProviderProblem> Problems { get; }

    /// <summary>The types of resources of all providers.</summary>
    public IEnumerable<string> ResourceTypes => All.SelectMany(static p => p.ResourceTypes);

    /// <summary>The types of data of all providers.</summary>
    public IEnumerable<string> DataTypes => All.SelectMany(static p => p.DataTypes);

    /// <summary>The types of what is kept nowhere of all providers.</summary>
    public IEnumerable<string> EphemeralTypes => All.SelectMany(static p => p.EphemeralTypes);

    /// <summary>Where the schema of the provider named <paramref name="name"/> is in a project.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}{SchemaFile.Extension}";

    /// <summary>The providers of the project with these files.</summary>
    public static ProviderSet Of(IProjectFiles files)
    {
        var schemas = ImmutableArray.CreateBuilder<ProviderSchema>();
        var problems = ImmutableArray.CreateBuilder<ProviderProblem>();
        foreach (var name in files.List(Folder).Where(static n => n.EndsWith(SchemaFile.Extension, StringComparison.Ordinal)))
        {
            var path = $"{Folder}/{name}";
            try
            {
                schemas.Add(Read(files, path));
            }
            catch (SchemaException fault)
            {
                problems.Add(new ProviderProblem(path, $"`{path}` cannot be read: {fault.Message}."));
            }
        }

        return schemas.Count == 0 && problems.Count == 0 ? BroughtAlong : new ProviderSet(schemas.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>The provider named <paramref name="name"/>, or null.</summary>
    public ProviderSchema? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>The provider of the type of resources named <paramref name="type"/>, or null. None is decoded for it.</summary>
    public ProviderSchema? OfResource(string type) => All.FirstOrDefault(p => p.HasResource(type));

    /// <summary>The provider of the type of data named <paramref name="type"/>, or null. None is decoded for it.</summary>
    public ProviderSchema? OfData(string type) => All.FirstOrDefault(p => p.HasData(type));

    /// <summary>The provider of the type of what is kept nowhere named <paramref name="type"/>, or null. None is decoded for it.</summary>
    public ProviderSchema? OfEphemeral(string type) => All.FirstOrDefault(p => p.HasEphemeral(type));

    /// <summary>The type of what is kept nowhere named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">Its file is damaged.</exception>
    public ResourceSchema? Ephemeral(string type) => OfEphemeral(type)?.Ephemeral(type);

    /// <summary>The type of resources named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">Its file is damaged.</exception>
    public ResourceSchema? Resource(string type) => OfResource(type)?.Resource(type);

    /// <summary>The type of data named <paramref name="type"/>, or null.</summary>
    /// <exception cref="SchemaException">Its file is damaged.</exception>
    public ResourceSchema? Data(string type) => OfData(type)?.Data(type);

    /// <summary>The type named <paramref name="type"/> of the mode, or null.</summary>
    /// <exception cref="SchemaException">Its file is damaged.</exception>
    public ResourceSchema? Find(ResourceMode mode, string type) => Of(mode, type) is not { } provider ? null : mode switch
    {
        ResourceMode.Managed => provider.Resource(type),
        ResourceMode.Data => provider.Data(type),
        ResourceMode.Ephemeral => provider.Ephemeral(type),
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>The provider of the type named <paramref name="type"/> of the mode, or null. None is decoded for it.</summary>
    public ProviderSchema? Of(ResourceMode mode, string type) => mode switch
    {
        ResourceMode.Managed => OfResource(type),
        ResourceMode.Data => OfData(type),
        ResourceMode.Ephemeral => OfEphemeral(type),
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    // A file of another name would be a second schema of its provider.
    private static ProviderSchema Read(IProjectFiles files, string path)
    {
        var schema = ProviderSchema.Open(files.ReadBytes(path) ?? throw new SchemaException("the file is not there, or not permitted"));
        return PathOf(schema.Name) == path ? schema : throw new SchemaException($"it is the schema of `{schema.Source}`, whose file is called `{PathOf(schema.Name)}`");
    }
}
