namespace Flow.Runtime.Processes;

/// <summary>Asks a program a question and reads the answer.</summary>
internal static class ToolOutput
{
    /// <summary>The exit code and both streams; null where the program cannot be started.</summary>
    public static async Task<(int ExitCode, string Text)?> AskAsync(
        string folder, IReadOnlyDictionary<string, string> environment, CancellationToken stop, params IReadOnlyList<string> command)
    {
        var lines = new List<string>();
        void Take(string line)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }

        try
        {
            var request = new ProcessRequest(command[0], [.. command.Skip(1)], folder, environment) { Output = Take, Error = Take };
            var code = await ChildProcess.RunAsync(request, stop, stop);
            return (code, string.Join('\n', lines));
        }
        catch (FlowRunException)
        {
            return null;
        }
    }
}
