using System.Text.Json;
using System.Text.Json.Serialization;
using Flow.Compiler.Hosting;

namespace Flow.Projects;

/// <summary>Evaluated projects in a folder, one JSON file each. An entry that cannot be read counts as absent; a folder that cannot be written to is no failure.</summary>
internal sealed class ProjectCache(string folder)
{
    public DotNetProject? Find(string digest)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(digest)), CacheJson.Default.CachedProject);
            return entry is { IsWhole: true } ? entry.ToProject() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Keep(string digest, DotNetProject project)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = PathOf(digest) + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(CachedProject.Of(project), CacheJson.Default.CachedProject));
            File.Move(unfinished, PathOf(digest), overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next check evaluates the project again.
        }
    }

    private string PathOf(string digest) => Path.Combine(folder, digest + ".json");
}

/// <summary>A project as it is kept.</summary>
internal sealed record CachedProject(string Path, string[] TargetFrameworks, bool IsTest, bool IsExecutable, string AssemblyName, string[] References, bool IsWhole)
{
    public static CachedProject Of(DotNetProject project) =>
        new(project.Path, [.. project.TargetFrameworks], project.IsTest, project.IsExecutable, project.AssemblyName, [.. project.References], IsWhole: true);

    public DotNetProject ToProject() => new(Path, [.. TargetFrameworks], IsTest, IsExecutable, AssemblyName, [.. References]);
}

/// <summary>Reads and writes entries without reflection.</summary>
[JsonSerializable(typeof(CachedProject))]
internal sealed partial class CacheJson : JsonSerializerContext;
