using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No version of TLS with known holes is allowed.</summary>
internal sealed class TlsIsModern() : SettingsRule(
    "modern-tls", RuleWeight.Practice, EncryptionDiagnostics.TlsIsModern, "allows versions of TLS that have known holes",
    [
        new("aws_lb_listener", "ssl_policy", "\"ELBSecurityPolicy-TLS13-1-2-2021-06\"", "CKV_AWS_103") { Holds = IsModern },
        new("aws_cloudfront_distribution", "viewer_certificate.minimum_protocol_version", "\"TLSv1.2_2021\"", "CKV_AWS_174") { Holds = Expectation.NoneOf("SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016") },
        new("aws_opensearch_domain", "domain_endpoint_options.tls_security_policy", "\"Policy-Min-TLS-1-2-PFS-2023-10\"", "CKV_AWS_228") { Holds = Expectation.NoneOf("Policy-Min-TLS-1-0-2019-07") },
        new("aws_api_gateway_domain_name", "security_policy", "\"TLS_1_2\"", "CKV_AWS_206") { Holds = Expectation.NoneOf("TLS_1_0") },
    ])
{
    /// <inheritdoc/>
    protected override bool Excuses(ResourceReading resource, Expectation expectation) =>
        (resource.Resource.Type == "aws_lb_listener" && !resource.Read("protocol").Is("HTTPS") && !resource.Read("protocol").Is("TLS")) || base.Excuses(resource, expectation);

    // AWS documents these as the ones that speak nothing older than TLS 1.2.
    private static bool IsModern(Value policy) =>
        policy.ToText() is var name && (name.Contains("TLS13-1-2", StringComparison.Ordinal) || name.Contains("TLS13-1-3", StringComparison.Ordinal) || name.Contains("TLS-1-2", StringComparison.Ordinal) || name.Contains("FS-1-2", StringComparison.Ordinal));
}
