using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flow.Compiler.Syntax;

/// <summary>What people who come from GitHub's workflow files write, and what Flow calls it. Only for messages.</summary>
internal static class GitHubNames
{
    private static readonly FrozenDictionary<string, string> contexts = new Dictionary<string, string>
    {
        ["github.sha"] = "git.sha",
        ["github.ref"] = "git.ref",
        ["github.ref_name"] = "git.ref-name",
        ["github.ref_type"] = "git.ref-type",
        ["github.head_ref"] = "git.head-branch",
        ["github.base_ref"] = "git.base-branch",
        ["github.repository"] = "git.repository",
        ["github.repository_owner"] = "git.owner",
        ["github.event"] = "event",
        ["github.event_name"] = "event.name",
        ["github.event_path"] = "event.file",
        ["github.actor"] = "run.actor",
        ["github.triggering_actor"] = "run.triggering-actor",
        ["github.run_id"] = "run.id",
        ["github.run_number"] = "run.number",
        ["github.run_attempt"] = "run.attempt",
        ["github.token"] = "run.token",
        ["github.workflow"] = "pipeline.title",
        ["github.job"] = "job.name",
        ["github.workspace"] = "workspace",
        ["github.server_url"] = "github.server-url",
        ["github.api_url"] = "github.api-url",
    }.ToFrozenDictionary();

    // `github.ref` starts `github.ref_name`.
    private static readonly ImmutableArray<string> longestFirst = [.. contexts.Keys.OrderByDescending(static name => name.Length).ThenBy(static name => name, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, string> runners = new Dictionary<string, string>
    {
        ["ubuntu-latest"] = "linux",
        ["windows-latest"] = "windows",
        ["macos-latest"] = "macos",
    }.ToFrozenDictionary();

    /// <summary>What Flow calls the context value <paramref name="written"/>, or null when it is called the same or is unknown.</summary>
    public static string? FlowNameOf(string written)
    {
        const string payload = "github.event.";
        if (written.StartsWith(payload, StringComparison.Ordinal))
        {
            return written["github.".Length..];
        }

        return contexts.GetValueOrDefault(written);
    }

    /// <summary>The condition <paramref name="written"/> of a workflow with Flow's quotes, operators and names.</summary>
    public static string ConditionOf(string written)
    {
        const string branch = "github.ref == \"refs/heads/";
        var plain = written.Replace('\'', '"').Replace("&&", "and", StringComparison.Ordinal).Replace("||", "or", StringComparison.Ordinal);
        plain = plain.Replace(branch, "git.branch == \"", StringComparison.Ordinal);
        return longestFirst.Aggregate(plain, static (text, name) => text.Replace(name, contexts[name], StringComparison.Ordinal));
    }

    /// <summary>What stands after <c>on</c> for the runner <paramref name="label"/>.</summary>
    public static string RunnerOf(string label) => runners.GetValueOrDefault(label) ?? $"\"{label}\"";
}
