using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

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
                MendsAll = true,
                Fix = CloudTagEdit.Fix(resource.Environment, "service", resource.Model.Project.Name, resource.Place),
            }];

    /// <summary>What has no tags in one environment, as one finding: tags of its <c>cloud</c> mend all of it.</summary>
    internal static InfrastructureBreach Together(ImmutableArray<InfrastructureBreach> breaches, DeliveryModel model)
    {
        if (breaches is [_] || model.Environments.FirstOrDefault(e => e.Name == breaches[0].Names[^1]) is not { } environment)
        {
            return breaches[0];
        }

        var place = CloudTagEdit.PlaceIn(environment);
        return breaches[0] with
        {
            Names = [environment.Name],
            Finding = new Finding(place, $"`{breaches[0].Names[0]}` and {breaches.Length - 1} more have no tags: write `tags {{ service = \"…\" }}` in the `cloud` of `{environment.Name}`, for everything in it.")
            {
                Fix = CloudTagEdit.Fix(environment, "service", model.Project.Name, place),
            },
        };
    }
}
