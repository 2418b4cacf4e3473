using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A called pipeline has the secrets that its caller hands on, and no others; <c>secrets.X</c> would be empty there. Facts: GitHub's pages on reusable
/// workflows (2026); secrets of the job's environment as well arrive only when they are declared or inherited (actions/runner#1490).
/// </summary>
internal sealed class CalledPipelinesGetTheirSecrets : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var calls = model.Pipelines.SelectMany(static p => p.Jobs).Where(static j => j.Call is { IsLocal: true }).ToLookup(static j => j.Call!.Target, StringComparer.Ordinal);
        foreach (var pipeline in model.Pipelines)
        {
            var without = calls[pipeline.Name].Where(static j => !j.Call!.InheritsSecrets).ToList();
            var own = IsOnlyCalled(pipeline) ? SecretReads.Own(pipeline).ToList() : [];
            if (own.Count > 0)
            {
                if (without.Count > 0 || !calls[pipeline.Name].Any())
                {
                    ReportReads(pipeline, own, without, diagnostics);
                }
            }
            else if (without.Count > 0 && SecretReads.Of(pipeline, model).FirstOrDefault() is { } read)
            {
                without.ForEach(call => ReportCall(pipeline, read, call, diagnostics));
            }
        }
    }

    private static bool IsOnlyCalled(Pipeline pipeline) => !pipeline.Triggers.IsEmpty && pipeline.Triggers.All(static t => t.Event == "call");

    private static void ReportReads(Pipeline pipeline, List<ReadExpr> reads, List<Job> calls, DiagnosticBag diagnostics)
    {
        foreach (var read in reads.DistinctBy(static r => r.Source))
        {
            var secret = NameOf(read);
            var parameter = secret.ToLowerInvariant().Replace('_', '-');
            Report(
                diagnostics, LabelDiagnostics.SecretNotGiven, read.Location,
                $"`{pipeline.Name}` is only called, and then it has the secrets that it is given. Declare `param {parameter}: secret`, read `{parameter}` here, and pass it: `call {pipeline.Name} {{ {parameter} = secrets.{secret} }}`.",
                [.. calls.Select(static c => new RelatedLocation(c.Origin.Location, "It is called here."))]);
        }
    }

    private static void ReportCall(Pipeline pipeline, ReadExpr read, Job call, DiagnosticBag diagnostics) => Report(
        diagnostics, LabelDiagnostics.SecretNotGiven, call.Origin.Location,
        $"When `{pipeline.Name}` is called it has the secrets that it is given, so `secrets.{NameOf(read)}` would be none. Declare a `param` of type `secret` there and pass it here, or hand on all: `secrets = inherit`.",
        new RelatedLocation(read.Location, "The secret is read here."));

    private static string NameOf(ReadExpr read) => ((SecretSource)read.Source).Name;
}
