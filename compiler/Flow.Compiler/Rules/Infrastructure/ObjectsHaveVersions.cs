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
        var said = resource.Companions(Versioning, "bucket").ToList();
        return said.Exists(static c => c.Read(Status).MayBe("Enabled")) || resource.Read("versioning.enabled").MayBe("true") ? [] : [Missing(resource, said.FirstOrDefault())];
    }

    private static Finding Missing(ResourceReading bucket, ResourceReading? versioning) =>
        versioning is not null && ConstructArgument.Of(versioning, Status, "\"Enabled\"") is { } parameter
            ? new Finding(parameter.Place, $"{bucket.Title} keeps no old versions: {parameter.Advice}.") { Fix = parameter.Fix }
            : new Finding(
                versioning?.Read(Status).Location ?? bucket.Place,
                $"{bucket.Title} keeps no old versions: write `terraform {Versioning} {bucket.Resource.Name}-versions {{ bucket = {bucket.Resource.Name}.id, versioning_configuration {{ status = \"Enabled\" }} }}`.");
}
