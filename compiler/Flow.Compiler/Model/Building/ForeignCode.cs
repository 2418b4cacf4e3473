using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Which jobs check out what somebody outside wrote although their event gives them the project's rights. This, and not the label of a text,
/// closes the hole of <c>pull_request_target</c>. Which reference names foreign code is a label of its own, so that it is found behind
/// environment variables, outputs and values with names as well; through calls it is followed here, in the whole model.
/// </summary>
internal sealed class ForeignCode
{
    private readonly DeliveryModel model;
    private readonly Dictionary<string, Rights> rights = new(StringComparer.Ordinal);

    private ForeignCode(DeliveryModel model) => this.model = model;

    /// <summary>The model with its foreign jobs marked.</summary>
    public static DeliveryModel Mark(DeliveryModel model)
    {
        var marking = new ForeignCode(model);
        foreach (var pipeline in model.Pipelines.Where(static p => p.Triggers.Any(static t => Events.GivesRightsToForeignCode(t.Event))))
        {
            marking.Give(pipeline, new Rights([], []));
        }

        return marking.rights.Count == 0 ? model : model with { Pipelines = [.. model.Pipelines.Select(marking.Marked)] };
    }

    /// <summary>A called pipeline has its caller's rights and event, and gets foreign code through its parameters.</summary>
    private void Give(Pipeline pipeline, Rights given)
    {
        if (rights.TryGetValue(pipeline.Name, out var known))
        {
            if (given.ForeignParameters.IsSubsetOf(known.ForeignParameters))
            {
                return;
            }

            given = known with { ForeignParameters = known.ForeignParameters.Union(given.ForeignParameters) };
        }

        rights[pipeline.Name] = given;
        foreach (var job in pipeline.Jobs.Where(static j => j.Call is { IsLocal: true }))
        {
            if (model.Pipelines.FirstOrDefault(p => p.Name == job.Call!.Target) is { } called)
            {
                var foreign = job.Call!.Arguments.Where(a => new ForeignValues(pipeline, job, given).IsForeign(a.Value)).Select(static a => a.Name);
                Give(called, new Rights([.. foreign], given.Calls.Insert(0, job.Origin.Location)));
            }
        }
    }

    /// <summary>The pipeline itself where nothing is marked: what is known about it stays true.</summary>
    private Pipeline Marked(Pipeline pipeline)
    {
        if (!rights.TryGetValue(pipeline.Name, out var given))
        {
            return pipeline;
        }

        var jobs = pipeline.Jobs.Select(j => Checkout(pipeline, j, given) is { } checkout ? j with { ForeignCheckout = checkout } : j).ToImmutableArray();
        return jobs.AsEnumerable().SequenceEqual(pipeline.Jobs, ReferenceEqualityComparer.Instance) ? pipeline : pipeline with { Jobs = jobs };
    }

    private static ForeignCheckout? Checkout(Pipeline pipeline, Job job, Rights given)
    {
        var values = new ForeignValues(pipeline, job, given);
        return job.AllSteps.FirstOrDefault(s => ChecksOut(s, values)) is { } step ? new ForeignCheckout(step.Origin.Location, given.Calls) : null;
    }

    private static bool ChecksOut(Step step, ForeignValues values) => step switch
    {
        CheckoutStep checkout => values.IsForeign(checkout.Reference, step) || values.IsForeign(checkout.Repository, step),
        UsesStep { Action: RemoteAction action } uses when action.IsFrom("actions/checkout") =>
            uses.Inputs.Any(i => i.Name.ToLowerInvariant() is "ref" or "repository" && values.IsForeign(i.Value, step)),
        RunStep run => ForeignJobs.FetchesPullRequest(run.Script.Text),
        _ => false,
    };

    /// <summary>What a pipeline has from its event or its caller.</summary>
    /// <param name="ForeignParameters">The parameters that name foreign code.</param>
    /// <param name="Calls">The calls that lead to it, the innermost first.</param>
    private sealed record Rights(ImmutableHashSet<string> ForeignParameters, ImmutableArray<Location> Calls);

    /// <summary>Which values of a job name foreign code: by their label, or because they come from a parameter that does.</summary>
    private sealed class ForeignValues(Pipeline pipeline, Job job, Rights given)
    {
        public bool IsForeign(Expr? value, Step? step = null) => IsForeign(value, step, []);

        // What this question led to already is kept for the question alone: another about the same may have another answer, since a step has variables of its own.
        private bool IsForeign(Expr? value, Step? step, HashSet<ValueSource> asked) =>
            value is not null && (value.Labels.HasFlag(Labels.Foreign) || (!given.ForeignParameters.IsEmpty && ExprTree.Reads(value).Any(r => ComesFromParameter(r.Source, step, asked))));

        private bool ComesFromParameter(ValueSource source, Step? step, HashSet<ValueSource> asked) => source switch
        {
            ParameterSource parameter => given.ForeignParameters.Contains(parameter.Name),
            EnvironmentVariableSource variable => asked.Add(source) && IsForeign(ValueOf(variable.Name, step), null, asked),
            MatrixSource matrix => asked.Add(source) && IsForeign(job.Matrix?.Axes.FirstOrDefault(a => a.Name == matrix.Axis)?.Values, null, asked),
            JobOutputSource output => asked.Add(source) && IsForeign(pipeline.Jobs.FirstOrDefault(j => j.Name == output.Job)?.Outputs.FirstOrDefault(o => o.Name == output.Output)?.Value, null, asked),
            _ => false,
        };

        private Expr? ValueOf(string variable, Step? step) =>
            (step?.Variables ?? []).Concat(job.Variables).Concat(pipeline.Environment).FirstOrDefault(v => v.Name == variable)?.Value;
    }
}
