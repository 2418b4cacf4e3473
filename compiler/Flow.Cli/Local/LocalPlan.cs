using System.Collections.Immutable;
using System.Globalization;
using Flow.Cli.Hosting;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Model;
using Flow.Runtime;

namespace Flow.Cli.Local;

/// <summary>Which services of an environment start as processes, and what of it stays in containers.</summary>
/// <param name="Services">The services, in written order.</param>
/// <param name="Containers">The names of what the services connect to and Compose runs.</param>
/// <param name="Compose">The command that starts those; null where there is none.</param>
internal sealed record LocalPlan(ImmutableArray<LocalService> Services, ImmutableArray<string> Containers, string? Compose)
{
    /// <summary>The variables of whoever develops that are not set, in alphabetical order.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What has to be set before anything starts; null where nothing is missing.</summary>
    public string? ToSet => Missing.IsEmpty ? null : $"Set {string.Join(" and ", Missing)}, or write {(Missing.Length == 1 ? "it" : "them")} into `.env`.";

    /// <summary>The plan for <paramref name="environment"/>.</summary>
    /// <param name="model">The project.</param>
    /// <param name="environment">An environment of the machine of whoever develops.</param>
    /// <param name="only">The services that are meant; empty for all that say how they are built.</param>
    /// <param name="root">The full path of the project.</param>
    /// <param name="secret">The value of a variable of whoever develops, or null.</param>
    /// <exception cref="CommandException">A service cannot start so.</exception>
    public static LocalPlan Of(DeliveryModel model, DeploymentEnvironment environment, ImmutableArray<string> only, string root, Func<string, string?> secret)
    {
        var builds = model.Services.Where(static s => s.Build is not null).ToDictionary(static s => s.Name, static s => s.Build!, StringComparer.Ordinal);
        var able = environment.Workloads.Where(w => w.Service is { } name && builds.ContainsKey(name)).ToImmutableArray();
        if (only.FirstOrDefault(n => able.All(w => w.Name != n)) is { } unknown)
        {
            throw new CommandException($"`{unknown}` is no service of `{environment.Name}` that says how it is built.{Suggestions.DidYouMean(unknown, able.Select(static w => w.Name))}", ExitCode.WrongUse);
        }

        var started = able.Where(w => only.IsEmpty || only.Contains(w.Name)).ToImmutableArray();
        if (started.IsEmpty)
        {
            throw new CommandException($"No service of `{environment.Name}` says how it is built (`build = …`), so there is nothing that could run without a container. `docker compose up` starts all of it.");
        }

        var order = new WorkloadOrder(environment.Workloads);
        var containers = started.SelectMany(order.Neighbours).Where(n => !started.Contains(n)).Select(static n => n.Name).Distinct().ToImmutableArray();
        var file = ComposeTarget.PathOf(environment, model) is var path && path == ComposeTarget.DefaultFile ? "" : $" -f {path}";
        var compose = containers.IsEmpty ? null : $"docker compose{file} up --detach {string.Join(' ', containers)}";
        var making = new LocalServices(environment, order, started, root, compose ?? "", secret);
        ImmutableArray<LocalService> services = [.. started.Select(w => making.Service(w, builds[w.Service!]))];
        return new LocalPlan(services, containers, compose) { Missing = [.. making.Missing.Order(StringComparer.Ordinal)] };
    }
}

/// <summary>Makes a process of a workload.</summary>
internal sealed class LocalServices(DeploymentEnvironment environment, WorkloadOrder order, ImmutableArray<Workload> started, string root, string compose, Func<string, string?> secret)
{
    private readonly Dictionary<string, int> ports = LocalPorts.Of(environment.Workloads);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>The variables of whoever develops that are not set.</summary>
    public IReadOnlyCollection<string> Missing => missing;

    public LocalService Service(Workload workload, ServiceBuild build)
    {
        var (command, folder, before) = CommandOf(build);
        return new LocalService(workload.Name, command, Path.GetFullPath(Path.Combine(root, folder)))
        {
            Before = before,
            BeforeFolder = Path.GetFullPath(Path.Combine(root, build.Path)),
            Variables = Variables(workload, build),
            Secrets = [.. workload.Secrets.Select(static s => s.Name)],
            Port = ports.TryGetValue(workload.Name, out var port) ? port : null,
            Health = workload.Health ?? "/",
            Start = workload.Start,
            After = [.. order.Before(workload).Where(started.Contains).Select(static w => w.Name)],
            Needs = [.. order.Neighbours(workload).Where(n => !started.Contains(n) && ports.ContainsKey(n.Name)).Select(n => new LocalNeed(n.Name, ports[n.Name], compose))],
        };
    }

    private static (ImmutableArray<string> Command, string Folder, ImmutableArray<string> Before) CommandOf(ServiceBuild build) => build.Kind switch
    {
        BuildKind.DotNet => (["dotnet", "run", "--project", build.Path, "--no-launch-profile", .. build.Framework.Length > 0 ? new[] { "--framework", build.Framework } : []], "", []),
        BuildKind.Node => (build.Entry, build.Path, build.HasBuildScript ? ["npm", "run", "build"] : []),
        BuildKind.Python => (["python3", .. build.Entry.Skip(1)], build.Path, []),
        BuildKind.Go => (["go", "run", "."], build.Path, []),
        BuildKind.Static => build.HasBuildScript ? ([], Path.Combine(build.Path, "dist"), ["npm", "run", "build"]) : ([], build.Path, []),
        _ => throw new InvalidOperationException($"There is no command for {build.Kind}."),
    };

    private Dictionary<string, string> Variables(Workload workload, ServiceBuild build)
    {
        var (variables, addresses, neighbours) = (new Dictionary<string, string>(StringComparer.Ordinal), new LocalAddresses(ports), order.Neighbours(workload).ToList());
        if (ports.TryGetValue(workload.Name, out var port))
        {
            variables["PORT"] = port.ToString(CultureInfo.InvariantCulture);
            if (build.IsWeb)
            {
                variables["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            }
        }

        foreach (var variable in neighbours.SelectMany(static n => n.Gives).Concat(workload.Variables))
        {
            variables[variable.Name] = addresses.Of(variable, neighbours);
        }

        if (variables.ContainsKey("OTEL_EXPORTER_OTLP_ENDPOINT"))
        {
            variables["OTEL_SDK_DISABLED"] = "true"; // the collector runs in Compose alone
        }

        foreach (var variable in workload.Secrets)
        {
            variables[variable.Name] = Secret(TextOf(variable));
        }

        return variables;
    }

    private string Secret(string value)
    {
        if (!value.StartsWith(Workload.FromOutside, StringComparison.Ordinal))
        {
            return value;
        }

        var name = value[Workload.FromOutside.Length..];
        if (secret(name) is { Length: > 0 } found)
        {
            return found;
        }

        missing.Add(name);
        return "";
    }

    private static string TextOf(Variable variable) => variable.Value.KnownText ?? "";
}
