using System.Collections.Immutable;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>The events of GitHub and their names in Flow.</summary>
internal static class GitHubEvents
{
    /// <summary>Every event, with GitHub's name.</summary>
    public static readonly ImmutableArray<(string Flow, string GitHub)> All =
    [
        ("push", "push"), ("pull-request", "pull_request"), ("pull-request-target", "pull_request_target"),
        ("manual", "workflow_dispatch"), ("call", "workflow_call"), ("pipeline-run", "workflow_run"),
        ("dispatch", "repository_dispatch"), ("schedule", "schedule"),
        .. ((ReadOnlySpan<string>)
        [
            "branch_protection_rule", "check_run", "check_suite", "create", "delete", "deployment", "deployment_status", "discussion",
            "discussion_comment", "fork", "gollum", "image_version", "issue_comment", "issues", "label", "merge_group", "milestone",
            "page_build", "project", "project_card", "project_column", "public", "pull_request_comment", "pull_request_review",
            "pull_request_review_comment", "registry_package", "release", "status", "watch",
        ]).ToArray().Select(static e => (e.Replace('_', '-'), e)),
    ];

    /// <summary>GitHub's name of <paramref name="flow"/>, or null.</summary>
    public static string? Find(string flow) => All.FirstOrDefault(e => e.Flow == flow).GitHub;
}
