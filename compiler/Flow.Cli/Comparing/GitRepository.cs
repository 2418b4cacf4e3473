using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Flow.Cli.Hosting;
using Flow.Cli.Output;

namespace Flow.Cli.Comparing;

/// <summary>The repository in which a project lies, asked through git.</summary>
/// <param name="folder">The project folder: paths are relative to it.</param>
internal sealed class GitRepository(string folder)
{
    /// <summary>The commit that <paramref name="revision"/> means.</summary>
    /// <exception cref="CommandException">There is none, or no repository.</exception>
    public string CommitOf(string revision) => Ask("rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}") is { } commit
        ? Text(commit).Trim()
        : throw new CommandException(
            Ask("rev-parse", "--git-dir") is null
                ? "The project lies in no git repository, so there is nothing to compare it with."
                : Ask("rev-list", "--max-count=1", "--all") is [] ? "The repository has no commit yet, so there is nothing to compare with."
                : $"There is no revision `{DisplayText.Show(revision)}` in this repository.{(IsShallow ? " Only a part of its history is here: fetch the rest of it (`fetch-depth: 0`)." : "")}");

    /// <summary>The last commit that two have in common.</summary>
    /// <exception cref="CommandException">They have none.</exception>
    public string CommonCommitOf(string first, string second) => Ask("merge-base", "--end-of-options", CommitOf(first), CommitOf(second)) is { } commit
        ? Text(commit).Trim()
        : throw new CommandException($"`{DisplayText.Show(first)}` and `{DisplayText.Show(second)}` have no commit in common{(IsShallow ? " that is here: fetch the rest of the history (`fetch-depth: 0`)" : "")}.");

    /// <summary>The names of branches and tags, for completion; empty where there is no repository.</summary>
    public IEnumerable<string> Names() => Ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags") is { } names
        ? Text(names).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>The files of <paramref name="commit"/> in and below the project folder: their paths, and what git calls their content.</summary>
    public IEnumerable<(string Path, string Content)> FilesOf(string commit)
    {
        foreach (var entry in Text(Ask("ls-tree", "-r", "-z", "--end-of-options", commit) ?? []).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // MODE SP TYPE SP OBJECT TAB PATH; a link and a submodule are no files of the project
            if (entry.Split('\t', 2) is [var about, var path] && about.Split(' ') is [not "120000", "blob", var content])
            {
                yield return (path, content);
            }
        }
    }

    /// <summary>The bytes of <paramref name="content"/>; null where git does not have them.</summary>
    public byte[]? Read(string content) => Ask("cat-file", "blob", content);

    /// <summary>The bytes of each of <paramref name="contents"/>, in their order, by one call of git.</summary>
    public IReadOnlyList<byte[]> ReadAll(IReadOnlyCollection<string> contents) => contents.Count == 0
        ? []
        : Batch.Parse(Run(["cat-file", "--batch"], string.Join('\n', contents) + "\n") ?? [], contents.Count);

    private bool IsShallow => Ask("rev-parse", "--is-shallow-repository") is { } answer && Text(answer).Trim() == "true";

    private byte[]? Ask(params string[] arguments) => Run(arguments, "");

    private byte[]? Run(string[] arguments, string input)
    {
        try
        {
            using var git = Process.Start(Start(arguments))!;
            var error = git.StandardError.ReadToEndAsync();
            var writing = WriteAsync(git.StandardInput, input);
            using var output = new MemoryStream();
            git.StandardOutput.BaseStream.CopyTo(output);
            git.WaitForExit();
            error.GetAwaiter().GetResult();
            writing.GetAwaiter().GetResult();
            return git.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception)
        {
            throw new CommandException("git is needed to read another revision, and it is not in the path.");
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        try
        {
            await writer.WriteAsync(input).ConfigureAwait(false);
            writer.Close();
        }
        catch (IOException)
        {
            // git ended before it had read everything; its exit code says why.
        }
    }

    private ProcessStartInfo Start(string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0"; // a question would wait for ever in CI
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The answer of <c>git cat-file --batch</c>: for each object a line <c>OBJECT TYPE SIZE</c>, its bytes, and an end of line.</summary>
    private static class Batch
    {
        public static IReadOnlyList<byte[]> Parse(byte[] answer, int count)
        {
            var contents = new List<byte[]>(count);
            for (var at = 0; at < answer.Length;)
            {
                var end = Array.IndexOf(answer, (byte)'\n', at);
                var size = int.Parse(Text(answer[at..end]).Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
                contents.Add(answer[(end + 1)..(end + 1 + size)]);
                at = end + size + 2;
            }

            return contents;
        }
    }
}
