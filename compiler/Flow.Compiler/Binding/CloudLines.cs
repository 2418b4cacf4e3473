using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>What the lines <c>cloud</c> of an environment say together, its own and those that it inherits, before they are bound.</summary>
internal static class CloudLines
{
    /// <summary>The provider; null where none is said.</summary>
    public static string? ProviderOf(DeclarationSymbol environment) => Lines(environment).Select(static l => VarietyOf(l.Line, l.Context)).FirstOrDefault(static v => v is not null);

    /// <summary>The value of the setting <paramref name="name"/> with where it stands; null where none is said.</summary>
    public static (ExpressionSyntax Value, BindContext Context)? Setting(DeclarationSymbol environment, string name)
    {
        foreach (var (line, context) in Lines(environment))
        {
            if (BodyOf(line).FirstOrDefault(i => context.WordOf(i) == name)?.Value is { } value)
            {
                return (value, context);
            }
        }

        return null;
    }

    /// <summary>The lines that hold, the newest first: one that names another provider, or that is a whole value, takes the place of all that is inherited.</summary>
    private static IEnumerable<(ItemSyntax Line, BindContext Context)> Lines(DeclarationSymbol environment)
    {
        string? provider = null;
        foreach (var part in environment.Parts.Reverse())
        {
            if (part.Items.LastOrDefault(i => part.Context.WordOf(i) == "cloud") is not { } line)
            {
                continue;
            }

            var said = VarietyOf(line, part.Context);
            if (Inheritance.IsNone(line) || (provider is not null && said is not null && said != provider))
            {
                yield break;
            }

            yield return (line, part.Context);
            provider ??= said;
            if (line.EqualToken is not null)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<ItemSyntax> BodyOf(ItemSyntax line) => (line.Body ?? (line.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? [];

    private static string? VarietyOf(ItemSyntax line, BindContext context) => Declarer.VarietyToken(line) is { } token ? context.NameOf(token) : null;
}
