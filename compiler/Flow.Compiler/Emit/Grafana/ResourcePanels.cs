using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>
/// What the instances of a service use and how near they are to having no more, by the metrics on which the client libraries of Prometheus agree (its documentation, "Writing client libraries",
/// "Process metrics"). Of memory those of .NET have another name.
/// </summary>
/// <param name="service">The service. Prometheus reads it as a job of its name.</param>
/// <param name="model">The project.</param>
internal sealed class ResourcePanels(Service service, DeliveryModel model)
{
    private const decimal Much = 0.8m;
    private const decimal NearlyAll = 0.95m;

    /// <summary>Every metric that is shown here.</summary>
    private static readonly ImmutableArray<string> Names = ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_working_set_bytes", "process_open_fds", "process_max_fds", "up"];

    private readonly ImmutableArray<Allotment> given = Allotment.Of(service.Name, model);
    private readonly string ofJob = $"{{job=\"{service.Name}\"}}";

    /// <summary>Whether anything reads what it measures.</summary>
    private bool IsMeasured => service is { Metrics: not null, Port: not null };

    /// <summary>The metrics that these panels show.</summary>
    public ImmutableArray<string> Metrics => IsMeasured ? Names : [];

    /// <summary>The panels; none for a service that Prometheus does not read.</summary>
    public IEnumerable<Panel> All() => IsMeasured ? [Processors(), Memory(), OpenFiles(), Instances()] : [];

    private Panel Processors() => Used(
        "Processors", "short", $"rate(process_cpu_seconds_total{ofJob}[{OwnPanels.Interval}])", static a => a.Processors, static n => $"{Plain(n)} for each instance",
        "How much time of processors each instance uses." + (given.Any(static a => a.MayTakeMore) ? " In a cluster of Kubernetes it may be more than what is set aside." : ""));

    private Panel Memory() => Used(
        "Memory", "bytes", $"(process_resident_memory_bytes{ofJob} or process_working_set_bytes{ofJob})", static a => a.Memory, static n => $"{Quantities.WriteSize(n)} for each instance",
        "How much memory each instance holds. One that needs more than it is given is ended.");

    private Panel OpenFiles() => Series("Open files, of the most that there may be", "Files and connections that each instance has open. Where there are no more, it opens none and takes no connection.") with
    {
        Unit = "percentunit",
        Queries = [Each($"process_open_fds{ofJob} / process_max_fds{ofJob}")],
        Thresholds = Full(),
    };

    private Panel Instances() => Series("Instances that are up", "How many answer Prometheus, and how many it knows. The line is the fewest that there are to be.") with
    {
        Queries = [new PanelQuery($"sum(up{ofJob})", "up"), new PanelQuery($"count(up{ofJob})", "known")],
        Decimals = 0,
        Thresholds = [new(null, "red"), new(given.Select(static a => a.Fewest).DefaultIfEmpty(1).Min(), "green")],
    };

    /// <summary>What is used of what every environment gives alike; where they differ, or nothing says it, what is used, and what each gives as a line of its own.</summary>
    private Panel Used(string what, string unit, string query, Func<Allotment, decimal?> part, Func<decimal, string> written, string description) => given.Select(part).Distinct().ToList() is [> 0 and { } all]
        ? Series($"{what}: used, of {written(all)}", description) with { Unit = "percentunit", Queries = [Each($"{query} / {Plain(all)}")], Thresholds = Full() }
        : Series($"{what}: used", description) with
        {
            Unit = unit,
            Queries = [Each(query), .. given.Where(a => part(a) is not null).Select(a => new PanelQuery($"vector({Plain(part(a)!.Value)})", $"given in {a.Environment}"))],
        };

    private static ImmutableArray<Threshold> Full() => [new(null, "green"), new(Much, "orange"), new(NearlyAll, "red")];

    private static PanelQuery Each(string query) => new(query, "{{instance}}");

    private Panel Series(string title, string description) => new("timeseries", title, 6, 8) { Description = description, WithoutData = "not measured", Source = service.MetricsOrigin?.Location };

    private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
