using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Writes the jobs of a pipeline, each as a method of its own.</summary>
internal sealed class JobEmitter
{
    private readonly CSharpEmission emission;
    private readonly Pipeline pipeline;
    private readonly CSharpWriter writer;
    private readonly MemberEmitter members;
    private readonly StepEmitter steps;
    private readonly MatrixEmitter matrices;
    private readonly ContainerEmitter containers;
    private readonly ImmutableDictionary<string, string> names;

    public JobEmitter(CSharpEmission emission, Pipeline pipeline, CSharpWriter writer, MemberEmitter members, CSharpStepEmitter code)
    {
        (this.emission, this.pipeline, this.writer, this.members) = (emission, pipeline, writer, members);
        steps = new StepEmitter(emission, pipeline, writer, members, code);
        matrices = new MatrixEmitter(writer, members);
        containers = new ContainerEmitter(emission, writer, members);
        names = CSharpNames.Unique(pipeline.Jobs.Select(static j => j.Name));
    }

    /// <summary>The list of the jobs.</summary>
    public void List() => writer.List("Jobs", pipeline.Jobs, j => writer.Line($"{names[j.Name]}Job(),"));

    /// <summary>The methods that make the jobs.</summary>
    public void Methods()
    {
        foreach (var job in pipeline.Jobs)
        {
            writer.Blank();
            writer.Open($"private static JobDefinition {names[job.Name]}Job() => new({CSharpLiteral.Quoted(job.Name)})");
            Members(job);
            writer.Close("};");
        }
    }

    private void Members(Job job)
    {
        var run = new CSharpScope(ContextLevel.Job) { Parameters = pipeline.Parameters };
        var cell = run with { Level = ContextLevel.Cell };
        members.Member("Title", job.Title, cell, FlowType.Text);
        members.Location(job.Origin);
        Needs(job);
        Condition(job, run);
        matrices.Emit(job.Matrix, run);
        RunsOn(job, cell);
        members.Member("Timeout", job.Timeout, cell, FlowType.Duration);
        members.Member("ContinueOnError", job.ContinueOnError, cell, FlowType.Bool);
        members.Member("DeploymentEnvironment", job.Environment?.Name, cell, FlowType.Text);
        members.Concurrency(job.Concurrency, cell);
        members.Variables(job.Variables, cell);
        Defaults(job, cell);
        containers.Emit(job, cell);
        var within = (cell with { Level = ContextLevel.Step }).Among(job.AllSteps);
        steps.Emit("Steps", job.Steps, job, within);
        steps.Emit("Cleanup", job.Cleanup, job, within);
        members.Outputs("Outputs", job.Outputs, within);
        Call(job, cell);
        Notes(job);
    }

    private void Needs(Job job)
    {
        if (job.Needs.IsEmpty)
        {
            return;
        }

        var single = job.Needs.Where(static n => n.Gate != Gate.AnyOf).Select(Need);
        var groups = job.Needs.Where(static n => n.Gate == Gate.AnyOf).GroupBy(static n => n.Group).Select(static g => $"Need.AnyOf({Quoted(g.Select(static n => n.Job))})");
        writer.Line($"Needs = [{string.Join(", ", single.Concat(groups))}],");
    }

    private static string Need(JobDependency dependency) => dependency.Gate switch
    {
        Gate.Ended or Gate.Condition => $"Need.Ended({CSharpLiteral.Quoted(dependency.Job)})",
        Gate.Failed => $"Need.Failed({CSharpLiteral.Quoted(dependency.Job)})",
        _ => CSharpLiteral.Quoted(dependency.Job).Text,
    };

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(static t => CSharpLiteral.Quoted(t).Text));

    private void Condition(Job job, CSharpScope scope)
    {
        if (job.UsesStatusFunction)
        {
            writer.Line("Gate = Gate.Condition,");
        }

        members.Member("When", job.When, scope, FlowType.Bool);
    }

    private void RunsOn(Job job, CSharpScope scope)
    {
        if (job.Runner is not { } runner)
        {
            return;
        }

        var parts = runner.Group is { } group ? runner.Labels.Insert(0, group) : runner.Labels;
        if (parts is [{ } only])
        {
            members.Member("RunsOn", only, scope, FlowType.Text);
        }
        else if (!parts.IsEmpty)
        {
            var code = parts.All(static p => p is ConstantExpr)
                ? CSharpLiteral.Quoted(string.Join(", ", parts.Select(static p => p.Constant!.ToText())))
                : new CSharpCode($"string.Join(\", \", {members.Texts(parts, scope)})");
            members.Line($"RunsOn = {MemberEmitter.Lambda(code, scope)},", parts.FirstOrDefault(static p => p is not ConstantExpr) ?? parts[0]);
        }
    }

    private void Defaults(Job job, CSharpScope scope)
    {
        if (job.Defaults.Shell is { } shell)
        {
            writer.Line($"Shell = static _ => {MemberEmitter.Shell(shell)},");
        }

        var folder = job.Defaults.Folder ?? (pipeline.Defaults.Folder is { Constant: null } late ? late : null);
        members.Member("WorkingDirectory", folder, scope, FlowType.Text);
    }

    private void Call(Job job, CSharpScope scope)
    {
        if (job.Call is not { } call)
        {
            return;
        }

        if (!call.IsLocal || !emission.Classes.TryGetValue(call.Target, out var target))
        {
            emission.Diagnostics.Report(CSharpDiagnostics.PipelineElsewhere, call.Origin.Location, $"`{call.Target}` is not a pipeline of this project, so a local run cannot call it.");
            return;
        }

        writer.Line($"Call = new({target}Pipeline.Define)");
        writer.OpenBracket();
        members.Arguments("Parameters", call.Arguments.Concat(call.Secrets), scope);
        writer.Close("},");
    }

    private void Notes(Job job)
    {
        if (job.Environment is { Url: { } url })
        {
            emission.Note(url.Location, "The address of a deployment is shown by its host; a local run shows none.");
        }
    }
}
