namespace Flow.Runtime.Execution;

/// <summary>One attempt of a step while it runs: its output, and what it sets.</summary>
internal abstract class StepState
{
    public abstract void Write(string line);

    public abstract void SetOutput(string name, Value value);

    public abstract Task<int> RunAsync(IReadOnlyList<string> arguments);
}
