namespace Flow.Benchmarks;

/// <summary>A folder for generated projects that goes away at the end.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("flow-bench-").FullName;

    /// <summary>A new folder with a generated project in it.</summary>
    public string Project(int files, int lines)
    {
        var folder = Folder($"project-{files}-{lines}");
        if (!File.Exists(Path.Combine(folder, "project.flow")))
        {
            ProjectGenerator.Write(ProjectGenerator.Project(files, lines), folder);
        }

        return folder;
    }

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);
}
