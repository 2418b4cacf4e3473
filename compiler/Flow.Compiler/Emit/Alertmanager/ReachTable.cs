using System.Text;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>Who is told of which alert at which hours of the week, one line for each part of it, so that a change shows itself in a comparison; and on the days that silences name.</summary>
internal static class ReachTable
{
    /// <summary>The page, in Markdown.</summary>
    public static string Of(OnCallPlan plan, DeliveryModel model, IEnumerable<string> header)
    {
        var week = new ReachSimulation(PlannedDays.Otherwise(plan));
        var dated = PlannedDays.Of(plan).Select(static d => (Days: d, Week: new ReachSimulation(d.Plan))).ToList();
        var text = new StringBuilder($"{string.Concat(header.Select(static line => $"<!-- {line} -->\n"))}# Who is told\n\nTimes are those of {model.Project.TimeZone ?? "UTC"}. Computed with every shift and silence, and with all that can keep an alert quiet.\n{Calm(model)}");
        foreach (var alert in plan.Alerts)
        {
            text.Append($"\n## {alert.Name}\n\n`{alert.FullName}`, {alert.Labels["severity"]}\n\n");
            var usual = week.Of(alert);
            foreach (var (when, span) in Lines(usual).Concat(dated.SelectMany(d => Dated(d.Days, d.Week.Of(alert), usual))))
            {
                text.Append($"- {when}: {(span.People.IsEmpty ? "nobody is called" : string.Join(", ", span.People))}; told: {(span.Receivers.IsEmpty ? "nobody" : string.Join(", ", span.Receivers))}{string.Concat(span.Later.Select(Later))}\n");
            }
        }

        return text.ToString();
    }

    private static string Calm(DeliveryModel model) =>
        model.Environments.Where(static e => e is { CallsNobody: not null, Cloud: not { Provider: Platforms.Local } }).Select(static e => $"`{e.Name}`").ToList() is { Count: > 0 } calm
            ? $"Nobody is called for what fires in {string.Join(" or ", calm)}: what is critical is told as a warning there.\n" : "";

    private static string Later(LaterReach later) =>
        $"; still firing after {Quantities.Write(later.After)}: {(later.People.IsEmpty ? "" : $"{string.Join(", ", later.People)}; ")}told: {string.Join(", ", later.Receivers)}";

    /// <summary>A line for each part of the week, or, where that is less, for each part of a day that several days have alike.</summary>
    private static IEnumerable<(string When, ReachedSpan Span)> Lines(IReadOnlyList<ReachedSpan> spans)
    {
        var folded = Folded(spans).ToList();
        return folded.Count < spans.Count ? folded : spans.Select(static s => (When(s), s));
    }

    private static IEnumerable<(string When, ReachedSpan Span)> Folded(IReadOnlyList<ReachedSpan> spans)
    {
        var days = Enumerable.Range(0, 7).Select(day => OfDay(spans, day)).ToList();
        for (var first = 0; first < days.Count;)
        {
            var next = first + 1;
            while (next < days.Count && AreAlike(days[first], days[next]))
            {
                next++;
            }

            foreach (var span in days[first])
            {
                yield return ($"{Days(first, next - 1)} {TimeOf(span.From)} to {TimeOf(span.To)}", span);
            }

            first = next;
        }
    }

    /// <summary>Lines of days with dates, where those are not like any other.</summary>
    private static IEnumerable<(string When, ReachedSpan Span)> Dated(PlannedDays days, IReadOnlyList<ReachedSpan> spans, IReadOnlyList<ReachedSpan> usual)
    {
        var named = days.Count == 1 ? $"{days.First:yyyy-MM-dd}" : $"{days.First:yyyy-MM-dd} to {days.Last:yyyy-MM-dd}";
        var other = Enumerable.Range(0, Math.Min(days.Count, 7)).Select(days.First.AddDays).Where(d => !AreAlike(OfDay(spans, d), OfDay(usual, d))).ToList();
        return other.Count == 0 ? []
            : spans is [var only] ? [(named, only)]
            : days.Count >= 7 ? Lines(spans).Select(l => ($"{named}, {l.When}", l.Span))
            : other.SelectMany(d => OfDay(spans, d).Select(s => ($"{d:yyyy-MM-dd} {TimeOf(s.From)} to {TimeOf(s.To)}", s)));
    }

    private static List<ReachedSpan> OfDay(IReadOnlyList<ReachedSpan> spans, DateOnly date) => OfDay(spans, WeeklyWindow.AllDays.IndexOf(date.DayOfWeek));

    private static List<ReachedSpan> OfDay(IReadOnlyList<ReachedSpan> spans, int day) => [.. spans.Where(s => s.From < (day + 1) * WeeklyWindow.Day && s.To > day * WeeklyWindow.Day)
        .Select(s => s with { From = Math.Max(s.From - (day * WeeklyWindow.Day), 0), To = Math.Min(s.To - (day * WeeklyWindow.Day), WeeklyWindow.Day) })];

    private static bool AreAlike(List<ReachedSpan> one, List<ReachedSpan> other) =>
        one.Count == other.Count && one.Zip(other).All(static p => p.First.From == p.Second.From && p.First.To == p.Second.To && p.First.IsLike(p.Second));

    private static string Days(int first, int last) => (first, last) switch
    {
        (0, 6) => "every day",
        _ when first == last => $"{WeeklyWindow.AllDays[first]}",
        _ => $"{WeeklyWindow.AllDays[first]} to {WeeklyWindow.AllDays[last]},",
    };

    private static string TimeOf(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static string When(ReachedSpan span) =>
        (span.From, span.To) == (0, WeeklyWindow.Week) ? "always" : $"{WeeklyWindow.Named(span.From)} to {WeeklyWindow.Named(span.To % WeeklyWindow.Week)}";
}
