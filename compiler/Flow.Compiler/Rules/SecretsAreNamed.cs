using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A called pipeline gets the secrets it needs, by name.</summary>
internal sealed class SecretsAreNamed : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var call in model.Pipelines.SelectMany(static p => p.Jobs).Select(static j => j.Call).OfType<PipelineCall>().Where(static c => c.InheritsSecrets))
        {
            Report(diagnostics, LabelDiagnostics.InheritedSecrets, call.Origin.Location, $"`{call.Target}` gets every secret of the caller. Name those that it needs.");
        }
    }
}
