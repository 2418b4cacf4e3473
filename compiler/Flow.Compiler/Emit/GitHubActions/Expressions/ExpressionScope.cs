using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Where an expression stands, and so what its names mean.</summary>
/// <param name="Place">The key of the workflow.</param>
internal sealed record ExpressionScope(Place Place)
{
    /// <summary>The pipeline around it; null inside a composite action.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>What is known of the pipeline; null inside a composite action.</summary>
    public PipelineFacts? Facts { get; init; }

    /// <summary>The job around it, if there is one.</summary>
    public Job? Job { get; init; }

    /// <summary>The composite action around it, else null.</summary>
    public CompositeAction? Action { get; init; }

    /// <summary>The same names at another place.</summary>
    public ExpressionScope At(Place place) => this with { Place = place };

    /// <summary>The parameter named <paramref name="name"/>, or null.</summary>
    public Parameter? Parameter(string name) =>
        (Pipeline?.Parameters ?? Action?.Parameters ?? []).FirstOrDefault(p => p.Name == name);

    /// <summary>Whether the pipeline may start without inputs: then GitHub gives nothing for them, not even their defaults.</summary>
    public bool MayLackInputs => Pipeline is { } p && p.Triggers.Any(static t => t.Event is not ("manual" or "call"));

    /// <summary>Whether <paramref name="job"/> may have ended without outputs when they are read here.</summary>
    public bool MayLackOutputs(string job) =>
        Place == Place.WorkflowOutput
        || Job?.Needs.FirstOrDefault(n => n.Job == job) is not { Gate: Gate.Succeeded };

    /// <summary>Whether the step named <paramref name="step"/> may have been passed over.</summary>
    public bool MayLackStep(string step) => StepNamed(step) is not { When: null };

    /// <summary>The step named <paramref name="name"/>, or null.</summary>
    public Step? StepNamed(string name) =>
        (Job?.AllSteps ?? Action?.Steps ?? Enumerable.Empty<Step>()).FirstOrDefault(s => s.Name == name);

    /// <summary>The job of the pipeline named <paramref name="name"/>, or null.</summary>
    public Job? JobNamed(string name) => Facts?.Job(name);

    /// <summary>The axis whose fields are axes of the generated matrix, or null: see <see cref="MatrixShape"/>.</summary>
    public string? FlattenedAxis => Job is null ? null : MatrixShape.FlattenedAxis(Job);

    /// <summary>Whether values of <paramref name="type"/> travel between jobs and steps as they are; all others travel as JSON.</summary>
    public static bool TravelsAsText(FlowType type) => type.Required is not
        (BoolType or IntType or NumberType or ListType or MapType or RecordType or RangeType);
}
