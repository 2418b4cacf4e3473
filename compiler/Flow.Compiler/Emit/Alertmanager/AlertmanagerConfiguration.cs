using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>The configuration of Alertmanager: routes, receivers, times, and what keeps what quiet.</summary>
/// <param name="plan">The plan.</param>
/// <param name="model">The project.</param>
internal sealed class AlertmanagerConfiguration(OnCallPlan plan, DeliveryModel model)
{
    /// <summary>The document.</summary>
    public YamlMapping Document() => YamlMapping.Of(
        ("global", Global()),
        ("route", WithGrouping(Route(plan.Root))),
        ("inhibit_rules", YamlSequence.Of(plan.Inhibitions.Select(Inhibit)) with { HasSpaceBefore = true }),
        ("receivers", YamlSequence.Of(plan.Receivers.Select(new ReceiverSettings(new ReceiverFiles(model.Project.Alerts, plan.Receivers)).Of)) with { HasSpaceBefore = true }),
        ("time_intervals", plan.Times.IsEmpty ? null : YamlSequence.Of(plan.Times.Select(Time)) with { HasSpaceBefore = true }));

    private YamlMapping? Global() => model.Project.Alerts is { MailServer: { } server, MailFrom: { } from } ? YamlMapping.Of(("smtp_smarthost", server), ("smtp_from", from)) : null;

    // Alerts of one service and one installation come in one message.
    private YamlMapping WithGrouping(YamlMapping root) =>
        root with { Entries = root.Entries.Insert(1, new YamlEntry("group_by", YamlSequence.Flow([.. model.Project.Alerts.SeparateBy, "service"]))) };

    private static YamlMapping Route(AlertRoute route) => YamlMapping.Of(
        ("receiver", route.Receiver),
        ("matchers", route.Matchers.IsEmpty ? null : Matchers(route.Matchers)),
        ("continue", route.Continues ? YamlScalar.Of(true) : null),
        ("group_wait", Duration(route.Timing?.Wait)),
        ("group_interval", Duration(route.Timing?.Interval)),
        ("repeat_interval", Duration(route.Timing?.Repeat)),
        ("mute_time_intervals", route.Muted.IsEmpty ? null : YamlSequence.Flow(route.Muted)),
        ("active_time_intervals", route.Active.IsEmpty ? null : YamlSequence.Flow(route.Active)),
        ("routes", route.Routes.IsEmpty ? null : YamlSequence.Of(route.Routes.Select(Route))));

    private static YamlScalar? Duration(TimeSpan? value) => value is { } known ? YamlScalar.Of(PromDuration.Written(known)) : null;

    private static YamlSequence Matchers(ImmutableArray<LabelMatcher> matchers) => YamlSequence.Of(matchers.Select(static m => (YamlNode)YamlScalar.Of(Matcher(m))));

    /// <summary>A matcher as Alertmanager reads it, with its value in quotes.</summary>
    private static string Matcher(LabelMatcher matcher) => matcher.Values switch
    {
        [] => $"{matcher.Label}!=\"\"",
        [var only] => $"{matcher.Label}=\"{only}\"",
        var several => $"{matcher.Label}=~\"{string.Join('|', several)}\"",
    };

    private static YamlMapping Inhibit(Inhibition inhibition) => YamlMapping.Of(
        ("source_matchers", Matchers(inhibition.Source) with { Comments = [inhibition.Because] }),
        ("target_matchers", Matchers(inhibition.Target)),
        ("equal", inhibition.Equal.IsEmpty ? null : YamlSequence.Flow(inhibition.Equal)));

    private YamlMapping Time(NamedTime time) => YamlMapping.Of(
        ("name", time.Name),
        ("time_intervals", YamlSequence.Of(Parts(time).Select(part => part.Add("location", model.Project.TimeZone.AsScalar())))));

    /// <summary>All that one interval says must be so, and one interval of a time is enough.</summary>
    private static IEnumerable<YamlMapping> Parts(NamedTime time)
    {
        List<YamlMapping> weekly = [.. time.Windows.SelectMany(Weekly)];
        List<YamlMapping> dated = [.. time.Days.SelectMany(Dated)];
        return dated.Count == 0 ? weekly : weekly.Count == 0 ? dated : weekly.SelectMany(w => dated.Select(d => w with { Entries = [.. w.Entries, .. d.Entries] }));
    }

    private static IEnumerable<YamlMapping> Weekly(WeeklyWindow window) => window.Parts.Select(static part => YamlMapping.Of(
        ("weekdays", part.Days.Length == 7 ? null : YamlSequence.Flow(part.Days.Select(static d => d.ToString().ToLowerInvariant()))),
        ("times", (part.From, part.To) == (0, WeeklyWindow.Day) ? null : YamlSequence.Of(YamlMapping.Of(("start_time", Clock(part.From)), ("end_time", Clock(part.To)))))));

    /// <summary>Days of one month of one year each, since an interval names days, months and years apart.</summary>
    private static IEnumerable<YamlMapping> Dated((DateOnly First, DateOnly Last) days) =>
        Enumerable.Range(0, days.Last.DayNumber - days.First.DayNumber + 1).Select(days.First.AddDays).GroupBy(static d => (d.Year, d.Month)).Select(static month => YamlMapping.Of(
            ("days_of_month", YamlSequence.Flow($"{month.First().Day}:{month.Last().Day}")),
            ("months", YamlSequence.Flow(month.Key.Month.ToString(CultureInfo.InvariantCulture))),
            ("years", YamlSequence.Flow(month.Key.Year.ToString(CultureInfo.InvariantCulture)))));

    private static YamlScalar Clock(int minute) => YamlScalar.Of($"{minute / 60:00}:{minute % 60:00}");
}
