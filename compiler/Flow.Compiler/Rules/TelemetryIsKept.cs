using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What is logged and traced arrives somewhere, once, and stays there for as long as somebody says.</summary>
internal sealed class TelemetryIsKept : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        model.Services.ToList().ForEach(s => CheckService(s, model, diagnostics));
        foreach (var environment in model.Environments.Where(static e => e is { External: false, Cloud.Provider: not Platforms.Local }))
        {
            var isInherited = model.Environments.Any(e => e != environment && e.Telemetry is { } other && other.Origin.Equals(environment.Telemetry?.Origin) && e.Name == environment.Like);
            if (environment.Telemetry is { } routing && !isInherited)
            {
                CheckRouting(environment, routing, diagnostics);
            }

            foreach (var service in TelemetryRoutes.Services(environment, model))
            {
                CheckStores(service, environment, diagnostics);
            }
        }
    }

    private static void CheckService(Service service, DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (service.Traces is { Percent: <= 0 or > 100 } traces)
        {
            diagnostics.Report(TelemetryDiagnostics.NoShare, traces.PercentOrigin.Location, traces.Percent > 100
                ? "There are no more than 100 % of the traces."
                : "This keeps no trace at all. Leave `traces` out, or keep a share of them: `sample = 1%`.");
        }

        if (service.Logs is { Retention: { } kept, RetentionOrigin: var origin } && model.Slos.Where(s => s.Service == service.Name).MaxBy(static s => s.Objective.Period) is { } slo && kept < slo.Objective.Period)
        {
            Report(
                diagnostics, TelemetryDiagnostics.ShorterThanPeriod, origin.Location,
                $"The logs of `{service.Name}` are gone after {Spelled(kept)}, and `{slo.FullName}` looks {Spelled(slo.Objective.Period)} back: who writes the report of an incident may find none.",
                [new RelatedLocation(slo.Origin.Location, "The period is said here.")]);
        }
    }

    private static void CheckRouting(DeploymentEnvironment environment, TelemetryRouting routing, DiagnosticBag diagnostics)
    {
        if (routing.Collector is null && routing.Stores.FirstOrDefault(static s => s.Store.IsSent) is { Store: { } first })
        {
            diagnostics.Report(TelemetryDiagnostics.NoCollector, first.Origin.Location, $"Nobody says where services of `{environment.Name}` reach the collector: `collector = \"http://otel-collector:4318\"`.");
        }

        foreach (var same in routing.Stores.GroupBy(static s => (s.Signal, s.Store.Key)).Where(static g => g.Count() > 1))
        {
            Report(
                diagnostics, TelemetryDiagnostics.SentTwice, same.Last().Store.Origin.Location, $"The {same.Key.Signal} go there already, so each would be there twice.",
                [new RelatedLocation(same.First().Store.Origin.Location, "Here for the first time.")]);
        }

        if (routing is { Sensitive.IsEmpty: false, SensitiveOrigin: { } sensitive } && !routing.Stores.Any(static s => s.Store.IsSent))
        {
            diagnostics.Report(TelemetryDiagnostics.PastTheCollector, sensitive.Location, $"Nothing is taken out: nothing of `{environment.Name}` passes the collector.");
        }

        foreach (var (_, store) in routing.Stores)
        {
            CheckStore(environment, store, diagnostics);
        }
    }

    private static void CheckStore(DeploymentEnvironment environment, TelemetryStore store, DiagnosticBag diagnostics)
    {
        if (store.Url is null && environment.Cloud?.Provider != "aws")
        {
            diagnostics.Report(TelemetryDiagnostics.NotThisCloud, store.Origin.Location, $"`{environment.Name}` does not live in `cloud aws`, so that it has no `{store.Form}`.");
        }

        if (store.Token is { } token && (token.Any(char.IsAsciiLetterLower) || !EnvironmentVariableName.Parse(token).TryGet(out _, out _)))
        {
            diagnostics.Report(TelemetryDiagnostics.BadVariable, store.Origin.Location, $"`token` is the name of a variable of the collector's environment, such as `{store.Form.ToUpperInvariant().Replace('-', '_')}_TOKEN`; the token itself stands in no file.");
        }
    }

    private static void CheckStores(Service service, DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        var routing = environment.Telemetry;
        if (service.Traces is { } traces)
        {
            Check("traces", service, environment, (traces.Origin, traces.RetentionOrigin, traces.Retention), [.. routing?.Traces ?? []], diagnostics);
        }

        if (service.Logs is { } cloudLogs && (routing?.Logs.IsEmpty != false || routing.Logs.Any(static s => s.Form == TelemetryStore.CloudWatch)))
        {
            CheckCloudWatch(service, cloudLogs, environment, diagnostics);
        }

        if (service.Logs is { } logs && (routing?.Logs.IsEmpty == false || environment.Cloud?.Provider == Platforms.Kubernetes))
        {
            Check("logs", service, environment, (logs.Origin, logs.RetentionOrigin, logs.Retention), [.. routing?.Logs ?? []], diagnostics);
        }
    }

    /// <summary>Where logs go to CloudWatch: nobody drops any on the way, and in a cluster all containers share one log group.</summary>
    private static void CheckCloudWatch(Service service, ServiceLogs logs, DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        if (logs is { Level: not null, LevelOrigin: { } level } && environment.Telemetry is { Logs.IsEmpty: false } routing && !routing.Logs.Any(static s => s.IsSent))
        {
            diagnostics.Report(
                TelemetryDiagnostics.PastTheCollector, level.Location,
                $"Nothing is dropped in `{environment.Name}`, where logs go to `{TelemetryStore.CloudWatch}` without passing the collector: the service itself has to be told.");
        }

        if (ClusterLog.Of(service.Name, environment) is not { } cluster)
        {
            return;
        }

        if (cluster.Name is null)
        {
            Report(
                diagnostics, TelemetryDiagnostics.NoStore, logs.Origin.Location, $"The logs of `{service.Name}` go nowhere in `{environment.Name}`: `host {cluster.Host}` has `insights = false`.",
                [new RelatedLocation(cluster.Origin.Location, "It runs there.")]);
        }
        else if (logs.Retention is { } time && cluster.Kept is { } kept && kept < time)
        {
            Report(
                diagnostics, TelemetryDiagnostics.KeptShorter, logs.RetentionOrigin.Location,
                $"The logs of `{service.Name}` are to be kept for {Spelled(time)}, and `host {cluster.Host}` of `{environment.Name}` keeps those of its containers for {Spelled(kept)}: "
                    + $"`log-days = {Math.Ceiling(time.TotalDays).ToString(System.Globalization.CultureInfo.InvariantCulture)}`.",
                [new RelatedLocation(cluster.Origin.Location, "It runs there.")]);
        }
    }

    private static void Check(string signal, Service service, DeploymentEnvironment environment, (Origin Origin, Origin Place, TimeSpan? Time) kept, List<TelemetryStore> stores, DiagnosticBag diagnostics)
    {
        if (stores.Count == 0)
        {
            diagnostics.Report(
                TelemetryDiagnostics.NoStore, kept.Origin.Location, $"The {signal} of `{service.Name}` go nowhere in `{environment.Name}`, which does not say where to: `telemetry {{ {signal} = … }}`.");
            return;
        }

        foreach (var store in stores.Where(s => kept.Time is { } time && s.Form != TelemetryStore.CloudWatch && !(s.Keeps >= time)))
        {
            Report(
                diagnostics, TelemetryDiagnostics.KeptShorter, kept.Place.Location,
                $"The {signal} of `{service.Name}` are to be kept for {Spelled(kept.Time!.Value)}, and "
                    + (store.Keeps is { } keeps ? $"`{store.Form}` of `{environment.Name}` keeps them for {Spelled(keeps)}." : $"nobody says how long `{store.Form}` of `{environment.Name}` keeps them: `keeps = {Spelled(kept.Time.Value)}`."),
                [new RelatedLocation(store.Origin.Location, "They go there.")]);
        }
    }

    private static string Spelled(TimeSpan time) => new DurationValue(time).ToText();
}
