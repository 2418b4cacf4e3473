using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes steps. Each kind of step has its part in a file of its own.</summary>
internal sealed partial class StepEmitter(JobScope scope)
{
    private readonly GitHubExpression expressions = scope.InStep;

    /// <summary>The steps of the job or action, those of the clean-up last.</summary>
    public YamlSequence Emit(IEnumerable<Step> steps, IEnumerable<Step> cleanup) =>
        YamlSequence.Of([.. steps.SelectMany(s => Emit(s, StepStart.Plain)), .. cleanup.SelectMany(s => Emit(s, StepStart.Always))]);

    /// <summary>When a step runs unless it says more.</summary>
    private enum StepStart
    {
        /// <summary>While everything before succeeded.</summary>
        Plain,

        /// <summary>Unless the run was cancelled: what failed is reported too.</summary>
        UnlessCancelled,

        /// <summary>Whatever happened.</summary>
        Always,
    }

    private IEnumerable<YamlNode> Emit(Step step, StepStart start)
    {
        if (step is not (RunStep or ProcessStep))
        {
            RefuseWhatOnlyScriptsHave(step);
        }

        return step is BuildImageStep image ? Image(image, start).Select((s, i) => i == 0 ? s.StepWith(step.Origin) : s) : [Body(step, start).StepWith(step.Origin)];
    }

    private void RefuseWhatOnlyScriptsHave(Step step)
    {
        const string owner = "a step that runs no script";
        if (step.Folder is { } folder)
        {
            Refuse(folder.Location, "`at`", owner, "An action that works in a folder has an input for it.");
        }

        if (step.Retry is { } retry)
        {
            Refuse(retry.Origin.Location, "`retry`", owner, "Only scripts and programs can be tried again there.");
        }
    }

    private YamlMapping Body(Step step, StepStart start) => step switch
    {
        RunStep run => Run(run, start),
        ProcessStep process => Process(process, start),
        UsesStep uses => Uses(uses, start),
        CheckoutStep checkout => Checkout(checkout, start),
        SetupStep setup => Setup(setup, start),
        LoginStep login => Login(login, start),
        FreezeStep freeze => Freeze(freeze, start),
        PublishArtifactStep publish => Publish(publish, start),
        TakeArtifactStep take => Take(take, start),
        CacheStep cache => Cache(cache, start),
        ReportStep report => Report(report, start == StepStart.Plain ? StepStart.UnlessCancelled : start),
        SummaryStep summary => Summary(summary, start),
        CSharpStep csharp => CSharp(csharp, start),
        _ => throw new InvalidOperationException($"There is no such step: {step.GetType().Name}."),
    };

    private YamlMapping CSharp(CSharpStep step, StepStart start)
    {
        scope.Reports.Add(
            GitHubActionsDiagnostics.CSharpNotPossible,
            step.Origin.Location,
            $"GitHub cannot run the C# step `{step.Key}`. Write it as a script for GitHub, or let a job run `flow run` on a pipeline that holds it.");
        return Head(step, start, step.Title).Add("run", "exit 1");
    }

    private YamlMapping Freeze(FreezeStep step, StepStart start)
    {
        Variable Of(string name, Expr value) => new(name, value, new Origin(step.Origin.Location));

        return Head(step, start, new ConstantExpr(Value.Of($"Ask whether {step.Environment} is frozen"), FlowType.Text, step.Origin.Location))
            .Add("shell", ShellFor("bash").AsScalar())
            .Add("env", Variables(
            [
                .. step.Prometheus is { } asked ? [Of("PROMETHEUS", new ConstantExpr(Value.Of(asked.Url), FlowType.Text, asked.Origin.Location))] : Array.Empty<Variable>(),
                .. step.Prometheus?.Token is { } token ? [Of("TOKEN", token)] : Array.Empty<Variable>(),
                .. step.Despite is { } reason ? [Of("REASON", reason)] : Array.Empty<Variable>(),
            ]))
            .Add("run", new FreezeScript(step).Text() + "\n");
    }

