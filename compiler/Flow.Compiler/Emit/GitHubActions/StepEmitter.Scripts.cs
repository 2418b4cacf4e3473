using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Steps that run something: a script, or a program without a shell.</summary>
internal sealed partial class StepEmitter
{
    private const int LongestScript = 21_000;

    private YamlMapping Run(RunStep step, StepStart start) =>
        Scripted(step, start, step.Script.Shell ?? scope.Shell, step.Script.Text, step.Script.Variables);

    /// <summary>
    /// A program with its arguments. No shell interprets them: each is one quoted word of a bash line, and what is known only at run time
    /// comes in through a variable.
    /// </summary>
    private YamlMapping Process(ProcessStep step, StepStart start)
    {
        var words = new List<string>();
        var variables = ImmutableArray.CreateBuilder<Variable>();
        foreach (var argument in step.Arguments)
        {
            if (argument.Constant is { } known)
            {
                words.Add(BashScript.Quote(known.ToText()));
                continue;
            }

            var name = $"ARGUMENT_{words.Count}";
            variables.Add(new Variable(name, argument, new Origin(step.Origin.Location)));
            words.Add($"\"${name}\"");
        }

        return Scripted(step, start, "bash", string.Join(' ', words), variables.ToImmutable());
    }

    private YamlMapping Scripted(Step step, StepStart start, string shell, string script, ImmutableArray<Variable> variables)
    {
        var captures = CapturesOf(step);
        CheckWrapping(step, shell, captures);
        var text = IsBash(shell) ? new BashScript(step.Key, captures, step.Retry, LimitOfTry(step)).Wrap(script) : script;
        CheckScript(step, text);
        return Head(step, start, step.Title)
            .Add("working-directory", step.Folder is { } folder ? YamlScalar.Of(expressions.Text(folder)) : null)
            .Add("shell", ShellFor(shell).AsScalar())
            .Add("env", Variables([.. step.Variables, .. variables]))
            .Add("run", text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) ? text.TrimEnd('\n') + "\n" : text.TrimEnd('\n'));
    }

    private static TimeSpan? LimitOfTry(Step step) =>
        step.Retry is { OnTimeout: true } ? (step.Timeout?.Constant as DurationValue)?.Duration : null;

    /// <summary>The shell where it must be written: always in a composite action, else where it is not the default.</summary>
    private string? ShellFor(string shell) => scope.Action is not null || shell != scope.Shell ? shell : null;

    private void CheckWrapping(Step step, string shell, Captures captures)
    {
        if (IsBash(shell))
        {
            RefuseTimeoutOfMac(step);
        }
        else if (step.Retry is { } retry)
        {
            NeedBash(retry.Origin.Location, $"try the {shell} script again");
        }
        else if (captures.Any)
        {
            NeedBash(step.Origin.Location, $"keep what the {shell} script `{step.Key}` writes");
        }
    }

    private void RefuseTimeoutOfMac(Step step)
    {
        if (step is { Retry: { OnTimeout: true } retry, Timeout: not null } && scope.Job is { } job && RunnerLabels.MayBeMac(job))
        {
            Refuse(retry.Origin.Location, "`retry … on timeout`", "macOS, which lacks the `timeout` command", "Try again on exit codes.");
        }
    }

    private void NeedBash(Text.Location location, string what) =>
        scope.Reports.Add(GitHubActionsDiagnostics.NeedsBash, location, $"Only around a bash script can Flow {what} at GitHub. Call the script from a bash step.");

    private void CheckScript(Step step, string script)
    {
        if (script.Contains("${{", StringComparison.Ordinal) || script.Length > LongestScript)
        {
            scope.Reports.Add(
                GitHubActionsDiagnostics.ScriptNotPossible,
                step.Origin.Location,
                script.Length > LongestScript
                    ? $"GitHub takes scripts of at most 21,000 characters; this one has {script.Length}. Put it into a file of the repository."
                    : "GitHub would replace `${{` in this script before the shell sees it. Put the script into a file of the repository.");
        }
    }

    private static bool IsBash(string shell) => shell is "bash";

    /// <summary>What some value reads of the step.</summary>
    private Captures CapturesOf(Step step)
    {
        if (step is { CapturesStdout: false, CapturesStderr: false })
        {
            return default(Captures) with { ExitCode = step.CapturesExitCode };
        }

        var reads = Everything().SelectMany(ExprTree.WithChildren).ToArray();
        var trimmed = reads.OfType<CallExpr>()
            .Where(c => c is { Function: "trim", Arguments: [ReadExpr { Source: StepSource s }] } && s.Step == step.Name)
            .Select(c => (ReadExpr)c.Arguments[0])
            .ToArray();
        var exact = reads.OfType<ReadExpr>().Where(r => !trimmed.Contains(r, ReferenceEqualityComparer.Instance)).ToArray();
        var reading = new { Exact = Facets(exact, step), Trimmed = Facets(trimmed, step) };
        return new Captures(
            step.CapturesStdout && (reading.Exact.Contains(StepFacet.Stdout) || !reading.Trimmed.Contains(StepFacet.Stdout)),
            step.CapturesStdout && reading.Trimmed.Contains(StepFacet.Stdout),
            step.CapturesStderr && (reading.Exact.Contains(StepFacet.Stderr) || !reading.Trimmed.Contains(StepFacet.Stderr)),
            step.CapturesStderr && reading.Trimmed.Contains(StepFacet.Stderr),
            step.CapturesExitCode);
    }

    private static HashSet<StepFacet> Facets(IEnumerable<ReadExpr> reads, Step step) =>
        [.. reads.Select(static r => r.Source).OfType<StepSource>().Where(s => s.Step == step.Name).Select(static s => s.Facet)];

    private IEnumerable<Expr> Everything() => scope switch
    {
        { Job: { } job } => ModelValues.Of(job),
        { Action: { } action } => action.Steps.SelectMany(ModelValues.Of).Concat(action.Outputs.Select(static o => o.Value)),
        _ => [],
    };
}
