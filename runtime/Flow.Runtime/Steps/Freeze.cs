using System.Text.Json;
using Flow.Runtime.Execution;

namespace Flow.Runtime.Steps;

/// <summary>
/// Looks whether this is a day on which an environment is frozen, or outside of its window, and asks Prometheus whether a service level has frozen it (its HTTP API: <c>/api/v1/query</c>). Without an answer the job is held back, unless the question says
/// otherwise; where nothing is measured, nothing is used up.
/// </summary>
internal static class Freeze
{
    public static async Task<StepEnd> RunAsync(StepState state, FreezeStep step)
    {
        if (step.Despite?.Invoke(state.Context) is { Length: > 0 } reason)
        {
            var told = $"Deployed to {step.Place} without asking whether it is frozen: {reason.ReplaceLineEndings(" ")}";
            state.Write(told);
            state.Cell.Summaries.Add(state.Cell.Run.Services.Masker.Mask(told));
            return StepEnd.Succeeded;
        }

        var now = DateTimeOffset.UtcNow;
        var reasons = DaysOf(state, step, now.ToUnixTimeSeconds());
        reasons.AddRange(HoursOf(state, step, now));
        using var client = new PrometheusClient(step.Token?.Invoke(state.Context));
        foreach (var question in step.Questions)
        {
            var answer = await AskAsync(client, state, step, question.Query);
            var (isHeld, text) = Judge(step, question, answer);
            state.Write(text);
            reasons.AddRange(isHeld ? [$"{text} Wait until {(answer == Answer.Yes ? "less of it is used up" : "it does")}{WayRound(step)}."] : Array.Empty<string>());
        }

        return reasons.Count == 0 ? StepEnd.Succeeded : StepEnd.Failed(string.Join(' ', reasons));
    }

    /// <summary>Why it is held back now, as far as the days say so.</summary>
    private static List<string> DaysOf(StepState state, FreezeStep step, long now)
    {
        List<string> reasons = [];
        foreach (var days in step.Days)
        {
            var isHeld = now >= days.From && now < days.Until;
            state.Write(isHeld ? $"{step.Place} is frozen from {days.What}." : $"{step.Place} is not frozen: that is from {days.What}.");
            reasons.AddRange(isHeld ? [$"{step.Place} is frozen from {days.What}. Wait until that is over{WayRound(step)}."] : Array.Empty<string>());
        }

        return reasons;
    }

    private static IEnumerable<string> HoursOf(StepState state, FreezeStep step, DateTimeOffset now)
    {
        if (step.Hours is not { } hours)
        {
            return [];
        }

        if (hours.Covers(now) is { } isOpen)
        {
            state.Write(isOpen ? $"{step.Place} may be deployed to now: that is {hours.What}." : $"{step.Place} is deployed to only {hours.What}.");
            return isOpen ? [] : [$"{step.Place} is deployed to only {hours.What}. Wait until then{WayRound(step)}."];
        }

        return [$"{step.Place} is deployed to only {hours.What}, and this machine does not know the time zone {hours.Zone}."];
    }

    private static string WayRound(FreezeStep step) => step.Despite is null ? "" : ", or give a reason to deploy all the same";

    private static (bool IsHeld, string Text) Judge(FreezeStep step, FreezeQuestion question, Answer answer) => answer switch
    {
        Answer.No => (false, $"{step.Place} is not frozen: not that {question.What}."),
        Answer.Yes => (true, $"{step.Place} is frozen: {question.What}."),
        Answer.NotMeasured => (false, $"Nothing is measured that tells whether {question.What}, so {step.Place} is not frozen."),
        _ => question.Passes
            ? (false, $"Prometheus does not say whether {question.What}. The deployment goes on.")
            : (true, $"Prometheus does not say whether {question.What}, so nothing is deployed to {step.Place}."),
    };

    private enum Answer
    {
        None,
        No,
        Yes,
        NotMeasured,
    }

    private static async Task<Answer> AskAsync(PrometheusClient client, StepState state, FreezeStep step, string query)
    {
        try
        {
            return Read(await client.ResultAsync(step.Prometheus, $"query?query={Uri.EscapeDataString(query)}", state.Stop));
        }
        catch (FlowRunException fault)
        {
            state.Write(fault.Message);
            return Answer.None;
        }
    }

    private static Answer Read(JsonElement series)
    {
        try
        {
            return series.EnumerateArray().Select(static s => s.GetProperty("value")[1].GetString()).FirstOrDefault("") switch
            {
                "0" => Answer.No,
                "1" => Answer.Yes,
                "" => Answer.NotMeasured,
                _ => Answer.None,
            };
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return Answer.None;
        }
    }
}
