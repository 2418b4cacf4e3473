using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds jobs and calls.</summary>
internal sealed class JobBuilder(DiagnosticBag diagnostics)
{
    public Job Job(BoundItem item, PipelineScope scope)
    {
        var defaults = Merge(Values.Defaults(item), scope.Defaults);
        var cleanup = item.Property("cleanup");
        var outer = Values.Variables(item).Concat(Values.Variables(scope.Pipeline)).Select(static v => v.Name).ToImmutableArray();
        var environment = Environment(item.Property("environment"));
        var steps = new StepListBuilder(diagnostics, defaults, outer) { Project = () => scope.Others.Project, Environment = environment?.Name };
        var own = steps.Build(item.Items);
        var outputs = item.All("output").ToList();
        own = own.AddRange(outputs.Where(static o => o.Text is not null).Select(StepListBuilder.OutputStep));
        var job = new Job(item.Name ?? "", Origins.Of(item))
        {
            Written = Written(item),
            Title = item.Title,
            When = item.Value("when"),
            UsesStatusFunction = ExprTree.Reads(item.Value("when")).Any(static r => r.Source is StatusSource),
            Matrix = new MatrixBuilder(diagnostics).Build(item),
            Runner = Runner(item),
            Timeout = item.Value("timeout"),
            ContinueOnError = item.Value("continue-on-error"),
            Container = Values.Container(item.Property("container")),
            Sidecars = [.. item.All("sidecar").Select(Sidecar).OfType<Sidecar>()],
            Environment = environment,
            Concurrency = Values.Concurrency(item),
            Variables = Values.Variables(item),
            Defaults = defaults,
            Steps = own,
            Cleanup = cleanup is null ? [] : steps.Build(cleanup.Items),
            Outputs =
            [
                .. outputs.Select(o => o.Text is null ? PipelineBuilder.Output(o) : StepListBuilder.OutputOf(o)).OfType<Output>(),
                .. own.OfType<BuildImageStep>().Where(static s => s.IsPushed).SelectMany(BuildImageStep.OutputsOf),
            ],
        };
        job = job with { Steps = StepCaptures.Mark(job.Steps, ModelValues.Outside(job)), Cleanup = StepCaptures.Mark(job.Cleanup, ModelValues.Outside(job)) };
        job = job with { Needs = Needs(item, job) };
        CheckName(item);
        return job with { Permissions = PermissionInference.Of(item, job, scope, diagnostics) };
    }

    public Job Call(BoundItem item, PipelineScope scope)
    {
        var target = item.Subject?.Constant;
        var isLocal = target is ReferenceValue;
        var callee = isLocal ? scope.Others.Pipeline(((ReferenceValue)target!).Path[^1]) : null;
        var arguments = item.Entries.Select(static e => new Variable(e.Name, e.Value, Origins.Of(e))).ToList();
        CheckTarget(item, target, callee, arguments);
        var secretNames = callee?.All("param").Where(static p => p.IsSecret).Select(static p => p.Name).ToHashSet() ?? [];
        var job = new Job(item.Name ?? "", Origins.Of(item))
        {
            Written = Written(item),
            Title = item.Title,
            When = item.Value("when"),
            UsesStatusFunction = ExprTree.Reads(item.Value("when")).Any(static r => r.Source is StatusSource),
            Matrix = new MatrixBuilder(diagnostics).Build(item),
            Concurrency = Values.Concurrency(item),
            Call = new PipelineCall(target is ReferenceValue reference ? reference.Path[^1] : target?.ToText() ?? "", Origins.Of(item))
            {
                IsLocal = isLocal,
                Arguments = [.. arguments.Where(a => !secretNames.Contains(a.Name) && !(callee is null && a.Value.IsSecret))],
                Secrets = [.. arguments.Where(a => secretNames.Contains(a.Name) || (callee is null && a.Value.IsSecret))],
                InheritsSecrets = item.Text1("secrets") == "inherit",
            },
        };
        CheckName(item);
        job = job with { Needs = Needs(item, job) };
        return job with { Permissions = PermissionInference.Of(item, job, scope, diagnostics) };
    }

    /// <summary>Its name behind those of the uses that it is a part of, the outermost first.</summary>
    private static string Written(BoundItem item)
    {
        var names = new Stack<string>([item.Symbol?.Name ?? item.Name ?? ""]);
        for (var use = item.Context.Use; use is not null; use = use.Context.Use)
        {
            names.Push(use.Name);
        }

        return string.Join('.', names);
    }

    private static StepDefaults Merge(StepDefaults own, StepDefaults outer) => new(own.Shell ?? outer.Shell, own.Folder ?? outer.Folder);

    private void CheckName(BoundItem item)
    {
        if (item.Name is { Length: > 0 } name && GitHubIdentifier.Parse(name).Problem is { } problem)
        {
            diagnostics.Report(PipelineDiagnostics.BadIdentifier, item.Symbol?.Location ?? item.Location, problem.Message);
        }
    }

