using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary>A member of a context.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Summary">What it is.</param>
public sealed record ContextMember(string Name, FlowType Type, string Summary)
{
    /// <summary>Whether somebody outside may choose it, or must not see it.</summary>
    public Labels Labels { get; init; }
}

/// <summary>A name that every file knows and whose members are known when a run starts, or while it runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Phase">When its members are known.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Members">Its members; empty where any name is possible.</param>
public sealed record Context(string Name, Phase Phase, string Summary, ImmutableArray<ContextMember> Members)
{
    /// <summary>The member named <paramref name="name"/>, or null.</summary>
    public ContextMember? Member(string name) => Members.FirstOrDefault(m => m.Name == name);
}

/// <summary>The contexts: what a pipeline can know about its run. GitHub's names for them are in the GitHub target.</summary>
public static class Contexts
{
    /// <summary>All of them with a closed list of members.</summary>
    public static readonly ImmutableArray<Context> All =
    [
        new("git", Phase.Plan, "What is built: branch, tag, commit, repository.",
        [
            Maybe("branch", "The branch, when the run is for one."), Maybe("tag", "The tag, when the run is for one."),
            Text("ref", "The full ref, such as `refs/heads/main`."), Text("ref-name", "The short ref, such as `main`."),
            new("ref-type", new EnumType("ref-type", ["branch", "tag"]), "Whether it is a branch or a tag."),
            new("ref-protected", FlowType.Bool, "Whether the ref is protected."),
            new("head-branch", FlowType.Text.OrNone(), "The branch that a pull request comes from.") { Labels = Labels.Untrusted | Labels.Foreign },
            Maybe("base-branch", "The branch that a pull request goes to."),
            Text("sha", "The commit."), Text("repository", "`owner/name`."), Text("owner", "The repository's owner."),
            Text("repository-id", "The repository's number."), Text("owner-id", "The owner's number."),
            Text("visibility", "Whether the repository is public, private or internal."), Text("url", "The repository's address."),
        ]),
        new("run", Phase.Plan, "This run.",
        [
            Text("actor", "Who started it."), Text("actor-id", "The number of who started it."), Text("triggering-actor", "Who started it this time."),
            Text("id", "Its number, unique in the repository."), new("number", FlowType.Int, "How many runs of this pipeline there were."),
            new("attempt", FlowType.Int, "How often it was started again."), new("retention-days", FlowType.Int, "How many days its artifacts are kept."),
            new("token", FlowType.Text, "The token of the run.") { Labels = Labels.Secret },
        ]),
        new("pipeline", Phase.Plan, "This pipeline.",
            [Text("title", "Its title."), Text("ref", "The path and ref of its workflow."), Text("sha", "The commit of its workflow.")]),
        new("job", Phase.Running, "This job.",
            [Text("name", "Its name."), new("status", DomainTypes.JobResult, "How it stands.")]),
        new("step", Phase.Running, "This step.", [Text("name", "Its name.")]),
        new("action", Phase.Running, "The action that runs.",
            [Text("path", "Its folder."), Text("ref", "Its reference."), Text("repository", "Its repository."), Text("status", "How it stands.")]),
        new("runner", Phase.Running, "The machine.",
        [
            new("os", DomainTypes.OperatingSystem, "Its operating system."), Text("arch", "Its processor."), Text("name", "Its name."),
            Text("temp", "A folder for temporary files."), Text("tool-cache", "The folder of installed tools."), Text("debug", "`1` when debugging is on."),
            Text("environment", "Who hosts it."),
        ]),
        new("github", Phase.Plan, "GitHub itself. Other targets refuse these.",
        [
            Text("server-url", "The address of GitHub."), Text("api-url", "The address of the API."), Text("graphql-url", "The address of the GraphQL API."),
            Text("env-file", "The file that `GITHUB_ENV` names."), Text("path-file", "The file that `GITHUB_PATH` names."),
        ]),
        new("container", Phase.Running, "The job's container.", [Text("id", "Its number."), Text("network", "Its network.")]),
    ];

    /// <summary>Contexts whose members are free: what they are.</summary>
    public static readonly ImmutableArray<Context> Open =
    [
        new("event", Phase.Plan, "The payload of the event, with GitHub's spelling; `event.name` is the event.", []),
        new("vars", Phase.Plan, "Configuration variables of the host.", []),
        new("secrets", Phase.Plan, "Secrets of the host or the environment, each by its name: `secrets.TOKEN`.", []),
        new("env", Phase.Running, "Environment variables of the job or step.", []),
        new("inputs", Phase.Plan, "The pipeline's parameters, which `param` declares; `level` alone is the same as `inputs.level`.", []),
        new("matrix", Phase.Cell, "The job's matrix.", []),
    ];

    private static readonly FrozenDictionary<string, Context> ByName = All.Concat(Open).ToFrozenDictionary(static c => c.Name);

    private static readonly FrozenSet<string> TrustedPayloadFields = FrozenSet.ToFrozenSet(
    [
        "id", "node_id", "number", "sha", "before", "after", "action", "draft", "merged", "created", "deleted", "forced", "size", "private", "fork",
        "created_at", "updated_at", "closed_at", "merged_at", "pushed_at", "timestamp", "conclusion", "status", "state", "type", "merge_commit_sha",
    ]);

    /// <summary>The context named <paramref name="name"/>, or null.</summary>
    public static Context? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The labels of a payload's field: everything that people write as they like is untrusted; what names a pull request's code is foreign, too.</summary>
    public static Labels LabelsOfPayload(IReadOnlyList<string> path)
    {
        var free = path is ["inputs" or "client_payload", ..] || path.Count == 0 || !TrustedPayloadFields.Contains(path[^1]);
        return (free ? Labels.Untrusted : Labels.None) | (NamesForeignCode(path) ? Labels.Foreign : Labels.None);
    }

    private static bool NamesForeignCode(IReadOnlyList<string> path) => path switch
    {
        ["pull_request", "head", ..] or ["pull_request", "merge_commit_sha" or "number"] or ["number"] or ["issue", "number"] => true,
        ["workflow_run" or "check_suite" or "check_run", "head_sha" or "head_branch" or "head_repository" or "head_commit" or "pull_requests", ..] => true,
        ["client_payload", "pull_request", ..] or ["check_run", "check_suite", ..] => NamesForeignCode([.. path.Skip(1)]),
        _ => false,
    };

    private static ContextMember Text(string name, string summary) => new(name, FlowType.Text, summary);

    private static ContextMember Maybe(string name, string summary) => new(name, FlowType.Text.OrNone(), summary);
}
