using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Images are scanned for known holes.</summary>
internal sealed class ImagesAreScanned() : SettingsRule(
    "scanned-images", RuleWeight.Advice, ResilienceDiagnostics.ImagesAreScanned, "does not scan its images",
    [
        new("aws_ecr_repository", "image_scanning_configuration.scan_on_push", "true", "CKV_AWS_163"),
    ]);
