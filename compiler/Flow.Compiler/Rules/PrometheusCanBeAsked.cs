using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A question can be put behind the address of a Prometheus, and its token is the name of a secret.</summary>
internal sealed class PrometheusCanBeAsked : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        // An environment that is like another has the address of that one.
        foreach (var asked in model.Environments.Select(static e => e.Prometheus).OfType<PrometheusAddress>().DistinctBy(static p => p.Place))
        {
            if (asked.Url.IndexOfAny(['?', '#']) is >= 0 and var end)
            {
                Report(diagnostics, FreezeDiagnostics.NoPlainAddress, asked.Place, $"What is asked stands behind the address, so that it ends before `{asked.Url[end]}`: `{asked.Url[..end]}`.");
            }

            if (asked.Token is ReadExpr { Source: SecretSource { Name: var name } } token && !IsName(name))
            {
                Report(diagnostics, TelemetryDiagnostics.BadVariable, token.Location, "`token` is the name of a secret, such as `PROMETHEUS_TOKEN`; the token itself stands in no file.");
            }
        }
    }

    private static bool IsName(string text) =>
        !text.Any(char.IsAsciiLetterLower) && !text.StartsWith("GITHUB_", StringComparison.Ordinal) && EnvironmentVariableName.Parse(text).TryGet(out _, out _);
}
