using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Rules;

/// <summary>A status page knows what it shows, and what is told to customers stands on one.</summary>
internal sealed class StatusPagesKnow : ModelRule
{
    private static readonly TimeSpan LeastEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostEvery = TimeSpan.FromHours(1);

    /// <summary>How many days can be shown: a year.</summary>
    private const int MostDays = 366;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var page in model.StatusPages)
        {
            CheckTimes(page, diagnostics);
            CheckNames(page, diagnostics);
            if (model.Environments.FirstOrDefault(e => e.Name == page.Environment) is { IsWatched: false } environment)
            {
                Report(diagnostics, StatusPageDiagnostics.NotKnown, page.Origin.Location, $"No Prometheus watches `{environment.Name}`, so that nobody knows what `{page.Name}` shows: name one in the preview (`prometheus \"https://…\"`), or another environment behind `on`.");
            }

            foreach (var component in page.Components.Where(c => c.Slos.IsEmpty && !c.Synthetics.Any(s => IsAsked(s, page, model))))
            {
                Report(diagnostics, StatusPageDiagnostics.NotKnown, component.Origin.Location, $"Nothing tells whether `{component.Name}` works: {Missing(component, page)}.");
            }
        }

        foreach (var incident in model.Incidents)
        {
            Check(incident, model, diagnostics);
        }

        foreach (var silence in model.Silences.Where(s => s.Public is not null && !model.StatusPages.Any(p => p.Components.Any(c => c.Service == s.Service))))
        {
            Report(diagnostics, StatusPageDiagnostics.ToldNobody, silence.Origin.Location, $"No status page has a component of `{silence.Service}`, so that nobody reads what is `public` in `{silence.Name}`.");
        }
    }

    private static bool IsAsked(string name, StatusPage page, DeliveryModel model) =>
        model.Synthetics.FirstOrDefault(s => s.FullName == name) is { } synthetic && SyntheticTargets.Of(synthetic, model).Any(t => page.Environment is null || t.Environment is null || t.Environment == page.Environment);

    private static string Missing(StatusComponent component, StatusPage page) =>
        !component.Synthetics.IsEmpty ? $"`{component.Synthetics[0]}` is not asked in `{page.Environment}`"
        : component.ChoosesSources ? "an alert is as quiet when nothing is measured. Add a service level or a synthetic to `from`"
        : $"the service `{component.Service}` has no service level and no synthetic. Write `slo availability of {component.Service}` or `synthetic answers of {component.Service}`";

    private static void CheckTimes(StatusPage page, DiagnosticBag diagnostics)
    {
        if (page.Every < LeastEvery || page.Every > MostEvery)
        {
            Report(diagnostics, StatusPageDiagnostics.TimeRange, page.Origin.Location, "`every` is between 1m and 1h.");
        }

        if (page.History is < 1 or > MostDays)
        {
            Report(diagnostics, StatusPageDiagnostics.TimeRange, page.Origin.Location, $"`history` is between 1d and {MostDays}d.");
        }
    }

    private static void CheckNames(StatusPage page, DiagnosticBag diagnostics)
    {
        if (!page.Components.Any())
        {
            Report(diagnostics, StatusPageDiagnostics.Empty, page.Origin.Location, $"`{page.Name}` shows nothing: write `component orders as \"Taking orders\" of api`.");
        }

        foreach (var group in page.Groups.Where(static g => g.Components.IsEmpty))
        {
            Report(diagnostics, StatusPageDiagnostics.Empty, page.Origin.Location, $"The group \"{group.Title}\" of `{page.Name}` has no component.");
        }

        Once(page.Components, static c => c.Name, static (c, first) => $"The page has a component `{c.Name}` already, for \"{first.Title}\".", diagnostics);
        Once(page.Components.DistinctBy(static c => c.Name, StringComparer.OrdinalIgnoreCase), static c => c.Title, static (c, first) => $"Customers could not tell `{c.Name}` from `{first.Name}`: both are called \"{c.Title}\".", diagnostics);
    }

    private static void Once(IEnumerable<StatusComponent> components, Func<StatusComponent, string> by, Func<StatusComponent, StatusComponent, string> message, DiagnosticBag diagnostics)
    {
        foreach (var same in components.GroupBy(by, StringComparer.OrdinalIgnoreCase))
        {
            var first = same.First();
            foreach (var again in same.Skip(1))
            {
                Report(diagnostics, StatusPageDiagnostics.Twice, again.Origin.Location, message(again, first), new RelatedLocation(first.Origin.Location, "here first"));
            }
        }
    }

    private static void Check(Incident incident, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = model.StatusPages.FirstOrDefault(p => p.Name == incident.Page)?.Components.Select(static c => c.Name).ToList() ?? [];
        foreach (var name in incident.Affects.Where(a => known.Count > 0 && !known.Contains(a)))
        {
            Report(diagnostics, StatusPageDiagnostics.NoSuchComponent, incident.AffectsPlace ?? incident.Origin.Location, $"`{incident.Page}` has no component `{name}`.{Suggestions.DidYouMean(name, known)}");
        }

        foreach (var (earlier, later) in incident.Updates.Zip(incident.Updates.Skip(1)).Where(static p => p.Second.Time < p.First.Time))
        {
            Report(diagnostics, StatusPageDiagnostics.OutOfOrder, later.Origin.Location, "This update is older than the one above it: the newest stands at the end.", new RelatedLocation(earlier.Origin.Location, "the one above"));
        }
    }
}
