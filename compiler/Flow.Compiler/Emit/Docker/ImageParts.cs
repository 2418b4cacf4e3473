using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Docker;

/// <summary>Lines that the images of several languages have.</summary>
internal static class ImageParts
{
    /// <summary>Copies the files that decide the packages; each lands in the folder that it lies in.</summary>
    /// <param name="file">The Dockerfile.</param>
    /// <param name="build">The build.</param>
    /// <param name="root">The folder of the project that the image's folder stands for: paths are from there.</param>
    public static Dockerfile CopyPackageFiles(this Dockerfile file, ServiceBuild build, string root) =>
        file.Lines(build.PackageFiles.GroupBy(p => Below(root, FolderOf(p))).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => $"COPY {string.Join(' ', g)} ./{g.Key}"));

    /// <summary>Copies the folders of the build.</summary>
    public static Dockerfile CopyFolders(this Dockerfile file, ServiceBuild build, string root) =>
        file.Lines(build.Folders.Select(f => $"COPY {(f.Length == 0 ? "." : f + "/")} ./{Below(root, f)}"));

    /// <summary>What every image ends with: its port, its user, how one sees that it is well, and what it runs.</summary>
    /// <param name="file">The Dockerfile.</param>
    /// <param name="service">The service.</param>
    /// <param name="user">The number of its user; a number, so that Kubernetes can see that it is not root.</param>
    /// <param name="port">The port; null for none.</param>
    /// <param name="check">Makes a command of the address that answers; null where the image has none.</param>
    /// <param name="command">What it runs; empty where its base does so already.</param>
    public static Dockerfile End(this Dockerfile file, Service service, int user, int? port, Func<string, ImmutableArray<string>> check, ImmutableArray<string> command)
    {
        file.Line(string.Create(CultureInfo.InvariantCulture, $"USER {user}"));
        if (port is { } number)
        {
            file.Line(string.Create(CultureInfo.InvariantCulture, $"EXPOSE {number}"));
            file.Line(
                string.Create(CultureInfo.InvariantCulture, $"HEALTHCHECK --interval=15s --timeout=5s --start-period={(int)service.Start.TotalSeconds}s --retries=3 CMD {Dockerfile.Exec(check($"http://127.0.0.1:{number}{service.Health.Replace("'", "%27", StringComparison.Ordinal)}"))}"),
                service.Origin.Location);
        }

        return command.IsEmpty ? file : file.Line($"CMD {Dockerfile.Exec(command)}");
    }

    /// <summary>The check of images with busybox.</summary>
    public static ImmutableArray<string> ByWget(string address) => ["wget", "-q", "-O", "/dev/null", address];

    /// <summary>A line of variables.</summary>
    public static string Variables(params IEnumerable<(string Name, string Value)> variables) => $"ENV {string.Join(' ', variables.Select(static v => $"{v.Name}={v.Value}"))}";

    /// <summary>The port as a variable, where there is one.</summary>
    public static IEnumerable<(string Name, string Value)> Port(string name, int? port) => port is { } number ? [(name, number.ToString(CultureInfo.InvariantCulture))] : [];

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    private static string Below(string root, string folder) =>
        (root.Length == 0 ? folder : folder == root ? "" : folder[(root.Length + 1)..]) is { Length: > 0 } rest ? rest + "/" : "";
}
