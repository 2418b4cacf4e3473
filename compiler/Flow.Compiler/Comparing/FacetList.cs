using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>Gathers what is said about something; what is not said leaves no facet.</summary>
internal sealed class FacetList
{
    private readonly ImmutableArray<Facet>.Builder facets = ImmutableArray.CreateBuilder<Facet>();

    /// <summary>What was gathered.</summary>
    public ImmutableArray<Facet> Facets => facets.ToImmutable();

    /// <summary>A text of its own form, unless it is null or empty.</summary>
    public FacetList Plain(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            facets.Add(new Facet(name, text));
        }

        return this;
    }

    /// <summary>A text that people read, in quotes.</summary>
    public FacetList Text(string name, string? text) => Plain(name, text is null ? null : FlowText.Quote(text));

    /// <summary>A value.</summary>
    public FacetList Value(string name, Expr? value) => Plain(name, value is null ? null : ExprText.Of(value));

    /// <summary>Whether something is so; nothing where it is not.</summary>
    public FacetList Flag(string name, bool isSo) => Plain(name, isSo ? "true" : null);

    /// <summary>Words, as one list.</summary>
    public FacetList Words(string name, IEnumerable<string> words) => Plain(name, string.Join(", ", words));

    /// <summary>Each of several things by itself.</summary>
    public FacetList Each<T>(IEnumerable<T> things, Func<T, string> name, Func<T, string> text)
    {
        facets.AddRange(things.Select(t => new Facet(name(t), text(t))));
        return this;
    }

    /// <summary>Variables, each by its name.</summary>
    public FacetList Variables(string prefix, IEnumerable<Variable> variables) => Each(variables, v => $"{prefix}{v.Name}", static v => ExprText.Of(v.Value));

    /// <summary>What is written about a resource, or a block of it: arguments by name, blocks by name in a sequence.</summary>
    public FacetList Body(string prefix, ResourceBody body) => Each(body.Items, i => prefix + i.Name, TextOf);

    private static string TextOf(ResourceItem item) => item switch
    {
        ResourceArgument argument => ExprText.Of(argument.Value),
        ResourceBlock block => $"{{ {string.Join(", ", block.Body.Items.Select(static i => i is ResourceBlock inner ? $"{i.Name} {(inner.Label is { } label ? $"{FlowText.Quote(label)} " : "")}{TextOf(i)}" : $"{i.Name} = {TextOf(i)}"))} }}",
        _ => throw new NotSupportedException(item.GetType().Name),
    };
}
