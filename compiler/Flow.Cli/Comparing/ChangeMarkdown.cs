using Flow.Cli.Costing;
using Flow.Cli.Output;
using Flow.Compiler.Comparing;
using Flow.Compiler.Costs;

namespace Flow.Cli.Comparing;

/// <summary>Changes as Markdown for a pull request. Names and values stand in code, so that none of them becomes a link, a mention or a tag.</summary>
internal static class ChangeMarkdown
{
    /// <summary>Writes <paramref name="report"/>.</summary>
    public static void Write(ChangeReport report, TextWriter output)
    {
        output.WriteLine($"## What changes{(report.Changes.IsEmpty ? "" : $": {report.Counts}")}");
        output.WriteLine();
        output.WriteLine($"From {Code(report.From)} to {(report.To.Contains(' ', StringComparison.Ordinal) ? report.To : Code(report.To))}.{(report.Changes.IsEmpty ? " Nothing means anything else." : "")}");
        foreach (var domain in report.ByDomain)
        {
            output.WriteLine();
            output.WriteLine($"### {domain.Key}");
            output.WriteLine();
            foreach (var change in domain)
            {
                Write(report, change, output);
            }
        }

        WriteCosts(report, output);
    }

    private static void WriteCosts(ChangeReport report, TextWriter output)
    {
        if (!report.Costs.IsEmpty)
        {
            output.WriteLine();
            output.WriteLine("### Costs");
            output.WriteLine();
            foreach (var cost in report.Costs)
            {
                output.WriteLine($"- {Code(cost.Environment)}: {Sum(cost)}{(cost.Unpriced.IsEmpty ? "" : $"; not counted, for no price is known: {string.Join(", ", cost.Unpriced.Select(Code))}")}");
            }

            output.WriteLine();
            output.WriteLine($"This is {CostEstimate.Label}.");
        }
    }

    private static string Sum(CostDifference cost) => decimal.Round(cost.Before, 2) == decimal.Round(cost.After, 2)
        ? $"{Dollars.Of(cost.After)} a month as before"
        : $"{Dollars.Of(cost.Before)} → {Dollars.Of(cost.After)} a month (**{Dollars.Change(cost.Before, cost.After)}**)";

    private static void Write(ChangeReport report, Change change, TextWriter output)
    {
        output.WriteLine($"- {Mark(change.Risk)} {Code(change.Subject)} {ChangeReport.Phrase(change.Kind)} ({Code(report.PlaceOf(change))})");
        foreach (var consequence in change.Consequences)
        {
            output.WriteLine($"  - {Prose(consequence)}");
        }

        foreach (var difference in change.Differences)
        {
            output.WriteLine($"  - {Code(difference.Name)}: {Values(difference)}");
        }

        if (change.Fix is { } fix)
        {
            output.WriteLine($"  - to keep it, write {Code(fix)}");
        }
    }

    private static string Mark(Risk risk) => risk switch
    {
        Risk.Dangerous => "🔴 **dangerous:**",
        Risk.Review => "🟠 **review:**",
        _ => "⚪ harmless:",
    };

    private static string Values(Difference difference) => ChangeReport.Shortened(difference) switch
    {
        (null, var after) => $"now {Code(after)}",
        (var before, null) => $"no more {Code(before)}",
        var (before, after) => $"{Code(before)} → {Code(after)}",
    };

    /// <summary>Text as code: the fence is longer than any row of backticks in it.</summary>
    private static string Code(string? text)
    {
        var shown = DisplayText.Show(text);
        var fence = new string('`', LongestRow(shown) + 1);
        return fence.Length == 1 ? $"`{shown}`" : $"{fence} {shown} {fence}";
    }

    // Sentences hold names of the sources only between backticks; these are made code again.
    private static string Prose(string sentence)
    {
        var parts = DisplayText.Show(sentence).Split('`');
        return string.Concat(parts.Select((part, i) => i % 2 == 1 && i < parts.Length - 1 ? Code(part) : part.Replace("<", "&lt;", StringComparison.Ordinal).Replace("@", "&#64;", StringComparison.Ordinal)));
    }

    private static int LongestRow(string text)
    {
        var (longest, row) = (0, 0);
        foreach (var c in text)
        {
            row = c == '`' ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
