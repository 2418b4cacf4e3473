using Flow.Runtime.Execution;

namespace Flow.Runtime.Workspace;

/// <summary>The private folders of one cell. They are made when they are first asked for: a cell that needs none pays for none.</summary>
internal sealed class JobWorkspace
{
    private readonly Lazy<string> _folder;
    private readonly Lazy<string> _temp;
    private readonly string _root;

    public JobWorkspace(RunServices services, string key)
    {
        _root = Path.Combine(services.WorkFolder, CellKey.Folder(key));
        var project = Path.TrimEndingDirectorySeparator(services.Options.ProjectFolder);
        _folder = new(() => services.Options.InPlace ? project : Create(Path.Combine(_root, Path.GetFileName(project) is { Length: > 0 } name ? name : "work")));
        _temp = new(() => Create(Path.Combine(_root, "_temp")));
    }

    /// <summary>Where steps work.</summary>
    public string Folder => _folder.Value;

    /// <summary>Where scripts and file commands lie.</summary>
    public string Temp => _temp.Value;

    /// <summary>The path of <see cref="Temp"/>, whether or not it has been made.</summary>
    public string TempPath => Path.Combine(_root, "_temp");

    /// <summary>Whether anything was made.</summary>
    public bool Exists => _folder.IsValueCreated || _temp.IsValueCreated;

    /// <summary>Removes what was made; never the project folder.</summary>
    public void Remove()
    {
        if (Exists && Directory.Exists(_root))
        {
            Files.Folders.Remove(_root);
        }
    }

    private static string Create(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
