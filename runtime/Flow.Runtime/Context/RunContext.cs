using Flow.Runtime.Execution;

namespace Flow.Runtime;

/// <summary>What anything in a run can see: the event, the repository, the run itself, its parameters.</summary>
public class RunContext
{
    internal RunContext(RunState run) => State = run;

    /// <summary>The event's payload with GitHub's spelling: <c>c.Event.TextOrNone("pull_request.title")</c>. Outsiders write parts of it.</summary>
    public Values Event => State.Facts.Event;

    /// <summary>The repository and what is checked out.</summary>
    public GitFacts Git => State.Facts.Git;

    /// <summary>This run.</summary>
    public RunFacts Run => State.Facts.Run;

    /// <summary>The pipeline.</summary>
    public PipelineFacts Pipeline => State.Facts.Pipeline;

    /// <summary>GitHub's addresses, as a local run assumes them.</summary>
    public ServerFacts Server => State.Facts.Server;

    /// <summary>The pipeline's parameters.</summary>
    public Values Parameters => State.Parameters;

    /// <summary>Configuration variables, <c>vars.X</c>: from the options, else from the environment variable <c>FLOW_VAR_X</c>.</summary>
    public Values Vars => State.Vars;

    internal RunState State { get; }
}
