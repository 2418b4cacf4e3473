using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What an item lacks.</summary>
internal sealed partial class ItemBinder
{
    private void CheckRequired(BoundItem bound)
    {
        var (kind, item, context) = (bound.Kind, bound.Syntax, bound.Context);
        var misspelt = (item.Body?.Items.Items ?? []).Any(i => IsUnknown(kind, i, context));
        if (misspelt || (context.Refines is not null && kind.Role == Role.Property))
        {
            return; // what is missing here is probably what is misspelt, or inherited: that is checked when both are put together
        }

        if (kind.Name == NameRule.Required && bound.Name is null)
        {
            session.Report(
                NameDiagnostics.MissingName, context, item.Head,
                kind.Variety.Length > 0 ? $"`{kind.FullWord}` needs a name: `{kind.FullWord} name …`." : $"{Articles.With(kind.Word)} needs a name: `{context.WordOf(item)} name …`.");
            return;
        }

        if (kind.Subject is { Required: true } && kind.Name != NameRule.Required && bound is { Subject: null, Text: null, Artifact: null } && context.WordOf(item) != "let")
        {
            session.Report(NameDiagnostics.MissingValue, context, item.Head, $"`{kind.Word}` needs a value: {LowerFirst(kind.Summary)}");
        }

        if (bound.Symbol is { Kind.Word: "output", Owner.Kind.Word: "job" or "pipeline" or "environment" } && bound is { Subject: null, Text: null })
        {
            session.Report(NameDiagnostics.MissingValue, context, item.Head, $"The output `{bound.Name}` needs a value: `output {bound.Name}{(bound.Symbol.Owner.Kind.Word == "environment" ? " = main.id" : ": string = step.output")}`.");
        }

        if (kind.Word == "slo")
        {
            CheckServiceLevel(bound);
        }

        foreach (var property in kind.Properties)
        {
            if (!property.Required || bound.Property(property.Word) is not null)
            {
                continue;
            }

            ReportMissing(bound, [property.Word], $"{(property.IsForeign ? Foreign(property) : $"`{property.Word}`: {LowerFirst(property.Summary)}{Example(kind, property)}")}");
        }

        CheckChoices(bound);
    }

    /// <summary>Says what <paramref name="bound"/> needs at its head, or where an environment leaves out one of <paramref name="words"/> that it inherits.</summary>
    private void ReportMissing(BoundItem bound, ImmutableArray<string> words, string what)
    {
        var (context, place) = bound.Context.IsInherited && LeftOutOf(bound, words) is { } line ? line : (bound.Context, bound.Syntax.Head);
        session.Report(NameDiagnostics.MissingProperty, context, place, $"`{Called(bound)}` needs {what}");
    }

    private static (BindContext Context, SyntaxNode Place)? LeftOutOf(BoundItem bound, ImmutableArray<string> words) =>
        (bound.Symbol?.Parts ?? []).Where(static p => !p.Context.IsInherited).SelectMany(static p => p.Items.Select(i => (p.Context, Line: i)))
            .Where(l => Inheritance.IsNone(l.Line) && words.Contains(l.Context.WordOf(l.Line))).Select(static l => ((BindContext, SyntaxNode)?)(l.Context, l.Line.Head)).FirstOrDefault();

    /// <summary>Of some properties one must be there, and of some no second.</summary>
    private void CheckChoices(BoundItem bound)
    {
        foreach (var choice in bound.Kind.Properties.Select(static p => p.Choice).OfType<PropertyChoice>())
        {
            var written = choice.Words.Select(bound.Property).OfType<BoundItem>().Where(static i => i.Subject is not { Constant: NoneValue }).ToList();
            if (written.Count == 0)
            {
                ReportMissing(bound, choice.Words, $"{(choice.IsOnlyOne ? "one" : "at least one")} of {Alternatives(choice)}: `{Written(bound.Kind.Property(choice.Words[0])!)}`.");
            }
            else if (choice.IsOnlyOne && written.Where(IsThere).ToList() is [var first, var second, ..])
            {
                session.Report(
                    EnvironmentDiagnostics.OnlyOne, second.Context, second.Syntax.Head.Span, $"`{Called(bound)}` takes only one of {Alternatives(choice)}: leave out `{first.Kind.Word}` or `{second.Kind.Word}`.",
                    [new RelatedLocation(first.Location, $"`{first.Kind.Word}` is set here.")]);
            }
        }
    }

