using System.Text.Json;
using Flow.Compiler.Model;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>A configuration that makes a cluster, and what manifests learn of it.</summary>
internal static class MadeCluster
{
    /// <summary>
    /// What <c>terraform output -raw kubernetes-values</c> would write, with values that mocked providers make up: a run that is planned knows them all, and a check that fails on
    /// purpose says them.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="folder">The folder of its configuration, which is initialized.</param>
    public static string Values(DeploymentEnvironment environment, string folder)
    {
        var test = Path.Combine(folder, "tests", $"{environment.Name}.tftest.hcl");
        var text = File.ReadAllText(test);
        var mocks = text[..text.IndexOf("run \"", StringComparison.Ordinal)];
        File.WriteAllText(test, $$"""
            {{mocks}}
            run "values" {
              command = plan
              assert {
                condition     = output.{{ClusterValues.OutputName}} == ""
                error_message = output.{{ClusterValues.OutputName}}
              }
            }
            """);
        try
        {
            return Said(Terraform.Run(folder, "test", "-json"));
        }
        finally
        {
            File.WriteAllText(test, text);
        }
    }

    private static string Said(TerraformResult result)
    {
        foreach (var line in result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement.TryGetProperty("diagnostic", out var diagnostic) && diagnostic.GetProperty("summary").GetString() == "Test assertion failed")
            {
                return diagnostic.GetProperty("detail").GetString()!;
            }
        }

        throw new InvalidOperationException(result.ToString());
    }
}
