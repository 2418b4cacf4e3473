using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>The metadata of machines is given only for a token (IMDSv2).</summary>
internal sealed class MetadataNeedsToken() : SettingsRule(
    "metadata-with-token", RuleWeight.Practice, ExposureDiagnostics.MetadataNeedsToken, "gives its credentials to every request from inside",
    [
        new("aws_instance", "metadata_options.http_tokens", "\"required\"", "CKV_AWS_79"),
        new("aws_launch_template", "metadata_options.http_tokens", "\"required\"", "CKV_AWS_79"),
    ]);
