using System.Collections.Immutable;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

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
    public string Arn => $"arn:{Regions.PartitionOf(Region)}:iam::{Account}:role/{Name}";

    /// <summary>The environments that <paramref name="job"/> may run for: one, or several where a run knows the key; none where it names none, or one that is not the project's.</summary>
    public static ImmutableArray<DeploymentEnvironment> EnvironmentsOf(DeliveryModel model, Job? job) => job?.Environment?.Name switch
    {
        { Constant: { } known } => [.. model.Environments.Where(e => e.Name == known.ToText())],
        InterpolationExpr { Parts: [ConstantExpr { Value: TextValue { Text: var start } }, not ConstantExpr] } => [.. model.Environments.Where(e => e.Family is { } family && start == $"{family}-")],
        ReadExpr { Source: MatrixSource { Axis: var axis } } when job.Matrix?.Axes.FirstOrDefault(a => a.Name == axis)?.Values.Constant is ListValue list =>
            [.. list.Items.OfType<ReferenceValue>().SelectMany(r => model.Environments.Where(e => e.Name == r.Path[^1]))],
        _ => [],
    };

    /// <summary>The role with which <paramref name="login"/> logs in to <paramref name="environment"/>; null where there is none, or not one alone, or something about it is not known.</summary>
    public static DeployRole? In(DeliveryModel model, DeploymentEnvironment environment, LoginStep login) => environment is { Cloud: { Account: { } account, Region: { } region } }
        && TakenBy(model, environment, login) is [var use] && use.Value("name")?.KnownText is { } name ? new DeployRole(environment, name, account, region) : null;

    /// <summary>
    /// The uses of the construct in <paramref name="environment"/> that <paramref name="login"/> may mean: the one that it names, else those that trust jobs of this repository, else all. A role for jobs
    /// of another repository is taken there.
    /// </summary>
    public static ImmutableArray<ConstructUse> TakenBy(DeliveryModel model, DeploymentEnvironment environment, LoginStep login)
    {
        var all = UsesIn(environment);
        var own = login.Role is { } role ? all.Where(u => u.Name == role).ToImmutableArray() : [.. all.Where(u => !IsForOthers(model, u))];
        return own.IsEmpty && login.Role is null ? all : own;
    }

    /// <summary>Whether <paramref name="job"/> logs in and does not say for which environment, which is reported.</summary>
    public static bool LogsInForNone(Job job) => job.Environment is null && job.AllSteps.Any(static s => s is LoginStep);

    /// <summary>Whether <paramref name="role"/> is for jobs of another repository, which nobody sees here.</summary>
    public static bool IsForOthers(DeliveryModel model, ConstructUse role) =>
        role.Known("repository") is { Value.KnownText: var trusted } && model.Project.Repository is { } own && !string.Equals(own, trusted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="role"/> makes the provider for GitHub's tokens in its account.</summary>
    public static bool MakesProvider(ConstructUse role) => !LooksUpProvider(role) && role.Value("tokens-from") is null or { Constant: NoneValue };

    /// <summary>Whether <paramref name="role"/> looks up the provider for GitHub's tokens that is there already.</summary>
    public static bool LooksUpProvider(ConstructUse role) => role.Value("existing")?.Constant is BoolValue { Truth: true };

    /// <summary>
    /// Something about the role that <paramref name="login"/> of <paramref name="job"/> takes: the text itself where there is one, and a table with a row for each environment where only a run knows
    /// which is meant. Null where there is none, which is reported.
    /// </summary>
    public static Expr? Of(DeliveryModel model, Job? job, LoginStep login, Func<DeployRole, string> what)
    {
        if (job?.Environment is not { } use || EnvironmentsOf(model, job).Select(e => In(model, e, login)).ToList() is not [_, ..] roles || roles.Contains(null))
        {
            return null;
        }

        var at = use.Name.Location;
        if (roles.Select(r => what(r!)).Distinct().ToList() is [var only])
        {
            return new ConstantExpr(Value.Of(only), FlowType.Text, at);
        }

        var type = new MapType(FlowType.Text);
        var table = new RecordValue(type, [.. roles.Select(r => new FieldValue(r!.Environment.Name, Value.Of(what(r))))]);
        return new IndexExpr(new ConstantExpr(table, type, at), use.Name, FlowType.Text, at) { Phase = use.Name.Phase };
    }

    /// <summary>The uses of the construct in <paramref name="environment"/>.</summary>
    public static ImmutableArray<ConstructUse> UsesIn(DeploymentEnvironment environment) => [.. environment.Uses.Where(static u => u.Construct == Construct)];
}
