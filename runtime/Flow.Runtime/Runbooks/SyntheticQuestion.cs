using System.Text.RegularExpressions;
using Flow.Runtime.Runbooks;

namespace Flow.Runtime;

/// <summary>What is asked of a service, as its prober does.</summary>
/// <param name="Address">The whole address.</param>
public sealed record SyntheticQuestion(string Address)
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    /// <summary>The address without a name and a password.</summary>
    public string Shown => ShownAddress.Of(Address);

    /// <summary>The statuses that are right; empty for 200 to 299.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>Regular expressions, each of which must match the body.</summary>
    public IReadOnlyList<string> Body { get; init; } = [];

    /// <summary>How long it may take; null for as long as is waited.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Asks once, from here.</summary>
    public SyntheticAnswer Ask()
    {
        using var probe = new RunbookProbe(null);
        try
        {
            var answer = probe.Get(Address);
            var (status, elapsed) = ((int)Typed.Int(answer["status"]), Typed.DurationOrNone(answer["elapsed"]) ?? TimeSpan.Zero);
            return new(status, elapsed, Problem(status, answer["body"].ToString(), elapsed));
        }
        catch (FlowRunException fault)
        {
            return new(null, TimeSpan.Zero, fault.Message);
        }
    }

    private string? Problem(int status, string body, TimeSpan elapsed) =>
        !(Statuses.Count == 0 ? status is >= 200 and < 300 : Statuses.Contains(status)) ? $"the status should be {(Statuses.Count == 0 ? "200 to 299" : string.Join(" or ", Statuses))}"
        : Body.Select(pattern => Problem(body, pattern)).FirstOrDefault(static p => p is not null) is { } problem ? problem
        : Within is { } within && elapsed > within ? $"it should take no longer than {Spell.Text(within)}"
        : null;

    private static string? Problem(string body, string pattern)
    {
        try
        {
            return Regex.IsMatch(body, pattern, RegexOptions.None, MatchLimit) ? null : $"the body does not match {pattern}";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"whether the body matches {pattern} was not found out within {Spell.Text(MatchLimit)}";
        }
    }
}

/// <summary>What came of a question.</summary>
/// <param name="Status">The status; null where there was no answer.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Problem">What is wrong with it; null where all is well.</param>
public sealed record SyntheticAnswer(int? Status, TimeSpan Elapsed, string? Problem);
