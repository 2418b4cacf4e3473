using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Compose;

/// <summary>Writes one environment as a file for Compose (the Compose Specification, without what version 1 of the tool does not read).</summary>
internal sealed class ComposeFile
{
    private readonly DeliveryModel model;
    private readonly DeploymentEnvironment environment;
    private readonly WorkloadOrder order;
    private readonly Dictionary<string, int> ports;

    /// <summary>The file of <paramref name="environment"/>.</summary>
    public ComposeFile(DeliveryModel model, DeploymentEnvironment environment)
    {
        (this.model, this.environment) = (model, environment);
        order = new WorkloadOrder(environment.Workloads);
        ports = LocalPorts.Of(environment.Workloads);
    }

    /// <summary>The document.</summary>
    public YamlMapping Write()
    {
        var volumes = environment.Workloads.SelectMany(static w => w.Volumes.Select((_, i) => VolumeOf(w, i))).ToList();
        return YamlMapping.Of(
            ("services", YamlMapping.Of([
                .. environment.Workloads.Select((w, i) => (w.Name, (YamlNode?)(Service(w).WithSource(w.Origin) with { HasSpaceBefore = i > 0 }))),
                .. Observers.Watch(environment, model) ? new Observers(environment, model).Services() : []])),
            ("volumes", volumes.Count == 0 ? null : YamlMapping.Of(volumes.Select(static v => (v, (YamlNode?)YamlMapping.Empty))) with { HasSpaceBefore = true }));
    }

    private YamlMapping Service(Workload workload) => YamlMapping.Of(
        ("image", YamlScalar.Of(Escape(BuildOf(workload) is null ? workload.Image ?? workload.Name : $"{ProjectName()}-{workload.Name}"))),
        ("build", BuildOf(workload) is null ? null : YamlMapping.Of(("context", "."), ("dockerfile", ServiceBuild.FileOf(workload.Name)))),
        ("command", workload.Command.IsEmpty ? null : YamlSequence.Of(workload.Command.Select(static c => (YamlNode)Escape(c)))),
        ("environment", Variables(workload)),
        ("ports", ports.TryGetValue(workload.Name, out var port) ? YamlSequence.Of(YamlScalar.Of(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}:{workload.Port}")) with { Style = YamlStyle.SingleQuoted }) : null),
        ("volumes", workload.Volumes.IsEmpty ? null : YamlSequence.Of(workload.Volumes.Select((v, i) => (YamlNode)$"{VolumeOf(workload, i)}:{v}"))),
        ("depends_on", Before(workload)),
        ("healthcheck", Check(workload)),
        ("init", workload.IsOnce ? null : YamlScalar.Of(true)),
        ("restart", workload.IsOnce ? YamlScalar.Of("no") with { Style = YamlStyle.SingleQuoted } : YamlScalar.Of("unless-stopped")));

    /// <summary>What those that it connects to give, its own variables, and its secrets; a later one of a name goes before.</summary>
    private YamlMapping? Variables(Workload workload)
    {
        var given = order.Neighbours(workload).SelectMany(static n => n.Gives);
        var all = given.Concat(workload.Variables).Select(static v => (v.Name, Value: Escape(TextOf(v)))).Concat(workload.Secrets.Select(static s => (s.Name, Value: Secret(TextOf(s)))))
            .GroupBy(static v => v.Name).Select(static g => (g.Key, (YamlNode?)YamlScalar.Of(g.Last().Value))).ToList();
        return all.Count == 0 ? null : YamlMapping.Of(all);
    }

    private YamlMapping? Before(Workload workload)
    {
        var neighbours = order.Before(workload).ToList();
        return neighbours.Count == 0 ? null : YamlMapping.Of(neighbours.Select(n => (n.Name, (YamlNode?)YamlMapping.Of(("condition", YamlScalar.Of(ConditionOf(n)))))));
    }

    private string ConditionOf(Workload workload) => workload switch
    {
        { IsOnce: true } => "service_completed_successfully",
        { Check.IsEmpty: false } => "service_healthy",
        { Port: not null } when BuildOf(workload) is not null => "service_healthy", // its image checks itself
        _ => "service_started",
    };

    private static YamlMapping? Check(Workload workload) => workload.Check.IsEmpty ? null : YamlMapping.Of(
        ("test", YamlSequence.Flow(workload.Check.Select(Escape).Prepend("CMD"))),
        ("interval", "5s"), ("timeout", "5s"), ("retries", 20),
        ("start_period", YamlScalar.Of(string.Create(CultureInfo.InvariantCulture, $"{(int)workload.Start.TotalSeconds}s"))));

    private ServiceBuild? BuildOf(Workload workload) => workload.Service is { } name ? model.Services.FirstOrDefault(s => s.Name == name)?.Build : null;

    private string ProjectName() => new([.. model.Project.Name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);

    private static string VolumeOf(Workload workload, int index) => index == 0 ? $"{workload.Name}-data" : string.Create(CultureInfo.InvariantCulture, $"{workload.Name}-data-{index + 1}");

    private static string TextOf(Variable variable) => variable.Value.KnownText ?? "";

    private static string Secret(string value) => value.StartsWith(Workload.FromOutside, StringComparison.Ordinal)
        ? $"${{{value[Workload.FromOutside.Length..]}:?set {value[Workload.FromOutside.Length..]}, or write it into .env}}"
        : Escape(value);

    /// <summary>Compose replaces <c>$x</c> everywhere.</summary>
    private static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
