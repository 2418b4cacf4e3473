using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// The environment variables of a step are worked out together, so none sees another of them, only what the job and earlier steps have set. Holes of its
/// script are such variables as well.
/// </summary>
internal sealed class VariablesDoNotSeeEachOther : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            foreach (var job in pipeline.Jobs)
            {
                Check(job.AllSteps, [.. Names(pipeline.Environment), .. Names(job.Variables)], diagnostics);
            }
        }

        foreach (var action in model.Actions)
        {
            Check(action.Steps, [], diagnostics);
        }
    }

    private static void Check(IEnumerable<Step> steps, HashSet<string> known, DiagnosticBag diagnostics)
    {
        foreach (var step in steps)
        {
            Check(step, known, diagnostics);
            known.UnionWith(step.Sets);
        }
    }

    private static void Check(Step step, HashSet<string> known, DiagnosticBag diagnostics)
    {
        var own = Names(step.Variables).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in step.Variables)
        {
            foreach (var (read, name) in Reads(variable).Where(r => r.Name != variable.Name && own.Contains(r.Name) && !known.Contains(r.Name)))
            {
                Report(
                    diagnostics, PipelineDiagnostics.VariableBesideAnother, read.Location,
                    $"`{name}` is set beside `{variable.Name}`, and variables of one `env` do not see each other. Give its value a name and use that in both, `let {LetNameOf(name)} = …`, or set `{name}` on the job.");
            }
        }

        foreach (var (read, name) in HolesOf(step).SelectMany(Reads).Where(r => own.Contains(r.Name)))
        {
            Report(
                diagnostics, PipelineDiagnostics.VariableBesideAnother, read.Location,
                $"This hole becomes a variable beside `{name}`, and variables of one step do not see each other. Give its value a name and use that in both, `let {LetNameOf(name)} = …`, or set `{name}` on the job.");
        }
    }

    private static ImmutableArray<Variable> HolesOf(Step step) => step is RunStep run ? run.Script.Variables : [];

    private static IEnumerable<(ReadExpr Read, string Name)> Reads(Variable variable) =>
        ExprTree.Reads(variable.Value).Where(static r => r.Source is EnvironmentVariableSource).Select(static r => (r, ((EnvironmentVariableSource)r.Source).Name));

    private static string LetNameOf(string variable) => variable.ToLowerInvariant().Replace('_', '-');

    private static IEnumerable<string> Names(ImmutableArray<Variable> variables) => variables.Select(static v => v.Name);
}
