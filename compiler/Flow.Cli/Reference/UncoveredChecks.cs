using System.Collections.Immutable;

namespace Flow.Cli.Reference;

/// <summary>
/// What checkov asks of the types that constructs make, and no rule of Flow asks. Source: the index of checks in the documentation of checkov 3.3.13
/// (https://www.checkov.io/5.Policy%20Index/terraform.html), of which only the numbers are taken; checks that it lists for every type are left out.
/// </summary>
internal static class UncoveredChecks
{
    /// <summary>Each type with its checks, sorted by type.</summary>
    public static readonly ImmutableArray<(string Type, ImmutableArray<string> Checks)> All =
    [
        Of("aws_acm_certificate", "CKV_AWS_233 CKV_AWS_234 CKV2_AWS_71"),
        Of("aws_appautoscaling_target", "CKV2_AWS_16"),
        Of("aws_backup_selection", "CKV2_AWS_9 CKV2_AWS_18"),
        Of("aws_backup_vault", "CKV_AWS_166"),
        Of("aws_cloudfront_distribution", "CKV_AWS_68 CKV_AWS_86 CKV_AWS_216 CKV_AWS_305 CKV_AWS_310 CKV_AWS_374 CKV2_AWS_32 CKV2_AWS_42 CKV2_AWS_46 CKV2_AWS_47 CKV2_AWS_54 CKV2_AWS_72"),
        Of("aws_cloudfront_response_headers_policy", "CKV_AWS_259"),
        Of("aws_cloudwatch_log_group", "CKV_AWS_158 CKV_AWS_338"),
        Of("aws_cloudwatch_metric_alarm", "CKV_AWS_319"),
        Of("aws_db_instance", "CKV_AWS_118 CKV_AWS_129 CKV_AWS_161 CKV_AWS_211 CKV_AWS_250 CKV_AWS_353 CKV_AWS_354 CKV_AWS_388 CKV2_AWS_30 CKV2_AWS_60 CKV2_AWS_69"),
        Of("aws_db_parameter_group", "CKV2_AWS_30 CKV2_AWS_69"),
        Of("aws_default_security_group", "CKV2_AWS_12"),
        Of("aws_ecr_repository", "CKV_AWS_136"),
        Of("aws_ecs_cluster", "CKV_AWS_65 CKV_AWS_223 CKV_AWS_224"),
        Of("aws_ecs_service", "CKV_AWS_332"),
        Of("aws_ecs_task_definition", "CKV_AWS_97 CKV_AWS_249 CKV_AWS_334 CKV_AWS_335 CKV_AWS_336"),
        Of("aws_eip", "CKV2_AWS_19"),
        Of("aws_elasticache_replication_group", "CKV_AWS_31 CKV_AWS_191"),
        Of("aws_iam_role", "CKV_AWS_61 CKV_AWS_393 CKV2_AWS_56 CKV2_AWS_68"),
        Of("aws_iam_role_policy", "CKV_AWS_286 CKV_AWS_287 CKV_AWS_288 CKV_AWS_289 CKV_AWS_290 CKV_AWS_355 CKV2_AWS_40"),
        Of("aws_iam_role_policy_attachment", "CKV2_AWS_56"),
        Of("aws_lambda_function", "CKV_AWS_45 CKV_AWS_50 CKV_AWS_116 CKV_AWS_117 CKV_AWS_173 CKV_AWS_272 CKV_AWS_363"),
        Of("aws_lb", "CKV_AWS_152 CKV_AWS_328 CKV2_AWS_20 CKV2_AWS_28 CKV2_AWS_76"),
        Of("aws_lb_listener", "CKV_AWS_378 CKV2_AWS_20 CKV2_AWS_74"),
        Of("aws_lb_target_group", "CKV_AWS_261 CKV_AWS_378 CKV2_AWS_15"),
        Of("aws_route", "CKV2_AWS_35 CKV2_AWS_44"),
        Of("aws_route53_record", "CKV2_AWS_23"),
        Of("aws_route53_zone", "CKV2_AWS_38 CKV2_AWS_39"),
        Of("aws_route_table", "CKV2_AWS_35 CKV2_AWS_44"),
        Of("aws_s3_bucket", "CKV_AWS_18 CKV_AWS_19 CKV_AWS_93 CKV_AWS_143 CKV_AWS_144 CKV_AWS_145 CKV2_AWS_6 CKV2_AWS_61 CKV2_AWS_62"),
        Of("aws_s3_bucket_lifecycle_configuration", "CKV_AWS_300"),
        Of("aws_s3_bucket_ownership_controls", "CKV2_AWS_65"),
        Of("aws_s3_bucket_policy", "CKV_AWS_93"),
        Of("aws_s3_bucket_public_access_block", "CKV2_AWS_6"),
        Of("aws_s3_bucket_server_side_encryption_configuration", "CKV_AWS_19 CKV_AWS_145"),
        Of("aws_secretsmanager_secret", "CKV_AWS_149 CKV2_AWS_57"),
        Of("aws_secretsmanager_secret_rotation", "CKV_AWS_304"),
        Of("aws_security_group", "CKV_AWS_23 CKV_AWS_260 CKV_AWS_382 CKV2_AWS_5 CKV2_AWS_7"),
        Of("aws_sns_topic", "CKV_AWS_26"),
        Of("aws_sns_topic_policy", "CKV_AWS_385"),
        Of("aws_sqs_queue", "CKV2_AWS_73"),
        Of("aws_subnet", "CKV2_AWS_1"),
        Of("aws_vpc", "CKV2_AWS_11 CKV2_AWS_12"),
        Of("aws_vpc_security_group_egress_rule", "CKV_AWS_23 CKV_AWS_382"),
        Of("aws_vpc_security_group_ingress_rule", "CKV_AWS_23 CKV_AWS_260"),
    ];

    private static (string Type, ImmutableArray<string> Checks) Of(string type, string checks) => (type, [.. checks.Split(' ')]);
}
