using System.Collections.Immutable;

namespace Flow.Compiler.Hosting;

/// <summary>A .NET project as MSBuild sees it.</summary>
/// <param name="Path">The project file, relative to the project folder.</param>
/// <param name="TargetFrameworks">Such as <c>net10.0</c>, in written order.</param>
/// <param name="IsTest">Whether it holds tests.</param>
/// <param name="IsExecutable">Whether it makes a program.</param>
/// <param name="AssemblyName">The name of what it makes.</param>
/// <param name="References">The project files it refers to, relative to the project folder.</param>
public sealed record DotNetProject(
    string Path,
    ImmutableArray<string> TargetFrameworks,
    bool IsTest,
    bool IsExecutable,
    string AssemblyName,
    ImmutableArray<string> References);

/// <summary>Reads .NET projects.</summary>
public interface IDotNetProjects
{
    /// <summary>Reads the project file or solution at <paramref name="path"/>.</summary>
    /// <param name="path">Relative to the project folder; the file exists.</param>
    /// <param name="problem">Why it could not be read, where the result is null.</param>
    DotNetProject? Read(string path, out string? problem);
}
