using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.OpenSlo;

/// <summary>Writes service levels in the terms of OpenSLO (its specification, <c>openslo/v1</c>), for tools that read it.</summary>
public sealed class OpenSloTarget : ITarget
{
    private const int LongestDescription = 1050;

    /// <summary>An <c>AlertPolicy</c> has exactly one condition (its specification), and an alert on one window alone would be another one: late, or about what is over.</summary>
    private const string WithoutAlerts = "Its alerts are those of Prometheus: they look at two windows at once, for which OpenSLO has no words.";

    /// <summary>A day on which a month and a quarter begin: periods are counted from there.</summary>
    private const string FirstPeriod = "2024-01-01 00:00:00";

    /// <inheritdoc/>
    public string Name => "openslo";

    /// <inheritdoc/>
    public string Summary => "OpenSLO v1: services and service levels, for other tools that read them.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var meant = model.Slos.Where(s => !s.LeftOutOf.Contains(Name)).ToList();
        var services = meant.GroupBy(static s => s.Service).Select(g => FileText.Write($"openslo/{g.Key}.service.yaml", Service(g.Key, model), g.First().Origin, model));
        var levels = meant.Select(s => (Slo: s, Words: WordsOf(s))).Where(static l => l.Words is not null).Select(l => FileText.Write($"openslo/{l.Slo.FullName}.slo.yaml", Level(l.Slo, l.Words!), l.Slo.Origin, model));
        return new EmitResult([.. services, .. levels], [.. meant.Where(static s => WordsOf(s) is null).Select(NoWords)]);
    }

    private static Diagnostic NoWords(Slo slo) => new(
        OpenSloDiagnostics.NoWords, slo.Origin.Location,
        $"OpenSLO v1 has no words for `{slo.FullName}`, which is made of other service levels. Leave it out there, `left-out-of = openslo`: what it is made of is written.");

    /// <summary>How a service level is measured, in the words of OpenSLO; null where it has none.</summary>
    private static OpenSloWords? WordsOf(Slo slo) => slo.Indicator switch
    {
        EventIndicator events => OpenSloWords.Of(events, slo.Rows.Select(static r => r.Short).DefaultIfEmpty(TimeSpan.FromMinutes(5)).Min()),
        SliceIndicator slices => OpenSloWords.Of(slices),
        _ => null,
    };

    private static YamlMapping Service(string name, DeliveryModel model)
    {
        var service = model.Services.FirstOrDefault(s => s.Name == name);
        return Object("Service", Metadata(name, service?.Title, model.OwnerOf(name)), YamlMapping.Of(("description", service?.Title.AsScalar())));
    }

    private static YamlMapping Level(Slo slo, OpenSloWords words)
    {
        var indicator = YamlMapping.Of(("metadata", Metadata($"{slo.Service}-{slo.Name}", null, null)), ("spec", words.Indicator));
        return Object("SLO", Metadata($"{slo.Service}-{slo.Name}", AlertMessages.Outside(slo.Title, slo), slo.Team?.Name), YamlMapping.Of(
            ("description", AlertMessages.Outside(slo.Impact, slo) is { } impact ? YamlScalar.Of(impact[..Math.Min(impact.Length, LongestDescription)]) : null),
            ("service", slo.Service),
            ("indicator", indicator),
            ("timeWindow", YamlSequence.Of(Window(slo.Objective))),
            ("budgetingMethod", words.Method),
            ("objectives", YamlSequence.Of(Objective(slo) with { Entries = [.. Objective(slo).Entries, .. words.OfObjective.Entries] }) with { Comments = [WithoutAlerts] })));
    }

    // Prometheus counts days in UTC.
    private static YamlMapping Window(Objective objective) => objective.Calendar is { } calendar
        ? YamlMapping.Of(
            ("duration", calendar == CalendarPeriod.Month ? "1M" : "1Q"),
            ("calendar", YamlMapping.Of(("startTime", FirstPeriod), ("timeZone", "UTC"))),
            ("isRolling", false))
        : YamlMapping.Of(("duration", Duration(objective.Period)), ("isRolling", true));

    private static YamlMapping Objective(Slo slo) => YamlMapping.Of(("displayName", AlertMessages.Outside(slo.Title, slo) ?? slo.Name), ("target", YamlScalar.Of(slo.Objective.Target)));

    private static YamlMapping Object(string kind, YamlMapping metadata, YamlMapping spec) => YamlMapping.Of(("apiVersion", "openslo/v1"), ("kind", kind), ("metadata", metadata), ("spec", spec));

    private static YamlMapping Metadata(string name, string? title, string? owner) => YamlMapping.Of(
        ("name", name),
        ("displayName", title.AsScalar()),
        ("labels", owner is null ? null : YamlMapping.Of(("team", owner))));

    // One number and one unit, of minutes, hours or days.
    internal static string Duration(TimeSpan period) => period.Ticks % TimeSpan.TicksPerDay == 0 ? $"{period.Days}d" : period.Ticks % TimeSpan.TicksPerHour == 0 ? $"{(int)period.TotalHours}h" : $"{(int)period.TotalMinutes}m";
}
