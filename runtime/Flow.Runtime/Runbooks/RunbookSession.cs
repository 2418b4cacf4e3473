using Flow.Runtime.Output;

namespace Flow.Runtime.Runbooks;

/// <summary>What everything that follows one runbook shares.</summary>
internal sealed record RunbookSession(
    RunbookDefinition Runbook,
    RunbookOptions Options,
    RunbookContext Context,
    RunbookJournal Journal,
    RunbookShell Shell,
    RunbookQuestions Questions,
    SecretMasker Masker,
    TextWriter Out,
    CancellationToken Stop)
{
    private const int LongestPause = 100;

    /// <summary>Who follows it, and on which machine.</summary>
    public string Who { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>The steps that are followed.</summary>
    public IReadOnlyList<RunbookStep> Steps => Options.Rollback ? Runbook.Rollback : Runbook.Steps;

    /// <summary>Shows a line.</summary>
    public void Say(string text = "") => Out.WriteLine(Masker.Mask(text));

    /// <summary>Keeps what happened to a line.</summary>
    public void Record(RunbookSpot spot, string result, string? message = null, CommandEnd? end = null) =>
        Journal.Append(Entry(spot, RunbookEntryKind.LineEnded) with
        {
            Result = result, Message = Masker.Mask(message), ExitCode = end?.ExitCode, Milliseconds = end?.Elapsed.TotalMilliseconds, Output = end?.Shown ?? [],
        });

    /// <summary>Keeps that a command begins.</summary>
    public void Begin(RunbookSpot spot) => Journal.Append(Entry(spot, RunbookEntryKind.LineStarted));

    /// <summary>Keeps how a step ended.</summary>
    public void EndStep(int number, string result) =>
        Journal.Append(new(RunbookEntryKind.StepEnded) { Who = Who, Step = number, Title = Masker.Mask(Steps[number - 1].Title), Result = result });

    /// <summary>Asks the person; the last answer counts where nobody is there.</summary>
    public Task<string> AskAsync(string question, params string[] answers) => Questions.AskAsync(Masker.Mask(question), answers, Stop);

    /// <summary>Waits before a condition is looked at again.</summary>
    public Task PauseAsync(TimeSpan left) => Task.Delay(left < Options.Pause ? (left.TotalMilliseconds > LongestPause ? left : TimeSpan.FromMilliseconds(LongestPause)) : Options.Pause, Stop);

    private RunbookEntry Entry(RunbookSpot spot, RunbookEntryKind kind) =>
        new(kind) { Who = Who, Step = spot.Step, Line = spot.Line, Title = Masker.Mask(spot.Title), Text = Masker.Mask(spot.Of.Text) };
}

/// <summary>A line of a step, and where it stands.</summary>
/// <param name="Step">The number of the step, from 1.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Title">The title of the step.</param>
/// <param name="Of">The line.</param>
internal sealed record RunbookSpot(int Step, int Line, string Title, RunbookLine Of);

/// <summary>What is next after a line.</summary>
internal enum RunbookNext
{
    /// <summary>The line behind it.</summary>
    GoOn,

    /// <summary>The next step.</summary>
    LeaveStep,

    /// <summary>Nothing: one may go on later.</summary>
    Stop,
}
