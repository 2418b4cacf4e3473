using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// What runbooks read of an environment on the machine of whoever develops. Its containers know each other by names that nothing else knows, and a runbook is followed beside them: it gets the ports
/// that Compose opens.
/// </summary>
internal static class RunbookAddresses
{
    /// <summary>The model with those addresses.</summary>
    public static DeliveryModel Resolve(DeliveryModel model)
    {
        var local = model.Environments.Where(static e => e.Cloud is { Provider: Platforms.Local }).DistinctBy(static e => e.Name, StringComparer.Ordinal).ToDictionary(static e => e.Name, StringComparer.Ordinal);
        return local.Count == 0 ? model : model with
        {
            Runbooks = [.. model.Runbooks.Select(r => r with { Steps = Of(r.Steps, local), Rollback = Of(r.Rollback, local) })],
        };
    }

    private static ImmutableArray<RunbookStep> Of(ImmutableArray<RunbookStep> steps, Dictionary<string, DeploymentEnvironment> local) =>
        [.. steps.Select(s => s with { Lines = [.. s.Lines.Select(l => Of(l, local))] })];

    private static RunbookLine Of(RunbookLine line, Dictionary<string, DeploymentEnvironment> local) => line switch
    {
        RunbookCommand command => command with { Script = command.Script with { Variables = [.. command.Script.Variables.Select(v => v with { Value = Of(v.Value, local) })] } },
        RunbookCondition condition => condition with { Condition = Of(condition.Condition, local) },
        _ => line,
    };

    private static Expr Of(Expr value, Dictionary<string, DeploymentEnvironment> local) => ExprTree.WithSources(value, s => s is AtHandSource read
        ? read with { Values = [.. read.Values.Select(v => local.TryGetValue(v.Key, out var environment) ? KeyValuePair.Create(v.Key, Of(read.Written, v.Value, environment)) : v)] }
        : s);

    private static string Of(string read, string value, DeploymentEnvironment environment) =>
        new LocalAddresses(LocalPorts.Of(environment.Workloads)).OfMember(read, value, environment.Workloads);
}
