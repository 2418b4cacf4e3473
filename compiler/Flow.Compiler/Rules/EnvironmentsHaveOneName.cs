using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>What a loop makes of an environment is called like nothing else. Names are compared without case, as file systems do.</summary>
internal sealed class EnvironmentsHaveOneName : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var same in model.Environments.GroupBy(static e => e.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Any(static e => e.Family is not null)))
        {
            var first = same.First();
            foreach (var second in same.Skip(1))
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.NameTaken, second.Origin.Location, $"There is an environment `{first.Name}` already, since `{first.Family ?? second.Family}` has a loop.",
                    [new RelatedLocation(first.Origin.Location, "It is declared here.")]);
            }
        }
    }
}