    private YamlMapping Summary(SummaryStep step, StepStart start) =>
        Head(step, start, step.Title)
            .Add("env", Variables([.. step.Variables, new Variable("SUMMARY", step.Markdown, new Origin(step.Origin.Location))]))
            .Add("shell", ShellFor("bash").AsScalar())
            .Add("run", "printf '%s\\n' \"$SUMMARY\" >> \"$GITHUB_STEP_SUMMARY\"");

    /// <summary>What all steps have, in the order in which people write it.</summary>
    private YamlMapping Head(Step step, StepStart start, Expr? title)
    {
        var limit = scope.Action is null ? Minutes(step) : RefuseLimit(step);
        return YamlMapping.Of(
            ("name", title is null ? null : YamlScalar.Of(expressions.Text(title))),
            ("id", step.Name.AsScalar()),
            ("if", Condition(step, start).AsScalar()),
            ("continue-on-error", step.ContinueOnError is { } c ? Typed(c, expressions) : null),
            ("timeout-minutes", limit is { } m ? m : null));
    }

    /// <summary>The limit of the step; where a time-out is tried again, that of all tries with the pauses between them.</summary>
    private int? Minutes(Step step)
    {
        if (step is { Retry: { OnTimeout: true } retry, Timeout.Constant: DurationValue { Duration: var limit } })
        {
            return (int)Math.Ceiling(((limit * (retry.Count + 1)) + (retry.Delay * retry.Count)).TotalMinutes) + 1;
        }

        return Durations.Minutes(step.Timeout, scope.Reports);
    }

    private int? RefuseLimit(Step step)
    {
        if (step.Timeout is { } timeout)
        {
            Refuse(timeout.Location, "`timeout`", "a step of a composite action", "Set it on the step that uses the action.");
        }

        return null;
    }

    private string? Condition(Step step, StepStart start)
    {
        var place = scope.At(Place.StepCondition);
        var written = step.When is null or { Constant: BoolValue { Truth: true } } ? (Fragment?)null : place.Of(step.When);
        Fragment? implied = step.UsesStatusFunction ? null : start switch
        {
            StepStart.Always => Fragment.Call("always"),
            StepStart.UnlessCancelled => Fragment.Not(Fragment.Call("cancelled")),
            _ => null,
        };
        Fragment? condition = (implied, written) switch
        {
            ({ } i, { } w) => Fragment.And(i, w),
            _ => implied ?? written,
        };
        return condition is { } c ? GitHubExpression.Condition(c) : null;
    }

    /// <summary>A truth value or a number, or the expression that gives it.</summary>
    internal static YamlNode Typed(Expr value, GitHubExpression expressions) => value.Constant switch
    {
        BoolValue b => b.Truth,
        NumberValue n => YamlScalar.Of(n.Number),
        { } other => other.ToText(),
        null => $"${{{{ {expressions.Lower(value)} }}}}",
    };

    private YamlMapping? Variables(IEnumerable<Variable> variables) => EnvironmentVariables(variables, expressions);

    /// <summary>The variables, later ones in place of earlier ones of the same name; null where there are none.</summary>
    internal static YamlMapping? EnvironmentVariables(IEnumerable<Variable> variables, GitHubExpression expressions)
    {
        var entries = variables
            .GroupBy(static v => v.Name)
            .Select(g => g.Last())
            .Select(v => (v.Name, (YamlNode?)YamlScalar.Of(expressions.ToWire(v.Value, v.Value.Type)).With(v.Origin)))
            .ToArray();
        return entries.Length == 0 ? null : YamlMapping.Of(entries);
    }

    private void Refuse(Text.Location location, string property, string owner, string instead) =>
        scope.Reports.Add(
            GitHubActionsDiagnostics.PropertyNotPossible,
            location,
            $"GitHub has no {property} on {owner}. {instead}");
}
