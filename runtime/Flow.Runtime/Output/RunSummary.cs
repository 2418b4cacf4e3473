namespace Flow.Runtime.Output;

/// <summary>The summary that the steps of a run write together, already masked: <c>summary.md</c> of the run.</summary>
internal sealed class RunSummary(string path)
{
    private readonly Lock _turn = new();

    public void Add(string title, IEnumerable<string> parts)
    {
        lock (_turn)
        {
            File.AppendAllText(path, $"## {title}\n\n{string.Join("\n\n", parts.Select(static part => part.TrimEnd()))}\n\n");
        }
    }
}
