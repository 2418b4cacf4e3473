using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds pipelines and actions.</summary>
internal sealed class PipelineBuilder(DiagnosticBag diagnostics, Neighbours others)
{
    private readonly JobBuilder jobs = new(diagnostics);

    public Pipeline Pipeline(BoundItem item)
    {
        var permissions = PermissionInference.Written(item, diagnostics);
        var defaults = Values.Defaults(item);
        var withoutJobs = item with { Items = [.. item.Items.Where(static i => i.Kind.Word is not ("job" or "call"))] }; // each job asks it
        var scope = new PipelineScope(withoutJobs, permissions, defaults, others);
        return new Pipeline(item.Name ?? "", Origins.Of(item))
        {
            Title = item.Title?.KnownText,
            Description = item.Text1("description"),
            RunTitle = item.Value("run-title"),
            File = Written(item, "file"),
            Triggers = [.. item.All("on").Select(t => TriggerBuilder.Build(t, others, diagnostics)).OfType<Trigger>()],
            Parameters = [.. item.All("param").Select(Parameter)],
            Environment = Values.Variables(item),
            Defaults = defaults,
            Permissions = permissions,
            Concurrency = Values.Concurrency(item),
            Jobs = [.. item.Items.Where(static i => i.Kind.Word is "job" or "call").Select(i => i.Kind.Word == "job" ? jobs.Job(i, scope) : jobs.Call(i, scope))],
            Outputs = [.. item.All("output").Select(Output).OfType<Output>()],
            Uses = [.. item.All(Declarer.Group.Word).Select(ConstructUses.Of)],
        };
    }

    public CompositeAction Action(BoundItem item)
    {
        var steps = new StepListBuilder(diagnostics, StepDefaults.Empty, []) { Project = () => others.Project };
        return new CompositeAction(item.Name ?? "", Origins.Of(item))
        {
            Title = item.Title?.KnownText,
            Description = item.Text1("description"),
            External = Values.IsTrue(item, "external"),
            Folder = Written(item, "folder") ?? new WrittenPath($".github/actions/{item.Name}", item.Location),
            Parameters = [.. item.All("param").Select(Parameter)],
            Outputs = [.. item.All("output").Select(Output).OfType<Output>()],
            Steps = StepCaptures.Mark(steps.Build(item.Items), [.. item.All("output").Select(static o => o.Subject).OfType<Expr>()]),
        };
    }

    private static WrittenPath? Written(BoundItem item, string word) =>
        item.Value(word) is { Constant: { } path and not NoneValue } value ? new WrittenPath(path.ToText(), value.Location) : null;

    internal static Parameter Parameter(BoundItem item)
    {
        var type = item.DeclaredType ?? item.Subject?.Type ?? FlowType.Text;
        var @default = item.Subject?.Constant is { } value and not NoneValue ? value : null;
        return new Parameter(item.Name ?? "", type.Required, Origins.Of(item))
        {
            IsSecret = item.IsSecret,
            IsEnvironment = item.IsEnvironment,
            IsRequired = @default is null && !type.IsOptional,
            Default = @default,
            Description = item.Text1("description") ?? Documentation(item),
        };
    }

    internal static Output? Output(BoundItem item) => item.Subject is { } value and not ErrorExpr
        ? new Output(item.Name ?? "", item.DeclaredType ?? value.Type, value, Origins.Of(item)) { Description = item.Text1("description") ?? Documentation(item) }
        : null;

    private static string? Documentation(BoundItem item) => Origins.Of(item).Documentation is { IsEmpty: false } lines ? string.Join(' ', lines) : null;
}

/// <summary>What holds for the jobs of a pipeline.</summary>
internal sealed record PipelineScope(BoundItem Pipeline, Permissions? Permissions, StepDefaults Defaults, Neighbours Others);
