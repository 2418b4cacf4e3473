using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

namespace Flow.Projects;

/// <summary>Finds the SDK's MSBuild, once for the process.</summary>
internal static class MSBuildLocation
{
    private static readonly Lock Gate = new();
    private static string? problem;
    private static bool isDone;

    /// <summary>Why there is no MSBuild, or null when it is registered.</summary>
    public static string? Problem(string folder)
    {
        lock (Gate)
        {
            if (!isDone)
            {
                problem = Register(folder);
                isDone = true;
            }

            return problem;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Register(string folder)
    {
        try
        {
            if (MSBuildLocator.IsRegistered)
            {
                return null;
            }

            using var host = new HostPath();
            var options = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = folder };
            var instances = MSBuildLocator.QueryVisualStudioInstances(options).ToList();
            if (instances.Count == 0)
            {
                return "No .NET SDK was found. Install one, or check the version in `global.json`; `dotnet --list-sdks` shows what is there.";
            }

            MSBuildLocator.RegisterInstance(instances[0]);
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"MSBuild could not be loaded: {fault.Message}";
        }
    }

    /// <summary>Names the <c>dotnet</c> that runs this process while the SDK is looked for: the one on the PATH may be a script that starts it.</summary>
    private sealed class HostPath : IDisposable
    {
        private const string Name = "DOTNET_HOST_PATH";
        private readonly string? before = Environment.GetEnvironmentVariable(Name);

        public HostPath() => Environment.SetEnvironmentVariable(Name, before ?? Path.Combine(SdkVersion.DotNetRoot(), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

        public void Dispose() => Environment.SetEnvironmentVariable(Name, before);
    }
}
