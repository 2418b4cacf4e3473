using Flow.Runtime.Execution;

namespace Flow.Runtime;

/// <summary>The environment variables that every process of a run starts from.</summary>
internal static class BaseVariables
{
    private const string SecretPrefix = "FLOW_SECRET_";

    public static IReadOnlyDictionary<string, string> Of(PipelineDefinition pipeline, RunOptions options, RunFactSet facts)
    {
        var secrets = pipeline.Secrets.Select(static secret => secret.Name).ToHashSet(HostVariables.Comparer);
        var variables = options.HostEnvironment
            .Where(entry => !secrets.Contains(entry.Key) && !entry.Key.StartsWith(SecretPrefix, StringComparison.Ordinal))
            .ToDictionary(static entry => entry.Key, static entry => entry.Value, HostVariables.Comparer);
        foreach (var (name, value) in OfRun(options, facts))
        {
            variables[name] = value;
        }

        return variables;
    }

    private static IEnumerable<(string Name, string Value)> OfRun(RunOptions options, RunFactSet facts) =>
    [
        ("CI", "true"),
        ("FLOW_RUN", "true"),
        .. options.Offline ? [("FLOW_OFFLINE", "1")] : Array.Empty<(string, string)>(),
        ("GITHUB_ACTOR", facts.Run.Actor),
        ("GITHUB_TRIGGERING_ACTOR", facts.Run.TriggeringActor),
        ("GITHUB_API_URL", facts.Server.ApiUrl),
        ("GITHUB_SERVER_URL", facts.Server.ServerUrl),
        ("GITHUB_GRAPHQL_URL", facts.Server.GraphqlUrl),
        ("GITHUB_EVENT_NAME", facts.Run.EventName),
        ("GITHUB_EVENT_PATH", facts.Run.EventFile),
        ("GITHUB_REF", facts.Git.Ref),
        ("GITHUB_REF_NAME", facts.Git.RefName),
        ("GITHUB_REF_TYPE", facts.Git.RefType),
        ("GITHUB_REF_PROTECTED", facts.Git.RefProtected ? "true" : "false"),
        ("GITHUB_HEAD_REF", facts.Git.HeadBranch ?? ""),
        ("GITHUB_BASE_REF", facts.Git.BaseBranch ?? ""),
        ("GITHUB_REPOSITORY", facts.Git.Repository),
        ("GITHUB_REPOSITORY_OWNER", facts.Git.Owner),
        ("GITHUB_RETENTION_DAYS", $"{facts.Run.RetentionDays}"),
        ("GITHUB_RUN_ID", facts.Run.Id),
        ("GITHUB_RUN_NUMBER", $"{facts.Run.Number}"),
        ("GITHUB_RUN_ATTEMPT", $"{facts.Run.Attempt}"),
        ("GITHUB_SHA", facts.Git.Sha),
        ("GITHUB_WORKFLOW", facts.Pipeline.Title),
        ("GITHUB_WORKFLOW_REF", facts.Pipeline.Ref),
        ("GITHUB_WORKFLOW_SHA", facts.Pipeline.Sha),
    ];
}
