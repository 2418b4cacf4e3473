using System.Collections.Immutable;

namespace Flow.Compiler.Model;

/// <summary>The role with which jobs deploy to an environment: they prove to AWS by a token of GitHub that they run for it.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Name">The name of the role.</param>
/// <param name="Account">The account that it is in.</param>
/// <param name="Region">The region to work in.</param>
public sealed record DeployRole(DeploymentEnvironment Environment, string Name, string Account, string Region)
{
    /// <summary>The construct that makes one.</summary>
    public const string Construct = "deploy-role";

    /// <summary>The role by its ARN.</summary>
    public string Arn => $"arn:aws:iam::{Account}:role/{Name}";

    /// <summary>The environment that <paramref name="job"/> names; null where it names none, or one that only a run knows.</summary>
    public static DeploymentEnvironment? EnvironmentOf(DeliveryModel model, Job? job) =>
        job?.Environment?.Name.Constant?.ToText() is { } name ? model.Environments.FirstOrDefault(e => e.Name == name) : null;

    /// <summary>The role that <paramref name="job"/> deploys with; null where there is none, or not one alone, or something about it is not known.</summary>
    public static DeployRole? Of(DeliveryModel model, Job? job) => EnvironmentOf(model, job) is { Cloud: { Account: { } account, Region: { } region } } environment
        && UsesIn(environment) is [var use] && use.Value("name")?.Constant?.ToText() is { } name ? new DeployRole(environment, name, account, region) : null;

    /// <summary>The uses of the construct in <paramref name="environment"/>.</summary>
    public static ImmutableArray<ConstructUse> UsesIn(DeploymentEnvironment environment) => [.. environment.Uses.Where(static u => u.Construct == Construct)];
}
