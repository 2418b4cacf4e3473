using Flow.Cli.Costing;
using Flow.Cli.Output;
using Flow.Compiler.Comparing;
using Flow.Compiler.Costs;

namespace Flow.Cli.Comparing;

/// <summary>Changes for a terminal.</summary>
/// <param name="paint">The colours.</param>
internal sealed class ChangeText(Paint paint)
{
    private const int Indentation = 11; // as wide as the longest risk, and two blanks

    /// <summary>Writes <paramref name="report"/>.</summary>
    public void Write(ChangeReport report, TextWriter output)
    {
        output.WriteLine(report.Headline);
        foreach (var domain in report.ByDomain)
        {
            output.WriteLine();
            output.WriteLine(paint.Bold(domain.Key.ToString()));
            foreach (var change in domain)
            {
                Write(report, change, output);
            }
        }

        WriteCosts(report, output);
    }

    private void WriteCosts(ChangeReport report, TextWriter output)
    {
        if (!report.Costs.IsEmpty)
        {
            output.WriteLine();
            output.WriteLine($"{paint.Bold("Costs")} ({CostEstimate.Label})");
            foreach (var cost in report.Costs)
            {
                output.WriteLine($"  {DisplayText.Show(cost.Environment)}: {Sum(cost)}{(cost.Unpriced.IsEmpty ? "" : $"; not counted, for no price is known: {string.Join(", ", cost.Unpriced.Select(static u => DisplayText.Show(u)))}")}");
            }
        }
    }

    private static string Sum(CostDifference cost) => decimal.Round(cost.Before, 2) == decimal.Round(cost.After, 2)
        ? $"{Dollars.Of(cost.After)} a month as before"
        : $"{Dollars.Of(cost.Before)} → {Dollars.Of(cost.After)} a month ({Dollars.Change(cost.Before, cost.After)})";

    private void Write(ChangeReport report, Change change, TextWriter output)
    {
        var word = ChangeReport.Word(change.Risk);
        output.WriteLine($"  {Painted(change.Risk, word)}{new string(' ', Indentation - word.Length)}{paint.Bold(DisplayText.Show(change.Subject))} {ChangeReport.Phrase(change.Kind)}");
        var space = new string(' ', Indentation + 2);
        foreach (var consequence in change.Consequences)
        {
            output.WriteLine($"{space}{DisplayText.Show(consequence)}");
        }

        foreach (var difference in change.Differences)
        {
            output.WriteLine($"{space}{Line(difference)}");
        }

        if (change.Fix is { } fix)
        {
            output.WriteLine($"{space}= to keep it, write: {paint.Bold(DisplayText.Show(fix))}");
        }

        output.WriteLine(paint.Faint($"{space}{report.PlaceOf(change)}"));
    }

    private string Line(Difference difference) => ChangeReport.Shortened(difference) switch
    {
        (null, var after) => paint.Green($"+ {DisplayText.Show(difference.Name)}: {DisplayText.Show(after)}"),
        (var before, null) => paint.Red($"- {DisplayText.Show(difference.Name)}: {DisplayText.Show(before)}"),
        var (before, after) => $"{DisplayText.Show(difference.Name)}: {paint.Red(DisplayText.Show(before))} → {paint.Green(DisplayText.Show(after))}",
    };

    private string Painted(Risk risk, string word) => risk switch
    {
        Risk.Dangerous => paint.Red(word),
        Risk.Review => paint.Yellow(word),
        _ => paint.Cyan(word),
    };
}
