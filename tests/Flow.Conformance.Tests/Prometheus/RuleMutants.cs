using System.Globalization;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Rules in which one number was changed, each with the tests of the right ones.</summary>
/// <param name="What">The change.</param>
/// <param name="Files">Rules and tests.</param>
internal sealed record RuleMutant(string What, IReadOnlyList<GeneratedFile> Files);

/// <summary>Changes thresholds, budgets, windows, least traffic, severities, and how conditions are joined, in generated rules, one at a time.</summary>
internal static partial class RuleMutants
{
    /// <summary>A digit behind so many changes no number that Prometheus can tell from the right one.</summary>
    private const int MostDigits = 14;

    /// <summary>Every change of the rules of <paramref name="slos"/>.</summary>
    public static IReadOnlyList<RuleMutant> Of(IEnumerable<Slo> slos) => [.. slos.SelectMany(static s => Of(s.FullName, ServiceLevels.Files(s)))];

    /// <summary>Small changes of the rules of <paramref name="slos"/>: thresholds and budgets by two in a hundred, and each window by itself.</summary>
    public static IReadOnlyList<RuleMutant> Small(IEnumerable<Slo> slos) => [.. slos.SelectMany(static s => Of(s.FullName, ServiceLevels.Files(s), SlightlyChanged))];

    /// <summary>Every change of a file of rules, each with the tests of it.</summary>
    public static IReadOnlyList<RuleMutant> Of(string name, IReadOnlyList<GeneratedFile> files) => Of(name, files, Changed);

    private static IReadOnlyList<RuleMutant> Of(string name, IReadOnlyList<GeneratedFile> files, Func<string, IEnumerable<(string Text, string What)>> change)
    {
        var rules = files.Single(static f => Promtool.IsRules(f.Path));
        return [.. change(rules.Text).Select(c => new RuleMutant($"{name}: {c.What}", [rules with { Text = c.Text }, .. files.Where(f => f != rules)]))];
    }

    private static IEnumerable<(string Text, string What)> SlightlyChanged(string text)
    {
        foreach (Match threshold in Threshold().Matches(text))
        {
            foreach (var by in (decimal[])[0.98m, 1.02m])
            {
                yield return With(text, threshold.Groups["factor"], Times(threshold.Groups["factor"], by));
                yield return With(text, threshold.Groups["budget"], Times(threshold.Groups["budget"], by));
            }
        }

        foreach (Match window in Window().Matches(text))
        {
            foreach (var other in ((string[])["10m", "3h"]).Where(o => o != window.Groups["window"].Value))
            {
                yield return With(text, window.Groups["window"], other);
            }
        }

        var recorded = Recorded().Matches(text).Select(static r => r.Groups["window"].Value).Distinct().ToList();
        foreach (Match asked in Asked().Matches(text))
        {
            yield return With(text, asked.Groups["window"], recorded[(recorded.IndexOf(asked.Groups["window"].Value) + 1) % recorded.Count]);
        }
    }

    private static string Times(Group number, decimal by) => (decimal.Parse(number.Value, CultureInfo.InvariantCulture) * by).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Text, string What)> Changed(string text)
    {
        foreach (Match threshold in Threshold().Matches(text))
        {
            yield return With(text, threshold.Groups["factor"], "2.0000");
            if (threshold.Groups["factor"].Length < MostDigits)
            {
                yield return With(text, threshold.Groups["factor"], threshold.Groups["factor"].Value + "9");
            }

            yield return With(text, threshold.Groups["budget"], "0.01234");
        }

        foreach (Match window in Window().Matches(text))
        {
            foreach (var other in ((string[])["5m", "30m", "1h", "2h", "1d", "9d"]).Where(o => o != window.Groups["window"].Value).Take(2))
            {
                yield return With(text, window.Groups["window"], other);
            }
        }

        foreach (Match word in Word().Matches(text, text.IndexOf("groups:", StringComparison.Ordinal)))
        {
            yield return With(text, word.Groups["word"], word.Value switch { " and " => " or ", " or " => " and ", " > " => " < ", " >= " => " <= ", "critical" => "warning", _ => "critical" });
        }

        foreach (Match least in Least().Matches(text))
        {
            yield return With(text, least.Groups["least"], least.Groups["least"].Value + "1");
            yield return With(text, least.Groups["least"], "0.1");
        }
    }

    private static (string Text, string What) With(string text, Group part, string by)
    {
        var line = text[..part.Index].Count(static c => c == '\n') + 1;
        return (string.Concat(text.AsSpan(0, part.Index), by, text.AsSpan(part.Index + part.Length)), $"line {line}: {part.Value} became {by}");
    }

    [GeneratedRegex(@"> \((?<factor>[0-9.]+) \* (?<budget>[0-9.]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Threshold();

    // Nothing times what happens is nothing in every window.
    [GeneratedRegex(@"(?<!0 \* [^\]]*)\[(?<window>[0-9a-z]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Window();

    // After a line with `or 0 *` the other operators of a condition follow; that one fills in what is absent.
    [GeneratedRegex(@"(?<word> and | or (?!0 \*)|\n +or (?!0 \*)| > (?=\()| >= |critical|warning)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"record: slo:sli_error:ratio_rate(?<window>[0-9a-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Recorded();

    [GeneratedRegex(@"slo:sli_error:ratio_rate(?<window>[0-9a-z]+)\{[^}]*\} > \(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@" >= (?<least>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Least();
}
