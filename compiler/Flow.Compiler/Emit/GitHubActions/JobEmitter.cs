using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes a job.</summary>
internal sealed class JobEmitter(JobScope scope, PipelineFacts facts, Job job)
{
    private readonly GitHubExpression header = scope.At(Place.JobHeader);

    /// <summary>The value of the job's key.</summary>
    public YamlNode Emit()
    {
        var body = job.Call is { } call ? Call(call) : Steps();
        return body.WithSource(job.Origin) with { HasSpaceBefore = true };
    }

    private YamlMapping Steps()
    {
        var containers = new ContainerEmitter(scope);
        return YamlMapping.Of(
        [
            .. Beginning(),
            ("runs-on", job.Runner is { } runner ? RunnerLabels.Of(runner, scope) : null),
            ("permissions", PermissionsEmitter.Of(job.Permissions)),
            ("environment", Environment()),
            ("concurrency", ConcurrencyEmitter.Of(job.Concurrency, header)),
            ("strategy", MatrixEmitter.Strategy(scope)),
            ("timeout-minutes", Durations.Minutes(job.Timeout, scope.Reports) is { } minutes ? minutes : null),
            ("continue-on-error", job.ContinueOnError is { } c ? StepEmitter.Typed(c, header) : null),
            ("container", containers.Container(job.Container)),
            ("services", containers.Services(job.Sidecars)),
            ("defaults", DefaultsEmitter.Of(job.Defaults, scope.At(Place.JobDefaults))),
            ("env", StepEmitter.EnvironmentVariables(job.Variables, scope.At(Place.JobVariable))),
            ("outputs", Outputs()),
            ("steps", new StepEmitter(scope).Emit(job.Steps, job.Cleanup)),
        ]);
    }

    private IEnumerable<(string, YamlNode?)> Beginning() =>
    [
        ("name", job.Title is { } title ? YamlScalar.Of(header.Text(title)) : null),
        ("needs", Needs()),
        ("if", new JobCondition(facts, job, scope.At(Place.JobCondition)).Text.AsScalar()),
    ];

    private YamlNode? Needs() => job.Needs.Select(static n => n.Job).Distinct().ToArray() switch
    {
        [] => null,
        [var only] => only,
        var several => YamlSequence.Flow(several),
    };

    private YamlNode? Environment()
    {
        if (job.Environment is not { } use)
        {
            return null;
        }

        YamlNode node = use is { Url: null, Deployment: null }
            ? YamlScalar.Of(header.Text(use.Name))
            : YamlMapping.Of(
                ("name", header.Text(use.Name)),
                ("url", use.Url is { } url ? YamlScalar.Of(scope.At(Place.EnvironmentUrl).Text(url)) : null),
                ("deployment", use.Deployment is { } d ? d : null));
        return node.With(use.Origin);
    }

    private YamlMapping? Outputs()
    {
        var expressions = scope.At(Place.JobOutput);
        var entries = job.Outputs.SelectMany(o => Output(o, expressions)).ToArray();
        return entries.Length == 0 ? null : YamlMapping.Of(entries);
    }

    /// <summary>
    /// An output. In a matrix GitHub keeps the value of the cell that ends last; where somebody reads those of all cells, each cell gets an
    /// output of its own, which it alone fills.
    /// </summary>
    private IEnumerable<(string, YamlNode?)> Output(Output output, GitHubExpression expressions)
    {
        var all = job.Matrix is { IsKnown: true } && facts.IsReadOfAllCells(job.Name, output.Name);
        if (!all || facts.IsReadAlone(job.Name, output.Name))
        {
            yield return (output.Name, YamlScalar.Of(expressions.ToWire(output.Value, output.Type)).With(output.Origin));
        }

        for (var cell = 0; all && cell < job.Matrix!.Cells.Length; cell++)
        {
            yield return (MatrixShape.CellOutput(output.Name, cell), YamlScalar.Of(expressions.OfCell(output.Value, output.Type, cell)).With(output.Origin));
        }
    }