    private void CheckTarget(BoundItem item, Value? target, BoundItem? callee, List<Variable> arguments)
    {
        if (target is TextValue text && WorkflowReferenceText.Parse(text.Text).Problem is { } problem)
        {
            diagnostics.Report(PipelineDiagnostics.BadActionReference, item.Subject!.Location, problem.Message);
        }

        if (callee is null)
        {
            return;
        }

        if (!callee.All("on").Any(static t => t.Subject?.KnownText == "call"))
        {
            diagnostics.Report(PipelineDiagnostics.NotCallable, item.Location, $"The pipeline `{callee.Name}` cannot be called. Give it the line `on call`.");
        }

        var parameters = callee.All("param").Where(static p => p.Name is not null).ToList();
        foreach (var argument in arguments.Where(a => parameters.All(p => p.Name != a.Name)))
        {
            var names = parameters.Select(static p => p.Name!).ToList();
            diagnostics.Report(
                PipelineDiagnostics.BadArgument, argument.Origin.Location,
                $"The pipeline `{callee.Name}` has no parameter `{argument.Name}`.{Suggestions.DidYouMean(argument.Name, names)}");
        }

        foreach (var missing in parameters.Select(PipelineBuilder.Parameter).Where(p => p.IsRequired && arguments.All(a => a.Name != p.Name) && item.Text1("secrets") != "inherit"))
        {
            diagnostics.Report(PipelineDiagnostics.BadArgument, item.Location, $"The pipeline `{callee.Name}` needs `{missing.Name}`: `{missing.Name} = …`.");
        }
    }

    private static RunnerSelection? Runner(BoundItem item)
    {
        if (item.Property("on") is not { } on)
        {
            return null;
        }

        var labels = Values.Elements(on.Subject is { Constant: NoneValue } ? null : on.Subject).AddRange(Values.Elements(on.Value("labels")));
        return new RunnerSelection(labels, on.Value("group"), Origins.Of(on));
    }

    private Sidecar? Sidecar(BoundItem item)
    {
        if (Values.Container(item) is { } container)
        {
            return new Sidecar(item.Name ?? "", container, Origins.Of(item));
        }

        diagnostics.Report(PipelineDiagnostics.NoImage, item.Location, $"The sidecar `{item.Name}` needs an image: `image = \"redis:7\"`.");
        return null;
    }

    private static EnvironmentUse? Environment(BoundItem? item) => item?.Subject is not { } name || name is ErrorExpr ? null
        : new EnvironmentUse(NameOf(name), Origins.Of(item)) { Url = item.Value("url"), Deployment = item.Constant("deployment") is BoolValue written ? written.Truth : null, DespiteFreeze = item.Value("despite-freeze") is { Constant: not TextValue { Text: "" } } reason ? reason : null };

    /// <summary>The name of an environment as a text.</summary>
    internal static Expr NameOf(Expr name) =>
        name.Constant is ReferenceValue reference ? new ConstantExpr(Value.Of(reference.Path[^1]), FlowType.Text, name.Location) : name;

    /// <summary>Edges come from what the job reads and takes, then from <c>after</c>. A written gate wins over that of the data flow.</summary>
    private ImmutableArray<JobDependency> Needs(BoundItem item, Job job)
    {
        var needs = new List<JobDependency>();
        var conditioned = ExprTree.Reads(job.When).Select(static r => r.Source).OfType<JobResultSource>().Select(static s => s.Job).ToHashSet();
        foreach (var edge in item.Items.Where(static i => i.Kind.Word == "after").SelectMany(static i => i.Edges))
        {
            var gate = conditioned.Contains(edge.Job) && edge.Kind == EdgeKind.Succeeded ? Gate.Condition : (Gate)edge.Kind;
            var need = new JobDependency(edge.Job, gate, Origins.At(edge.Location)) { Group = edge.Group, IsWritten = true };
            CheckOneGate(needs.Find(n => n.Job == edge.Job), need);
            Add(needs, need);
        }

        foreach (var (name, location) in JobReads.Of(job))
        {
            if (name != job.Name)
            {
                Add(needs, new JobDependency(name, conditioned.Contains(name) ? Gate.Condition : Gate.Succeeded, Origins.At(location)) { CarriesData = true });
            }
        }

        return [.. needs];
    }

    private void CheckOneGate(JobDependency? first, JobDependency second)
    {
        if (first is not null && (first.Gate, first.Group) != (second.Gate, second.Group))
        {
            diagnostics.Add(new Diagnostic(PipelineDiagnostics.GatesContradict, second.Origin.Location, $"`{second.Job}` has a gate already. A job is asked for one thing: its success, `ended`, `failed`, or one group of `any-of`.")
            {
                Related = [new RelatedLocation(first.Origin.Location, $"This is the first gate for `{first.Job}`.")],
            });
        }
    }

    private static void Add(List<JobDependency> needs, JobDependency added)
    {
        var index = needs.FindIndex(n => n.Job == added.Job);
        if (index < 0)
        {
            needs.Add(added);
        }
        else if (added.CarriesData)
        {
            needs[index] = needs[index] with { CarriesData = true };
        }
    }
}
