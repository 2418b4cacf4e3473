using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>A model with what was found while it was built.</summary>
public sealed record ModelResult(DeliveryModel Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Builds the delivery model from the bound project.</summary>
public static class ModelBuilding
{
    /// <summary>The model of <paramref name="project"/>.</summary>
    /// <param name="project">The bound project.</param>
    /// <param name="name">The project's name where none is declared.</param>
    /// <param name="trees">All files, for their headers.</param>
    public static ModelResult Build(BoundProject project, string name, ImmutableArray<SyntaxTree> trees)
    {
        var diagnostics = new DiagnosticBag();
        var pipelines = new PipelineBuilder(diagnostics, project.Items);
        var model = new DeliveryModel
        {
            Project = project.Items.FirstOrDefault(static i => i.Kind.Word == "project") is { } declared ? ProjectBuilder.Project(declared) : new Project(name),
            Teams = [.. project.Items.Where(static i => i.Kind.Word == "team").Select(ProjectBuilder.Team)],
            Environments = [.. project.Items.Where(static i => i.Kind.Word == "environment").Select(ProjectBuilder.Environment)],
            Pipelines = [.. project.Items.Where(static i => i.Kind.Word == "pipeline").Select(pipelines.Pipeline)],
            Actions = [.. project.Items.Where(static i => i.Kind.Word == "action").Select(pipelines.Action)],
            FileHeaders = Headers(trees),
        };
        return new ModelResult(ForeignCode.Mark(PermissionInference.WithCalls(model)), diagnostics.ToImmutable());
    }

    private static ImmutableDictionary<string, IReadOnlyList<string>> Headers(ImmutableArray<SyntaxTree> trees)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            var lines = CommentReading.FileHeader(tree).Where(static c => c.Kind == CommentKind.Plain).Select(static c => c.Text).ToList();
            if (lines.Count > 0)
            {
                headers.Add(tree.Source.Path, lines);
            }
        }

        return headers.ToImmutable();
    }
}

/// <summary>Where nodes of the model come from.</summary>
internal static class Origins
{
    /// <summary>The origin of <paramref name="item"/> with its comments.</summary>
    public static Origin Of(BoundItem item)
    {
        var source = item.Context.Tree.Source;
        var syntax = item.Syntax;
        if (syntax.Span.Length == 0)
        {
            return new Origin(item.Location);
        }

        var comments = CommentReading.Leading(source, syntax);
        var trailing = CommentReading.Trailing(source, syntax);
        return new Origin(item.Location)
        {
            Documentation = CommentReading.Documentation(source, syntax) is { } text ? [.. text.Split('\n')] : [],
            Comments = [.. comments.Where(static c => c.Kind == CommentKind.Plain).Select(static c => c.Text)],
            TrailingComment = trailing is { Kind: CommentKind.Plain } plain ? plain.Text : null,
            VerbatimComment = trailing is { Kind: CommentKind.Verbatim } verbatim ? verbatim.Text : null,
        };
    }

    /// <summary>The origin of an entry.</summary>
    public static Origin Of(BoundEntry entry) => new(entry.Context.At(entry.Syntax));

    /// <summary>An origin without comments.</summary>
    public static Origin At(Location location) => new(location);
}

/// <summary>Reads known values out of bound items.</summary>
internal static class Values
{
    /// <summary>The texts of a list property.</summary>
    public static ImmutableArray<string> Texts(BoundItem item, string word) => TextsOf(item.Constant(word));

    /// <summary>The texts of a value.</summary>
    public static ImmutableArray<string> TextsOf(Value? value) => value switch
    {
        ListValue list => [.. list.Items.Select(static i => i.ToText())],
        null or NoneValue => [],
        _ => [value.ToText()],
    };

    /// <summary>Whether a property is <c>true</c>.</summary>
    public static bool IsTrue(BoundItem item, string word) => item.Constant(word) is BoolValue { Truth: true };

