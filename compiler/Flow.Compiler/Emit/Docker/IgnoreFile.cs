using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Docker;

/// <summary>
/// What the builder sees of the project folder: the sources of the one image and nothing else, so that no secret, no history and no output of an earlier build can get
/// into a layer, and so that a change elsewhere builds nothing anew.
/// </summary>
internal static class IgnoreFile
{
    /// <summary>Outputs and secrets inside of what is seen.</summary>
    private static readonly string[] Never =
        ["**/bin", "**/obj", "**/node_modules", "**/__pycache__", "**/.venv", "**/.git", "**/.flow", "**/.env", "**/.env.*", "**/*.pfx", "**/*.pem", "**/*.key", "**/.npmrc.local"];

    /// <summary>Writes the lines into <paramref name="file"/>.</summary>
    public static Dockerfile Write(Dockerfile file, ServiceBuild build)
    {
        file.Space();
        if (!build.Folders.Contains(""))
        {
            file.Comment("Nothing,").Line("**").Comment("but what the image is built from,")
                .Lines(build.PackageFiles.Where(f => !build.Folders.Any(o => f.StartsWith(o + "/", StringComparison.Ordinal))).Concat(build.Folders.Select(static f => $"{f}/**")).Select(static f => $"!{f}"))
                .Comment("and of that no outputs and no secrets.");
        }

        return file.Lines(Never);
    }
}
