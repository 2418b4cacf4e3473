namespace Flow.Compiler.Hosting;

/// <summary>The files of a project as the compiler may see them: read only, by paths relative to the project folder with '/' between their parts.</summary>
public interface IProjectFiles
{
    /// <summary>Whether a file exists.</summary>
    bool FileExists(string path);

    /// <summary>Whether a folder exists.</summary>
    bool FolderExists(string path);

    /// <summary>The file's text, or null where it cannot be read.</summary>
    string? ReadText(string path);

    /// <summary>The file's bytes, or null where it cannot be read.</summary>
    byte[]? ReadBytes(string path);

    /// <summary>The names of the files and folders in <paramref name="folder"/> (folders end with '/'), sorted; empty where it cannot be read.</summary>
    IReadOnlyList<string> List(string folder);
}

/// <summary>A project without files: for texts that stand alone.</summary>
public sealed class NoFiles : IProjectFiles
{
    /// <summary>The one instance.</summary>
    public static readonly NoFiles Instance = new();

    private NoFiles()
    {
    }

    /// <inheritdoc/>
    public bool FileExists(string path) => false;

    /// <inheritdoc/>
    public bool FolderExists(string path) => false;

    /// <inheritdoc/>
    public string? ReadText(string path) => null;

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => [];
}
