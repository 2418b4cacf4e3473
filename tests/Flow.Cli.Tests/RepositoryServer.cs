using System.Diagnostics;

namespace Flow.Cli.Tests;

/// <summary>Real git repositories in a folder, as a server has them.</summary>
public sealed class RepositoryServer : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("flow-server-").FullName;

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal); // git makes its objects unwritable
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A new commit on the branch <c>main</c> of <paramref name="repository"/>, which is made where it is not there.</summary>
    public string Commit(string repository)
    {
        var folder = Path.Combine(Folder, repository);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Git(repository, "init", "--quiet", "--initial-branch=main");
        }

        Git(repository, "commit", "--quiet", "--allow-empty", "--message", $"change {Guid.NewGuid():N}");
        return Git(repository, "rev-parse", "HEAD");
    }

    /// <summary>Puts the tag <paramref name="tag"/> on the newest commit, also where another commit has it.</summary>
    public void Tag(string repository, string tag, bool isAnnotated = false) =>
        Git(repository, isAnnotated ? ["tag", "--force", "--annotate", "--message", tag, tag] : ["tag", "--force", tag]);

    private string Git(string repository, params string[] arguments) => GitIn(Path.Combine(Folder, repository), arguments);

    /// <summary>Runs git in <paramref name="folder"/>, and gives what it says.</summary>
    public static string GitIn(string folder, params string[] arguments)
    {
        string[] settings = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false"];
        var start = new ProcessStartInfo("git", [.. settings, .. arguments])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output;
    }
}
