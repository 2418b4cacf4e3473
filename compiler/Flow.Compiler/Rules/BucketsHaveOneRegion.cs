using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A bucket is in one region: environments that keep their states in one bucket say the same.</summary>
internal sealed class BucketsHaveOneRegion : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var regions = new Dictionary<string, (string Region, string Environment)>(StringComparer.Ordinal);
        foreach (var environment in model.Environments.Where(static e => e.Cloud?.State is { Backend: "s3" } state && !state.Settings.Items.Any(static i => i.Name is "endpoint" or "endpoints")))
        {
            if (environment.Cloud!.State!.Text("bucket") is not { } bucket || model.StateRegionOf(environment) is not { } region || regions.TryAdd(bucket, (region, environment.Name)))
            {
                continue;
            }

            var (first, other) = regions[bucket];
            if (region != first)
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.BucketInTwoRegions, environment.Cloud.State.Origin.Location,
                    $"`{bucket}` would be in `{region}` for `{environment.Name}`, and `{other}` has it in `{first}`: a bucket is in one region. Say which in both, as in `state s3 {{ bucket = \"{bucket}\", region = \"{first}\" }}`.");
            }
        }
    }
}
