using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What is sent is encrypted.</summary>
internal sealed class TrafficIsEncrypted() : SettingsRule(
    "encrypted-traffic", RuleWeight.Danger, EncryptionDiagnostics.TrafficIsEncrypted, "sends without encryption",
    [
        new("aws_elasticache_replication_group", "transit_encryption_enabled", "true", "CKV_AWS_30"),
        new("aws_opensearch_domain", "node_to_node_encryption.enabled", "true", "CKV_AWS_6"),
        new("aws_opensearch_domain", "domain_endpoint_options.enforce_https", "true", "CKV_AWS_83"),
        new("aws_msk_cluster", "encryption_info.encryption_in_transit.client_broker", "\"TLS\"", "CKV_AWS_81") { MayBeMissing = true },
        new("aws_cloudfront_distribution", "default_cache_behavior.viewer_protocol_policy", "\"redirect-to-https\"", "CKV_AWS_34") { Holds = Expectation.NoneOf("allow-all") },
        new(Listener, "protocol", "\"HTTPS\"", "CKV_AWS_2") { Holds = Expectation.NoneOf("HTTP"), MayBeMissing = true },
    ])
{
    private const string Listener = "aws_lb_listener";

    /// <inheritdoc/>
    protected override bool Excuses(ResourceReading resource, Expectation expectation) =>
        (expectation.Type == Listener && (SendsOn(resource) || IsInside(resource))) || base.Excuses(resource, expectation);

    private static bool SendsOn(ResourceReading listener) => listener.Read("default_action.type").MayBe("redirect");

    // A balancer that somebody else made may be an internal one.
    private static bool IsInside(ResourceReading listener) =>
        listener.Named("load_balancer_arn").ToImmutableArray() is var balancers && (balancers.IsEmpty || balancers.All(static b => b.Resource.Type != "aws_lb" || b.Read("internal").MayBe("true")));
}
