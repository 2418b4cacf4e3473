namespace Flow.LanguageServer.Tests.Editors;

/// <summary>A folder with files, for an editor to open.</summary>
public sealed class Folder : IDisposable
{
    public Folder() => Path = Directory.CreateTempSubdirectory("flow-lsp-").FullName;

    public string Path { get; }

    public string Uri => Editor.UriOf(Path);

    public Folder With(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    public string PathOf(string path) => System.IO.Path.Combine(Path, path);

    public string UriOf(string path) => Editor.UriOf(PathOf(path));

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
