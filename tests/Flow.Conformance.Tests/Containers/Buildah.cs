using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Containers;

/// <summary>
/// Builds images with Buildah and runs what is in them, in a store of its own. No registry is asked: images that others are built on are stood in for by ones with nothing
/// but the layout of a Linux, in which the programs of this machine are seen. So what is tested is the Dockerfile and what it makes of the sources, not the base image.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Buildah : IDisposable
{
    private static readonly string[] Programs = ["/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib64", "/usr/share/python-wheels", HomeOf("dotnet"), HomeOf("node")];

    /// <summary>
    /// The compiler of Go is not on every machine: this stands in for it. It looks for what the compiler would need at each step, and makes a program that answers. So what is tested is that modules
    /// are loaded before the sources are there, how the compiler is called, and where the program goes.
    /// </summary>
    private const string Compiler = """
        #!/bin/sh -e
        test -f go.mod
        case "$*" in
        'mod download') test ! -e main.go ;;
        'build -trimpath -ldflags=-s -o /out/app .')
          test -f main.go
          test "$CGO_ENABLED" = 0
          mkdir -p /out
          printf '#!/bin/sh\nexec python3 -m http.server $PORT\n' > /out/app
          chmod 755 /out/app ;;
        *) exit 2 ;;
        esac

        """;

    private readonly string store = Directory.CreateTempSubdirectory("flow-images-").FullName;
    private readonly List<(Process Process, string Container)> running = [];

    public Buildah() => new ExternalTool("buildah", "buildah").Require();

    public void Dispose()
    {
        foreach (var (process, container) in running)
        {
            Stop(process, container);
        }

        Run(store, "rm", "--all");
        Directory.Delete(store, recursive: true);
    }

    /// <summary>Makes a stand-in for <paramref name="image"/>, with further lines of a Dockerfile.</summary>
    public void StandIn(string image, params string[] lines)
    {
        var layout = Path.Combine(store, "layout");
        if (!Directory.Exists(layout))
        {
            Prepare(layout);
        }

        var path = string.Join(':', new[] { "/usr/local/bin", "/usr/bin", HomeOf("dotnet"), Path.Combine(HomeOf("node"), "bin") });
        string[] all = ["FROM scratch", "COPY . /", $"ENV PATH={path} HOME=/tmp DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false", .. lines];
        var file = Path.Combine(store, "Dockerfile");
        File.WriteAllLines(file, all);
        Run(layout, "build", "--format", "docker", "--file", file, "--tag", image, ".");
    }

    /// <summary>Builds what a Dockerfile of a project says.</summary>
    public void Build(string project, string file, string image) => Run(
        project, ["build", "--pull-never", "--isolation", "chroot", "--format", "docker", .. Volumes(), "--ignorefile", $"{file}.dockerignore", "--file", file, "--tag", image, "."]);

    /// <summary>What an image says of itself.</summary>
    public JsonElement Settings(string image)
    {
        using var document = JsonDocument.Parse(Run(store, "inspect", "--type", "image", image));
        return document.RootElement.GetProperty("Docker").GetProperty("config").Clone();
    }

    /// <summary>A container of an image.</summary>
    public string Container(string image) => Run(store, "from", "--pull-never", image).Trim();

    /// <summary>Runs a command in a container to its end, and says what it wrote; null where it fails.</summary>
    public string? Ask(string container, params string[] command)
    {
        using var process = Start(store, RunOf(container, [], command));
        var (code, output, _) = End(process);
        return code == 0 ? output : null;
    }

    /// <summary>Starts the command of an image in a container. It is ended with the test.</summary>
    public Process Begin(string container, string[] variables, params string[] command)
    {
        var process = Start(store, RunOf(container, variables, command, "echo $$ > /tmp/started; "));
        running.Add((process, container));
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // A shell looks for the program in the container's path, which Buildah itself does not.
    private static string[] RunOf(string container, string[] variables, string[] command, string before = "") =>
        ["run", "--isolation", "chroot", .. Volumes(), .. variables.SelectMany(static v => new[] { "--env", v }), container, "--", "/bin/sh", "-c", $"{before}exec \"$0\" \"$@\"", .. command];

    private static IEnumerable<string> Volumes() =>
        Programs.Where(static p => p != "/usr" && Directory.Exists(p)).Distinct().SelectMany(static p => new[] { "--volume", $"{p}:{p}:ro" });

    /// <summary>The folder that a program of this machine is installed in: that of the file itself, or for one in a <c>bin</c> the one above it.</summary>
    private static string HomeOf(string program)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists) ?? $"/usr/bin/{program}";
        var folder = Path.GetDirectoryName(File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found)!;
        return Path.GetFileName(folder) == "bin" ? Path.GetDirectoryName(folder)! : folder;
    }

    private static void Prepare(string layout)
    {
        string[] folders = ["usr/local/bin", "tmp", "var/tmp", "root", "etc", "proc", "sys", "dev", .. Programs.Where(static p => p != "/usr").Select(static p => p[1..])];
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(Path.Combine(layout, folder));
        }

        foreach (var name in new[] { "bin", "sbin", "lib", "lib64" })
        {
            File.CreateSymbolicLink(Path.Combine(layout, name), $"usr/{name}");
        }

        File.CreateSymbolicLink(Path.Combine(layout, "usr/local/bin/python"), "/usr/bin/python3");
        var compiler = Path.Combine(layout, "usr/local/bin/go");
        File.WriteAllText(compiler, Compiler);
        File.SetUnixFileMode(compiler, (UnixFileMode)0b111_101_101);
        File.WriteAllText(Path.Combine(layout, "etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
        foreach (var open in new[] { "tmp", "var/tmp" })
        {
            File.SetUnixFileMode(Path.Combine(layout, open), (UnixFileMode)0b1_111_111_111);
        }
    }

    /// <summary>Ends what was started in a container by its own number: Buildah killed would leave it behind. Numbers in it are those of this machine.</summary>
    private void Stop(Process process, string container)
    {
        if (!process.HasExited && Ask(container, "cat", "/tmp/started")?.Trim() is { Length: > 0 } number)
        {
            using var request = Process.Start("kill", ["-KILL", number]);
            request.WaitForExit(TimeSpan.FromSeconds(10));
        }

        if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private string Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var (code, output, error) = End(process);
        Assert.True(code == 0, $"buildah {string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }

    private Process Start(string folder, string[] arguments)
    {
        string[] own = ["--root", Path.Combine(store, "root"), "--runroot", Path.Combine(store, "run"), "--storage-driver", "vfs"];
        return Process.Start(new ProcessStartInfo("timeout", ["--kill-after=5", "180", "buildah", .. own, .. arguments])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    private static (int Code, string Output, string Error) End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(4)), "buildah did not end.");
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
