using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A job that runs what somebody outside wrote gets no secret and cannot write.</summary>
internal sealed class ForeignCodeIsIsolated : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs).Where(static j => j.RunsForeignCode))
        {
            var checkout = job.AllSteps.First(ForeignCode.ChecksOut);
            var related = new RelatedLocation(checkout.Origin.Location, "Foreign code is checked out here.");
            foreach (var secret in ModelValues.Of(job).Where(static v => v.IsSecret))
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeSecret, secret.Location, $"`{job.Name}` runs what somebody outside wrote, so it gets no secret. Do this in a job of its own that takes only data from this one.", related);
            }

            if (job.Permissions.All == AccessLevel.Write)
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeWrite, job.Origin.Location, $"`{job.Name}` runs what somebody outside wrote, so it cannot have write access to everything.", related);
            }

            foreach (var permission in job.Permissions.Scopes.Where(static s => s.Level == AccessLevel.Write))
            {
                Report(diagnostics, LabelDiagnostics.ForeignCodeWrite, permission.Origin.Location, $"`{job.Name}` runs what somebody outside wrote, so it cannot have write access to `{permission.Scope}`.", related);
            }
        }
    }
}
