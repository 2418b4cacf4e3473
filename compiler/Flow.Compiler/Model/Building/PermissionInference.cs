using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;

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

        var all = body.Subject?.KnownText;
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

    /// <summary>A call needs what the jobs of the called pipeline need, those of its own calls included.</summary>
    public static DeliveryModel WithCalls(DeliveryModel model, ModelParts parts)
    {
        var done = new Dictionary<string, Pipeline>(StringComparer.Ordinal);
        var byName = new Dictionary<string, Pipeline>(StringComparer.Ordinal);
        foreach (var pipeline in model.Pipelines)
        {
            byName.TryAdd(pipeline.Name, pipeline);
        }

        return model with { Pipelines = [.. model.Pipelines.Select(WithCalls)] };

        Pipeline WithCalls(Pipeline pipeline)
        {
            if (done.TryGetValue(pipeline.Name, out var known))
            {
                return known;
            }

            done[pipeline.Name] = pipeline; // pipelines that call each other in a circle end here
            var called = pipeline.Jobs.Where(NeedsWhatItCalls).Select(j => byName.TryGetValue(j.Call!.Target, out var target) ? WithCalls(target) : null).ToImmutableArray();
            return called.IsEmpty ? pipeline : done[pipeline.Name] = parts.WithCalled(pipeline, called, () => WithCalled(pipeline, called));
        }
    }

    private static bool NeedsWhatItCalls(Job job) => job.Call is { IsLocal: true } && !job.Permissions.IsWritten;

    private static Pipeline WithCalled(Pipeline pipeline, ImmutableArray<Pipeline?> called)
    {
        var next = 0;
        return pipeline with { Jobs = [.. pipeline.Jobs.Select(j => NeedsWhatItCalls(j) && called[next++] is { } target ? WithCall(j, target) : j)] };
    }

    private static Job WithCall(Job job, Pipeline called)
    {
        var needed = called.Jobs.SelectMany(static j => j.Permissions.Scopes).Select(p => p with { Reason = $"{called.Name}: {p.Reason}", Origin = job.Origin });
        var all = called.Jobs.Select(static j => j.Permissions.All).Append(job.Permissions.All).Max();
        return job with { Permissions = job.Permissions with { All = all, Scopes = Sorted([.. job.Permissions.Scopes, .. needed]) } };
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
                case LoginStep:
                    yield return new Permission("id-token", AccessLevel.Write, "login aws proves to AWS who the job is", step.Origin);
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

        if (entry.Value.KnownText is not { } word)
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

    private static Permission? Granted(BoundItem item) => item.Subject?.KnownText is { } level && item.Text1("on") is { } scope
        ? new Permission(scope, Enum.Parse<AccessLevel>(level, ignoreCase: true), item.Text1("because") ?? "", Origins.Of(item))
        : null;

    internal static ImmutableArray<Permission> Sorted(ImmutableArray<Permission> scopes) =>
    [
        .. scopes.GroupBy(static s => s.Scope, StringComparer.Ordinal)
            .Select(static g => g.Aggregate(static (most, next) => next.Level > most.Level ? next : most))
            .OrderBy(static s => s.Scope, StringComparer.Ordinal),
    ];
}
