using System.Diagnostics;

namespace Flow.Tests;

/// <summary>Where the files of this repository are.</summary>
public static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> AllFiles = new(ListFiles);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>All files that are tracked, or would be by the next commit, relative to <see cref="Root"/>.</summary>
    public static IReadOnlyList<string> Files => AllFiles.Value;

    /// <summary>The full path of a file or folder of the repository, given with '/' between its parts.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The text of a file of the repository.</summary>
    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The block of a page of Markdown whose fence says <paramref name="name"/>.</summary>
    public static string BlockOf(string page, string name) => page.Split($"```{name}\n")[1].Split("```")[0];

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Dsl.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));

    private static IReadOnlyList<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. names.Distinct().Where(name => File.Exists(PathOf(name))).Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException("git cannot list the files of the repository.");
    }
}
