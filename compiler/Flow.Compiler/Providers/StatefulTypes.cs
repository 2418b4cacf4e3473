using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>A type of resources that keeps something which nobody can make again from the sources.</summary>
/// <param name="Type">The type.</param>
/// <param name="Keeps">What is lost with a resource of it, such as "a database".</param>
/// <param name="Replacing">Arguments whose change makes Terraform destroy the resource and make another, sorted; one of a block with the names of the blocks before it, <c>root_block_device.encrypted</c>, and <c>network_interface[].device_index</c> where there can be several. The name of a block alone: the first of it that comes, and the last that goes. Others may do so too: see <see cref="StatefulTypes"/>.</param>
public sealed record StatefulType(string Type, string Keeps, ImmutableArray<string> Replacing);

/// <summary>
/// What a schema does not say: which types keep state, and which of their arguments force a replacement.
/// <para>
/// Source: hashicorp/aws 5.100.0 itself, asked on 2026-11-25, and on 2026-11-26 about arguments of blocks. Terraform planned a change of each of these arguments alone, without a refresh, and said
/// that it replaces the resource because of it (<c>replace_paths</c>); the tests ask again (<c>ReplacementTests</c>). An argument that is not listed was either seen to
/// change in place or was not asked about, so a list says nothing of what is missing in it. Changes whose effect depends on the value (a smaller volume, an older
/// engine) and what comes and goes with a whole block are not covered, but for a block that is named alone.
/// </para>
/// <para>Which types keep state is a judgement: their loss is a loss of data, of keys, or of an identity that others were given.</para>
/// </summary>
public static class StatefulTypes
{
    /// <summary>All of them, sorted by type.</summary>
    public static readonly ImmutableArray<StatefulType> All =
    [
        Of("aws_backup_vault", "recovery points", "kms_key_arn name"),
        Of("aws_cloudwatch_log_group", "logs", "log_group_class name"),
        Of("aws_cognito_user_pool", "accounts of users", "alias_attributes name username_attributes username_configuration.case_sensitive"),
        Of(
            "aws_db_instance", "a database",
            "availability_zone character_set_name db_name engine kms_key_id nchar_character_set_name s3_import.bucket_name snapshot_identifier storage_encrypted timezone username"),
        Of(
            "aws_docdb_cluster", "a database",
            "availability_zones cluster_identifier db_subnet_group_name engine kms_key_id master_username restore_to_point_in_time.source_cluster_identifier snapshot_identifier storage_encrypted"),
        Of("aws_dynamodb_table", "a table", "hash_key local_secondary_index local_secondary_index[].name name range_key restore_source_name"),
        Of("aws_ebs_volume", "a volume", "availability_zone encrypted kms_key_id snapshot_id"),
        Of("aws_ecr_repository", "images", "encryption_configuration.encryption_type encryption_configuration.kms_key name"),
        Of("aws_efs_file_system", "files", "availability_zone_name creation_token encrypted kms_key_id performance_mode"),
        Of("aws_eip", "an address that others were given", "network_border_group public_ipv4_pool"),
        Of("aws_elasticache_cluster", "a cache", "availability_zone cluster_id network_type port snapshot_name subnet_group_name transit_encryption_enabled"),
        Of("aws_elasticache_replication_group", "a cache", "at_rest_encryption_enabled data_tiering_enabled kms_key_id network_type port replication_group_id snapshot_name subnet_group_name"),
        Of("aws_elasticache_serverless_cache", "a cache", "engine kms_key_id name subnet_ids"),
        Of("aws_fsx_lustre_file_system", "files", "kms_key_id subnet_ids"),
        Of(
            "aws_instance", "what is on its disks",
            "ami associate_public_ip_address availability_zone cpu_options.amd_sev_snp cpu_options.core_count cpu_options.threads_per_core ebs_block_device[].device_name ebs_block_device[].snapshot_id enclave_options.enabled hibernation instance_market_options.market_type key_name network_interface[].delete_on_termination network_interface[].device_index network_interface[].network_card_index network_interface[].network_interface_id placement_group private_ip root_block_device.encrypted root_block_device.kms_key_id subnet_id tenancy"),
        Of("aws_kinesis_stream", "records", "name"),
        Of("aws_kms_key", "a key, and with it all that it encrypted", "customer_master_key_spec key_usage multi_region"),
        Of("aws_memorydb_cluster", "a database", "data_tiering kms_key_arn name port snapshot_name subnet_group_name tls_enabled"),
        Of("aws_mq_broker", "messages", "broker_name deployment_mode encryption_options.kms_key_id encryption_options.use_aws_owned_key publicly_accessible"),
        Of(
            "aws_msk_cluster", "records",
            "broker_node_group_info.client_subnets broker_node_group_info.security_groups cluster_name encryption_info.encryption_at_rest_kms_key_arn encryption_info.encryption_in_transit.in_cluster"),
        Of("aws_neptune_cluster", "a database", "availability_zones cluster_identifier kms_key_arn neptune_subnet_group_name snapshot_identifier storage_encrypted"),
        Of("aws_opensearch_domain", "indexes", "domain_name encrypt_at_rest.kms_key_id"),
        Of(
            "aws_rds_cluster", "a database",
            "availability_zones cluster_identifier database_name db_subnet_group_name engine engine_mode kms_key_id master_username restore_to_point_in_time.source_cluster_identifier s3_import.bucket_name snapshot_identifier source_region storage_encrypted"),
        Of("aws_redshift_cluster", "a database", "cluster_identifier cluster_subnet_group_name master_username snapshot_identifier"),
        Of("aws_route53_zone", "records, and the name servers that a domain was given", "delegation_set_id name"),
        Of("aws_s3_bucket", "objects", "bucket bucket_prefix object_lock_enabled"),
        Of("aws_secretsmanager_secret", "a secret", "name"),
        Of("aws_sqs_queue", "messages", "fifo_queue name name_prefix"),
        Of("aws_ssm_parameter", "a value", "name"),
    ];

    private static readonly FrozenDictionary<string, StatefulType> ByType = All.ToFrozenDictionary(static t => t.Type);

    /// <summary>What is known of <paramref name="type"/>; null where it keeps nothing, or where nothing is known.</summary>
    public static StatefulType? Find(string type) => ByType.GetValueOrDefault(type);

    private static StatefulType Of(string type, string keeps, string replacing) => new(type, keeps, [.. replacing.Split(' ')]);
}
