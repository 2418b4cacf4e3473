using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>An environment that is like another says which account it lives in, so that nothing is made in the other's by mistake.</summary>
internal sealed class AccountsAreTheirOwn : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var environment in model.Environments.Where(static e => e is { Like: not null, Cloud.Account: not null } && e.Differences.All(static d => d.Path is not ("cloud" or "cloud.account"))))
        {
            Report(
                diagnostics, EnvironmentDiagnostics.AccountKept, environment.Origin.Location,
                $"`{environment.Name}` lives in the account of `{environment.Like}`. Write its own, or the same if that is meant: `cloud {{ account = \"{environment.Cloud!.Account}\" }}`.");
        }
    }
}
