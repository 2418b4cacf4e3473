using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flow.Compiler.Catalogue;

/// <summary>An event that starts a pipeline. Facts: GitHub's workflow schema (2026).</summary>
/// <param name="Name">The event as Flow names it.</param>
/// <param name="GitHubName">The event as GitHub names it.</param>
/// <param name="Types">The activity types, as GitHub spells them.</param>
/// <param name="Filters">The filters that it takes.</param>
public sealed record EventKind(string Name, string GitHubName, ImmutableArray<string> Types, ImmutableArray<string> Filters);

/// <summary>All events.</summary>
public static partial class Events
{
    private static readonly ImmutableArray<string> PullRequestTypes =
    [
        "assigned", "unassigned", "labeled", "unlabeled", "opened", "edited", "closed", "reopened", "synchronize", "converted_to_draft", "locked", "unlocked", "enqueued",
        "dequeued", "milestoned", "demilestoned", "ready_for_review", "review_requested", "review_request_removed", "auto_merge_enabled", "auto_merge_disabled", "stacked",
    ];

    private static readonly ImmutableArray<string> BranchAndPath = ["branches", "branches-ignore", "paths", "paths-ignore"];

    /// <summary>The events, by name.</summary>
    public static readonly ImmutableArray<EventKind> All =
    [
        Event("branch-protection-rule", "created edited deleted"),
        Event("call", "workflow_call"),
        Event("check-run", "completed created rerequested requested_action"),
        Event("check-suite", "completed"),
        Event("create"),
        Event("delete"),
        Event("deployment"),
        Event("deployment-status"),
        Event("discussion", "created edited deleted transferred pinned unpinned labeled unlabeled locked unlocked category_changed answered unanswered"),
        Event("discussion-comment", "created edited deleted"),
        new("dispatch", "repository_dispatch", ["*"], []),
        Event("fork"),
        Event("gollum"),
        new("image-version", "image_version", ["created", "ready", "deleted"], ["names", "versions"]),
        Event("issue-comment", "created edited deleted"),
        Event("issues", "opened edited deleted transferred pinned unpinned closed reopened assigned unassigned labeled unlabeled locked unlocked milestoned demilestoned field_added field_removed typed untyped"),
        Event("label", "created edited deleted"),
        new("manual", "workflow_dispatch", [], []),
        new("merge-group", "merge_group", ["checks_requested"], ["branches", "branches-ignore"]),
        Event("milestone", "created closed opened edited deleted"),
        Event("page-build"),
        new("pipeline-run", "workflow_run", ["requested", "completed", "in_progress"], ["pipelines", "branches", "branches-ignore"]),
        Event("project", "created closed reopened edited deleted"),
        Event("project-card", "created moved converted edited deleted"),
        Event("project-column", "created updated moved deleted"),
        Event("public"),
        new("pull-request", "pull_request", PullRequestTypes, BranchAndPath),
        Event("pull-request-comment", "created edited deleted"),
        Event("pull-request-review", "submitted edited dismissed"),
        Event("pull-request-review-comment", "created edited deleted"),
        new("pull-request-target", "pull_request_target", PullRequestTypes, BranchAndPath),
        new("push", "push", [], ["branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore"]),
        Event("registry-package", "published updated"),
        Event("release", "published unpublished created edited deleted prereleased released"),
        new("schedule", "schedule", [], ["timezone"]),
        Event("status"),
        new("tag", "push", [], ["paths", "paths-ignore"]),
        Event("watch", "started"),
    ];

    /// <summary>The events of most pipelines, the most frequent first, each with how its line usually ends: tab stops as in <c>${1:main}</c>.</summary>
    public static readonly ImmutableArray<(string Name, string Ending)> Usual =
        [("push", " to \"${1:main}\""), ("pull-request", ""), ("manual", ""), ("schedule", " every ${1:day} at ${2:03:00}"), ("tag", " \"${1:v*}\""), ("call", ""), ("release", ""), ("pipeline-run", "")];

    /// <summary>The usual line for the event named <paramref name="name"/>, such as <c>on push to "main"</c>; null for an event that few pipelines have.</summary>
    public static string? Example(string name) => Usual.FirstOrDefault(u => u.Name == name) is { Name: not null } usual
        ? $"on {name}{TabStop().Replace(usual.Ending, "${text}")}"
        : null;

    [GeneratedRegex(@"\$\{\d+:(?<text>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TabStop();

    private static readonly FrozenSet<string> OfOutsiders = FrozenSet.ToFrozenSet(["pull-request-target", "pipeline-run", "issue-comment", "dispatch", "check-run", "check-suite"]);

    /// <summary>
    /// Whether a run for <paramref name="name"/> has the rights of the project although its payload may name code that somebody outside wrote.
    /// Facts: GitHub's reference of events (2026); <c>pull_request</c> of a fork has no secrets and a token that only reads.
    /// </summary>
    public static bool GivesRightsToForeignCode(string name) => OfOutsiders.Contains(name);

    /// <summary>The event named <paramref name="name"/>, or null.</summary>
    public static EventKind? Find(string name) => All.FirstOrDefault(e => e.Name == name);

    private static EventKind Event(string name, string types = "") =>
        name == "call"
            ? new EventKind(name, types, [], [])
            : new EventKind(name, name.Replace('-', '_'), types.Length == 0 ? [] : [.. types.Split(' ')], []);
}
