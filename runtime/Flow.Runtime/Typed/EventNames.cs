namespace Flow.Runtime;

/// <summary>The names of events in Flow: GitHub's in kebab-case, but for four that say more plainly what happens.</summary>
public static class EventNames
{
    /// <summary>Flow's name of an event: <c>manual</c> for <c>workflow_dispatch</c>, <c>pull-request</c> for <c>pull_request</c>.</summary>
    /// <param name="gitHub">GitHub's name.</param>
    public static string ToFlow(string gitHub) => gitHub switch
    {
        "workflow_dispatch" => "manual",
        "workflow_call" => "call",
        "workflow_run" => "pipeline-run",
        "repository_dispatch" => "dispatch",
        _ => gitHub.Replace('_', '-'),
    };
}
