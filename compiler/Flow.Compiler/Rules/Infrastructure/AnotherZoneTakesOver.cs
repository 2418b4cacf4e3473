using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What keeps something stands in more than one zone.</summary>
internal sealed class AnotherZoneTakesOver() : SettingsRule(
    "second-zone", RuleWeight.Practice, ResilienceDiagnostics.AnotherZoneTakesOver, "stands in one zone alone",
    [
        new("aws_db_instance", "multi_az", "true", "CKV_AWS_157") { UnlessWritten = "replicate_source_db" },
        new("aws_elasticache_replication_group", "automatic_failover_enabled", "true", "CKV2_AWS_50"),
        new("aws_mq_broker", "deployment_mode", "\"ACTIVE_STANDBY_MULTI_AZ\"") { Holds = Expectation.NoneOf("SINGLE_INSTANCE") },
        new("aws_opensearch_domain", "cluster_config.zone_awareness_enabled", "true"),
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;
}
