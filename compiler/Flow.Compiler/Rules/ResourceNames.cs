using System.Collections.Frozen;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>By what resources are known, and where somebody wrote it.</summary>
internal static class ResourceNames
{
    /// <summary>The arguments by which types of resources are known in an account, or everywhere.</summary>
    private static readonly FrozenDictionary<string, string> Arguments = new Dictionary<string, string>
    {
        ["aws_s3_bucket"] = "bucket", ["aws_sqs_queue"] = "name", ["aws_sns_topic"] = "name", ["aws_db_instance"] = "identifier", ["aws_db_subnet_group"] = "name", ["aws_db_parameter_group"] = "name",
        ["aws_rds_cluster"] = "cluster_identifier", ["aws_dynamodb_table"] = "name", ["aws_elasticache_replication_group"] = "replication_group_id", ["aws_elasticache_subnet_group"] = "name",
        ["aws_iam_role"] = "name", ["aws_iam_policy"] = "name", ["aws_ecr_repository"] = "name", ["aws_ecs_cluster"] = "name", ["aws_lb"] = "name", ["aws_lb_target_group"] = "name",
        ["aws_lambda_function"] = "function_name", ["aws_cloudwatch_log_group"] = "name", ["aws_cloudwatch_metric_alarm"] = "alarm_name", ["aws_cloudwatch_dashboard"] = "dashboard_name",
        ["aws_secretsmanager_secret"] = "name", ["aws_ssm_parameter"] = "name", ["aws_kms_alias"] = "name", ["aws_backup_vault"] = "name", ["aws_budgets_budget"] = "name", ["aws_route53_zone"] = "name",
        ["aws_kinesis_stream"] = "name", ["aws_kinesis_firehose_delivery_stream"] = "name", ["aws_docdb_cluster"] = "cluster_identifier", ["aws_neptune_cluster"] = "cluster_identifier",
        ["aws_redshift_cluster"] = "cluster_identifier", ["aws_rds_cluster_instance"] = "identifier", ["aws_rds_cluster_parameter_group"] = "name", ["aws_db_option_group"] = "name",
        ["aws_elasticache_cluster"] = "cluster_id", ["aws_elasticache_parameter_group"] = "name", ["aws_iam_instance_profile"] = "name", ["aws_iam_user"] = "name", ["aws_iam_group"] = "name",
        ["aws_autoscaling_group"] = "name", ["aws_launch_template"] = "name", ["aws_eks_cluster"] = "name", ["aws_msk_cluster"] = "cluster_name", ["aws_opensearch_domain"] = "domain_name",
        ["aws_sfn_state_machine"] = "name",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The argument by which resources of <paramref name="type"/> are known in an account, or everywhere; null where there is none, or where nobody knows.</summary>
    public static string? ArgumentOf(string type) => Arguments.GetValueOrDefault(type);

    /// <summary>The parameters of which constructs make names. What others say, such as what a thing is for, may be a part of a name by chance.</summary>
    private static readonly string[] Naming = ["name", "domain", Identifier];

    /// <summary>The parameter from which names of several resources of a construct are made; unless somebody wrote it, it is the construct that chooses.</summary>
    private const string Identifier = "identifier";

    /// <summary>The construct whose <c>name</c> is no name of a resource, but one inside of it.</summary>
    private const string NamesItsContent = "database";

    private static bool IsNaming(ConstructUse use, ConstructParameter parameter) => Naming.Contains(parameter.Name)
        && (use.Construct, parameter.Name) is not (NamesItsContent, "name") && (parameter.Name != Identifier || parameter.IsWritten);

    /// <summary>The use of a construct and its parameter by which somebody wrote the name, or a part of it.</summary>
    public static (string? Use, ConstructParameter? Parameter) WrittenFor(ResourceReading resource, string name) =>
        ChosenFor(resource, name) is { Parameter: { IsWritten: true } parameter, Use: var use } ? (use?.Name, parameter) : (null, null);

    /// <summary>The use of a construct and its parameter from which the name is made, or a part of it, whether somebody wrote it or not. What is written comes first.</summary>
    public static (ConstructUse? Use, ConstructParameter? Parameter) ChosenFor(ResourceReading resource, string name) => resource.Environment.Uses
        .Where(u => resource.Resource.IsOfLibrary && (resource.Resource.Name == u.Name || resource.Resource.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal)))
        .SelectMany(static u => u.Parameters.Where(p => IsNaming(u, p)), static (u, p) => (Use: (ConstructUse?)u, Parameter: (ConstructParameter?)p))
        .Where(p => p.Parameter is { Value.Constant: TextValue { Text: { Length: > 0 } text } } && name.Contains(text, StringComparison.Ordinal))
        .OrderByDescending(static p => p.Use!.Name.Length).ThenByDescending(static p => p.Parameter!.IsWritten).ThenByDescending(static p => p.Parameter!.Value.Constant!.ToText().Length).FirstOrDefault();
}
