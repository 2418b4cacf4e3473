namespace Flow.Conformance.Tests.Tools;

/// <summary>Where the files of this repository are.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder of the repository, given with '/' between its parts.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Dsl.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
