using System.Collections.Immutable;

namespace Flow.Compiler.Model;

/// <summary>What a program is written with.</summary>
public enum BuildKind
{
    /// <summary>.NET.</summary>
    DotNet,

    /// <summary>Node.js.</summary>
    Node,

    /// <summary>Python.</summary>
    Python,

    /// <summary>Go.</summary>
    Go,

    /// <summary>Pages alone, which a web server hands out.</summary>
    Static,
}

/// <summary>What the image of a service is built from, as its sources say it. All paths are from the project folder.</summary>
/// <param name="Kind">What it is written with.</param>
/// <param name="Path">What is written: the project file or the folder; empty for the project folder.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record ServiceBuild(BuildKind Kind, string Path, Origin Origin)
{
    /// <summary>Where the Dockerfile of a service is written; its context is the project folder.</summary>
    public static string FileOf(string service) => $"docker/{service}.Dockerfile";

    /// <summary>The version of language or platform: <c>10.0</c>, <c>22</c>, <c>3.13</c>; empty where the sources name none.</summary>
    public string Version { get; init; } = "";

    /// <summary>The files that decide which packages are restored, sorted; they are copied before all others, so that a change of a source restores nothing.</summary>
    public ImmutableArray<string> PackageFiles { get; init; } = [];

    /// <summary>The folders that it is compiled from, sorted; none lies in another.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>What starts it inside its folder of the image: a program's name, a script, or a whole command line.</summary>
    public ImmutableArray<string> Entry { get; init; } = [];

    /// <summary>Whether the versions of all packages are written in a lock file.</summary>
    public bool IsLocked { get; init; }

    /// <summary>For .NET: whether it answers requests of HTTP by ASP.NET Core.</summary>
    public bool IsWeb { get; init; }

    /// <summary>For .NET: the target framework that has to be named, because the project has several; else empty.</summary>
    public string Framework { get; init; } = "";

    /// <summary>For Node.js and pages: whether a script <c>build</c> makes what runs.</summary>
    public bool HasBuildScript { get; init; }
}