    /// <summary>The elements of a list-valued expression, or the expression itself.</summary>
    public static ImmutableArray<Expr> Elements(Expr? value) => value switch
    {
        null => [],
        ConstantExpr { Value: ListValue list } constant => [.. list.Items.Select(i => new ConstantExpr(i, list.Element is AnyType ? i.Type : list.Element, constant.Location) { Labels = constant.Labels })],
        ListExpr list => list.Items,
        ConstantExpr { Value: NoneValue } => [],
        _ => [value],
    };

    /// <summary>The environment variables of an item.</summary>
    public static ImmutableArray<Variable> Variables(BoundItem item, string word = "env") =>
        item.Property(word) is { } body ? [.. body.Entries.Select(static e => new Variable(e.Name, e.Value, Origins.Of(e)))] : [];

    /// <summary>The shell and folder of an item.</summary>
    public static StepDefaults Defaults(BoundItem item) =>
        item.Property("defaults") is { } body ? new StepDefaults(body.Text1("shell"), body.Value("folder")) : StepDefaults.Empty;

    /// <summary>The concurrency of an item.</summary>
    public static Concurrency? Concurrency(BoundItem item)
    {
        if (item.Property("concurrency") is not { } body)
        {
            return null;
        }

        var group = body.Value("group") ?? (body.Value("by") is { } by ? Grouped(by) : null);
        return group is null ? null : new Concurrency(group, Origins.Of(body)) { Cancel = body.Value("cancel"), QueueAll = body.Text1("queue") == "all" };
    }

    /// <summary><c>concurrency by x</c>: one group for the pipeline and each value of x.</summary>
    private static InterpolationExpr Grouped(Expr by)
    {
        var title = new ReadExpr(new ContextSource("pipeline", ["title"]), FlowType.Text, by.Location) { Phase = Phase.Plan };
        return new InterpolationExpr([title, new ConstantExpr(Value.Of("-"), FlowType.Text, by.Location), by], by.Location) { Phase = Phase.Plan.Join(by.Phase), Labels = by.Labels };
    }

    /// <summary>The container that an item describes, or null where it has no image.</summary>
    public static Container? Container(BoundItem? item)
    {
        if (item is null || (item.Value("image") ?? (item.Subject is { Constant: not NoneValue } subject ? subject : null)) is not { } image)
        {
            return null;
        }

        var credentials = item.Property("credentials");
        return new Container(image, Origins.Of(item))
        {
            Variables = Variables(item),
            Ports = Elements(item.Value("ports")),
            Volumes = Elements(item.Value("volumes")),
            Options = item.Value("options"),
            Username = credentials?.Value("username"),
            Password = credentials?.Value("password"),
            Health = item.Constant("health") as VariantValue,
        };
    }
}

/// <summary>Builds what stands beside the pipelines.</summary>
internal static class ProjectBuilder
{
    public static Project Project(BoundItem item) => new(item.Name ?? "project")
    {
        Origin = Origins.Of(item),
        Title = item.Title?.Constant?.ToText(),
        Repository = (item.Constant("repository") as VariantValue)?.Arguments[0].ToText(),
        DefaultBranch = item.Text1("default-branch") ?? "main",
        TimeZone = item.Text1("timezone"),
        Standards = item.Text1("standards") is { } standards ? Enum.Parse<Standards>(standards, ignoreCase: true) : Standards.Recommended,
        Targets = Values.Texts(item, "targets") is { IsEmpty: false } targets ? targets : ["github-actions"],
        PipelineBudget = item.Constant("pipeline-budget") is DurationValue budget ? budget.Duration : TimeSpan.FromMinutes(10),
    };

    public static Team Team(BoundItem item) => new(item.Name ?? "", Origins.Of(item))
    {
        Title = item.Title?.Constant?.ToText(),
        Members = Values.Texts(item, "members"),
        OnCall = item.Constant("on-call"),
        Chat = item.Constant("chat"),
    };

    public static DeploymentEnvironment Environment(BoundItem item) => new(item.Name ?? "", Origins.Of(item))
    {
        Title = item.Title?.Constant?.ToText(),
        External = Values.IsTrue(item, "external"),
        Url = item.Text1("url"),
    };
}