    /// <summary>Whether it goes to the provider for certain: nothing decides that later.</summary>
    private static bool IsThere(BoundItem item) =>
        item.Loops.IsEmpty && item.Property("if") is null or { Subject.Constant: BoolValue { Truth: true } } && item.Subject is null or { Type.IsOptional: false };

    private static string Called(BoundItem bound) => bound.Name is { } name ? $"{bound.Kind.FullWord} {name}" : bound.Kind.FullWord;

    private static string Alternatives(PropertyChoice choice) =>
        $"{string.Join(", ", choice.Words.SkipLast(1).Select(static w => $"`{w}`"))} and `{choice.Words[^1]}`";

    private static string Foreign(Kind property) =>
        $"{(property.Subject is { } slot ? $"`{property.Word}`, {Articles.Of(slot.Type.Name)}" : $"a block `{property.Word}`")}: `{Written(property)}`.";

    private static string Written(Kind property) => property.Subject is null ? $"{property.Word} {{ … }}" : $"{property.Word} = …";

    /// <summary>What stands more often than a schema allows.</summary>
    private void CheckCounts(BoundItem bound)
    {
        if (bound.Items.All(static i => i.Kind is { Most: 0, Least: <= 1, IsLabelled: false }))
        {
            return; // nearly always
        }

        foreach (var group in bound.Items.Where(static i => i.Kind is { Most: > 0, Repeats: true }).GroupBy(static i => i.Kind.Word).Where(static g => g.Count() > g.First().Kind.Most))
        {
            var extra = group.ElementAt(group.First().Kind.Most);
            session.Report(EnvironmentDiagnostics.TooMany, extra.Context, extra.Syntax.Head, $"`{group.Key}` stands at most {extra.Kind.Most} times in `{bound.Kind.FullWord}`.");
        }

        foreach (var group in bound.Items.Where(static i => i.Kind is { Least: > 1, Repeats: true } && i.Subject is null).GroupBy(static i => i.Kind.Word).Where(static g => g.Count() < g.First().Kind.Least))
        {
            var last = group.Last();
            session.Report(EnvironmentDiagnostics.TooFew, last.Context, last.Syntax.Head, $"`{group.Key}` stands at least {last.Kind.Least} times in `{bound.Kind.FullWord}`, and here {(group.Count() == 1 ? "once" : $"{group.Count()} times")}.");
        }

        foreach (var twice in bound.Items.Where(static i => i.Kind.IsLabelled && i.Subject?.Constant is not null).GroupBy(static i => (i.Kind.Word, i.Subject!.Constant!.ToText())).Where(static g => g.Skip(1).Any()))
        {
            var second = twice.ElementAt(1);
            session.Report(
                NameDiagnostics.SetTwice, second.Context, second.Subject!.Location.Span, $"There is a `{twice.Key.Word}` called `{twice.Key.Item2}` already.", [new RelatedLocation(twice.First().Location, "It is set here first.")]);
        }
    }

    private static bool IsUnknown(Kind kind, ItemSyntax item, BindContext context) =>
        kind.Body == BodyRule.Items && item.Head is not PathSyntax { Tokens: [] } && Declarer.Resolve(kind, item, context) is (null, null);

    private static string LowerFirst(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Example(Kind kind, Kind property) => (kind.Word, property.Word) switch
    {
        ("job", "on") => " Write `job name on linux { … }`.",
        ("artifact", "from") => " Write `artifact app from \"bin/**\"`.",
        ("report", "from") => " Write `report tests from \"**/*.trx\"`.",
        _ => "",
    };
}
