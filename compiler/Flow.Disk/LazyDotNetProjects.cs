using System.Runtime.CompilerServices;
using Flow.Compiler.Hosting;
using Flow.Projects;

namespace Flow.Disk;

/// <summary>Reads .NET projects; what that needs is loaded only when a source names one.</summary>
/// <param name="root">The project folder.</param>
public sealed class LazyDotNetProjects(string root) : IDotNetProjects
{
    private IDotNetProjects? projects;

    /// <inheritdoc/>
    public DotNetProject? Read(string path, out string? problem) => (projects ??= Create(root)).Read(path, out problem);

    [MethodImpl(MethodImplOptions.NoInlining)] // Naming the reader's type in the caller would load its assembly.
    private static MSBuildProjects Create(string root) => new(root, StateFolder.Cache(root, "projects"));
}
