using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No bucket is public, or may become it.</summary>
internal sealed class BucketsArePrivate() : SettingsRule(
    "private-buckets", RuleWeight.Danger, ExposureDiagnostics.BucketsArePrivate, "lets the bucket become public",
    [
        new("aws_s3_bucket_public_access_block", "block_public_acls", "true", "CKV_AWS_53"),
        new("aws_s3_bucket_public_access_block", "block_public_policy", "true", "CKV_AWS_54"),
        new("aws_s3_bucket_public_access_block", "ignore_public_acls", "true", "CKV_AWS_55"),
        new("aws_s3_bucket_public_access_block", "restrict_public_buckets", "true", "CKV_AWS_56"),
        new("aws_s3_account_public_access_block", "block_public_acls", "true"),
        new("aws_s3_account_public_access_block", "block_public_policy", "true"),
        new("aws_s3_account_public_access_block", "ignore_public_acls", "true"),
        new("aws_s3_account_public_access_block", "restrict_public_buckets", "true"),
        new("aws_s3_bucket_acl", "acl", "\"private\"", "CKV_AWS_20") { Holds = Expectation.NoneOf("public-read", "public-read-write", "authenticated-read"), MayBeMissing = true },
        new("aws_s3_bucket", "acl", "\"private\"", "CKV_AWS_57") { Holds = Expectation.NoneOf("public-read", "public-read-write", "authenticated-read"), MayBeMissing = true },
    ]);