    private YamlMapping Call(PipelineCall call)
    {
        RefuseWhatCallsLack();
        return YamlMapping.Of(
        [
            .. Beginning(),
            ("permissions", PermissionsEmitter.Of(job.Permissions)),
            ("concurrency", ConcurrencyEmitter.Of(job.Concurrency, header)),
            ("strategy", MatrixEmitter.Strategy(scope)),
            ("uses", Target(call).With(call.Origin)),
            ("with", Arguments(call)),
            ("secrets", Secrets(call)),
        ]);
    }

    private void RefuseWhatCallsLack()
    {
        (string Property, Text.Location? Location)[] written =
        [
            ("`timeout`", job.Timeout?.Location),
            ("`continue-on-error`", job.ContinueOnError?.Location),
            ("`environment`", job.Environment?.Origin.Location),
            ("`env`", job.Variables.FirstOrDefault()?.Origin.Location),
            ("`container`", job.Container?.Origin.Location),
            ("`sidecar`", job.Sidecars.FirstOrDefault()?.Origin.Location),
            ("machine", job.Runner?.Origin.Location),
            ("step", job.AllSteps.FirstOrDefault()?.Origin.Location),
        ];
        foreach (var (property, location) in written)
        {
            if (location is not null)
            {
                scope.Reports.Add(
                    GitHubActionsDiagnostics.PropertyNotPossible,
                    location,
                    $"GitHub has no {property} on a job that calls a pipeline. Set it in the pipeline that is called.");
            }
        }
    }

    private YamlScalar Target(PipelineCall call)
    {
        if (call.IsLocal)
        {
            var target = scope.Model.Pipelines.FirstOrDefault(p => p.Name == call.Target);
            return YamlScalar.Of($"./{(target is null ? $".github/workflows/{call.Target}.yml" : WorkflowEmitter.PathOf(target))}");
        }

        if (call.Remote is not { } workflow)
        {
            return YamlScalar.Of(call.Target);
        }

        if (ActionPins.Find(workflow, scope.Options) is { } pin)
        {
            return YamlScalar.Of($"{workflow.Repository}/{workflow.Path}@{pin.Commit}") with { TrailingComment = pin.Version.Length == 0 ? null : pin.Version };
        }

        scope.Reports.Add(
            GitHubActionsDiagnostics.ActionNotPinned,
            call.Origin.Location,
            $"`{call.Target}` can be changed by its owner. `flow lock` writes its commit into `flow.lock`, from where it is taken.");
        return YamlScalar.Of(call.Target);
    }

    private YamlMapping? Arguments(PipelineCall call)
    {
        var expressions = scope.At(Place.CallArgument);
        var parameters = call.IsLocal ? scope.Model.Pipelines.FirstOrDefault(p => p.Name == call.Target)?.Parameters : null;
        return call.Arguments.IsEmpty
            ? null
            : YamlMapping.Of(call.Arguments.Select(a => (a.Name, (YamlNode?)Argument(a, parameters?.FirstOrDefault(p => p.Name == a.Name), expressions).With(a.Origin))));
    }

    /// <summary>GitHub checks the types of arguments, so a number or truth value is given as one, unless the input is text.</summary>
    private static YamlNode Argument(Variable argument, Parameter? parameter, GitHubExpression expressions) =>
        argument.Value.Type.Required is BoolType or IntType or NumberType && (parameter is null || !InputTypes.TravelsAsJson(parameter))
            ? StepEmitter.Typed(argument.Value, expressions)
            : YamlScalar.Of(expressions.ToWire(argument.Value, parameter?.Type ?? argument.Value.Type));

    private YamlNode? Secrets(PipelineCall call) => call.InheritsSecrets
        ? "inherit"
        : StepEmitter.EnvironmentVariables(call.Secrets, scope.At(Place.CallSecret));
}
