using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>The least that the token of a job must be able to do, with the reason for each scope.</summary>
internal static class PermissionInference
{
    /// <summary>What <c>permissions</c> and <c>grant</c> say on <paramref name="item"/>, or null where nothing is written.</summary>
    public static Permissions? Written(BoundItem item, DiagnosticBag diagnostics)
    {
        if (item.Property("permissions") is not { } body)
        {
            return null;
        }

        var all = body.Subject?.Constant?.ToText();
        return new Permissions
        {
            IsWritten = true,
            All = all switch { "read-all" => AccessLevel.Read, "write-all" => AccessLevel.Write, _ => null },
            Scopes = Sorted([.. body.Entries.Select(e => Entry(e, diagnostics)).OfType<Permission>()]),
        };
    }

    /// <summary>The permissions of a job: what is written on it, else on its pipeline, else what its steps need; and what is granted.</summary>
    public static Permissions Of(BoundItem item, Job job, PipelineScope scope, DiagnosticBag diagnostics)
    {
        var basis = Written(item, diagnostics) ?? scope.Permissions ?? new Permissions { Scopes = [.. Needed(job)] };
        var granted = scope.Pipeline.All("grant").Concat(item.All("grant")).Select(Granted).OfType<Permission>();
        return basis with { Scopes = Sorted([.. basis.Scopes, .. granted]) };
    }

    /// <summary>A call needs what the jobs of the called pipeline need.</summary>
    public static DeliveryModel WithCalls(DeliveryModel model) => model with
    {
        Pipelines = [.. model.Pipelines.Select(p => p with { Jobs = [.. p.Jobs.Select(j => WithCall(j, model))] })],
    };

    private static Job WithCall(Job job, DeliveryModel model)
    {
        if (job.Call is not { IsLocal: true } call || job.Permissions.IsWritten || model.Pipelines.FirstOrDefault(p => p.Name == call.Target) is not { } called)
        {
            return job;
        }

        var needed = called.Jobs.SelectMany(static j => j.Permissions.Scopes).Select(p => p with { Reason = $"{called.Name}: {p.Reason}", Origin = job.Origin });
        return job with { Permissions = job.Permissions with { Scopes = Sorted([.. job.Permissions.Scopes, .. needed]) } };
    }

    private static IEnumerable<Permission> Needed(Job job)
    {
        foreach (var step in job.AllSteps)
        {
            switch (step)
            {
                case CheckoutStep { Repository: null, Token: null }:
                    yield return new Permission("contents", AccessLevel.Read, "checkout reads the repository", step.Origin);
                    break;
                case ReportStep { ReportKind: "sarif" }:
                    yield return new Permission("security-events", AccessLevel.Write, "report sarif writes code scanning results", step.Origin);
                    break;
            }
        }
    }

    private static Permission? Entry(BoundEntry entry, DiagnosticBag diagnostics)
    {
        if (!DomainTypes.Scope.Members.Contains(entry.Name))
        {
            diagnostics.Report(
                PipelineDiagnostics.BadPermission, entry.Context.At(entry.Syntax.Head), $"There is no scope `{entry.Name}`.{Suggestions.DidYouMean(entry.Name, DomainTypes.Scope.Members)}");
            return null;
        }

        if (entry.Value.Constant?.ToText() is not { } word)
        {
            return null;
        }

        var level = Enum.Parse<AccessLevel>(word, ignoreCase: true);
        CheckLevel(entry.Name, level, entry, diagnostics);
        return level == AccessLevel.None ? null : new Permission(entry.Name, level, "", Origins.Of(entry));
    }

    /// <summary>Facts: <c>id-token</c> can only be written, <c>models</c> and <c>vulnerability-alerts</c> only read (GitHub's workflow schema, 2026).</summary>
    private static void CheckLevel(string scope, AccessLevel level, BoundEntry entry, DiagnosticBag diagnostics)
    {
        var wrong = (scope, level) is ("id-token", AccessLevel.Read) or ("models" or "vulnerability-alerts", AccessLevel.Write);
        if (wrong)
        {
            diagnostics.Report(PipelineDiagnostics.BadPermission, entry.Value.Location, $"`{scope}` is {(scope == "id-token" ? "`write` or `none`" : "`read` or `none`")}.");
        }
    }

    private static Permission? Granted(BoundItem item) => item.Subject?.Constant?.ToText() is { } level && item.Text1("on") is { } scope
        ? new Permission(scope, Enum.Parse<AccessLevel>(level, ignoreCase: true), item.Text1("because") ?? "", Origins.Of(item))
        : null;

    private static ImmutableArray<Permission> Sorted(ImmutableArray<Permission> scopes) =>
    [
        .. scopes.GroupBy(static s => s.Scope, StringComparer.Ordinal)
            .Select(static g => g.Aggregate(static (most, next) => next.Level > most.Level ? next : most))
            .OrderBy(static s => s.Scope, StringComparer.Ordinal),
    ];
}

/// <summary>
/// Whether a job checks out what somebody outside wrote although its event gives it the project's rights. This, and not the label of a text,
/// closes the hole of <c>pull_request_target</c>.
/// </summary>
internal static class ForeignCode
{
    private static readonly string[] PrivilegedEvents = ["pull-request-target", "pipeline-run", "issue-comment"];

    public static bool IsCheckedOut(Job job, BoundItem pipeline) =>
        pipeline.All("on").Any(static t => PrivilegedEvents.Contains(t.Subject?.Constant?.ToText()))
        && job.AllSteps.OfType<CheckoutStep>().Any(static c => IsForeign(c.Reference) || IsForeign(c.Repository));

    private static bool IsForeign(Expr? reference) => ExprReads.Of(reference).Any(static r => r.Source switch
    {
        ContextSource { Context: "event", Path: ["pull_request", "head", ..] or ["workflow_run", "head_sha" or "head_branch" or "head_repository" or "head_commit", ..] } => true,
        ContextSource { Context: "event", Path: ["pull_request", "number"] or ["number"] or ["issue", "number"] or ["pull_request", "merge_commit_sha"] } => true,
        ContextSource { Context: "git", Path: ["head-branch"] } => true,
        _ => false,
    });
}
