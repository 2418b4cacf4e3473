using Flow.Cli.Hosting;

namespace Flow.Cli.Tests;

/// <summary>What a command left behind.</summary>
public sealed record CommandResult(int ExitCode, string Out, string Error)
{
    /// <summary>Both streams, for messages of failing tests.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Out}\n{Error}";
}

/// <summary>A project in a folder of its own, and commands that run in it inside this process.</summary>
public sealed class TestProject : IDisposable
{
    private readonly Dictionary<string, string> variables = [];

    public TestProject() => Folder = Directory.CreateTempSubdirectory("flow-cli-").FullName;

    public string Folder { get; }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in Directory.EnumerateDirectories(Folder, "*", SearchOption.TopDirectoryOnly).Where(d => new DirectoryInfo(d).LinkTarget is null))
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A project with one pipeline that has no mistakes.</summary>
    public static TestProject Good() => new TestProject().With("ci.flow", Sources.Good);

    public string PathOf(string path) => Path.Combine(Folder, path);

    public TestProject With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    public TestProject With(string path, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(path), bytes);
        return this;
    }

    public TestProject WithVariable(string name, string value)
    {
        variables[name] = value;
        return this;
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public bool Exists(string path) => Path.Exists(PathOf(path));

    /// <summary>All files but those of <c>.flow</c>, with their texts.</summary>
    public IReadOnlyDictionary<string, string> Everything() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText)
            .Where(entry => !entry.Key.StartsWith(".flow/", StringComparison.Ordinal))
            .ToDictionary();

    public CommandResult Run(params string[] arguments) => RunWith("", arguments);

    public CommandResult RunWith(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(output, error, () => new StringReader(input), name => variables.GetValueOrDefault(name)) { CurrentFolder = Folder, CanAsk = input.Length > 0 };
        var code = Application.Run(arguments, host);
        return new CommandResult(code, output.ToString(), error.ToString());
    }
}

/// <summary>Sources that several tests use.</summary>
public static class Sources
{
    public const string Good = """
        pipeline ci "Build" {
          on push to "main"

          job build on linux {
            checkout
            run "make"
          }
        }

        """;

    /// <summary>One mistake with a safe fix, on line 5.</summary>
    public const string Fixable = """
        pipeline ci "Build" {
          on push to "main"

          job build on linux {
            timeout: 10m
            checkout
            run "make"
          }
        }

        """;

    /// <summary>One mistake without a safe fix, on line 5.</summary>
    public const string Wrong = """
        pipeline ci {
          on push

          job build on linux {
            run "echo ${nope}"
          }
        }

        """;
}
