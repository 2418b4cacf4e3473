using System.Collections.Frozen;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>How the built-in contexts of Flow are called at GitHub.</summary>
internal static class GitHubContexts
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["event"] = "github.event",
        ["event.name"] = "github.event_name",
        ["event.file"] = "github.event_path",
        ["git.ref"] = "github.ref",
        ["git.ref-name"] = "github.ref_name",
        ["git.ref-type"] = "github.ref_type",
        ["git.ref-protected"] = "github.ref_protected",
        ["git.head-branch"] = "github.head_ref",
        ["git.base-branch"] = "github.base_ref",
        ["git.sha"] = "github.sha",
        ["git.repository"] = "github.repository",
        ["git.owner"] = "github.repository_owner",
        ["git.repository-id"] = "github.repository_id",
        ["git.owner-id"] = "github.repository_owner_id",
        ["git.visibility"] = "github.repository_visibility",
        ["git.url"] = "github.repositoryUrl",
        ["run.actor"] = "github.actor",
        ["run.actor-id"] = "github.actor_id",
        ["run.triggering-actor"] = "github.triggering_actor",
        ["run.id"] = "github.run_id",
        ["run.number"] = "github.run_number",
        ["run.attempt"] = "github.run_attempt",
        ["run.retention-days"] = "github.retention_days",
        ["run.token"] = "github.token",
        ["pipeline.title"] = "github.workflow",
        ["pipeline.ref"] = "github.workflow_ref",
        ["pipeline.sha"] = "github.workflow_sha",
        ["job.name"] = "github.job",
        ["job.status"] = "job.status",
        ["step.name"] = "github.action",
        ["action.path"] = "github.action_path",
        ["action.ref"] = "github.action_ref",
        ["action.repository"] = "github.action_repository",
        ["action.status"] = "github.action_status",
        ["workspace"] = "github.workspace",
        ["github.server-url"] = "github.server_url",
        ["github.api-url"] = "github.api_url",
        ["github.graphql-url"] = "github.graphql_url",
        ["github.env-file"] = "github.env",
        ["github.path-file"] = "github.path",
        ["matrix.index"] = "strategy.job-index",
        ["matrix.total"] = "strategy.job-total",
        ["matrix.fail-fast"] = "strategy.fail-fast",
        ["matrix.max-parallel"] = "strategy.max-parallel",
        ["matrix"] = "matrix",
        ["container.id"] = "job.container.id",
        ["container.network"] = "job.container.network",
        ["runner.tool-cache"] = "runner.tool_cache",
        ["inputs"] = "inputs",
        ["vars"] = "vars",
        ["secrets"] = "secrets",
        ["env"] = "env",
    }.ToFrozenDictionary();

    /// <summary>GitHub's path for <paramref name="source"/>, or null where it has none.</summary>
    public static string? Find(ContextSource source) =>
        Names.GetValueOrDefault(source.FullName) ?? source.Context switch
        {
            "event" => source.Path.Aggregate("github.event", Member),
            "runner" => source.Path.Aggregate("runner", Member),
            _ => null,
        };

    /// <summary><paramref name="target"/>'s member: <c>.name</c>, or <c>['name']</c> where the name is no word.</summary>
    public static string Member(string target, string name) =>
        IsWord(name) ? $"{target}.{name}" : $"{target}[{GitHubLiteral.Quote(name)}]";

    private static bool IsWord(string name) =>
        name.Length > 0
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
