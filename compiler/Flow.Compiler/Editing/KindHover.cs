using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What is said about a word of the catalogue.</summary>
internal static class KindHover
{
    private const int MostPlaces = 3;

    /// <summary>Writes what the word means, its type and default, and for a step or trigger what becomes of it.</summary>
    public static void Write(HoverText text, SemanticModel model, NameUse name, Kind kind, Kind? owner, HoverOptions options)
    {
        text.Code(Signature(kind));
        text.Paragraph(owner is not null && kind is { Role: Role.Property, IsForeign: false } ? $"{kind.Summary} A property of `{owner.Word}`." : kind.Summary);
        text.Paragraph(kind.Documentation);
        text.Paragraph(kind.Default.Length > 0 ? $"Without it: `{kind.Default}`." : null);
        Schedule(text, model, name.Span, options);
        if (kind.Role != Role.Property && ItemAt(model, name.Span) is { } item)
        {
            Inherited(text, model, item, kind);
            Generated(text, model.Tree.Source.Path, item.Span, options);
        }
    }

    /// <summary>Writes what a word behind a kind's own makes of it.</summary>
    public static void Write(HoverText text, Kind kind)
    {
        text.Code(Signature(kind));
        text.Paragraph(kind.Summary);
        text.Paragraph(kind.Documentation);
        text.Paragraph(kind.Properties.Where(static p => p.Required).Select(static p => $"`{p.Word}`").ToList() is { Count: > 0 } required ? $"It needs {string.Join(", ", required)}." : null);
    }

    /// <summary>The properties that a declaration does not say itself, and where their values come from.</summary>
    public static void Defaults(HoverText text, SemanticModel model, DeclarationSymbol symbol)
    {
        var facts = new List<string>();
        foreach (var part in symbol.Parts.Where(static p => !p.Context.UsedAt.IsEmpty))
        {
            facts.AddRange(part.Items.Where(i => symbol.Kind.Property(part.Context.WordOf(i)) is { Body: BodyRule.None } && i.Value is not null)
                .Where(i => !Says(symbol.Item, symbol.Context, part.Context.WordOf(i)))
                .Select(i => $"`{part.Context.TextOf(i)}` comes from the template, {part.Context.At(i).Path}:{part.Context.At(i).LineNumber}"));
        }

        var unwritten = symbol.Kind.Properties.Where(p => p.Default.Length > 0 && symbol.Parts.All(part => part.Items.All(i => part.Context.WordOf(i) != p.Word)) && !Says(symbol.Item, symbol.Context, p.Word))
            .Where(static p => !p.Default.Contains(' ')).Select(static p => $"`{p.Word} = {p.Default}`").ToList();
        text.Facts(unwritten.Count > 0 ? [.. facts, $"Unless written: {string.Join(", ", unwritten)}"] : facts);
    }

    /// <summary>The next runs of the schedule whose line holds <paramref name="span"/>.</summary>
    public static void Schedule(HoverText text, SemanticModel model, TextSpan span, HoverOptions options)
    {
        if (options.Now is not { } now || ItemAt(model, span) is not { } item || model.MeaningOf(item) is not { Kind.Word: "on", Parent.Word: "pipeline" })
        {
            return;
        }

        var trigger = model.Compilation.Model.Pipelines.SelectMany(static p => p.Triggers)
            .FirstOrDefault(t => t.Origin.Location.Path == model.Tree.Source.Path && t.Origin.Location.Span.Start == item.Span.Start && !t.Crons.IsEmpty);
        if (trigger is not null)
        {
            text.Paragraph($"Runs {string.Join("; ", ScheduleTimes.InWords(trigger))}{(trigger.TimeZone is { } zone ? $", {zone}" : ", UTC")}. Next:");
            text.Facts(ScheduleTimes.Of(trigger, now));
        }
    }

    /// <summary>Where the item ends up in the generated files.</summary>
    public static void Generated(HoverText text, string path, TextSpan span, HoverOptions options)
    {
        if (options.Files is { } files)
        {
            var places = GeneratedPlaces.In(files(), path, span).DistinctBy(static p => p.Path).Take(MostPlaces).ToList();
            text.Facts(places.Select(static p => $"Generated: `{p.Path}:{p.Line}`"));
        }
    }

    private static ItemSyntax? ItemAt(SemanticModel model, TextSpan span) => model.Tree.PathTo(span.End).OfType<ItemSyntax>().LastOrDefault(i => i.Span.Contains(span));

    private static string Signature(Kind kind)
    {
        var isSmallWord = SyntaxFacts.ClauseWords.Contains(kind.Word);
        var value = kind.Subject is { Form: SlotForm.Value or SlotForm.Reference, Type: not AnyType and var type } ? (kind.Role != Role.Property || isSmallWord || kind.Repeats || kind.Body != BodyRule.None ? $" {type.Name}" : $" = {type.Name}") : "";
        return $"{kind.FullWord}{(kind.Name == NameRule.None ? "" : " name")}{(kind.Title is null ? "" : " \"title\"")}{value}{(kind.Body == BodyRule.None ? "" : " { … }")}";
    }

    /// <summary>What <c>defaults</c> of the job or the pipeline say for a command.</summary>
    private static void Inherited(HoverText text, SemanticModel model, ItemSyntax item, Kind kind)
    {
        if (kind.Word is not "run" || model.MeaningOf(item) is not { Context: var context })
        {
            return;
        }

        foreach (var (word, owner) in new[] { ("shell", "shell"), ("folder", "at") })
        {
            var written = new[] { context.Job, context.Pipeline }.OfType<DeclarationSymbol>().SelectMany(static s => s.Parts)
                .SelectMany(p => p.Items.Where(i => p.Context.WordOf(i) == "defaults").SelectMany(i => i.Body?.Items.Items ?? []).Where(i => p.Context.WordOf(i) == word).Select(i => p.Context.At(i)))
                .FirstOrDefault();
            if (written is not null && !Says(item, context, owner))
            {
                text.Facts([$"`{written.Source.Slice(written.Span)}` comes from `defaults`, {written.Path}:{written.LineNumber}"]);
            }
        }
    }

    private static bool Says(ItemSyntax item, BindContext context, string word) =>
        item.Clauses.Any(c => context.NameOf(c.Word) == word) || (item.Body?.Items.Items ?? []).Any(i => context.WordOf(i) == word);
}
