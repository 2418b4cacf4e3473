using System.Globalization;
using System.Net.Sockets;
using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Containers;

/// <summary>The container and the sidecars of one cell, run by <c>docker</c> or <c>podman</c>.</summary>
internal sealed class CellContainers(CellState cell)
{
    private static readonly TimeSpan HealthLimit = TimeSpan.FromMinutes(2);

    private readonly Dictionary<(string Sidecar, int Port), int> _ports = [];
    private readonly List<string> _started = [];
    private string? _engine;
    private string? _network;
    private string? _job;

    private RunServices Services => cell.Run.Services;

    /// <summary>The port of this machine under which a sidecar's port is reached.</summary>
    public int Port(string sidecar, int port) => _ports.TryGetValue((sidecar, port), out var host)
        ? host
        : throw new FlowRunException($"The sidecar '{sidecar}' of the job '{cell.Job.Definition.Name}' does not publish port {port}.");

    /// <summary>Starts what the job asks for; a job that asks for nothing costs nothing.</summary>
    /// <exception cref="FlowRunException">There is no engine that works, or a container does not start.</exception>
    public async Task StartAsync()
    {
        var job = cell.Job.Definition;
        if (job.Container is null && job.Sidecars.Count == 0)
        {
            return;
        }

        _engine = await FindEngineAsync() ?? throw new FlowRunException(
            $"The job '{job.Name}' needs a container engine, but neither 'docker' nor 'podman' works here. No step of it was started.");
        _network = $"flow_{Guid.NewGuid():N}";
        await AskAsync("network", "create", _network);
        foreach (var sidecar in job.Sidecars)
        {
            await StartAsync(sidecar);
        }

        if (job.Container is { } container)
        {
            await StartAsync(container);
        }
    }

    /// <summary>Stops and removes what was started.</summary>
    public async Task StopAsync()
    {
        foreach (var container in _started)
        {
            await TryAsync("rm", "--force", "--volumes", container);
        }

        if (_network is not null)
        {
            await TryAsync("network", "rm", _network);
        }
    }

    /// <summary>A command as it has to be started: as it is, or within the job's container. Values of variables stay off the argument list.</summary>
    public (IReadOnlyList<string> Command, string Folder, IReadOnlyDictionary<string, string> Environment) Wrap(
        IReadOnlyList<string> command, string folder, Dictionary<string, string> variables)
    {
        if (_job is null)
        {
            return (command, folder, variables);
        }

        var passed = variables.Keys.Where(name => !Services.Options.HostEnvironment.ContainsKey(name) || cell.Environment.Has(name));
        return ([_engine!, "exec", "--interactive", "--workdir", folder, .. passed.SelectMany(static name => new[] { "--env", name }), _job, .. command], folder, variables);
    }

    private async Task StartAsync(SidecarDefinition sidecar)
    {
        var context = new CellContext(cell.Run, cell);
        var image = sidecar.Image(context);
        if (image.Length == 0)
        {
            return;
        }

        var environment = Environment(sidecar.Environment, context);
        var ports = sidecar.Ports.SelectMany(static port => new[] { "--publish", port.Contains(':', StringComparison.Ordinal) ? port : $"127.0.0.1::{port}" });
        var id = await CreateAsync(
            ["--network-alias", sidecar.Name, .. ports, .. Volumes(sidecar.Volumes), .. Names(environment), .. sidecar.Options, image, .. sidecar.Command ?? []], environment);
        foreach (var port in sidecar.Ports.Select(static port => int.Parse(port.Split(':')[^1].Split('/')[0], CultureInfo.InvariantCulture)))
        {
            var answer = await AskAsync("port", id, $"{port}");
            _ports[(sidecar.Name, port)] = int.Parse(answer.Split('\n')[0].Split(':')[^1], CultureInfo.InvariantCulture);
        }

        if (sidecar.HealthPort is { } health)
        {
            await WaitForAsync(sidecar.Name, health);
        }
    }

    private async Task StartAsync(ContainerDefinition container)
    {
        var context = new CellContext(cell.Run, cell);
        var environment = Environment(container.Environment, context);
        string[] folders = [cell.Workspace.Folder, cell.Workspace.Temp];
        _job = await CreateAsync(
        [
            "--workdir", cell.Workspace.Folder, .. Volumes([.. folders.Select(static folder => $"{folder}:{folder}"), .. container.Volumes]),
            .. Names(environment), .. container.Options, "--entrypoint", "tail", container.Image(context), "-f", "/dev/null",
        ], environment);
    }

    private async Task<string> CreateAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var answer = await ToolOutput.AskAsync(
            Services.WorkFolder, environment, cell.Stop.Token, [_engine!, "run", "--detach", "--quiet", "--network", _network!, .. arguments]);
        if (answer is not (0, var id))
        {
            throw new FlowRunException($"A container of the job '{cell.Job.Definition.Name}' does not start: {answer?.Text}");
        }

        _started.Add(id.Trim());
        return id.Trim();
    }

    private async Task WaitForAsync(string sidecar, int port)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cell.Stop.Token);
        limit.CancelAfter(HealthLimit);
        while (!await AnswersAsync(Port(sidecar, port)))
        {
            if (limit.IsCancellationRequested)
            {
                throw new FlowRunException($"The sidecar '{sidecar}' does not answer on port {port}.");
            }

            await Task.Delay(200, CancellationToken.None);
        }
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<string?> FindEngineAsync()
    {
        foreach (var engine in new[] { "docker", "podman" })
        {
            if (await ToolOutput.AskAsync(Services.WorkFolder, Services.BaseVariables, cell.Stop.Token, engine, "info") is (0, _))
            {
                return engine;
            }
        }

        return null;
    }

    private async Task<string> AskAsync(params IReadOnlyList<string> arguments) =>
        await TryAsync(arguments) is (0, var text)
            ? text.Trim()
            : throw new FlowRunException($"'{_engine} {string.Join(' ', arguments)}' failed, so the job '{cell.Job.Definition.Name}' cannot run.");

    private Task<(int ExitCode, string Text)?> TryAsync(params IReadOnlyList<string> arguments) =>
        ToolOutput.AskAsync(Services.WorkFolder, Services.BaseVariables, CancellationToken.None, [_engine!, .. arguments]);

    private Dictionary<string, string> Environment(IReadOnlyList<EnvironmentVariable<CellContext>> variables, CellContext context)
    {
        var environment = new Dictionary<string, string>(Services.BaseVariables);
        foreach (var variable in variables)
        {
            environment[variable.Name] = variable.Value(context) ?? "";
        }

        return environment;
    }

    private IEnumerable<string> Names(Dictionary<string, string> environment) =>
        environment.Keys.Where(name => !Services.BaseVariables.ContainsKey(name)).SelectMany(static name => new[] { "--env", name });

    private static IEnumerable<string> Volumes(IReadOnlyList<string> volumes) => volumes.SelectMany(static volume => new[] { "--volume", volume });
}
