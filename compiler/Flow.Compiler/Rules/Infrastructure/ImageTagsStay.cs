using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A tag of an image never moves to another one.</summary>
internal sealed class ImageTagsStay() : SettingsRule(
    "fixed-tags-of-images", RuleWeight.Practice, ResilienceDiagnostics.ImageTagsStay, "lets a tag be moved to another image",
    [
        new("aws_ecr_repository", "image_tag_mutability", "\"IMMUTABLE\"", "CKV_AWS_51") { Holds = Expectation.NoneOf("MUTABLE") },
    ]);
