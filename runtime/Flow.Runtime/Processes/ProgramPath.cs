namespace Flow.Runtime.Processes;

/// <summary>Finds a program the way the step's own search path says, not the runner's.</summary>
internal static class ProgramPath
{
    private static readonly string[] WindowsEndings = [".exe", ".cmd", ".bat", ".com"];

    /// <summary>The program's full path, or the name as it is where it is not found.</summary>
    public static string Find(string program, string folder, IReadOnlyDictionary<string, string> environment)
    {
        if (program.Contains('/', StringComparison.Ordinal) || program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return Path.GetFullPath(program, folder);
        }

        var path = environment.GetValueOrDefault("PATH") ?? environment.FirstOrDefault(static entry => entry.Key.Equals("PATH", StringComparison.OrdinalIgnoreCase)).Value;
        return FindIn(program, path ?? "") ?? program;
    }

    /// <summary>The full path of a program in the folders of a search path; null where it is not there.</summary>
    public static string? FindIn(string program, string searchPath) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).SelectMany(folder => Candidates(folder, program)).FirstOrDefault(IsProgram);

    private static IEnumerable<string> Candidates(string folder, string program)
    {
        var plain = Path.Combine(folder, program);
        return OperatingSystem.IsWindows() && !Path.HasExtension(program) ? WindowsEndings.Select(ending => plain + ending) : [plain];
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
