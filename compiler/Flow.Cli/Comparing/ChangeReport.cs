using System.Collections.Immutable;
using Flow.Compiler.Comparing;

namespace Flow.Cli.Comparing;

/// <summary>What there is to tell about two states of a project.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="From">How the state that was is called.</param>
/// <param name="To">How the state that is is called.</param>
/// <param name="Prefix">What stands before a source's path so that a reader finds it: empty, or a folder with '/' at its end.</param>
internal sealed record ChangeReport(ImmutableArray<Change> Changes, string From, string To, string Prefix)
{
    /// <summary>The environments that cost another sum, by the estimate.</summary>
    public ImmutableArray<CostDifference> Costs { get; init; } = [];

    private const int Longest = 100;
    private const int Context = 30;
    private const int Head = 30;

    /// <summary>The changes by domain, in the order of the domains.</summary>
    public IEnumerable<IGrouping<ChangeDomain, Change>> ByDomain => Changes.GroupBy(static c => c.Domain).OrderBy(static g => g.Key);

    /// <summary>How many changes there are of each risk, the highest first: <c>1 dangerous, 2 to review</c>.</summary>
    public string Counts => string.Join(", ", Enum.GetValues<Risk>().Reverse().Select(r => (Risk: r, Count: Changes.Count(c => c.Risk == r))).Where(static c => c.Count > 0).Select(static c => $"{c.Count} {Phrase(c.Risk)}"));

    /// <summary>The first line: how much means something else.</summary>
    public string Headline => Changes.Length switch
    {
        0 => $"Nothing means anything else in {To} than in {From}.",
        1 => $"1 change from {From} to {To}: {Counts}",
        var count => $"{count} changes from {From} to {To}: {Counts}",
    };

    /// <summary>A risk as a word.</summary>
    public static string Word(Risk risk) => risk.ToString().ToLowerInvariant();

    /// <summary>What happens, as the end of a sentence that begins with the subject.</summary>
    public static string Phrase(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "is new",
        ChangeKind.Removed => "is gone",
        ChangeKind.Moved => "has another name",
        ChangeKind.Replaced => "is replaced",
        ChangeKind.Changed => "is changed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Where a change is written, as a reader finds it.</summary>
    public string PlaceOf(Change change) => $"{Prefix}{change.Location.Path}:{change.Location.LineNumber}";

    /// <summary>What was and what is. Of long texts only their beginning stays, what is different, and what stands around it.</summary>
    public static (string? Before, string? After) Shortened(Difference difference)
    {
        if (difference is not { Before: { } before, After: { } after })
        {
            return (Cut(difference.Before, 0), Cut(difference.After, 0));
        }

        var same = before.Zip(after).TakeWhile(static p => p.First == p.Second).Count();
        return before.Length <= Longest && after.Length <= Longest ? (before, after) : (Cut(before, same), Cut(after, same));
    }

    private static string? Cut(string? text, int from)
    {
        if (text is null || text.Length <= Longest)
        {
            return text;
        }

        // How it begins says what it is.
        if (from <= Head + Context)
        {
            return $"{text[..Longest]}…";
        }

        var start = Math.Min(from - Context, text.Length - (Longest - Head));
        var end = Math.Min(text.Length, start + Longest - Head);
        return $"{text[..Head]}…{text[start..end]}{(end < text.Length ? "…" : "")}";
    }

    private static string Phrase(Risk risk) => risk == Risk.Review ? "to review" : Word(risk);
}
