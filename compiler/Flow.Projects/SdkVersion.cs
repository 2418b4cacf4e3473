using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Flow.Projects;

/// <summary>
/// What decides which SDK is taken, as text for cache keys: the versions that are installed and the <c>global.json</c> above the folder.
/// Found without starting <c>dotnet</c> and without loading MSBuild.
/// </summary>
internal sealed class SdkVersion(string folder)
{
    private readonly Lazy<string> text = new(() => Describe(folder));

    public string Text => text.Value;

    private static string Describe(string folder)
    {
        var sdks = Path.Combine(DotNetRoot(), "sdk");
        var installed = Directory.Exists(sdks) ? Directory.EnumerateDirectories(sdks).Select(Path.GetFileName).Order(StringComparer.Ordinal) : Enumerable.Empty<string?>();
        return $"{string.Join(',', installed)};{Above(folder, "global.json")}";
    }

    /// <summary>The nearest file of this name in the folder or above it: its text, or nothing.</summary>
    internal static string Above(string folder, string name)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, name);
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        return "";
    }

    /// <summary>The folder of the .NET that runs this process, or would run its twin.</summary>
    internal static string DotNetRoot() =>
        RuntimeFeature.IsDynamicCodeSupported ? Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")) : InstalledRoot();

    /// <summary>Where programs that need .NET look for it (https://learn.microsoft.com/dotnet/core/install/locations): a native program has no framework of its own.</summary>
    private static string InstalledRoot()
    {
        const string Registered = "/etc/dotnet/install_location";
        return Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? root
            : File.Exists(Registered) ? File.ReadAllText(Registered).Trim()
            : "/usr/share/dotnet";
    }
}
