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

    /// <summary>The role with which jobs deploy to <paramref name="environment"/>; null where there is none, or not one alone, or something about it is not known.</summary>
    public static DeployRole? In(DeploymentEnvironment environment) => environment is { Cloud: { Account: { } account, Region: { } region } }
        && UsesIn(environment) is [var use] && use.Value("name")?.KnownText is { } name ? new DeployRole(environment, name, account, region) : null;

    /// <summary>
    /// Something about the role that <paramref name="job"/> deploys with: the text itself where there is one, and a table with a row for each environment where only a run knows
    /// which is meant. Null where there is none, which is reported.
    /// </summary>
    public static Expr? Of(DeliveryModel model, Job? job, Func<DeployRole, string> what)
    {
        if (job?.Environment is not { } use || EnvironmentsOf(model, job).Select(In).ToList() is not [_, ..] roles || roles.Contains(null))
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
