using System.Collections.Immutable;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Tests;

/// <summary>Builds parts of the delivery model by hand, as short as the sources they stand for.</summary>
internal static class Models
{
    private static readonly SourceText Source = new("ci.flow", string.Concat(Enumerable.Repeat("line\n", 400)));

    public static readonly EnumType Platform = new("platform", ["linux", "windows", "macos"]) { IsOpen = true };

    public static readonly EnumType JobResult = new("result", ["succeeded", "failed", "skipped", "cancelled", "timed-out", "warned"]);

    public static Location Line(int number) => new(Source, new TextSpan((number - 1) * 5, 4));

    public static Origin At(int line = 1) => new(Line(line));

    public static Expr Const(Value value) => new ConstantExpr(value, value.Type, Line(1));

    public static Expr Str(string text) => Const(Value.Of(text));

    public static Expr Number(decimal number) => Const(Value.Of(number));

    public static Expr Bool(bool truth) => Const(Value.Of(truth));

    public static Expr None => Const(Value.None);

    public static Expr Minutes(double minutes) => Const(new DurationValue(TimeSpan.FromMinutes(minutes)));

    public static Expr Result(string member) => Const(new EnumValue(JobResult, member));

    public static Expr On(string platform) => Const(new EnumValue(Platform, platform));

    public static ListValue ListOf(params IEnumerable<Value> items) => new(FlowType.Text, [.. items]);

    public static Expr List(params IEnumerable<string> items) => Const(ListOf(items.Select(Value.Of)));

    public static RecordValue Record(params IEnumerable<(string Name, Value Value)> fields)
    {
        var all = fields.ToArray();
        return new RecordValue(
            new RecordType(null, [.. all.Select(static f => new RecordField(f.Name, f.Value.Type))]),
            [.. all.Select(static f => new FieldValue(f.Name, f.Value))]);
    }

    public static Expr Read(ValueSource source, FlowType? type = null) => new ReadExpr(source, type ?? FlowType.Text, Line(1));

    public static Expr Context(string path, FlowType? type = null)
    {
        var names = path.Split('.');
        return Read(new ContextSource(names[0], [.. names[1..]]), type);
    }

    public static Expr ResultOf(string job) => Read(new JobResultSource(job), JobResult);

    public static Expr Output(string job, string output, FlowType? type = null) => Read(new JobOutputSource(job, output), type);

    public static Expr Binary(BinaryOperator op, Expr left, Expr right, FlowType? type = null) => new BinaryExpr(op, left, right, type ?? FlowType.Bool, Line(1));

    public static Expr Eq(Expr left, Expr right) => Binary(BinaryOperator.Equal, left, right);

    public static Expr And(Expr left, Expr right) => Binary(BinaryOperator.And, left, right);

    public static Expr Or(Expr left, Expr right) => Binary(BinaryOperator.Or, left, right);

    public static Expr Not(Expr operand) => new UnaryExpr(UnaryOperator.Not, operand, FlowType.Bool, Line(1));

    public static Expr If(Expr condition, Expr then, Expr otherwise) => new ConditionalExpr(condition, then, otherwise, then.Type, Line(1));

    public static Expr Join(params IEnumerable<Expr> parts) => new InterpolationExpr([.. parts], Line(1));

    public static Expr Call(string function, params IEnumerable<Expr> arguments) => Call(function, FlowType.Bool, arguments);

    public static Expr Call(string function, FlowType type, params IEnumerable<Expr> arguments) => new CallExpr(function, [.. arguments], type, Line(1));

    public static Expr Status(StatusFunction function) => Read(new StatusSource(function), FlowType.Bool);

    public static Variable Var(string name, Expr value) => new(name, value, At());

    public static Output Out(string name, Expr value) => new(name, value.Type, value, At());

    public static RunStep Run(string text, string key = "__run") => new(new Script(null, text, []), At(9)) { Key = key };

    public static RunStep Named(this RunStep step, string name) => step with { Name = name, Key = name };

    public static CheckoutStep Checkout => new(At(8)) { Key = "__checkout" };

    public static UsesStep Uses(string reference, params IEnumerable<Variable> inputs)
    {
        var parts = reference.Split('@');
        var names = parts[0].Split('/', 3);
        return new UsesStep(new RemoteAction($"{names[0]}/{names[1]}", names.Length > 2 ? names[2] : "", parts[1]), [.. inputs], At(10)) { Key = "__uses" };
    }

    public static PublishArtifactStep Publish(string artifact, params IEnumerable<Expr> paths) => new(artifact, [.. paths], At(11)) { Key = "__artifact" };

    public static TakeArtifactStep Take(string job, string artifact, ArtifactCells cells = ArtifactCells.Single, params IEnumerable<Expr> cell) =>
        new(job, artifact, cells, [.. cell], null, At(12)) { Key = "__take" };

    public static Job Job(string name, params IEnumerable<Step> steps) => new(name, At(5))
    {
        Runner = new RunnerSelection([On("linux")], null, At(5)),
        Steps = [.. steps],
    };

    public static Job After(this Job job, params IEnumerable<string> needs) =>
        job with { Needs = job.Needs.AddRange(needs.Select(static n => new JobDependency(n, Gate.Succeeded, At()))) };

    public static Job After(this Job job, Gate gate, params IEnumerable<string> needs) =>
        job with { Needs = job.Needs.AddRange(needs.Select(n => new JobDependency(n, gate, At()) { Group = gate == Gate.AnyOf ? 1 : 0 })) };

    public static Job When(this Job job, Expr condition, bool status = false) => job with { When = condition, UsesStatusFunction = status };

    /// <summary>A job for each combination of the values for which <paramref name="where"/> holds.</summary>
    public static Job For(this Job job, IEnumerable<(string Axis, FlowType Type, Value[] Values)> axes, Func<RecordValue, bool>? where = null)
    {
        var all = axes.ToArray();
        IEnumerable<ImmutableArray<FieldValue>> cells = [[]];
        foreach (var (axis, _, values) in all)
        {
            cells = [.. cells.SelectMany(c => values.Select(v => c.Add(new FieldValue(axis, v))))];
        }

        var records = cells.Select(static c => new RecordValue(new MapType(FlowType.Any), c)).Where(where ?? (static _ => true));
        return job with
        {
            Matrix = new JobMatrix(At(6))
            {
                Axes = [.. all.Select(a => new MatrixAxis(a.Axis, a.Type, Const(new ListValue(a.Type, [.. a.Values])), At(6)))],
                Where = where is null ? null : Bool(true),
                Cells = [.. records],
            },
        };
    }

    public static Trigger Trigger(string name) => new(name, At(2));

    public static Pipeline Pipeline(params IEnumerable<Job> jobs) => new("ci", At(1)) { Triggers = [Trigger("push")], Jobs = [.. jobs] };

    public static DeliveryModel ModelOf(params IEnumerable<Pipeline> pipelines) => new() { Project = new Project("test"), Pipelines = [.. pipelines] };

    public static EmitResult Emit(this DeliveryModel model) => new GitHubActionsTarget().Emit(model, EmitOptions.Default);

    public static EmitResult Emit(this Pipeline pipeline) => ModelOf(pipeline).Emit();

    /// <summary>The workflow of the pipeline, which must go out without an error.</summary>
    public static string Yaml(this Pipeline pipeline)
    {
        var result = pipeline.Emit();
        Assert.DoesNotContain(result.Diagnostics, static d => d.Severity == Compiler.Diagnostics.Severity.Error);
        return Assert.Single(result.Files).Text;
    }
}
