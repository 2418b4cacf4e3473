using System.Collections.Immutable;
using Flow.Compiler.Catalogue;

namespace Flow.Compiler.Editing;

/// <summary>A field of an event's payload.</summary>
/// <param name="Name">Its name, as GitHub spells it.</param>
/// <param name="IsObject">Whether it has fields itself.</param>
internal readonly record struct PayloadField(string Name, bool IsObject);

/// <summary>
/// The fields of payloads that pipelines read, for completion only: a payload has many more, and nothing is checked against these. From GitHub's documentation
/// of webhook events (2026).
/// </summary>
internal static class Payloads
{
    private const string Person = "login id type html_url";
    private const string Author = "name email username";
    private const string Common = "repository sender organization installation";

    /// <summary>The shape of each object, by name; <c>name:shape</c> is a field that is an object itself.</summary>
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["person"] = Person,
        ["author"] = Author,
        ["repository"] = "name full_name id private fork default_branch html_url clone_url description topics visibility owner:person",
        ["commit"] = "id message timestamp url tree_id distinct author:author committer:author added removed modified",
        ["branch"] = "ref sha label repo:repository user:person",
        ["pull"] = "number title body state draft merged merge_commit_sha html_url id created_at updated_at closed_at merged_at labels assignees requested_reviewers commits additions deletions changed_files author_association head:branch base:branch user:person milestone:milestone",
        ["issue"] = "number title body state html_url id labels assignees created_at closed_at author_association user:person milestone:milestone",
        ["comment"] = "id body html_url created_at updated_at author_association user:person",
        ["review"] = "id body state html_url submitted_at commit_id user:person",
        ["milestone"] = "number title description state due_on",
        ["label"] = "name color description id",
        ["release"] = "tag_name target_commitish name body draft prerelease html_url id created_at published_at upload_url assets author:person",
        ["run"] = "id name head_branch head_sha event status conclusion run_number run_attempt html_url path display_title pull_requests head_commit:commit head_repository:repository actor:person",
        ["check"] = "id name status conclusion head_sha html_url started_at completed_at",
        ["suite"] = "id status conclusion head_branch head_sha before after",
        ["deployment"] = "id sha ref task environment description created_at creator:person",
        ["status"] = "state description target_url environment environment_url created_at",
        ["discussion"] = "number title body state html_url category user:person",
        ["group"] = "head_sha head_ref base_sha base_ref head_commit:commit",
        ["package"] = "name package_type namespace html_url package_version",
    };

    private static readonly Dictionary<string, string> Events = new(StringComparer.Ordinal)
    {
        ["push"] = "ref before after created deleted forced base_ref compare commits head_commit:commit pusher:author",
        ["pull_request"] = "action number before after label:label assignee:person requested_reviewer:person pull_request:pull",
        ["pull_request_target"] = "action number before after label:label assignee:person pull_request:pull",
        ["pull_request_review"] = "action review:review pull_request:pull",
        ["pull_request_review_comment"] = "action comment:comment pull_request:pull",
        ["issues"] = "action issue:issue label:label assignee:person",
        ["issue_comment"] = "action issue:issue comment:comment",
        ["release"] = "action release:release",
        ["workflow_dispatch"] = "inputs ref workflow",
        ["workflow_call"] = "inputs ref",
        ["workflow_run"] = "action workflow_run:run workflow",
        ["repository_dispatch"] = "action branch client_payload",
        ["schedule"] = "schedule",
        ["check_run"] = "action check_run:check",
        ["check_suite"] = "action check_suite:suite",
        ["create"] = "ref ref_type master_branch description",
        ["delete"] = "ref ref_type",
        ["deployment"] = "action deployment:deployment",
        ["deployment_status"] = "action deployment:deployment deployment_status:status",
        ["discussion"] = "action discussion:discussion",
        ["discussion_comment"] = "action discussion:discussion comment:comment",
        ["label"] = "action label:label",
        ["milestone"] = "action milestone:milestone",
        ["merge_group"] = "action reason merge_group:group",
        ["registry_package"] = "action registry_package:package",
        ["status"] = "sha name state description target_url context",
        ["watch"] = "action",
        ["fork"] = "forkee:repository",
    };

    /// <summary>The fields behind <paramref name="path"/> in the payloads of <paramref name="events"/>; of all events where there are none.</summary>
    public static IEnumerable<PayloadField> Fields(ImmutableArray<string> path, ImmutableArray<EventKind> events)
    {
        var names = events.IsEmpty ? Events.Keys.ToList() : [.. events.Select(static e => e.GitHubName)];
        var shapes = names.Select(static n => Events.GetValueOrDefault(n, "")).Append($"{Common} repository:repository sender:person organization:person").ToList();
        foreach (var step in path)
        {
            shapes = [.. shapes.SelectMany(Words).Where(w => NameOf(w) == step && w.Contains(':')).Select(static w => Shapes[w[(w.IndexOf(':') + 1)..]]).Distinct()];
        }

        return shapes.SelectMany(Words).GroupBy(NameOf).Select(static g => new PayloadField(g.Key, g.Any(static w => w.Contains(':'))));
    }

    private static string[] Words(string shape) => shape.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string NameOf(string word) => word.IndexOf(':') is >= 0 and var colon ? word[..colon] : word;
}
