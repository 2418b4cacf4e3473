using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What is made says whose it is, unless tags of the <c>cloud</c> say it for all.</summary>
internal sealed class ResourcesAreTagged() : InfrastructureRule("tags", RuleWeight.Advice, ResilienceDiagnostics.ResourcesAreTagged)
{
    private const string Argument = "tags";

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => [];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) =>
        resource.Environment.Cloud is not { Tags.IsEmpty: true } || resource.Read(Argument).IsWritten || resource.Schema?.Attribute(Argument) is not { IsWritable: true }
            ? []
            : [new Finding(resource.Place, $"{resource.Title} has no tags: write `tags {{ service = \"…\" }}` in the `cloud` of `{resource.Environment.Name}`, for everything in it, or here.")
            {
                Fix = CloudTagEdit.Fix(resource.Environment, "service", resource.Model.Project.Name, resource.Place),
            }];
}
