using Flow.Runtime.Journal;

namespace Flow.Runtime.Output;

/// <summary>Shows a run as lines of text: what starts, what it says, how it ends, and a table at the end.</summary>
internal sealed class ConsoleDisplay(RunConsole console) : RunDisplay
{
    private readonly TextWriter _out = console.Out;
    private readonly Dictionary<string, List<string>> _held = [];
    private readonly List<JournalEntry> _ended = [];
    private readonly List<JournalEntry> _failures = [];

    public override void Show(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalKind.RunStarted: RunStarted(entry); break;
            case JournalKind.RunCancelled: _out.WriteLine(Paint("Cancelling: running steps are asked to stop, cleanup still runs.", Ink.Yellow)); break;
            case JournalKind.GroupWaited: _out.WriteLine($"{Prefix(entry)}{Paint(entry.Message ?? "", Ink.Yellow)}"); _out.Flush(); break;
            case JournalKind.CellStarted: _out.WriteLine($"{Prefix(entry)}{Paint("started", Ink.Bold)}{(entry.Message is null ? "" : $" (for {entry.Message})")}"); break;
            case JournalKind.StepStarted when !console.GitHubCommands: _out.WriteLine($"{Prefix(entry)}{Paint("▶", Ink.Blue)} {entry.Message}"); break;
            case JournalKind.StepAttemptFailed: _out.WriteLine($"{Prefix(entry)}{Paint($"attempt {entry.Count} failed", Ink.Yellow)}: {entry.Message} Trying again."); break;
            case JournalKind.StepEnded: StepEnded(entry); break;
            case JournalKind.JobSkipped or JournalKind.CellEnded: JobEnded(entry); break;
            case JournalKind.Annotated: Annotated(entry); break;
            case JournalKind.RunEnded: RunEnded(entry); break;
            default: break;
        }
    }

    public override void Line(string cellTitle, string line)
    {
        if (console.GitHubCommands)
        {
            (_held.TryGetValue(cellTitle, out var lines) ? lines : _held[cellTitle] = []).Add(line);
        }
        else
        {
            _out.WriteLine($"{Paint(cellTitle, Ink.Grey)} {Paint("|", Ink.Grey)} {line}");
        }
    }

    private void RunStarted(JournalEntry entry)
    {
        var jobs = entry.Count == 1 ? "1 job" : $"{entry.Count} jobs";
        var place = entry.Values?["ref"] is { Length: > 0 } name ? $" of {name}" : "";
        _out.WriteLine($"{Paint(entry.Title ?? "", Ink.Bold)}: {jobs}, {entry.Values?["event"]}{place}");
    }

    private void StepEnded(JournalEntry entry)
    {
        var skipped = entry.State is Result.Skipped && entry.Milliseconds is null;
        ShowGroup(entry);
        if (entry.State is Result.Cancelled && entry.Milliseconds is null)
        {
            return;
        }

        _out.WriteLine($"{Prefix(entry)}{Mark(entry.State)} {(skipped ? $"{entry.Message} skipped" : entry.Message)}{Took(entry)}");
        if (entry.State is Result.Failed or Result.TimedOut && !_failures.Exists(inner => inner.Title == entry.Title && inner.Step!.StartsWith(entry.Step + "/", StringComparison.Ordinal)))
        {
            _failures.Add(entry);
        }
    }

    /// <summary>GitHub's groups do not nest and jobs run side by side, so a step's lines are held until it has ended.</summary>
    private void ShowGroup(JournalEntry step)
    {
        if (_held.Remove(step.Title ?? "", out var lines))
        {
            _out.WriteLine($"::group::{step.Title}: {(NameOf(step) is { Length: > 0 } name ? name : step.Message)}");
            lines.ForEach(_out.WriteLine);
            _out.WriteLine("::endgroup::");
        }
    }

    private void JobEnded(JournalEntry entry)
    {
        _ended.Add(entry);
        _out.WriteLine($"{Prefix(entry)}{Mark(entry.State)} {Paint(entry.Result ?? "", InkOf(entry.State))}{Took(entry)}{(entry.Message is null ? "" : $": {entry.Message}")}");
    }

    private void Annotated(JournalEntry entry)
    {
        var place = entry.Location is null ? "" : $"{entry.Location}: ";
        _out.WriteLine(console.GitHubCommands
            ? $"::{entry.Result}{Properties(entry.Location)}::{entry.Message?.Replace("\n", "%0A", StringComparison.Ordinal)}"
            : $"{Prefix(entry)}{Paint(entry.Result ?? "", entry.Result == "error" ? Ink.Red : Ink.Yellow)}: {place}{entry.Message}");
    }

    private static string Properties(string? location) => location?.LastIndexOf(':') switch
    {
        null => "",
        < 0 => $" file={location}",
        { } colon => $" file={location[..colon]},line={location[(colon + 1)..]}",
    };

    private void RunEnded(JournalEntry entry)
    {
        foreach (var failure in _failures)
        {
            ShowFailure(failure);
        }

        _out.WriteLine();
        var width = _ended.Count == 0 ? 0 : _ended.Max(static job => job.Title?.Length ?? 0);
        foreach (var job in _ended)
        {
            _out.WriteLine($"  {(job.Title ?? "").PadRight(width)}  {Paint((job.Result ?? "").PadRight(9), InkOf(job.State))}  {(job.Milliseconds is { } time ? Durations.Text(TimeSpan.FromMilliseconds(time)) : "")}".TrimEnd());
        }

        _out.WriteLine($"{Mark(entry.State)} {Paint(entry.Result ?? "", InkOf(entry.State))}{Took(entry)}; journal, logs and artifacts: {entry.Message}");
        _out.Flush();
    }

    private void ShowFailure(JournalEntry failure)
    {
        _out.WriteLine();
        _out.WriteLine($"{Paint("✗", Ink.Red)} {Paint(NameOf(failure) is { Length: > 0 } name ? $"{failure.Title} / {name}" : failure.Title ?? "", Ink.Bold)}{(failure.Location is null ? "" : $"  {failure.Location}")}");
        _out.WriteLine($"  {failure.Message}");
        foreach (var line in failure.Tail)
        {
            _out.WriteLine($"  {Paint("|", Ink.Grey)} {line}");
        }
    }

    /// <summary>The names that a person gave to the step and to the groups around it; empty where nobody gave one.</summary>
    private static string NameOf(JournalEntry step) =>
        string.Join('/', (step.Step ?? "").Split('/').Where(static name => !name.StartsWith("__", StringComparison.Ordinal)));

    private string Prefix(JournalEntry entry) => entry.Title is null ? "" : $"{Paint(entry.Title, Ink.Grey)} {Paint("|", Ink.Grey)} ";

    private static string Took(JournalEntry entry) => entry.Milliseconds is { } time ? $" ({Durations.Text(TimeSpan.FromMilliseconds(time))})" : "";

    private string Mark(Result? result) => Paint(result switch
    {
        Result.Succeeded => "✓",
        Result.Warned => "!",
        Result.Skipped => "-",
        _ => "✗",
    }, InkOf(result));

    private static Ink InkOf(Result? result) => result switch
    {
        Result.Succeeded => Ink.Green,
        Result.Warned or Result.Cancelled => Ink.Yellow,
        Result.Skipped => Ink.Grey,
        _ => Ink.Red,
    };

    private string Paint(string text, Ink ink) => console.Colours && text.Length > 0 ? $"\e[{(int)ink}m{text}\e[0m" : text;

    private enum Ink
    {
        Bold = 1,
        Red = 31,
        Green = 32,
        Yellow = 33,
        Blue = 34,
        Grey = 90,
    }
}
