using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Disk;

namespace Flow.LanguageServer.Workspaces;

/// <summary>What the compiler may ask about the world around a project.</summary>
/// <param name="Files">The files of the project.</param>
/// <param name="Services">All of it.</param>
internal sealed record ProjectServices(WatchedFiles Files, BindServices Services)
{
    private static readonly LazyCSharp csharp = new();

    /// <summary>For the project in the folder <paramref name="root"/>, on <paramref name="day"/>.</summary>
    public static ProjectServices For(string root, DateOnly day)
    {
        var files = new WatchedFiles(new DiskFiles(root));
        return new ProjectServices(files, new BindServices(files) { Today = day, CSharp = csharp, CSharpCompletion = csharp, Projects = new LazyDotNetProjects(root) });
    }

    /// <summary>For a text that stands alone, in <paramref name="folder"/> or nowhere, on <paramref name="day"/>.</summary>
    public static ProjectServices ForAlone(string? folder, DateOnly day)
    {
        var files = new WatchedFiles(folder is null ? NoFiles.Instance : new DiskFiles(folder));
        return new ProjectServices(files, new BindServices(files) { Today = day, CSharp = csharp, CSharpCompletion = csharp });
    }
}
