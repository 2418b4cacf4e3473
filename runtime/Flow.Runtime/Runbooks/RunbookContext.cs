using Flow.Runtime.Runbooks;

namespace Flow.Runtime;

/// <summary>What the commands and conditions of a runbook can read.</summary>
public sealed class RunbookContext
{
    private readonly RunbookPlace _place;
    private readonly RunbookProbe _probe;

    internal RunbookContext(RunbookPlace place, RunbookProbe probe) => (_place, _probe) = (place, probe);

    internal CommandEnd? Last { get; set; }

    /// <summary>Whether the exit code was read since this was last set to false.</summary>
    internal bool IsExitCodeRead { get; set; }

    /// <summary>Whether what a command wrote was read since this was last set to false, and is not known any more.</summary>
    internal bool IsOutputMissed { get; set; }

    /// <summary>The name of the environment at hand.</summary>
    /// <exception cref="FlowRunException">None is named.</exception>
    public string EnvironmentName => _place.Named.Name;

    /// <summary>The address of the environment at hand.</summary>
    /// <exception cref="FlowRunException">It has none.</exception>
    public string EnvironmentUrl => _place.Named.Url ?? throw new FlowRunException($"The environment `{_place.Named.Name}` has no `url`.");

    /// <summary>What the environment at hand says.</summary>
    /// <param name="what">What is read, such as <c>api.url</c>.</param>
    /// <param name="values">What it is in each environment that says it.</param>
    /// <exception cref="FlowRunException">The environment at hand does not say it, or none is named.</exception>
    public string OfEnvironment(string what, params ReadOnlySpan<(string Environment, string Value)> values)
    {
        var name = _place.Named.Name;
        foreach (var (environment, value) in values)
        {
            if (environment == name)
            {
                return value;
            }
        }

        throw new FlowRunException($"In `{name}` nothing says what `{what}` is.");
    }

    /// <summary>The exit code of the command before.</summary>
    /// <exception cref="FlowRunException">It was not run.</exception>
    public long ExitCode
    {
        get
        {
            IsExitCodeRead = true;
            return Ended.ExitCode;
        }
    }

    /// <summary>What the command before wrote to its standard output, without the last line break.</summary>
    /// <exception cref="FlowRunException">It was not run.</exception>
    public string Stdout => Written(Ended.Stdout);

    /// <summary>What the command before wrote to its standard error, without the last line break.</summary>
    /// <exception cref="FlowRunException">It was not run.</exception>
    public string Stderr => Written(Ended.Stderr);

    /// <summary>How long the command before took.</summary>
    /// <exception cref="FlowRunException">It was not run.</exception>
    public TimeSpan Elapsed => Ended.Elapsed;

    private CommandEnd Ended => Last ?? throw new FlowRunException("The command was not run, so nothing can be said about it.");

    /// <summary>Asks an address: a record with <c>status</c>, <c>body</c> and <c>elapsed</c>.</summary>
    /// <param name="address">The whole address, with http or https.</param>
    /// <exception cref="FlowRunException">There is no answer.</exception>
    public Value Http(string address) => _probe.Get(address);

    /// <summary>Asks a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="FlowRunException">There is no answer, or nobody says where the service is.</exception>
    public Value Http(string service, string path) => _probe.Get($"{_place.AddressOf(service).TrimEnd('/')}/{path.TrimStart('/')}");

    /// <summary>Whether Prometheus gives a series for a query: a comparison leaves out what does not hold.</summary>
    /// <param name="query">The query.</param>
    /// <exception cref="FlowRunException">Prometheus cannot be asked.</exception>
    public bool Measures(string query) => _probe.Measures(_place.Prometheus, query);

    private string Written(string? text)
    {
        IsOutputMissed |= text is null;
        return text ?? throw new FlowRunException("The command was run before this was gone on with, and what it wrote is not known any more.");
    }
}
