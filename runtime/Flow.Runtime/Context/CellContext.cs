using Flow.Runtime.Execution;

namespace Flow.Runtime;

/// <summary>What a job's own properties can see: also its matrix, its environment and secrets.</summary>
public class CellContext : JobContext
{
    internal CellContext(RunState run, CellState cell) : base(run, cell.Job) => CellState = cell;

    /// <summary>The values of this cell; none in a job without a matrix.</summary>
    public Values Matrix => CellState.Matrix;

    /// <summary>This cell's place in its matrix.</summary>
    public StrategyFacts Strategy => CellState.Strategy;

    /// <summary>The machine.</summary>
    public RunnerFacts Runner => CellState.Runner;

    /// <summary>Environment variables that the pipeline, the job and, in a step, the steps before it have set.</summary>
    public virtual Values Env => CellState.EnvironmentValues;

    /// <summary>
    /// Secrets: from the secrets file, else the environment variable <c>FLOW_SECRET_X</c>, else <c>X</c>. Reading one masks it everywhere from then on.
    /// </summary>
    public Values Secrets => State.Secrets;

    internal CellState CellState { get; }
}
