using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>What the lines <c>telemetry</c> of an environment say together, its own and those that it inherits, and what a service says of its logs and traces, before they are bound.</summary>
internal static class TelemetryLines
{
    /// <summary>Whether telemetry of <paramref name="environment"/> goes anywhere.</summary>
    public static bool Has(DeclarationSymbol environment) => Lines(environment).Any();

    /// <summary>The value of the setting <paramref name="name"/> with where it stands; null where none is said.</summary>
    public static (ExpressionSyntax Value, BindContext Context)? Setting(DeclarationSymbol environment, string name) => Find(Lines(environment), name);

    /// <summary>Whether <paramref name="service"/> has the group <paramref name="word"/>, <c>logs</c> or <c>traces</c>.</summary>
    public static bool Has(DeclarationSymbol service, string word) => Lines(service, word).Any();

    /// <summary>The value of the setting <paramref name="name"/> of that group; null where none is said.</summary>
    public static (ExpressionSyntax Value, BindContext Context)? Setting(DeclarationSymbol service, string word, string name) => Find(Lines(service, word), name);

    /// <summary>The lines that hold, the newest first: one that is a whole value takes the place of all that is inherited.</summary>
    private static IEnumerable<(ItemSyntax Line, BindContext Context)> Lines(DeclarationSymbol environment)
    {
        foreach (var part in environment.Parts.Reverse())
        {
            if (part.Items.LastOrDefault(i => part.Context.WordOf(i) == TelemetryKinds.Word) is not { } line)
            {
                continue;
            }

            if (Inheritance.IsNone(line))
            {
                yield break;
            }

            yield return (line, part.Context);
            if (line.EqualToken is not null)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<(ItemSyntax Line, BindContext Context)> Lines(DeclarationSymbol service, string word) =>
        service.Parts.Reverse().SelectMany(p => p.Items.Where(i => p.Context.WordOf(i) == word && !Inheritance.IsNone(i)).Select(i => (i, p.Context)));

    private static (ExpressionSyntax Value, BindContext Context)? Find(IEnumerable<(ItemSyntax Line, BindContext Context)> lines, string name)
    {
        foreach (var (line, context) in lines)
        {
            if (((line.Body ?? (line.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? []).FirstOrDefault(i => context.WordOf(i) == name)?.Value is { } value)
            {
                return (value, context);
            }
        }

        return null;
    }
}
