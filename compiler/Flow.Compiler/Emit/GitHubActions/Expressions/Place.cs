using System.Collections.Frozen;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>A key of a workflow that takes expressions: what people call it, and which contexts GitHub lets it read.</summary>
/// <param name="Description">How a message names it.</param>
/// <param name="Contexts">The contexts that GitHub allows.</param>
/// <remarks>The lists are GitHub's table of context availability, which its own parser enforces.</remarks>
internal sealed record Place(string Description, FrozenSet<string> Contexts)
{
    /// <summary>The title of a run, the group of a workflow.</summary>
    public static readonly Place Run = Of("the title or concurrency of a pipeline", "github inputs vars");

    /// <summary>The variables of a workflow.</summary>
    public static readonly Place WorkflowVariable = Of("a variable of a pipeline", "github secrets inputs vars");

    /// <summary>The condition of a job.</summary>
    public static readonly Place JobCondition = Of("the condition of a job", "github needs vars inputs");

    /// <summary>A job's name, runner, environment, containers, limits and concurrency.</summary>
    public static readonly Place JobHeader = Of("the header of a job", "github needs strategy matrix vars inputs");

    /// <summary>The matrix and its limits.</summary>
    public static readonly Place Strategy = Of("a matrix", "github needs vars inputs");

    /// <summary>The variables of a job.</summary>
    public static readonly Place JobVariable = Of("a variable of a job", "github needs strategy matrix vars secrets inputs");

    /// <summary>Shell and folder of a job's steps.</summary>
    public static readonly Place JobDefaults = Of("the defaults of a job", "github needs strategy matrix env vars inputs");

    /// <summary>The address of a deployment.</summary>
    public static readonly Place EnvironmentUrl = Of("the address of an environment", "github needs strategy matrix job runner env vars steps inputs");

    /// <summary>The outputs of a job.</summary>
    public static readonly Place JobOutput = Of("an output of a job", "github needs strategy matrix job runner env vars secrets steps inputs");

    /// <summary>The variables of a container.</summary>
    public static readonly Place ContainerVariable = Of("a variable of a container", "github needs strategy matrix job runner env vars secrets inputs");

    /// <summary>User and password of a registry.</summary>
    public static readonly Place Credentials = Of("the credentials of a container", "github needs strategy matrix env vars secrets inputs");

    /// <summary>The condition of a step.</summary>
    public static readonly Place StepCondition = Of("the condition of a step", "github needs strategy matrix job runner env vars steps inputs");

    /// <summary>Everything else of a step.</summary>
    public static readonly Place Step = Of("a step", "github needs strategy matrix job runner env vars secrets steps inputs");

    /// <summary>The arguments of a call.</summary>
    public static readonly Place CallArgument = Of("an argument of a call", "github needs strategy matrix inputs vars");

    /// <summary>The secrets of a call.</summary>
    public static readonly Place CallSecret = Of("a secret of a call", "github needs strategy matrix inputs vars secrets");

    /// <summary>The outputs of a workflow.</summary>
    public static readonly Place WorkflowOutput = Of("an output of a pipeline", "github jobs inputs vars");

    /// <summary>A step of a composite action.</summary>
    public static readonly Place ActionStep = Of("a step of an action", "github strategy matrix job runner env steps inputs");

    private static Place Of(string description, string contexts) => new(description, contexts.Split(' ').ToFrozenSet());
}
