using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>
/// The constructs: templates written in the language itself, which every environment knows without an import. Each has a file of its name that comes with the compiler, and
/// a file is read when its name is used for the first time, so a project without constructs pays for none. They never change: what an edit of a project reaches does not
/// include them. A template of the project hides the construct of its name. Beside them stand templates of jobs, which every pipeline knows in the same way.
/// </summary>
public sealed class ConstructLibrary
{
    private const string Extension = ".flow";
    private const string OfPipelines = "library/jobs/";

    private readonly ConcurrentDictionary<string, Lazy<TemplateSymbol>> read = new(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, string>? paths;
    private ImmutableSortedDictionary<string, string>? jobPaths;

    /// <summary>The one that all projects of a process share.</summary>
    public static ConstructLibrary Shared { get; } = new();

    /// <summary>The names of all constructs of clouds, sorted. Nothing is read for them.</summary>
    public IEnumerable<string> Names => NamesAt(null);

    /// <summary>The names of those that were read.</summary>
    public IEnumerable<string> Read => read.Where(static r => r.Value.IsValueCreated).Select(static r => r.Key).Order(StringComparer.Ordinal);

    /// <summary>The names of the templates that pipelines know, sorted. Nothing is read for them.</summary>
    public IEnumerable<string> JobTemplates => JobPaths.Keys;

    private ImmutableSortedDictionary<string, string> Paths => paths ??= FindPaths(static n => !n.StartsWith(OfPipelines, StringComparison.Ordinal));

    private ImmutableSortedDictionary<string, string> JobPaths => jobPaths ??= FindPaths(static n => n.StartsWith(OfPipelines, StringComparison.Ordinal));

    /// <summary>The names of what can be used in the body of <paramref name="parent"/>, for an environment on its <paramref name="platform"/>, sorted. Nothing is read for them.</summary>
    public IEnumerable<string> NamesIn(Kind? parent, string? platform) => parent?.Word switch
    {
        "environment" => NamesAt(platform),
        "pipeline" => JobPaths.Keys,
        _ => [],
    };

    /// <summary>What is named <paramref name="name"/> and can be used in the body of <paramref name="parent"/>, for an environment on its <paramref name="platform"/>; or null.</summary>
    /// <param name="parent">What it is used in.</param>
    /// <param name="name">Its name.</param>
    /// <param name="platform">Where the environment lives.</param>
    /// <param name="variant">The folder of constructs that the use chooses before those of the platform, or null.</param>
    public TemplateSymbol? FindIn(Kind? parent, string name, string? platform, string? variant = null) => parent?.Word switch
    {
        "environment" => (variant is null ? null : Find($"{variant}/{name}", Paths)) ?? Find(name, platform),
        "pipeline" => FindJobTemplate(name),
        _ => null,
    };

    /// <summary>The template for pipelines named <paramref name="name"/>, or null.</summary>
    public TemplateSymbol? FindJobTemplate(string name) => Find(name, JobPaths);

    /// <summary>The names of the constructs of a platform, sorted; those of clouds where it is none. Nothing is read for them.</summary>
    public IEnumerable<string> NamesAt(string? platform) =>
        Platforms.Has(platform) || Platforms.IsVariant(platform) ? Paths.Keys.Where(k => k.StartsWith(platform + "/", StringComparison.Ordinal)).Select(k => k[(platform!.Length + 1)..]) : Paths.Keys.Where(static k => !k.Contains('/', StringComparison.Ordinal));

    /// <summary>Whether there is a construct named <paramref name="name"/>. Nothing is read for it.</summary>
    public bool Has(string name) => Paths.ContainsKey(name);

    /// <summary>The construct named <paramref name="name"/>, or null.</summary>
    public TemplateSymbol? Find(string name) => Find(name, Paths);

    /// <summary>The constructs named <paramref name="name"/>: that of clouds first, then one for each other place where environments can live.</summary>
    public IEnumerable<TemplateSymbol> Everywhere(string name) =>
        new[] { name }.Concat(Paths.Keys.Where(k => k.EndsWith($"/{name}", StringComparison.Ordinal))).Select(k => Find(k, Paths)).OfType<TemplateSymbol>();

    /// <summary>The construct named <paramref name="name"/> of a platform, or of clouds where it is none; null where there is none.</summary>
    public TemplateSymbol? Find(string name, string? platform) => Find(Platforms.Has(platform) ? $"{platform}/{name}" : name);

    /// <summary>The construct named <paramref name="name"/> that belongs to <paramref name="other"/>, one of <see cref="Platforms.Variants"/>; null where there is none.</summary>
    public TemplateSymbol? Beside(TemplateSymbol? other, string name) =>
        other is not null && FolderOf(other) is { } folder && Platforms.IsVariant(folder) ? Find($"{folder}/{name}", Paths) : null;

    /// <summary>The provider whose resources a construct declares; null for a template of the project.</summary>
    public static string? ProviderOf(TemplateSymbol template) => FolderOf(template) is { } folder ? Platforms.IsVariant(folder) ? folder.Split('-')[0] : folder : null;

    private static string? FolderOf(TemplateSymbol template) =>
        template.Context.Tree.Source is { IsBuiltIn: true, Path: var path } && path.Split('/') is [.., var folder, _] ? folder : null;

    /// <summary>The tree of the construct whose file is at <paramref name="path"/>, where it was read; else null.</summary>
    internal SyntaxTree? TreeAt(string path) =>
        read.Values.Where(static r => r.IsValueCreated).Select(static r => r.Value.Context.Tree).FirstOrDefault(t => t.Source.Path == path);

    private TemplateSymbol? Find(string name, ImmutableSortedDictionary<string, string> known) =>
        known.TryGetValue(name, out var path) ? read.GetOrAdd(name, n => new Lazy<TemplateSymbol>(() => Declare(n, path))).Value : null;

    private static ImmutableSortedDictionary<string, string> FindPaths(Func<string, bool> isWanted) => typeof(ConstructLibrary).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(Extension, StringComparison.Ordinal) && isWanted(n))
        .ToImmutableSortedDictionary(KeyOf, static n => n, StringComparer.Ordinal);

    /// <summary>The name of a construct of clouds; one of a platform has the platform before it.</summary>
    private static string KeyOf(string path)
    {
        var (folder, name) = (Path.GetFileName(Path.GetDirectoryName(path)), Path.GetFileNameWithoutExtension(path));
        return Platforms.Has(folder) || Platforms.IsVariant(folder) ? $"{folder}/{name}" : name;
    }

    private TemplateSymbol Declare(string name, string path)
    {
        using var stream = typeof(ConstructLibrary).Assembly.GetManifestResourceStream(path)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var tree = SyntaxTree.Parse(new SourceText(path, reader.ReadToEnd()) { IsBuiltIn = true });
        var services = new BindServices(NoFiles.Instance) { Constructs = this };
        var context = new BindContext(tree, new Scope(null)) { Services = services };
        new Declarer(new BindSession(services)).DeclareAll(null, null, tree.Root.Items.Items, context);
        return (TemplateSymbol)context.Scope.FindHere(Path.GetFileName(name))!;
    }
}
