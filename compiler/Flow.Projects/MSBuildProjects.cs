using System.Runtime.CompilerServices;
using Flow.Compiler.Hosting;

namespace Flow.Projects;

/// <summary>
/// Reads .NET projects the way MSBuild evaluates them. MSBuild is loaded on the first project that the cache does not know, so a check of an unchanged
/// project never pays for it. Safe to use from several threads.
/// </summary>
public sealed class MSBuildProjects : IDotNetProjects
{
    private readonly string root;
    private readonly ProjectCache? cache;
    private readonly SdkVersion sdk;
    private readonly Lock gate = new();
    private readonly Dictionary<string, ProjectReading> known = new(StringComparer.Ordinal);

    /// <summary>A reader for one project folder.</summary>
    /// <param name="projectFolder">The folder that paths are relative to.</param>
    /// <param name="cacheFolder">Where evaluations are kept, for example <c>.flow/cache/projects</c>; null to keep none.</param>
    public MSBuildProjects(string projectFolder, string? cacheFolder = null)
    {
        root = Path.GetFullPath(projectFolder);
        cache = cacheFolder is null ? null : new ProjectCache(cacheFolder);
        sdk = new SdkVersion(root);
    }

    /// <summary>How many files MSBuild had to evaluate so far; the others came from the cache.</summary>
    public int Evaluations { get; private set; }

    /// <inheritdoc/>
    public DotNetProject? Read(string path, out string? problem)
    {
        lock (gate)
        {
            if (!known.TryGetValue(path, out var reading))
            {
                known[path] = reading = SolutionFile.IsSolution(path) ? ReadSolution(path) : ReadProject(path);
            }

            problem = reading.Problem;
            return reading.Project;
        }
    }

    private ProjectReading ReadProject(string path)
    {
        var full = Path.Combine(root, path);
        if (ProjectXml.Problem(full) is { } malformed)
        {
            return ProjectReading.Failed(malformed);
        }

        var digest = ProjectDigest.Of(full, sdk.Text);
        if (cache?.Find(digest) is { } found)
        {
            return new(found with { Path = path }, null);
        }

        Evaluations++;
        var reading = Evaluate(path);
        if (reading.Project is { } project)
        {
            cache?.Keep(digest, project);
        }

        return reading;
    }

    // A solution holds tests when one of its projects does, and makes a program when one of them does.
    private ProjectReading ReadSolution(string path)
    {
        var projects = SolutionFile.Projects(Path.Combine(root, path), out var problem);
        if (problem is not null)
        {
            return ProjectReading.Failed(problem);
        }

        var folder = Path.GetDirectoryName(path) ?? "";
        var paths = projects.Select(p => RelativePath.Join(folder, p)).ToList();
        var readings = new List<DotNetProject>();
        foreach (var member in paths)
        {
            if (!File.Exists(Path.Combine(root, member)))
            {
                return ProjectReading.Failed($"The solution names `{member}`, but there is no such file.");
            }

            if (Read(member, out problem) is not { } project)
            {
                return ProjectReading.Failed($"`{member}`: {problem}");
            }

            readings.Add(project);
        }

        return new(SolutionFile.Together(path, paths, readings), null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Nothing of MSBuild may be loaded before its place is known.
    private ProjectReading Evaluate(string path)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new RuntimeNeededException();
        }

        return MSBuildLocation.Problem(root) is { } problem ? ProjectReading.Failed(problem) : EvaluateRegistered(path);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ProjectReading EvaluateRegistered(string path) => ProjectEvaluation.Read(root, path);
}

/// <summary>A project, or why it could not be read.</summary>
internal readonly record struct ProjectReading(DotNetProject? Project, string? Problem)
{
    public static ProjectReading Failed(string problem) => new(null, problem);
}
