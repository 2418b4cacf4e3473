using System.Net.Http.Headers;
using System.Text.Json;
using Flow.Runtime.Execution;

namespace Flow.Runtime.Steps;

/// <summary>
/// Looks whether this is a day on which an environment is frozen, and asks Prometheus whether a service level has frozen it (its HTTP API: <c>/api/v1/query</c>). Without an answer the job is held back, unless the question says
/// otherwise; where nothing is measured, nothing is used up.
/// </summary>
internal static class Freeze
{
    /// <summary>How long an answer is waited for.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const int LongestAnswer = 1 << 20;

    public static async Task<StepEnd> RunAsync(StepState state, FreezeStep step)
    {
        if (step.Despite?.Invoke(state.Context) is { Length: > 0 } reason)
        {
            var told = $"Deployed to {step.Place} without asking whether it is frozen: {reason.ReplaceLineEndings(" ")}";
            state.Write(told);
            state.Cell.Summaries.Add(state.Cell.Run.Services.Masker.Mask(told));
            return StepEnd.Succeeded;
        }

        var reasons = DaysOf(state, step, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        using var client = new HttpClient { Timeout = Limit, MaxResponseContentBufferSize = LongestAnswer };
        foreach (var question in step.Questions)
        {
            var (isHeld, text) = Judge(step, question, await AskAsync(client, state, step, question.Query));
            state.Write(text);
            reasons.AddRange(isHeld ? [$"{text} Wait until there is budget again{WayRound(step)}."] : Array.Empty<string>());
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

    private static async Task<Answer> AskAsync(HttpClient client, StepState state, FreezeStep step, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{step.Prometheus.TrimEnd('/')}/api/v1/query?query={Uri.EscapeDataString(query)}");
        if (step.Token?.Invoke(state.Context) is { Length: > 0 } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var response = await client.SendAsync(request, state.Stop);
            return response.IsSuccessStatusCode ? Read(await response.Content.ReadAsStringAsync(state.Stop)) : Answer.None;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !state.Stop.IsCancellationRequested))
        {
            state.Write(fault.Message);
            return Answer.None;
        }
    }

    private static Answer Read(string text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            var root = answer.RootElement;
            if (root.GetProperty("status").GetString() != "success")
            {
                return Answer.None;
            }

            return root.GetProperty("data").GetProperty("result").EnumerateArray().Select(static s => s.GetProperty("value")[1].GetString()).FirstOrDefault("") switch
            {
                "0" => Answer.No,
                "1" => Answer.Yes,
                "" => Answer.NotMeasured,
                _ => Answer.None,
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return Answer.None;
        }
    }
}
