using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// What a project's own rules found, by rule and by the value that they looked at. A value is the same object as long as its pipeline is, and a rule the same bound
/// item as long as nothing that it mentions changed, so what was found stays true.
/// </summary>
internal sealed class KeptBreaches(KeptBreaches? before)
{
    private readonly Dictionary<Pipeline, PipelineValues> values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundItem, Dictionary<Value, ImmutableArray<RuleBreach>>> rules = new(ReferenceEqualityComparer.Instance);
    private KeptBreaches? before = before;

    /// <summary>The values that rules see of <paramref name="pipeline"/>.</summary>
    public PipelineValues ValuesOf(Pipeline pipeline, Func<Pipeline, PipelineValues> make) =>
        values[pipeline] = before?.values.GetValueOrDefault(pipeline) ?? make(pipeline);

    /// <summary>What <paramref name="rule"/> found before, by value.</summary>
    public IReadOnlyDictionary<Value, ImmutableArray<RuleBreach>>? Before(BoundItem rule) => before?.rules.GetValueOrDefault(rule);

    /// <summary>Where to put what <paramref name="rule"/> finds.</summary>
    public Dictionary<Value, ImmutableArray<RuleBreach>> Now(BoundItem rule) => rules[rule] = new(ReferenceEqualityComparer.Instance);

    /// <summary>Lets go of the findings before: all that is used of them is here.</summary>
    public void End() => before = null;
}

/// <summary>A pipeline as values of the language.</summary>
/// <param name="Pipeline">Itself.</param>
/// <param name="Jobs">Its jobs.</param>
/// <param name="Steps">The steps of its jobs.</param>
internal sealed record PipelineValues(Value Pipeline, ImmutableArray<Value> Jobs, ImmutableArray<Value> Steps);
