using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary>The types of resources, or of data that is looked up, of all providers that are known: each makes a kind out of its schema when it is asked for.</summary>
/// <param name="providers">The providers.</param>
/// <param name="mode">Which types of theirs.</param>
internal sealed class ResourceTypes(Func<ImmutableArray<ProviderSchema>> providers, ResourceMode mode) : KindVarieties
{
    private readonly ConcurrentDictionary<string, Kind?> kinds = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<string>> words = new(() =>
        [.. providers().SelectMany(p => mode == ResourceMode.Managed ? p.ResourceTypes : p.DataTypes).Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public override string What => mode == ResourceMode.Managed ? "type of resources" : "type of data";

    /// <inheritdoc/>
    public override ImmutableArray<string> Words => words.Value;

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word) => kinds.GetOrAdd(word, _ => SchemaOf(word) is { } schema ? ResourceKinds.Of(general, schema) : null);

    /// <inheritdoc/>
    public override string? Explain(string word)
    {
        var provider = word.Split('_')[0];
        var isKnown = providers().Any(p => p.Name == provider);
        var isOfOtherMode = isKnown && providers().Any(p => (mode == ResourceMode.Managed ? p.Data(word) : p.Resource(word)) is not null);
        return isOfOtherMode
            ? mode == ResourceMode.Managed ? $"`{word}` can only be looked up: `data {word} name {{ … }}`." : $"`{word}` cannot be looked up, only made: `terraform {word} name {{ … }}`."
            : isKnown || !word.Contains('_') ? null : $"The types of the provider `{provider}` are not known here; those of {string.Join(", ", providers().Select(static p => $"`{p.Name}`"))} are.";
    }

    private ResourceSchema? SchemaOf(string word) => providers().Select(p => mode == ResourceMode.Managed ? p.Resource(word) : p.Data(word)).FirstOrDefault(static s => s is not null);
}

/// <summary>The providers by name, for where an environment lives and for further configurations: each brings the settings of its own schema.</summary>
/// <param name="providers">The providers.</param>
/// <param name="hidden">Settings that the language has its own words for.</param>
internal sealed class ProviderNames(Func<ImmutableArray<ProviderSchema>> providers, ImmutableArray<string> hidden) : KindVarieties
{
    private readonly ConcurrentDictionary<string, Kind?> kinds = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string What => "provider";

    /// <inheritdoc/>
    public override ImmutableArray<string> Words => [.. providers().Select(static p => p.Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word) => kinds.GetOrAdd(word, _ => providers().FirstOrDefault(p => p.Name == word) is { } schema
        ? ResourceKinds.OfProvider(general, schema, [.. hidden, .. general.Properties.Select(static p => p.Word)])
        : null);
}

/// <summary>A closed list of words, each with properties of its own.</summary>
/// <param name="what">What such a word is.</param>
/// <param name="kinds">The kinds by word, sorted; they add their properties to the general one's.</param>
internal sealed class FixedVarieties(string what, params ImmutableArray<Kind> kinds) : KindVarieties
{
    private readonly ConcurrentDictionary<string, Kind?> made = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string What => what;

    /// <inheritdoc/>
    public override ImmutableArray<string> Words => [.. kinds.Select(static k => k.Word)];

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word) => made.GetOrAdd(word, _ => kinds.FirstOrDefault(k => k.Word == word) is { } kind
        ? general with { Variety = word, Summary = kind.Summary, Properties = [.. general.Properties, .. kind.Properties] }
        : null);
}
