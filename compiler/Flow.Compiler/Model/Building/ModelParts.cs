using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>
/// The parts of a model with what they were made of. One is taken over into the next model where it is made of the same bound item, and of the same others that it
/// looked at: bound items are the same objects when an edit did not reach them. Only what the last model used is kept. Not changed once its model is built.
/// </summary>
internal sealed class ModelParts(ModelParts? before, ImmutableArray<BoundItem> items)
{
    private const int ManyPipelines = 256;

    private readonly ProjectItems others = new(items);
    private readonly Dictionary<BoundItem, Part<Pipeline>> pipelines = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundItem, Part<CompositeAction>> actions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundItem, Part<DeploymentEnvironment>> environments = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxTree, IReadOnlyList<string>> headers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Pipeline, WithCalls> calls = new(ReferenceEqualityComparer.Instance);
    private ModelParts? before = before;

    /// <summary>What was found while the parts were built.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The pipelines that <paramref name="items"/> mean.</summary>
    /// <param name="items">The items of pipelines.</param>
    /// <param name="cancellation">Asked between them.</param>
    public ImmutableArray<Pipeline> Pipelines(ImmutableArray<BoundItem> items, CancellationToken cancellation)
    {
        var made = Processors.Each(items, ManyPipelines, i => Find(i, before?.pipelines, static (found, near, i) => new PipelineBuilder(found, near).Pipeline(i)), cancellation);
        return [.. items.Select((item, i) => Keep(item, made[i], pipelines))];
    }

    /// <summary>The action that <paramref name="item"/> means.</summary>
    public CompositeAction Action(BoundItem item) => Take(item, actions, before?.actions, static (found, near, i) => new PipelineBuilder(found, near).Action(i));

    /// <summary>The environment that <paramref name="item"/> means.</summary>
    public DeploymentEnvironment Environment(BoundItem item) => Take(item, environments, before?.environments, static (found, _, i) => new EnvironmentBuilder(found, i).Build());

    /// <summary>The lines of the comment on top of a file.</summary>
    public IReadOnlyList<string> Header(SyntaxTree tree) =>
        headers[tree] = before?.headers.GetValueOrDefault(tree) ?? [.. CommentReading.FileHeader(tree).Where(static c => c.Kind == CommentKind.Plain).Select(static c => c.Text)];

    /// <summary><paramref name="pipeline"/> as it is with what it calls.</summary>
    /// <param name="pipeline">The pipeline by itself.</param>
    /// <param name="called">What it calls, null for what does not exist.</param>
    /// <param name="make">Makes it from them.</param>
    public Pipeline WithCalled(Pipeline pipeline, ImmutableArray<Pipeline?> called, Func<Pipeline> make)
    {
        var known = before?.calls.GetValueOrDefault(pipeline);
        var isSame = known is not null && known.Called.AsEnumerable().SequenceEqual(called, ReferenceEqualityComparer.Instance);
        calls[pipeline] = isSame ? known! : new WithCalls(called, make());
        return calls[pipeline].Pipeline;
    }

    /// <summary>Lets go of the model before: all that is used of it is here.</summary>
    public void End() => before = null;

    private T Take<T>(BoundItem item, Dictionary<BoundItem, Part<T>> now, Dictionary<BoundItem, Part<T>>? old, Func<DiagnosticBag, Neighbours, BoundItem, T> build)
        where T : class => Keep(item, Find(item, old, build), now);

    private Part<T> Find<T>(BoundItem item, Dictionary<BoundItem, Part<T>>? old, Func<DiagnosticBag, Neighbours, BoundItem, T> build) =>
        old?.GetValueOrDefault(item) is { } known && known.Neighbours.AreThoseOf(others) ? known : Build(item, build);

    private T Keep<T>(BoundItem item, Part<T> part, Dictionary<BoundItem, Part<T>> now)
    {
        now[item] = part;
        Diagnostics.AddRange(part.Diagnostics);
        return part.Value;
    }

    private Part<T> Build<T>(BoundItem item, Func<DiagnosticBag, Neighbours, BoundItem, T> build)
    {
        var (found, neighbours) = (new DiagnosticBag(), new Neighbours(others));
        var value = build(found, neighbours, item);
        neighbours.End();
        return new Part<T>(value, found.ToImmutable(), neighbours);
    }

    private sealed record Part<T>(T Value, ImmutableArray<Diagnostic> Diagnostics, Neighbours Neighbours);

    private sealed record WithCalls(ImmutableArray<Pipeline?> Called, Pipeline Pipeline);
}
