using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Model;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>The configurations of a project's environments, each in a folder of its own for as long as it is looked at.</summary>
internal static class InfrastructureModules
{
    /// <summary>Writes the configurations and looks at each.</summary>
    /// <param name="compilation">The project; that an environment says nothing of its state (FLOW6306), or gets no test (FLOW6308), is no matter here.</param>
    /// <param name="look">What is done with an environment and the folder of its configuration.</param>
    public static void InEach(Compilation compilation, Action<DeploymentEnvironment, string> look)
    {
        var emitted = compilation.Emit(new TerraformTarget(), EmitOptions.Default);
        Assert.Empty(emitted.Diagnostics.Where(static d => d.Code is not ("FLOW6306" or "FLOW6308")));
        var root = Directory.CreateTempSubdirectory("flow-infra-");
        try
        {
            foreach (var file in emitted.Files)
            {
                var path = Path.Combine(root.FullName, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }

            foreach (var folder in Directory.EnumerateDirectories(Path.Combine(root.FullName, TerraformTarget.Folder)))
            {
                look(compilation.Model.Environments.Single(e => e.Name == Path.GetFileName(folder)), folder);
            }
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>What a pipeline would have made: the archives that the functions of <see cref="ConstructTests"/> are deployed from.</summary>
    public static void PutArchives(string folder)
    {
        foreach (var archive in new[] { "function.zip", "shrink.zip" })
        {
            File.WriteAllText(Path.Combine(folder, archive), "");
        }
    }
}
