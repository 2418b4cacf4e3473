using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>What has to be said of each environment before its resources: where it lives, and where Terraform keeps what it knows of it.</summary>
internal static class Foundations
{
    /// <summary>Reports what is not said.</summary>
    public static void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var environment in model.Environments.Where(static e => !e.External))
        {
            switch (environment.Cloud)
            {
                case null when HasSomething(environment):
                    diagnostics.Report(
                        TerraformDiagnostics.CloudMissing, environment.Origin.Location,
                        $"`{environment.Name}` has resources, but it does not say where it lives, so nothing is written for it: `cloud aws {{ region = \"…\" }}`.");
                    break;
                case { State: null } cloud:
                    diagnostics.Report(
                        TerraformDiagnostics.StateMissing, cloud.Origin.Location,
                        $"Nothing says where the state of `{environment.Name}` is kept, so it would be a file on the machine that Terraform runs on. In the body of `cloud` write `state s3 {{ bucket = \"…\" }}`, or `state local` if that is meant.");
                    break;
                case { State: { NameSetting: { } setting } state } when model.Project.Origin is null && state.Settings.Items.All(i => i.Name != setting):
                    diagnostics.Report(
                        TerraformDiagnostics.StateUnnamed, state.Origin.Location,
                        $"The state is called after the project, and the project has no name: declare one, `project shop`, or write `{setting}` here. After the folder's name another clone would have another state, and make everything once more.");
                    break;
            }
        }
    }

    private static bool HasSomething(DeploymentEnvironment environment) =>
        !environment.Resources.IsEmpty || !environment.Outputs.IsEmpty || !environment.Providers.IsEmpty || !environment.Imports.IsEmpty || !environment.Removed.IsEmpty;
}
