using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>A type of resources that keeps nothing, and yet cannot get another name in its place.</summary>
/// <param name="Type">The type.</param>
/// <param name="Replacing">Arguments whose change makes Terraform destroy the resource and make another, sorted. Others may do so too.</param>
public sealed record ReplacedType(string Type, ImmutableArray<string> Replacing);

/// <summary>
/// Which arguments of a type force a replacement: those of <see cref="StatefulTypes"/>, and of types that Flow's own constructs are made of.
/// <para>
/// Source: hashicorp/aws 5.100.0 itself, asked on 2026-11-26 in the way of <see cref="StatefulTypes"/>. Arguments whose default is what is often written (<c>internal = false</c> of a load balancer)
/// are left out, since that they come or go says nothing.
/// </para>
/// </summary>
public static class ReplacedTypes
{
    /// <summary>Types that keep nothing, sorted.</summary>
    public static readonly ImmutableArray<ReplacedType> All =
    [
        Of("aws_appautoscaling_policy", "name"),
        Of("aws_appautoscaling_target", "resource_id"),
        Of("aws_backup_plan", "name"),
        Of("aws_budgets_budget", "name"),
        Of("aws_cloudwatch_event_rule", "name"),
        Of("aws_cloudwatch_metric_alarm", "alarm_name"),
        Of("aws_db_parameter_group", "family name"),
        Of("aws_db_subnet_group", "name"),
        Of("aws_ecs_cluster", "name"),
        Of("aws_ecs_service", "cluster name"),
        Of("aws_elasticache_subnet_group", "name"),
        Of("aws_iam_instance_profile", "name"),
        Of("aws_iam_policy", "name name_prefix"),
        Of("aws_iam_role", "name name_prefix"),
        Of("aws_iam_role_policy", "name role"),
        Of("aws_lambda_function", "function_name"),
        Of("aws_lb", "name name_prefix"),
        Of("aws_lb_target_group", "name name_prefix port protocol vpc_id"),
        Of("aws_security_group", "description name name_prefix vpc_id"),
        Of("aws_sns_topic", "name name_prefix"),
        Of("aws_subnet", "availability_zone cidr_block vpc_id"),
        Of("aws_vpc", "cidr_block"),
    ];

    private static readonly FrozenDictionary<string, ReplacedType> ByType = All.ToFrozenDictionary(static t => t.Type);

    /// <summary>What of <paramref name="type"/> is known to replace a resource, whether it keeps something or not; null where nothing is known.</summary>
    public static ImmutableArray<string>? Replacing(string type) => StatefulTypes.Find(type)?.Replacing ?? ByType.GetValueOrDefault(type)?.Replacing;

    private static ReplacedType Of(string type, string replacing) => new(type, [.. replacing.Split(' ')]);
}
