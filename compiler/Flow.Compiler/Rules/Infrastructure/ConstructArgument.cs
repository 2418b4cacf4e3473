using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>
/// The parameter of a construct that decides an argument of one of its resources. Whoever uses a construct does not see its resources, so a rule that looks at these speaks of the parameter, at the
/// line that sets it.
/// </summary>
/// <param name="Name">The parameter.</param>
/// <param name="Place">The line that sets it; the use where none does.</param>
/// <param name="Wanted">What to write for it; null where that cannot be told from what the resource needs.</param>
/// <param name="IsWritten">Whether a line sets it.</param>
/// <param name="Use">The use.</param>
internal sealed record ConstructArgument(string Name, Location Place, string? Wanted, bool IsWritten, ConstructUse Use)
{
    /// <summary>The end of a sentence that says what to do.</summary>
    public string Advice => Wanted is null && IsWritten ? $"leave `{Name}` out" : $"write `{Line}`";

    /// <summary>A change that does so; null where nothing can be written that is sure to mean it.</summary>
    public Fix? Fix => Wanted is null || Place.Source.IsBuiltIn ? null
        : (IsWritten ? Replaced : BodyLine.AddOrOpen(Use.Origin.Location, Line)) is { } edit ? new Fix($"Write `{Line}`", FixSafety.Suggestion, [edit]) : null;

    private string Line => $"{Name} = {Wanted ?? "…"}";

    private TextEdit? Replaced => Place.Source.Slice(Place.Span) is var text && text.StartsWith($"{Name} =", StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal) ? new TextEdit(Place.Span, Line) : null;

    /// <summary>What decides the setting at <paramref name="path"/> of <paramref name="resource"/>; null where no parameter does, or a line goes on with the resource and says it itself.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The setting.</param>
    /// <param name="wanted">What a rule wants of the setting, as the language writes it.</param>
    public static ConstructArgument? Of(ResourceReading resource, string path, string wanted)
    {
        if (!resource.Resource.IsOfLibrary || resource.Read(path).Location != resource.Place)
        {
            return null;
        }

        foreach (var use in resource.Environment.Uses.Where(u => resource.Resource.Name == u.Name || resource.Resource.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal)).OrderByDescending(static u => u.Name.Length))
        {
            foreach (var template in ConstructLibrary.Shared.Everywhere(use.Construct))
            {
                if (PartOf(template, use.Name, resource.Resource) is { } part)
                {
                    return Of(use, template, part, path.Split('.'), wanted, resource.Place);
                }
            }
        }

        return null;
    }

    private static ItemSyntax? PartOf(TemplateSymbol template, string use, Resource resource) => template.Item.Body?.Items.Items.FirstOrDefault(
        i => template.Context.WordOf(i) == "terraform" && i.Args is [{ Value: NameExpressionSyntax type }, { Value: NameExpressionSyntax name }, ..]
            && template.Context.NameOf(type.Token) == resource.Type && Declarer.PartName(use, resource.Type, template.Context.NameOf(name.Token)) == resource.Name);

    private static ConstructArgument? Of(ConstructUse use, TemplateSymbol template, ItemSyntax part, ReadOnlySpan<string> path, string wanted, Location place)
    {
        var (at, names) = (part, new List<string>());
        foreach (var word in path)
        {
            if (LineOf(at, word, template) is not { } line)
            {
                break; // the block decides, or does not say it
            }

            names.AddRange(line.Clauses.SelectMany(c => NamesIn(c.Value, template)));
            at = line;
        }

        names.AddRange(at != part && at.Value is { } value ? NamesIn(value, template) : []);
        var written = use.Parameters.Where(static p => p.IsWritten).ToList();
        var name = names.FirstOrDefault(n => written.Exists(p => p.Name == n)) ?? (names.Distinct().ToList() is [var only] ? only : null);
        return name is null ? null
            : new ConstructArgument(name, written.FirstOrDefault(p => p.Name == name)?.Origin.Location ?? place, Wish(at.Value, template, name, wanted), written.Exists(p => p.Name == name), use);
    }

    private static ItemSyntax? LineOf(ItemSyntax item, string word, TemplateSymbol template) =>
        (item.Body ?? (item.Value as RecordExpressionSyntax)?.Body)?.Items.Items.FirstOrDefault(i => template.Context.WordOf(i) == word);

    private static IEnumerable<string> NamesIn(SyntaxNode value, TemplateSymbol template) =>
        value.Children().SelectMany(c => NamesIn(c, template)).Concat(value is NameExpressionSyntax name && template.ParametersByName.ContainsKey(template.Context.NameOf(name.Token)) ? [template.Context.NameOf(name.Token)] : []);

    /// <summary>What to write for the parameter: what the setting needs where it is the parameter's value, else its default, which breaks no rule.</summary>
    private static string? Wish(ExpressionSyntax? value, TemplateSymbol template, string parameter, string wanted) => value switch
    {
        NameExpressionSyntax => wanted,
        UnaryExpressionSyntax { Operand: NameExpressionSyntax } when wanted is "true" or "false" => wanted == "true" ? "false" : "true",
        _ => template.ParametersByName[parameter].Value is LiteralExpressionSyntax literal && template.Context.TextOf(literal) is var text and not "none" ? text : null,
    };
}
