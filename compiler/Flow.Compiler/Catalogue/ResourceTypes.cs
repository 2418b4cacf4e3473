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
    public override string What => mode == ResourceMode.Managed ? "type of resources" : "type of data";

    /// <inheritdoc/>
    public override IEnumerable<string> Words(ProviderSet providers) => (mode == ResourceMode.Managed ? providers.ResourceTypes : providers.DataTypes).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word, ProviderSet providers) =>
        (mode == ResourceMode.Managed ? providers.Resource(word) : providers.Data(word)) is { } schema ? kinds.GetValue(schema, s => ResourceKinds.Of(general, s)) : null;

    /// <inheritdoc/>
    public override string? Explain(string word, ProviderSet providers)
    {
        var isOfOtherMode = (mode == ResourceMode.Managed ? providers.OfData(word) : providers.OfResource(word)) is not null;
        if (isOfOtherMode)
        {
            return mode == ResourceMode.Managed ? $"`{word}` can only be looked up: `data {word} name {{ … }}`." : $"`{word}` cannot be looked up, only made: `terraform {word} name {{ … }}`.";
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
