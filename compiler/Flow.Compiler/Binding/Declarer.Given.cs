using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// What a use gives to the jobs of its template. An artifact that it takes is there before the template's own steps begin, since they are what needs it; and where the
/// template is a group of jobs, what the use takes and comes after holds for each of them.
/// </summary>
internal sealed partial class Declarer
{
    private static readonly ImmutableArray<string> Preparing = ["checkout", "setup", "take"];

    private static bool IsGiven(ItemSyntax line, BindContext context) => context.WordOf(line) is "take" or "after";

    /// <summary>The lines of a use that belong to the jobs of its group; in its header, <c>after build</c> is such a line, too.</summary>
    private static IEnumerable<ItemSyntax> GivenBy(ItemSyntax use, TemplateSymbol template, IEnumerable<ItemSyntax> lines, BindContext context) =>
        use.Clauses.Where(c => IsOrder(c, template, context))
            .Select(static c => new ItemSyntax(c.Span) { Head = new PathSyntax(c.Word.Span, [c.Word]), Args = [new ArgSyntax(c.Value.Span, c.Value, null, null)] })
            .Concat(lines.Where(l => IsGiven(l, context)));

    private static bool IsOrder(ClauseSyntax clause, TemplateSymbol template, BindContext context) =>
        clause.Word.Word == Word.After && context.Pipeline is not null && !template.ParametersByName.ContainsKey("after");

    /// <summary>Whether <paramref name="clause"/> in the header of a use says what the jobs of its group come after.</summary>
    public static bool OrdersJobs(ClauseSyntax clause, ItemSyntax use, TemplateSymbol template, BindContext context) =>
        IsOrder(clause, template, context) && SymbolOf(use, context) is { } group && CanDo(group, "after");

    /// <summary>Whether something of <paramref name="group"/> can do what a line begins with: only a job takes files, a call comes after others as well.</summary>
    private static bool CanDo(DeclarationSymbol group, string word) => group.Members.Symbols.OfType<DeclarationSymbol>()
        .Any(s => s.Kind.Word == "job" || (s.Kind.Word == "call" && word == "after") || (s.Group is not null && CanDo(s, word)));

    /// <summary>What the uses of the groups around <paramref name="symbol"/> give to it. One that only tells something takes no files.</summary>
    private static IEnumerable<BodyPart> PartsGivenTo(DeclarationSymbol symbol, BindContext own, bool onlyTells) => own.GivenToJobs
        .Select(g => g with { Items = [.. g.Items.Where(i => (symbol.Kind.Word == "job" && !onlyTells) || (symbol.Kind.Word is "job" or "call" && g.Context.WordOf(i) == "after"))] })
        .Where(static g => !g.Items.IsEmpty)
        .Select(g => g with { Context = g.Context with { Scope = new Scope(g.Context.Scope), Job = own.Job, Refines = null } });

    /// <summary>Whether all that a job does is to tell something in the summary of the run.</summary>
    private static bool OnlyTells(IEnumerable<BodyPart> parts, Kind job) =>
        parts.SelectMany(p => p.Items.Select(i => Resolve(job, i, p.Context).Kind)).Where(static k => k is { Role: Role.Step }).Select(static k => k!.Word).Distinct().ToList() is ["summary"];

    /// <summary>
    /// The parts of a job with what later ones take before the first step of an earlier one that needs more than the sources: a template's steps cannot be written between. A
    /// checkout stays before that, since it would delete what was taken.
    /// </summary>
    private static ImmutableArray<BodyPart> TakesFirst(ImmutableArray<BodyPart> parts, Kind job)
    {
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (Working(parts[i], job) is not { } place)
            {
                continue;
            }

            var later = parts[(i + 1)..];
            var taken = later.Select(static p => p with { Items = [.. p.Items.Where(l => p.Context.WordOf(l) == "take")] }).Where(static p => !p.Items.IsEmpty).ToImmutableArray();
            return taken.IsEmpty ? parts :
            [
                .. parts[..i], parts[i] with { Items = parts[i].Items[..place] }, .. taken, parts[i] with { Items = parts[i].Items[place..] },
                .. later.Select(static p => p with { Items = [.. p.Items.Where(l => p.Context.WordOf(l) != "take")] }),
            ];
        }

        return parts;
    }

    /// <summary>Where the steps of <paramref name="part"/> begin that may need more than the sources; null where there are none.</summary>
    private static int? Working(BodyPart part, Kind job)
    {
        var place = part.Items.Length;
        for (var i = part.Items.Length - 1; i >= 0; i--)
        {
            if (Resolve(job, part.Items[i], part.Context).Kind is { Role: Role.Step } && !Preparing.Contains(part.Context.WordOf(part.Items[i])))
            {
                place = i;
            }
        }

        return place < part.Items.Length ? place : null;
    }
}
