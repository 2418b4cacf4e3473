using System.Text;
using Flow.Runtime.Output;

namespace Flow.Runtime.Runbooks;

/// <summary>The journal of a runbook as a page for people: what belongs into the report of an incident.</summary>
internal static class RunbookEvidence
{
    /// <summary>The name of the file in the folder of the run.</summary>
    public const string FileName = "evidence.md";

    /// <summary>The page.</summary>
    public static string Of(IReadOnlyList<RunbookEntry> entries)
    {
        var first = entries[0];
        var text = new StringBuilder($"# {first.Title}\n\n");
        text.Append($"- runbook: {first.Runbook}{(first.Rollback ? ", taken back" : "")}\n");
        text.Append($"- environment: {first.Environment ?? "none named"}\n");
        text.Append($"- begun: {At(first)} by {first.Who}\n");
        text.Append($"- state: {(entries[^1] is { Kind: RunbookEntryKind.RunbookEnded } end ? $"{end.Result} at {At(end)}" : "not ended")}\n");
        foreach (var step in entries.Where(static e => e.Step > 0).GroupBy(static e => e.Step).OrderBy(static g => g.Key))
        {
            text.Append($"\n## {step.Key}. {step.First().Title}\n\n");
            foreach (var entry in step)
            {
                text.Append(Line(entry));
            }
        }

        return text.ToString();
    }

    private static string Line(RunbookEntry entry) => entry.Kind switch
    {
        RunbookEntryKind.LineStarted => $"- {At(entry)} {entry.Who} started {Code(entry.Text)}\n",
        RunbookEntryKind.StepEnded => $"- {At(entry)} {entry.Who}: the step is {entry.Result}\n",
        _ => $"- {At(entry)} {entry.Who}: {Code(entry.Text)}: {entry.Result}{Exit(entry)}{(entry.Message is null ? "" : $" ({entry.Message})")}\n{Output(entry)}",
    };

    private static string Exit(RunbookEntry entry) =>
        entry.ExitCode is { } code ? $", exit code {code} after {Durations.Text(TimeSpan.FromMilliseconds(entry.Milliseconds ?? 0))}" : "";

    private static string Output(RunbookEntry entry) => entry.Output.Count == 0 ? "" : $"\n{string.Concat(entry.Output.Select(static l => $"      {l}\n"))}\n";

    private static string Code(string? text) => $"`{text?.ReplaceLineEndings(" ⏎ ").Replace('`', '\'')}`";

    private static string At(RunbookEntry entry) => $"{entry.Time:yyyy-MM-dd HH:mm:ss} UTC";
}
