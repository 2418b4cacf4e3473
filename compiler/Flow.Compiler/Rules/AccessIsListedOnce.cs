using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>Of two levels of access of which one includes the other, only the wider is listed.</summary>
internal sealed class AccessIsListedOnce : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var access in model.Environments.SelectMany(static e => e.Uses).Select(static u => u.Access))
        {
            for (var i = 0; i < access.Length; i++)
            {
                var narrow = access[i];
                var wide = access.Where((other, at) => at != i && other.Includes(narrow) && (at < i || !narrow.Includes(other))).FirstOrDefault();
                if (wide is not null)
                {
                    Report(
                        diagnostics, AccessDiagnostics.AccessRepeated, narrow.Location, $"`{narrow.Name}` is part of `{wide.Name}`, which is listed too.",
                        [new RelatedLocation(wide.Location, $"`{wide.Name}` is listed here.")]);
                }
            }
        }
    }
}
