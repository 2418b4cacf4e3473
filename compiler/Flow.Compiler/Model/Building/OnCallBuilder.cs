using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds who is called when, and when nobody is.</summary>
internal static class OnCallBuilder
{
    public static Rotation Rotation(BoundItem item) => new(item.Name ?? "", Origins.Of(item))
    {
        Title = item.Title?.KnownText,
        Page = item.Constant("page") as VariantValue,
        Shifts = [.. item.Items.Where(static i => i.Kind.Word == "shift").Select(static i => new Shift(Window(i), Values.Texts(i, "by"), Origins.Of(i)))],
    };

    public static Silence? Silence(BoundItem item) => (item.Constant("of") as ReferenceValue)?.Path[^1] is not { } service ? null : new(item.Name ?? "", service, Origins.Of(item))
    {
        Windows = [.. item.Items.Where(static i => i.Kind.Word == "window").Select(Window)],
        Days =
        [
            .. Values.Elements(item.Value("days")).Select(static d => d.Constant).OfType<RangeValue>()
                .Select(static r => r is { First: DateValue first, Last: DateValue last } ? (first.Date, last.Date) : default).Where(static d => d != default),
        ],
        Severities = item.Property("severity") is null ? [AlertSeverity.Info, AlertSeverity.Warning]
            : [.. Values.Texts(item, "severity").Select(static s => Enum.Parse<AlertSeverity>(s, ignoreCase: true))],
        Reason = item.Text1("because") ?? "",
        Public = item.Text1("public"),
    };

    public static AlertSettings Settings(BoundItem item) => new()
    {
        Version = MonitoringBuilder.Version(item) ?? AlertSettings.Default.Version,
        VersionOrigin = MonitoringBuilder.VersionOrigin(item),
        Secrets = item.Text1("secrets") ?? AlertSettings.Default.Secrets,
        Otherwise = (item.Constant("otherwise") as ReferenceValue)?.Path[^1],
        MailServer = item.Text1("mail-server"),
        MailFrom = item.Text1("mail-from"),
        Tells = Tells(item),
        SeparateBy = item.Property("separate-by") is null ? AlertSettings.Default.SeparateBy : Values.Texts(item, "separate-by"),
    };

    public static ImmutableArray<Telling> Tells(BoundItem item) =>
        [.. item.All("tell").Select(static t => SeverityOf(t) is { } severity ? new Telling(severity, Time(t, "after"), Time(t, "every"), Time(t, "more"), Origins.Of(t)) : null).OfType<Telling>()];

    public static Escalation? Escalation(BoundItem item) => SeverityOf(item) is { } severity && (item.Constant("to") as ReferenceValue)?.Path[^1] is { } team && Time(item, "after") is { } after
        ? new Escalation(severity, team, after, Origins.Of(item))
        : null;

    private static AlertSeverity? SeverityOf(BoundItem item) => item.Subject?.KnownText is { } word && Enum.TryParse<AlertSeverity>(word, ignoreCase: true, out var severity) ? severity : null;

    private static TimeSpan? Time(BoundItem item, string property) => (item.Constant(property) as DurationValue)?.Duration;

    public static ImmutableArray<VariantValue> Channels(Expr? value) => [.. Values.Elements(value).Select(static c => c.Constant).OfType<VariantValue>()];

    private static WeeklyWindow Window(BoundItem item)
    {
        var at = item.Constant("at") as RangeValue;
        return new WeeklyWindow(Days(item.Subject?.KnownText), (at?.First as TimeValue)?.Time, (at?.Last as TimeValue)?.Time);
    }

    private static ImmutableArray<DayOfWeek> Days(string? word) => word switch
    {
        "weekdays" => WeeklyWindow.AllDays[..5],
        "weekends" => WeeklyWindow.AllDays[5..],
        { } day when Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var known) => [known],
        _ => WeeklyWindow.AllDays,
    };
}
