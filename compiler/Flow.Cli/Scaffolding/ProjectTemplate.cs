using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Scaffolding;

/// <summary>A project to begin with. Its files are resources named <c>template/path</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is.</param>
internal sealed record ProjectTemplate(string Name, string Summary)
{
    /// <summary>All templates; the first is made when none is named.</summary>
    public static readonly ImmutableArray<ProjectTemplate> All =
    [
        new("pipeline", "a small pipeline of shell steps"),
        new("dotnet", "a .NET app with tests, and a pipeline that builds, tests and publishes it"),
        new("library", "a .NET library with tests, and a pipeline that packs it"),
        new("service", "a web service with environments at AWS and here, service levels, alerts and a runbook"),
    ];

    /// <summary>The template named <paramref name="name"/>.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static ProjectTemplate Get(string name) =>
        All.FirstOrDefault(t => t.Name == name)
        ?? throw new UsageException($"There is no template `{name}`.{Suggestions.DidYouMean(name, All.Select(static t => t.Name))} See: flow new --list", "new");

    /// <summary>Writes the files into <paramref name="folder"/> and gives their paths. A <c>.gitignore</c> that is there already is left as it is.</summary>
    /// <exception cref="CommandException">One of them exists, or cannot be written.</exception>
    public IReadOnlyList<string> WriteTo(string folder)
    {
        var files = Files().Where(f => f.Path != ".gitignore" || !Path.Exists(Path.Combine(folder, f.Path))).ToList();
        if (files.FirstOrDefault(f => Path.Exists(Path.Combine(folder, f.Path))) is { Path: { } existing })
        {
            throw new CommandException($"`{existing}` exists already. Nothing was made; `--into` names another folder.");
        }

        try
        {
            foreach (var (path, text) in files)
            {
                var full = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
                stream.Write(text);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The project cannot be written to `{folder}`: permission is denied, or the disk is full.");
        }

        return [.. files.Select(static f => f.Path)];
    }

    private List<(string Path, byte[] Text)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Name + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (name[(Name.Length + 1)..], Read(assembly, name))),
        ];
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
