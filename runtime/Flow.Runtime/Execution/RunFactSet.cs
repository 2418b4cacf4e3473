namespace Flow.Runtime.Execution;

/// <summary>What a run knows about the outside before it starts.</summary>
internal sealed record RunFactSet(Values Event, GitFacts Git, RunFacts Run, PipelineFacts Pipeline, ServerFacts Server);
