using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Where pipelines read secrets by name, as in <c>secrets.TOKEN</c>.</summary>
public static class SecretReads
{
    /// <summary>GitHub gives this one to every run.</summary>
    private const string OfEveryRun = "GITHUB_TOKEN";

    /// <summary>What <paramref name="pipeline"/> reads itself, and what those read that get all of its secrets.</summary>
    public static IEnumerable<ReadExpr> Of(Pipeline pipeline, DeliveryModel model) => Of(pipeline, model, []);

    /// <summary>What <paramref name="pipeline"/> reads itself.</summary>
    public static IEnumerable<ReadExpr> Own(Pipeline pipeline) => ModelValues.Of(pipeline).SelectMany(ExprTree.Reads)
        .Where(static r => r.Source is SecretSource { Name: not OfEveryRun });

    private static IEnumerable<ReadExpr> Of(Pipeline pipeline, DeliveryModel model, ImmutableHashSet<string> seen) => seen.Contains(pipeline.Name)
        ? []
        : Own(pipeline).Concat(pipeline.Jobs
            .Where(static j => j.Call is { IsLocal: true, InheritsSecrets: true })
            .Select(j => model.Pipelines.FirstOrDefault(p => p.Name == j.Call!.Target))
            .OfType<Pipeline>()
            .SelectMany(called => Of(called, model, seen.Add(pipeline.Name))));
}
