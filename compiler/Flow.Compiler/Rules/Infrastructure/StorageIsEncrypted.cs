using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What is stored is encrypted.</summary>
internal sealed class StorageIsEncrypted() : SettingsRule(
    "encrypted-storage", RuleWeight.Danger, EncryptionDiagnostics.StorageIsEncrypted, "is not encrypted where it is stored",
    [
        new("aws_db_instance", "storage_encrypted", "true", "CKV_AWS_16") { UnlessWritten = "replicate_source_db" },
        new("aws_rds_cluster", "storage_encrypted", "true", "CKV_AWS_96"),
        new("aws_docdb_cluster", "storage_encrypted", "true", "CKV_AWS_74"),
        new("aws_neptune_cluster", "storage_encrypted", "true", "CKV_AWS_44"),
        new("aws_ebs_volume", "encrypted", "true", "CKV_AWS_3"),
        new("aws_efs_file_system", "encrypted", "true", "CKV_AWS_42"),
        new("aws_elasticache_replication_group", "at_rest_encryption_enabled", "\"true\"", "CKV_AWS_29"),
        new("aws_redshift_cluster", "encrypted", "true", "CKV_AWS_64"),
        new("aws_kinesis_stream", "encryption_type", "\"KMS\"", "CKV_AWS_43"),
        new("aws_opensearch_domain", "encrypt_at_rest.enabled", "true", "CKV_AWS_5"),
        new("aws_dax_cluster", "server_side_encryption.enabled", "true", "CKV_AWS_47"),
        new("aws_sqs_queue", "sqs_managed_sse_enabled", "true", "CKV_AWS_27") { MayBeMissing = true, UnlessWritten = "kms_master_key_id" },
        new("aws_instance", "root_block_device.encrypted", "true", "CKV_AWS_8"),
    ]);
