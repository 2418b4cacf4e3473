using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>The root module that is being written.</summary>
/// <param name="Model">The model.</param>
/// <param name="Environment">The environment that it makes; it lives in a cloud.</param>
/// <param name="Diagnostics">Takes what cannot be said.</param>
internal sealed record ModuleScope(DeliveryModel Model, DeploymentEnvironment Environment, DiagnosticBag Diagnostics)
{
    /// <summary>The secret parameters of which every use can be given to a provider without being kept in the state.</summary>
    public IReadOnlySet<string> Ephemeral { get; } = EphemeralOf(Environment, Model.Providers);

    /// <summary>
    /// Whether <paramref name="value"/> is made of secret parameters alone, or of what is kept nowhere: where the provider has a form of an argument that is only written, it goes there. What other values are mixed
    /// into does not: the provider would not notice that one of them has changed.
    /// </summary>
    public bool IsWrittenOnly(Expr value) => value.IsEphemeral || Environment.IsOfSecretsAlone(value);

    /// <summary>Where Terraform holds what the environment requires.</summary>
    public RequirementPlaces Requirements => field ??= new RequirementPlaces(this);

    /// <summary>What its resources are repeated over.</summary>
    public CopyMaps Copies => field ??= new CopyMaps(this);

    /// <summary>What the providers say about their resources.</summary>
    public ResourceSchemas Schemas { get; } = new(Model.Providers);

    /// <summary>The provider that makes <paramref name="resource"/>: that of the configuration that it names, or else that of its type.</summary>
    public string ProviderOf(Resource resource) =>
        Environment.Providers.FirstOrDefault(p => p.Name == resource.Provider)?.Provider ?? Schemas.ProviderOf(resource.Mode, resource.Type);

    /// <summary>Where the environment lives.</summary>
    public Cloud Cloud => Environment.Cloud!;

    private static HashSet<string> EphemeralOf(DeploymentEnvironment environment, ProviderSet providers)
    {
        var all = ModelValues.Of(environment).SelectMany(ExprTree.Reads).Select(static r => r.Source).OfType<ParameterSource>().CountBy(static p => p.Name).ToDictionary();
        var fit = environment.Resources.SelectMany(r => r.Mode switch
        {
            ResourceMode.Ephemeral => r.Body.Values.SelectMany(ExprTree.Reads),
            ResourceMode.Managed => WrittenArguments.Of(r, providers).Where(environment.IsOnlyWritten).SelectMany(static w => ExprTree.Reads(w.Argument.Value)),
            _ => [],
        }).Select(static r => r.Source).OfType<ParameterSource>().CountBy(static p => p.Name).ToDictionary();
        return [.. environment.Parameters.Where(static p => p.IsSecret).Select(static p => p.Name).Where(n => all.GetValueOrDefault(n) > 0 && all[n] == fit.GetValueOrDefault(n))];
    }
}
