using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Docker;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Compose;

/// <summary>Writes one environment as a file for Compose (the Compose Specification, without what version 1 of the tool does not read).</summary>
internal sealed class ComposeFile
{
    private const string FromOutside = "env:";

    private readonly DeliveryModel model;
    private readonly DeploymentEnvironment environment;
    private readonly Dictionary<string, Workload> byName;
    private readonly Dictionary<string, int> ports;

    /// <summary>The file of <paramref name="environment"/>.</summary>
    public ComposeFile(DeliveryModel model, DeploymentEnvironment environment)
    {
        (this.model, this.environment) = (model, environment);
        byName = environment.Workloads.ToDictionary(static w => w.Name, StringComparer.Ordinal);
        ports = PublishedPorts(environment.Workloads);
    }

    /// <summary>The document.</summary>
    public YamlMapping Write()
    {
        var volumes = environment.Workloads.SelectMany(static w => w.Volumes.Select((_, i) => VolumeOf(w, i))).ToList();
        return YamlMapping.Of(
            ("name", YamlScalar.Of(ProjectName())),
            ("services", YamlMapping.Of([
                .. environment.Workloads.Select((w, i) => (w.Name, (YamlNode?)(Service(w).WithSource(w.Origin) with { HasSpaceBefore = i > 0 }))),
                .. Observers.Watch(environment, model) ? new Observers(environment, model).Services() : []])),
            ("volumes", volumes.Count == 0 ? null : YamlMapping.Of(volumes.Select(static v => (v, (YamlNode?)YamlMapping.Empty))) with { HasSpaceBefore = true }));
    }

    private YamlMapping Service(Workload workload) => YamlMapping.Of(
        ("image", YamlScalar.Of(Escape(BuildOf(workload) is null ? workload.Image ?? workload.Name : $"{ProjectName()}-{workload.Name}"))),
        ("build", BuildOf(workload) is null ? null : YamlMapping.Of(("context", "."), ("dockerfile", DockerTarget.PathOf(workload.Name)))),
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
        var given = Neighbours(workload).SelectMany(static n => n.Gives);
        var all = given.Concat(workload.Variables).Select(static v => (v.Name, Value: Escape(TextOf(v)))).Concat(workload.Secrets.Select(static s => (s.Name, Value: Secret(TextOf(s)))))
            .GroupBy(static v => v.Name).Select(static g => (g.Key, (YamlNode?)YamlScalar.Of(g.Last().Value))).ToList();
        return all.Count == 0 ? null : YamlMapping.Of(all);
    }

    private IEnumerable<Workload> Neighbours(Workload workload) =>
        workload.Connections.Select(static c => c.To).Concat(workload.WaitsFor).Distinct().Where(n => n != workload.Name).Select(byName.GetValueOrDefault).OfType<Workload>();

    private YamlMapping? Before(Workload workload)
    {
        var neighbours = Neighbours(workload).Where(n => !IsBefore(workload, n)).ToList();
        return neighbours.Count == 0 ? null : YamlMapping.Of(neighbours.Select(n => (n.Name, (YamlNode?)YamlMapping.Of(("condition", YamlScalar.Of(ConditionOf(n)))))));
    }

    /// <summary>Whether <paramref name="later"/> waits for <paramref name="workload"/>, perhaps through others: two services that call each other start in written order.</summary>
    private bool IsBefore(Workload workload, Workload later)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<Workload>([later]));
        while (open.TryPop(out var next))
        {
            if (next.Name == workload.Name)
            {
                return environment.Workloads.IndexOf(workload) < environment.Workloads.IndexOf(later);
            }

            foreach (var neighbour in Neighbours(next).Where(n => seen.Add(n.Name)))
            {
                open.Push(neighbour);
            }
        }

        return false;
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

    /// <summary>Each on its own port of this machine: its own where that is free, else the next one.</summary>
    private static Dictionary<string, int> PublishedPorts(ImmutableArray<Workload> workloads)
    {
        var (taken, ports) = (new HashSet<int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var workload in workloads.Where(static w => w is { Port: not null, IsPublished: true }))
        {
            var port = workload.Port!.Value;
            while (!taken.Add(port))
            {
                port++;
            }

            ports.Add(workload.Name, port);
        }

        return ports;
    }

    private string ProjectName() => new([.. model.Project.Name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);

    private static string VolumeOf(Workload workload, int index) => index == 0 ? $"{workload.Name}-data" : string.Create(CultureInfo.InvariantCulture, $"{workload.Name}-data-{index + 1}");

    private static string TextOf(Variable variable) => variable.Value.Constant?.ToText() ?? "";

    private static string Secret(string value) => value.StartsWith(FromOutside, StringComparison.Ordinal)
        ? $"${{{value[FromOutside.Length..]}:?set {value[FromOutside.Length..]}, or write it into .env}}"
        : Escape(value);

    /// <summary>Compose replaces <c>$x</c> everywhere.</summary>
    private static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
