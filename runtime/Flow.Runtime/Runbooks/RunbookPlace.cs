namespace Flow.Runtime.Runbooks;

/// <summary>Where a runbook is followed: the environment, and the addresses of what it asks.</summary>
/// <param name="runbook">The runbook.</param>
/// <param name="options">What the command line says.</param>
internal sealed class RunbookPlace(RunbookDefinition runbook, RunbookOptions options)
{
    private const string PrometheusVariable = "PROMETHEUS_URL";

    /// <summary>The environment; null where none is named and none is needed.</summary>
    public RunbookEnvironment? Environment { get; } = Choose(runbook, options);

    /// <summary>The environment that must be there.</summary>
    public RunbookEnvironment Named => Environment ?? throw new RunUsageException(NameEnvironment);

    private string NameEnvironment => $"Name the environment: --env {string.Join(" or --env ", runbook.Environments.Select(static e => e.Name))}.";

    /// <summary>The address of Prometheus.</summary>
    public string Prometheus => FindPrometheus() ?? throw new RunUsageException(NoPrometheus);

    private static string NoPrometheus => $"This runbook asks Prometheus. Say where it is: --prometheus http://…, or the variable {PrometheusVariable}.";

    /// <summary>The address of a service.</summary>
    public string AddressOf(string service) => Find(service) ?? throw new RunUsageException(Unknown(service));

    /// <summary>Looks whether everything that <paramref name="steps"/> ask has an address, before anything is done.</summary>
    /// <exception cref="RunUsageException">Something has none.</exception>
    public void Check(IEnumerable<RunbookStep> steps)
    {
        if (Missing(steps).FirstOrDefault() is { } missing)
        {
            throw new RunUsageException(missing);
        }
    }

    /// <summary>What has to be said before <paramref name="steps"/> can be followed.</summary>
    public IEnumerable<string> Missing(IEnumerable<RunbookStep> steps)
    {
        var read = steps.SelectMany(static s => s.Reads).ToHashSet(StringComparer.Ordinal);
        if (read.Count > 0 && Environment is null)
        {
            yield return NameEnvironment;
        }

        foreach (var unknown in (Environment?.Unknown ?? []).Where(read.Contains))
        {
            yield return $"In `{Environment!.Name}` nothing says what `{unknown}` is.";
        }

        var conditions = steps.SelectMany(static s => s.Lines).OfType<RunbookCondition>().ToList();
        foreach (var service in conditions.SelectMany(static c => c.Services).Distinct().Where(s => Find(s) is null))
        {
            yield return Unknown(service);
        }

        if (conditions.Exists(static c => c.AsksPrometheus) && FindPrometheus() is null)
        {
            yield return NoPrometheus;
        }
    }

    private string? Find(string service) => options.Addresses.GetValueOrDefault(service) ?? Environment?.Addresses.GetValueOrDefault(service);

    private string? FindPrometheus() => options.Prometheus ?? Operators.NoneIfEmpty(options.HostEnvironment.GetValueOrDefault(PrometheusVariable));

    private string Unknown(string service)
    {
        var where = Environment is null ? "" : $" in {Environment.Name}";
        var others = Environment is null && runbook.Environments.Any(e => e.Addresses.ContainsKey(service)) ? $" Or name the environment: --env {runbook.Environments.First(e => e.Addresses.ContainsKey(service)).Name}." : "";
        return $"Nothing says where `{service}` is{where}: --url {service}=https://….{others}";
    }

    private static RunbookEnvironment? Choose(RunbookDefinition runbook, RunbookOptions options) => options.Environment switch
    {
        null => runbook.Environments is [var only] ? only : null,
        var name => runbook.Environments.FirstOrDefault(e => e.Name == name)
            ?? throw new RunUsageException(runbook.Environments.Count == 0
                ? "The project has no environment."
                : $"There is no environment `{name}`. There is {string.Join(", ", runbook.Environments.Select(static e => $"`{e.Name}`"))}."),
    };
}
