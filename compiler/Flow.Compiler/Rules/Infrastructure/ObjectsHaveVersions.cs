using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What is overwritten in a bucket can be had back.</summary>
internal sealed class ObjectsHaveVersions() : InfrastructureRule("object-versions", RuleWeight.Practice, ResilienceDiagnostics.ObjectsHaveVersions)
{
    private const string Versioning = "aws_s3_bucket_versioning";
    private const string Status = "versioning_configuration.status";

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["aws_s3_bucket"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_21"];

    /// <inheritdoc/>
    public override bool MayBeWeakened => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        var said = resource.Companions(Versioning, "bucket").Select(static c => c.Read(Status)).ToList();
        return said.Exists(static s => s.MayBe("Enabled")) || resource.Read("versioning.enabled").MayBe("true")
            ? []
            : [new Finding(said.FirstOrDefault()?.Location ?? resource.Place, $"{resource.Title} keeps no old versions: write `terraform {Versioning} {resource.Resource.Name}-versions {{ bucket = {resource.Resource.Name}.id, versioning_configuration {{ status = \"Enabled\" }} }}`.")];
    }
}
