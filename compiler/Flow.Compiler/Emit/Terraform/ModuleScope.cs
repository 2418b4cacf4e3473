using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>The root module that is being written.</summary>
/// <param name="Model">The model.</param>
/// <param name="Environment">The environment that it makes; it lives in a cloud.</param>
/// <param name="Diagnostics">Takes what cannot be said.</param>
internal sealed record ModuleScope(DeliveryModel Model, DeploymentEnvironment Environment, DiagnosticBag Diagnostics)
{
    /// <summary>What the providers say about their resources.</summary>
    public ResourceSchemas Schemas { get; } = new(Model.Providers);

    /// <summary>The provider that makes <paramref name="resource"/>: that of the configuration that it names, or else that of its type.</summary>
    public string ProviderOf(Resource resource) =>
        Environment.Providers.FirstOrDefault(p => p.Name == resource.Provider)?.Provider ?? Schemas.ProviderOf(resource.Mode, resource.Type);

    /// <summary>Where the environment lives.</summary>
    public Cloud Cloud => Environment.Cloud!;
}
