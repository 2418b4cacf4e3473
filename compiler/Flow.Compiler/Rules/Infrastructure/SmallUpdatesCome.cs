using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Minor versions of an engine come by themselves.</summary>
internal sealed class SmallUpdatesCome() : SettingsRule(
    "minor-versions", RuleWeight.Practice, ResilienceDiagnostics.SmallUpdatesCome, "does not get minor versions by itself",
    [
        new("aws_db_instance", "auto_minor_version_upgrade", "true", "CKV_AWS_226") { MayBeMissing = true },
        new("aws_rds_cluster_instance", "auto_minor_version_upgrade", "true", "CKV_AWS_226") { MayBeMissing = true },
        new("aws_mq_broker", "auto_minor_version_upgrade", "true", "CKV_AWS_207"),
    ]);
