using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes environments as Terraform configurations.</summary>
public sealed class TerraformTarget : ITarget
{
    /// <summary>The folder that holds a folder for each environment.</summary>
    public const string Folder = DeploymentEnvironment.Configurations;

    /// <inheritdoc/>
    public string Name => "terraform";

    /// <inheritdoc/>
    public string Summary => "Terraform: a root module for each environment, with a test that needs no cloud.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var diagnostics = new DiagnosticBag();
        Foundations.Check(model, diagnostics);
        var files = model.Environments.Where(IsMade).SelectMany(e => new ModuleEmitter(new ModuleScope(model, e, diagnostics)).Emit()).ToList();
        return new EmitResult([.. files, .. ParityTable.Of(model) is { } parity && files.Count > 0 ? [parity] : ImmutableArray<GeneratedFile>.Empty], diagnostics.ToSortedArray());
    }

    /// <summary>Whether Terraform has anything to do with an environment: it lives in a cloud.</summary>
    public static bool IsMade(DeploymentEnvironment environment) => environment is { External: false, Cloud: { } cloud } && !Platforms.Has(cloud.Provider);
}
