using System.ComponentModel;
using System.Diagnostics;
using Flow.Cli.Arguments;
using Flow.Cli.Output;

namespace Flow.Cli.Locking;

/// <summary>The server on which the repositories lie, asked through git: credentials, proxies and certificates are those of git.</summary>
/// <param name="address">The address in front of <c>owner/name</c>.</param>
/// <param name="folder">The folder in which git runs.</param>
internal sealed class GitServer(string address, string folder)
{
    /// <summary>The server that <paramref name="written"/> means.</summary>
    /// <param name="written">An address such as <c>https://github.com</c>, or a folder of repositories.</param>
    /// <param name="folder">The folder in which git runs, and from which a relative folder is meant.</param>
    /// <exception cref="UsageException">It is no address.</exception>
    public static GitServer At(string written, string folder)
    {
        if (written.Length == 0 || written[0] == '-' || written.Contains("::", StringComparison.Ordinal) || written.Any(char.IsControl))
        {
            throw new UsageException($"`{DisplayText.Show(written)}` is no server: write an address such as `https://github.com`, or a folder of repositories.", "lock");
        }

        if (!written.Contains("://", StringComparison.Ordinal))
        {
            return new GitServer(Path.GetFullPath(written, folder), folder);
        }

        return written.Split("://", 2)[1].Split('/')[0].Contains('@', StringComparison.Ordinal) && !written.StartsWith("ssh://", StringComparison.Ordinal)
            ? throw new UsageException("An address with a name or a password in it is shown by `ps` and in logs. Leave them to git's credential helper.", "lock")
            : new GitServer(written.TrimEnd('/'), folder);
    }

    /// <summary>The tags and branches of <paramref name="repository"/>, or why they cannot be had.</summary>
    /// <param name="repository"><c>owner/name</c></param>
    /// <param name="problem">Why there is nothing.</param>
    public RemoteReferences? Ask(string repository, out string problem)
    {
        try
        {
            using var git = Process.Start(Start($"{address}/{repository}"))!;
            git.StandardInput.Close();
            var error = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            problem = git.ExitCode == 0 ? "" : $"`{repository}` cannot be asked: {Reason(error.GetAwaiter().GetResult())}";
            return git.ExitCode == 0 ? RemoteReferences.Parse(output) : null;
        }
        catch (Win32Exception)
        {
            problem = "git is needed to ask for commits, and it is not in the path.";
            return null;
        }
    }

    private ProcessStartInfo Start(string url)
    {
        var start = new ProcessStartInfo("git", ["ls-remote", "--heads", "--tags", "--", url])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0"; // a question would wait for ever in CI
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static string Reason(string error)
    {
        var line = error.Split('\n').FirstOrDefault(static l => l.StartsWith("fatal: ", StringComparison.Ordinal)) ?? error.Split('\n')[0];
        var text = DisplayText.Show(line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..] : line).Trim();
        return text.Length == 0 ? "git says nothing about why." : text.EndsWith('.') ? text : text + ".";
    }
}
