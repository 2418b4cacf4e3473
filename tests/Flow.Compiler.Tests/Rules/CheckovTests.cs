using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Rules;

/// <summary>For each check of checkov that the page of the rules says is asked here: something that breaks it, and is reported.</summary>
public class CheckovTests
{
    private const string Everybody = "{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = { AWS = \"*\" }, Resource = \"*\" }";
    private const string Everything = "{ Effect = \"Allow\", Action = \"*\", Resource = \"*\" }";

    private static readonly (string Check, string Rule, string Line)[] broken =
    [
        ("CKV_AWS_16", "encrypted-storage", "aws_db_instance x { instance_class = \"db.t4g.medium\" }"),
        ("CKV_AWS_27", "encrypted-storage", "aws_sqs_queue x { sqs_managed_sse_enabled = false }"),
        ("CKV_AWS_29", "encrypted-storage", "aws_elasticache_replication_group x { replication_group_id = \"x\", description = \"x\" }"),
        ("CKV_AWS_3", "encrypted-storage", "aws_ebs_volume x { availability_zone = \"eu-west-1a\", size = 1 }"),
        ("CKV_AWS_42", "encrypted-storage", "aws_efs_file_system x"),
        ("CKV_AWS_43", "encrypted-storage", "aws_kinesis_stream x { name = \"x\" }"),
        ("CKV_AWS_44", "encrypted-storage", "aws_neptune_cluster x"),
        ("CKV_AWS_47", "encrypted-storage", "aws_dax_cluster x { cluster_name = \"x\", iam_role_arn = \"arn:aws:iam::123456789012:role/x\", node_type = \"dax.t3.small\", replication_factor = 1 }"),
        ("CKV_AWS_5", "encrypted-storage", "aws_opensearch_domain x { domain_name = \"xxx\" }"),
        ("CKV_AWS_64", "encrypted-storage", "aws_redshift_cluster x { cluster_identifier = \"x\", node_type = \"ra3.large\", encrypted = false }"),
        ("CKV_AWS_74", "encrypted-storage", "aws_docdb_cluster x"),
        ("CKV_AWS_8", "encrypted-storage", "aws_instance x { ami = \"ami-0123456789abcdef0\", instance_type = \"t4g.micro\" }"),
        ("CKV_AWS_96", "encrypted-storage", "aws_rds_cluster x { engine = \"aurora-postgresql\" }"),
        ("CKV_AWS_2", "encrypted-traffic", "aws_lb_listener x { load_balancer_arn = web.arn, port = 80, protocol = \"HTTP\", default_action { type = \"forward\" } }\nterraform aws_lb web { name = \"web\", subnets = [\"a\", \"b\"] }"),
        ("CKV_AWS_30", "encrypted-traffic", "aws_elasticache_replication_group x { replication_group_id = \"x\", description = \"x\" }"),
        ("CKV_AWS_34", "encrypted-traffic", Distribution("allow-all", "TLSv1.2_2021")),
        ("CKV_AWS_6", "encrypted-traffic", "aws_opensearch_domain x { domain_name = \"xxx\", domain_endpoint_options { enforce_https = true } }"),
        ("CKV_AWS_81", "encrypted-traffic", "aws_msk_cluster x { cluster_name = \"x\", kafka_version = \"3.6.0\", number_of_broker_nodes = 3, broker_node_group_info { client_subnets = [\"subnet-1\"], instance_type = \"kafka.m5.large\", security_groups = [\"sg-1\"] }, encryption_info { encryption_in_transit { client_broker = \"PLAINTEXT\" } } }"),
        ("CKV_AWS_83", "encrypted-traffic", "aws_opensearch_domain x { domain_name = \"xxx\", node_to_node_encryption { enabled = true }, domain_endpoint_options { enforce_https = false } }"),
        ("CKV_AWS_103", "modern-tls", "aws_lb_listener x { load_balancer_arn = \"x\", port = 443, protocol = \"HTTPS\", ssl_policy = \"ELBSecurityPolicy-2016-08\", default_action { type = \"forward\" } }"),
        ("CKV_AWS_174", "modern-tls", Distribution("redirect-to-https", "TLSv1")),
        ("CKV_AWS_206", "modern-tls", "aws_api_gateway_domain_name x { domain_name = \"x.example.com\", security_policy = \"TLS_1_0\" }"),
        ("CKV_AWS_228", "modern-tls", "aws_opensearch_domain x { domain_name = \"xxx\", domain_endpoint_options { enforce_https = true, tls_security_policy = \"Policy-Min-TLS-1-0-2019-07\" } }"),
        ("CKV_AWS_7", "turning-keys", "aws_kms_key x"),
        ("CKV_AWS_24", "no-open-ports", "aws_security_group x { ingress { from_port = 22, to_port = 22, protocol = \"tcp\", cidr_blocks = [\"0.0.0.0/0\"] } }"),
        ("CKV_AWS_25", "no-open-ports", "aws_vpc_security_group_ingress_rule x { security_group_id = \"sg\", cidr_ipv4 = \"0.0.0.0/0\", ip_protocol = \"tcp\", from_port = 3389, to_port = 3389 }"),
        ("CKV_AWS_231", "no-open-ports", "aws_network_acl_rule x { network_acl_id = \"acl\", rule_number = 1, rule_action = \"allow\", protocol = \"tcp\", cidr_block = \"0.0.0.0/0\", from_port = 3389, to_port = 3389 }"),
        ("CKV_AWS_232", "no-open-ports", "aws_network_acl_rule x { network_acl_id = \"acl\", rule_number = 1, rule_action = \"allow\", protocol = \"tcp\", cidr_block = \"0.0.0.0/0\", from_port = 22, to_port = 22 }"),
        ("CKV_AWS_277", "no-open-ports", "aws_security_group_rule x { type = \"ingress\", security_group_id = \"sg\", protocol = \"-1\", from_port = -1, to_port = -1, cidr_blocks = [\"0.0.0.0/0\"] }"),
        ("CKV_AWS_102", "private-databases", "aws_neptune_cluster_instance x { cluster_identifier = \"x\", instance_class = \"db.r6g.large\", publicly_accessible = true }"),
        ("CKV_AWS_17", "private-databases", "aws_db_instance x { instance_class = \"db.t4g.medium\", publicly_accessible = true }"),
        ("CKV_AWS_69", "private-databases", "aws_mq_broker x { broker_name = \"x\", engine_type = \"RabbitMQ\", engine_version = \"3.13\", host_instance_type = \"mq.m5.large\", publicly_accessible = true, user { username = \"x\", password = \"0123456789ab\" } }"),
        ("CKV_AWS_87", "private-databases", "aws_redshift_cluster x { cluster_identifier = \"x\", node_type = \"ra3.large\", publicly_accessible = true }"),
        ("CKV_AWS_89", "private-databases", "aws_dms_replication_instance x { replication_instance_class = \"dms.t3.micro\", replication_instance_id = \"x\", publicly_accessible = true }"),
        ("CKV_AWS_20", "private-buckets", "aws_s3_bucket_acl x { bucket = \"x\", acl = \"public-read\" }"),
        ("CKV_AWS_53", "private-buckets", "aws_s3_bucket_public_access_block x { bucket = \"x\", block_public_policy = true, ignore_public_acls = true, restrict_public_buckets = true }"),
        ("CKV_AWS_54", "private-buckets", "aws_s3_bucket_public_access_block x { bucket = \"x\", block_public_acls = true, ignore_public_acls = true, restrict_public_buckets = true }"),
        ("CKV_AWS_55", "private-buckets", "aws_s3_bucket_public_access_block x { bucket = \"x\", block_public_acls = true, block_public_policy = true, restrict_public_buckets = true }"),
        ("CKV_AWS_56", "private-buckets", "aws_s3_bucket_public_access_block x { bucket = \"x\", block_public_acls = true, block_public_policy = true, ignore_public_acls = true }"),
        ("CKV_AWS_57", "private-buckets", "aws_s3_bucket_acl x { bucket = \"x\", acl = \"public-read-write\" }"),
        ("CKV_AWS_1", "no-wildcard-rights", "data aws_iam_policy_document x { statement { actions = [\"*\"], resources = [\"*\"] } }"),
        ("CKV_AWS_49", "no-wildcard-rights", "data aws_iam_policy_document x { statement { actions = [\"*\"], resources = [\"arn:aws:s3:::x\"] } }"),
        ("CKV_AWS_62", "no-wildcard-rights", $"aws_iam_policy x {{ policy = to-json({{ Statement = [{Everything}] }}) }}"),
        ("CKV_AWS_63", "no-wildcard-rights", $"aws_iam_role_policy x {{ role = \"x\", policy = to-json({{ Statement = {Everything} }}) }}"),
        ("CKV_AWS_72", "no-wildcard-rights", $"aws_sqs_queue_policy x {{ queue_url = \"x\", policy = to-json-line({{ Statement = [{Everything}] }}) }}"),
        ("CKV_AWS_32", "no-public-principals", $"aws_ecr_repository_policy x {{ repository = \"x\", policy = to-json({{ Statement = [{Everybody}] }}) }}"),
        ("CKV_AWS_33", "no-public-principals", $"aws_kms_key x {{ policy = to-json({{ Statement = [{Everybody}] }}) }}"),
        ("CKV_AWS_60", "no-public-principals", $"aws_iam_role x {{ assume_role_policy = to-json({{ Statement = [{Everybody}] }}) }}"),
        ("CKV_AWS_70", "no-public-principals", "aws_s3_bucket_policy x { bucket = \"x\", policy = \"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"s3:GetObject\\\"}]}\" }"),
        ("CKV_AWS_168", "no-public-principals", $"aws_sqs_queue_policy x {{ queue_url = \"x\", policy = to-json({{ Statement = [{Everybody}] }}) }}"),
        ("CKV_AWS_169", "no-public-principals", $"aws_sns_topic_policy x {{ arn = \"x\", policy = to-json({{ Statement = [{Everybody}] }}) }}"),
        ("CKV_AWS_283", "no-public-principals", "data aws_iam_policy_document x { statement { actions = [\"s3:GetObject\"], principals { type = \"AWS\", identifiers = [\"*\"] } } }"),
        ("CKV_AWS_387", "no-public-principals", $"aws_sqs_queue_policy x {{ queue_url = \"x\", policy = to-json({{ Statement = [{Everybody}] }}) }}"),
        ("CKV_AWS_274", "no-administrators", "aws_iam_role_policy_attachment x { role = \"x\", policy_arn = \"arn:aws:iam::aws:policy/AdministratorAccess\" }"),
        ("CKV_AWS_358", "github-trust", "data aws_iam_policy_document x { statement { actions = [\"sts:AssumeRoleWithWebIdentity\"], principals { type = \"Federated\", identifiers = [\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"] } } }"),
        ("CKV_AWS_130", "no-public-addresses", "aws_subnet x { vpc_id = \"vpc\", map_public_ip_on_launch = true }"),
        ("CKV_AWS_333", "no-public-addresses", "aws_ecs_service x { name = \"x\", network_configuration { subnets = [\"subnet-1\"], assign_public_ip = true } }"),
        ("CKV_AWS_88", "no-public-addresses", "aws_instance x { ami = \"ami-0123456789abcdef0\", instance_type = \"t4g.micro\", associate_public_ip_address = true }"),
        ("CKV_AWS_79", "metadata-with-token", "aws_instance x { ami = \"ami-0123456789abcdef0\", instance_type = \"t4g.micro\" }"),
        ("CKV_AWS_133", "backups", "aws_db_instance x { instance_class = \"db.t4g.medium\", backup_retention_period = 0 }"),
        ("CKV_AWS_28", "backups", "aws_dynamodb_table x { name = \"xxx\" }"),
        ("CKV_AWS_343", "backups", "aws_redshift_cluster x { cluster_identifier = \"x\", node_type = \"ra3.large\", automated_snapshot_retention_period = 0 }"),
        ("CKV_AWS_360", "backups", "aws_docdb_cluster x { backup_retention_period = 0 }"),
        ("CKV_AWS_361", "backups", "aws_neptune_cluster x { backup_retention_period = 0 }"),
        ("CKV2_AWS_50", "second-zone", "aws_elasticache_replication_group x { replication_group_id = \"x\", description = \"x\" }"),
        ("CKV_AWS_157", "second-zone", "aws_db_instance x { instance_class = \"db.t4g.medium\" }"),
        ("CKV2_AWS_58", "deletion-protection", "aws_neptune_cluster x"),
        ("CKV_AWS_139", "deletion-protection", "aws_rds_cluster x { engine = \"aurora-postgresql\" }"),
        ("CKV_AWS_150", "deletion-protection", "aws_lb x { name = \"x\", subnets = [\"a\", \"b\"] }"),
        ("CKV_AWS_293", "deletion-protection", "aws_db_instance x { instance_class = \"db.t4g.medium\" }"),
        ("CKV_AWS_21", "object-versions", "aws_s3_bucket x { bucket = \"xxx\" }"),
        ("CKV_AWS_66", "log-retention", "aws_cloudwatch_log_group x { name = \"x\" }"),
        ("CKV_AWS_36", "trail-proof", "aws_cloudtrail x { name = \"xxx\", s3_bucket_name = \"x\", is_multi_region_trail = true }"),
        ("CKV_AWS_67", "trail-proof", "aws_cloudtrail x { name = \"xxx\", s3_bucket_name = \"x\", enable_log_file_validation = true }"),
        ("CKV_AWS_207", "minor-versions", "aws_mq_broker x { broker_name = \"x\", engine_type = \"RabbitMQ\", engine_version = \"3.13\", host_instance_type = \"mq.m5.large\", user { username = \"x\", password = \"0123456789ab\" } }"),
        ("CKV_AWS_226", "minor-versions", "aws_db_instance x { instance_class = \"db.t4g.medium\", auto_minor_version_upgrade = false }"),
        ("CKV_AWS_51", "fixed-tags-of-images", "aws_ecr_repository x { name = \"xx\" }"),
        ("CKV_AWS_163", "scanned-images", "aws_ecr_repository x { name = \"xx\" }"),
        ("CKV_AWS_131", "clean-headers", "aws_lb x { name = \"x\", subnets = [\"a\", \"b\"] }"),
        ("CKV_AWS_91", "logged-requests", "aws_lb x { name = \"x\", subnets = [\"a\", \"b\"] }"),
        ("CKV_AWS_115", "limited-capacity", "aws_lambda_function x { function_name = \"x\", role = \"arn:aws:iam::123456789012:role/x\", s3_bucket = \"x\" }"),
    ];

    public static TheoryData<string> Checks => [.. broken.Select(static b => b.Check)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void What_breaks_it_is_reported(string check)
    {
        var (_, rule, line) = broken.Single(b => b.Check == check);
        var expected = InfrastructureRules.All.Single(r => r.Name == rule);
        var found = MarkedSource.Parse($"project shop {{ standards = strict }}\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\" }}\n  {(line.StartsWith("data ", StringComparison.Ordinal) ? "" : "terraform ")}{line}\n}}").Compile().Diagnostics;

        Assert.Contains(check, expected.Checkov);
        Assert.Contains(found, d => d.Code == expected.Descriptor.Code && d.Message.StartsWith("`x` ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_check_that_the_page_names_has_something_that_breaks_it() => Assert.Equal(
        InfrastructureRules.All.SelectMany(static r => r.Checkov.Select(c => $"{r.Name} {c}")).Order(StringComparer.Ordinal),
        broken.Select(static b => $"{b.Rule} {b.Check}").Order(StringComparer.Ordinal));

    private static string Distribution(string viewers, string version) => $$"""
        aws_cloudfront_distribution x {
          enabled = true
          origin { domain_name = "x.example.com", origin_id = "x" }
          default_cache_behavior { allowed_methods = ["GET", "HEAD"], cached_methods = ["GET", "HEAD"], target_origin_id = "x", viewer_protocol_policy = "{{viewers}}" }
          restrictions { geo_restriction { restriction_type = "none" } }
          viewer_certificate { acm_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/x", ssl_support_method = "sni-only", minimum_protocol_version = "{{version}}" }
        }
        """;
}
