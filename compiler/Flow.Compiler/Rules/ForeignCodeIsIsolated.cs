using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A job that runs what somebody outside wrote gets no secret, cannot write, and leaves nothing in a cache that other runs restore.</summary>
internal sealed class ForeignCodeIsIsolated : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            foreach (var job in pipeline.Jobs)
            {
                if (job.ForeignCheckout is { } checkout)
                {
                    new ForeignJob(pipeline, job, Places(checkout), diagnostics).Check();
                }
            }
        }
    }

    /// <summary>Where the code comes from: the checkout, and the calls that lead to it.</summary>
    public static ImmutableArray<RelatedLocation> Places(ForeignCheckout checkout) =>
    [
        new RelatedLocation(checkout.Location, "Foreign code is checked out here."),
        .. checkout.Calls.Select(static c => new RelatedLocation(c, "The pipeline is called here, with the rights of this event.")),
    ];

    private sealed class ForeignJob(Pipeline pipeline, Job job, ImmutableArray<RelatedLocation> places, DiagnosticBag diagnostics)
    {
        public void Check()
        {
            foreach (var secret in ModelValues.Of(job).Concat(pipeline.Environment.Select(static v => v.Value)).Where(static v => v.IsSecret))
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeSecret, secret.Location, $"`{job.Name}` runs what somebody outside wrote, so it gets no secret. Do this in a job of its own that takes only data from this one.", places);
            }

            CheckPermissions();
            foreach (var step in job.AllSteps.Where(SavesCache))
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeCache, step.Origin.Location, $"`{job.Name}` runs what somebody outside wrote, and other runs would restore what it leaves in this cache. {Instead(step)}", places);
            }
        }

        private void CheckPermissions()
        {
            if (job.Permissions.All == AccessLevel.Write)
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeWrite, job.Origin.Location, $"`{job.Name}` runs what somebody outside wrote, so it cannot have write access to everything.", places);
            }

            foreach (var permission in job.Permissions.Scopes.Where(static s => s.Level == AccessLevel.Write))
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeWrite, permission.Origin.Location, $"`{job.Name}` runs what somebody outside wrote, so it cannot have write access to `{permission.Scope}`.", places);
            }
        }
    }

    private static bool SavesCache(Step step) => step switch
    {
        CacheStep cache => cache.Saves,
        SetupStep setup => setup.Cache is { Constant: not NoneValue },
        UsesStep { Action: RemoteAction { Path: not "restore" } action } when action.IsFrom("actions/cache") => true,
        UsesStep { Action: RemoteAction action } uses when action.Repository.StartsWith("actions/setup-", StringComparison.OrdinalIgnoreCase) =>
            uses.Inputs.Any(static i => i.Name == "cache" && i.Value is not { Constant: NoneValue } && i.Value.KnownText is not ("" or "false")),
        _ => false,
    };

    private static string Instead(Step step) => step switch
    {
        CacheStep => "Only restore it: `mode = restore`.",
        UsesStep { Action: RemoteAction action } when action.IsFrom("actions/cache") => "Only restore it: `uses \"actions/cache/restore@…\"`.",
        _ => "Leave `cache` out.",
    };
}
