namespace Flow.Cli.Hosting;

/// <summary>An exception that nobody expected: the user sees one line, and the rest is kept in a file that only the user can read.</summary>
internal static class FaultReport
{
    /// <summary>Writes the report of <paramref name="fault"/> and gives the line to show.</summary>
    public static string Write(Exception fault, IReadOnlyList<string> arguments)
    {
        var what = $"flow stopped because of a fault of its own ({fault.GetType().Name})";
        try
        {
            // The system makes this file readable by its owner alone.
            var file = Path.GetTempFileName();
            File.WriteAllText(file, $"flow {Application.Version}\n{Environment.OSVersion} .NET {Environment.Version}\narguments: {string.Join(' ', arguments)}\n\n{fault}\n");
            return $"{what}. A report is in {file}";
        }
        catch (Exception second) when (second is IOException or UnauthorizedAccessException)
        {
            return $"{what}; no report could be written.";
        }
    }
}
