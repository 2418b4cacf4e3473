using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>What two models mean differently. What is only written differently (places, names of templates, comments, the order of declarations) is no difference.</summary>
public static class ModelComparison
{
    /// <summary>The changes from <paramref name="before"/> to <paramref name="after"/>: by domain, and in each in the order in which things are declared now.</summary>
    public static ImmutableArray<Change> Between(DeliveryModel before, DeliveryModel after) =>
    [
        .. new PipelineChanges(before, after).Find(),
        .. new EnvironmentChanges(before, after).Find(),
        .. new ServiceChanges(before, after).Find(),
    ];
}
