using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary>The types of resources, or of data that is looked up, of a project's providers: each makes a kind out of its schema when it is asked for.</summary>
/// <param name="mode">Which types of theirs.</param>
internal sealed class ResourceTypes(ResourceMode mode) : KindVarieties
{
    private readonly ConditionalWeakTable<ResourceSchema, Kind> kinds = [];

    /// <inheritdoc/>
    public override string What => mode switch { ResourceMode.Managed => "type of resources", ResourceMode.Data => "type of data", _ => "type of values that are kept nowhere" };

    /// <inheritdoc/>
    public override IEnumerable<string> Words(ProviderSet providers) => (mode switch { ResourceMode.Managed => providers.ResourceTypes, ResourceMode.Data => providers.DataTypes, _ => providers.EphemeralTypes }).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word, ProviderSet providers) =>
        providers.Find(mode, word) is { } schema ? kinds.GetValue(schema, s => ResourceKinds.Of(general, s)) : null;

    /// <inheritdoc/>
    public override string? Explain(string word, ProviderSet providers)
    {
        var others = Enum.GetValues<ResourceMode>().Where(m => m != mode && providers.Of(m, word) is not null).ToList();
        if (others.Count > 0)
        {
            return (mode, others[0]) switch
            {
                (ResourceMode.Managed, ResourceMode.Data) => $"`{word}` can only be looked up: `data {word} name {{ … }}`.",
                (ResourceMode.Data, ResourceMode.Managed) => $"`{word}` cannot be looked up, only made: `terraform {word} name {{ … }}`.",
                (_, ResourceMode.Ephemeral) => $"`{word}` is had for a moment and kept nowhere: `ephemeral {word} name {{ … }}`.",
                (_, ResourceMode.Data) => $"The provider has `{word}` only as something that is looked up, and keeps it in the state: `data {word} name {{ … }}`.",
                _ => $"`{word}` is made: `terraform {word} name {{ … }}`.",
            };
        }

        var provider = word.Split('_')[0];
        return providers.Find(provider) is not null || !word.Contains('_')
            ? null
            : $"The types of the provider `{provider}` are not known here; those of {string.Join(", ", providers.All.Select(static p => $"`{p.Name}`"))} are. `flow providers add` makes others known.";
    }
}

/// <summary>The providers by name, for where an environment lives and for further configurations: each brings the settings of its own schema.</summary>
/// <param name="hidden">Settings that the language has its own words for.</param>
internal sealed class ProviderNames(params ImmutableArray<string> hidden) : KindVarieties
{
    private readonly ConditionalWeakTable<ProviderSchema, Kind> kinds = [];

    /// <inheritdoc/>
    public override string What => "provider";

    /// <inheritdoc/>
    public override IEnumerable<string> Words(ProviderSet providers) => providers.All.Select(static p => p.Name);

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word, ProviderSet providers) => providers.Find(word) is { } schema
        ? kinds.GetValue(schema, s => ResourceKinds.OfProvider(general, s, [.. hidden, .. general.Properties.Select(static p => p.Word)]))
        : null;
}

/// <summary>A closed list of words, each with properties of its own.</summary>
/// <param name="what">What such a word is.</param>
/// <param name="kinds">The kinds by word, sorted; they add their properties to the general one's.</param>
internal sealed class FixedVarieties(string what, params ImmutableArray<Kind> kinds) : KindVarieties
{
    private readonly ConditionalWeakTable<Kind, Kind> made = [];

    /// <inheritdoc/>
    public override string What => what;

    /// <inheritdoc/>
    public override IEnumerable<string> Words(ProviderSet providers) => kinds.Select(static k => k.Word);

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word, ProviderSet providers) => kinds.FirstOrDefault(k => k.Word == word) is { } kind
        ? made.GetValue(kind, k => general with { Variety = k.Word, Summary = k.Summary, Properties = [.. general.Properties, .. k.Properties] })
        : null;
}
