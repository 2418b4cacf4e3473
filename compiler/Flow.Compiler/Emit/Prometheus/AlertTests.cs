using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The unit test of an alert that a project writes itself: it is quiet just on the right side of its limit, tells somebody once it was on the wrong side for as long
/// as it says, and is quiet again afterwards.
/// </summary>
/// <param name="alert">The alert.</param>
/// <param name="condition">Its condition.</param>
internal sealed partial class AlertTests(Alert alert, AlertCondition condition)
{
    private const int MostSteps = 400;
    private const int FewSteps = 3;

    /// <summary>The tests of an alert, or null where its condition is of another form, or reads what rules record whatever is measured: no series that is made up takes its place.</summary>
    public static AlertTests? Of(Alert alert) =>
        !alert.Condition.Tree.Selectors().Any(static s => WrittenRecords.Knows(s.Metric)) && AlertCondition.Of(alert.Condition.Tree, Texts(alert).SelectMany(static text => Label().Matches(text)).Select(static use => use.Groups["label"].Value)) is { } condition ? new AlertTests(alert, condition) : null;

    /// <summary>The test, or null where it would take too many steps.</summary>
    public YamlNode? Document()
    {
        var step = Step();
        var (hold, keep, look) = (Steps(alert.For, step), Steps(alert.KeepFor, step), Steps(condition.Window ?? TimeSpan.Zero, step));
        if (hold + keep + look > MostSteps || condition.Near(true) is not { } wrong || condition.Near(false) is not { } right)
        {
            return null;
        }

        ImmutableArray<decimal> measured =
        [
            .. Enumerable.Repeat(right, FewSteps + look), .. Enumerable.Repeat(wrong, hold + look + FewSteps), .. Enumerable.Repeat(right, keep + look + FewSteps),
        ];
        var increases = Increases(measured, step);
        var fires = Firing(condition.Window is null ? [.. measured] : Computed(increases, step), hold, keep);
        var (first, last) = (Array.IndexOf(fires, true), Array.LastIndexOf(fires, true));
        if (first < 1 || last + 1 >= fires.Length)
        {
            return null;
        }

        ImmutableArray<YamlMapping> asked = [Quiet((first - 1) * step), Firing(first * step), Firing(last * step), Quiet((last + 1) * step)];
        return YamlMapping.Of(
            ("rule_files", YamlSequence.Of($"../rules/{alert.Owner ?? PrometheusTarget.WithoutOwner}.yml")),
            ("evaluation_interval", PromDuration.Written(step)),
            ("tests", YamlSequence.Of(YamlMapping.Of(
                ("name", $"told after {PromDuration.Written(alert.For)}, and quiet on the other side of {condition.Limit.ToString(CultureInfo.InvariantCulture)}"),
                ("interval", PromDuration.Written(step)),
                ("input_series", YamlSequence.Of(YamlMapping.Of(("series", condition.Series), ("values", condition.Window is null ? SloTests.Values(measured) : SloTests.Run(increases))))),
                AlertMessages.Asked(asked),
                AlertMessages.Queried(asked)))));
    }

    /// <summary>The longest time that divides half of all that are waited, so that a shorter one would show itself, and of a window, so that samples lie in it: there a little less.</summary>
    private TimeSpan Step()
    {
        var seconds = ((TimeSpan?[])[alert.For / 2, alert.KeepFor / 2, condition.Window / 2]).Where(static t => t > TimeSpan.Zero).Select(static t => (long)t!.Value.TotalSeconds).DefaultIfEmpty(60);
        var step = TimeSpan.FromSeconds(Math.Max(1, seconds.Aggregate(static (a, b) => (long)System.Numerics.BigInteger.GreatestCommonDivisor(a, b))));
        return condition.Window is null ? step : SloTests.Inside(step);
    }

    private static int Steps(TimeSpan time, TimeSpan step) => (int)Math.Ceiling(time / step);

    // A counter rises in each step as what is computed of it has to be. promtool reads no more digits than a double has.
    private ImmutableArray<decimal> Increases(ImmutableArray<decimal> measured, TimeSpan step) =>
        [.. measured.Skip(1).Select(value => decimal.Round(value * (decimal)step.TotalSeconds / Divisor, 9))];

    private decimal?[] Computed(ImmutableArray<decimal> increases, TimeSpan step)
    {
        var counter = new SampledCounter(step);
        counter.Rise(increases);
        return [.. Enumerable.Range(0, increases.Length + 1).Select(i => counter.Increase(condition.Window!.Value, i) / (condition.IsForEachSecond ? (decimal)condition.Window.Value.TotalSeconds : 1))];
    }

    private decimal Divisor => condition.IsForEachSecond ? 1 : (decimal)(condition.Window?.TotalSeconds ?? 1);

    /// <summary>At which steps it fires: once it held for so many, and for as many more as it is kept (Prometheus' documentation, "for" and "keep_firing_for").</summary>
    private bool[] Firing(decimal?[] values, int hold, int keep)
    {
        var fires = new bool[values.Length];
        var (since, until) = (-1, -1);
        for (var i = 0; i < values.Length; i++)
        {
            var holds = values[i] is { } value && condition.Holds(value);
            since = holds ? (since < 0 ? i : since) : -1;
            var isFiring = holds && i - since >= hold;
            until = isFiring ? -1 : until < 0 && i > 0 && fires[i - 1] && !holds ? i + keep : until;
            fires[i] = isFiring || (until >= 0 && i < until);
        }

        return fires;
    }

    private YamlMapping Quiet(TimeSpan at) => AlertMessages.Quiet(at, AlertNames.Of(alert));

    private YamlMapping Firing(TimeSpan at) => AlertMessages.Firing(
        at, AlertNames.Of(alert),
        [.. AlertRules.Labels(alert), .. condition.ResultLabels.Where(l => AlertRules.Labels(alert).All(own => own.Key != l.Key)).Select(static l => (l.Key, (YamlNode?)YamlScalar.Of(l.Value)))],
        condition.ResultLabels, AlertRules.Annotations(alert));

    private static IEnumerable<string> Texts(Alert alert) => ((string?[])[AlertRules.Summary(alert), alert.Title, alert.Runbook]).OfType<string>();

    [GeneratedRegex(@"\{\{\s*\$labels\.(?<label>[A-Za-z_][A-Za-z0-9_]*)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
