using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Makes a template: of the body of a job, or of selected steps as a group.</summary>
internal static class ExtractTemplate
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place) => place.Span.IsEmpty ? OfJob(place) : OfSteps(place);

    private static IEnumerable<CodeAction> OfJob(RefactoringPlace place)
    {
        if (place.Place is not { Kind.Word: "job", Template: null, Body: { } body, Item: { Body: { } braces } item } || !place.IsInHeader(item) || body.Outer is not { Kind.Word: "pipeline" } outer || outer.IsTemplate)
        {
            return [];
        }

        var file = FileOf(body);
        var lines = Inside(place, TextSpan.FromBounds(braces.Open.End, braces.Close.Start), "  ");
        if (item.Clauses.Any(static c => c.Word.Word == Word.For) || Declarer.LoopsOf(item).Length > 0 || lines is null || !StandsAlone(braces, body.Context, file.Context, item.Span))
        {
            return OfSteps(place, body, [.. body.Lines.SkipWhile(i => !IsStep(body, i)).TakeWhile(i => IsStep(body, i))]);
        }

        var name = place.Binder.FreeName($"{body.Symbol?.Name}-job", file.Context);
        var before = place.StartWithComments(TopOf(place));
        var text = $"template {name} of job {{{lines}}}\n\n";
        var head = new TextEdit(item.Head.Span, name);
        var rest = new TextEdit(TextSpan.FromBounds(EndBefore(place.Source, braces.Open.Start), braces.Span.End), "");
        return [place.Action(CodeActionKind.Extract, $"Make this job a template `{name}`", new TextEdit(new TextSpan(before, 0), text), head, rest) with { Rename = new TextSpan(before + "template ".Length, name.Length) }];
    }

    private static IEnumerable<CodeAction> OfSteps(RefactoringPlace place)
    {
        if (place.Path.OfType<BodySyntax>().LastOrDefault() is not { } braces || BodyAround(place, braces) is not { Kind.Word: "job", IsTemplate: false } body)
        {
            return [];
        }

        var steps = body.Lines.Where(i => i.Span.Start < place.Span.End && i.Span.End > place.Span.Start).ToImmutableArray();
        return steps.All(s => place.Span.Contains(s.Span) && IsStep(body, s)) ? OfSteps(place, body, steps) : [];
    }

    /// <summary>
    /// A template takes no artifact of a job that it does not know, so what is taken first stays where it is. A step with a name is known by the name of the group from
    /// then on: what comes after it reads <c>group.step</c>.
    /// </summary>
    private static IEnumerable<CodeAction> OfSteps(RefactoringPlace place, Surroundings body, ImmutableArray<ItemSyntax> steps)
    {
        var file = FileOf(body);
        steps = [.. steps.SkipWhile(s => place.WordOf(s) == "take" && !StandsAlone(s, body.Context, file.Context, s.Span))];
        if (steps.IsEmpty)
        {
            return [];
        }

        var start = place.StartWithComments(steps[0]);
        var span = TextSpan.FromBounds(start, steps[^1].Span.End);
        if (!steps.All(s => StandsAlone(s, body.Context, file.Context, span)) || Inside(place, TextSpan.FromBounds(start - place.IndentAt(start).Length, span.End), "  ") is not { } lines)
        {
            return [];
        }

        var (name, group) = (place.Binder.FreeName("steps", file.Context), place.Binder.FreeName("group", body.Context));
        var before = place.StartWithComments(TopOf(place));
        var reads = ReadsOf(place, span).Select(at => new TextEdit(new TextSpan(at, 0), group + "."));
        return
        [
            place.Action(CodeActionKind.Extract, $"Make these steps a template `{name}`",
                [new TextEdit(new TextSpan(before, 0), $"template {name} {{\n{lines.TrimEnd()}\n}}\n\n"), new TextEdit(span, $"{name} {group}"), .. reads]) with
            {
                Rename = new TextSpan(before + "template ".Length, name.Length),
            },
        ];
    }

    private static bool IsStep(Surroundings body, ItemSyntax item) => Declarer.Resolve(body.Kind, item, body.Context) is ({ Role: Catalogue.Role.Step }, null);

    /// <summary>Where the file outside of <paramref name="moved"/> names what is declared inside.</summary>
    private static IEnumerable<int> ReadsOf(RefactoringPlace place, TextSpan moved) => SemanticModel.Of(place.Compilation, place.Source.Path)!.Names
        .Where(n => !n.IsDeclaration && !moved.Contains(n.Span) && n.Referent is Referent.OfSymbol { Symbol: DeclarationSymbol { Location: var declared } } && declared.Path == place.Source.Path && moved.Contains(declared.Span))
        .Select(static n => n.Span.Start);

    /// <summary>The body between <paramref name="braces"/>, where that is the innermost around the selection.</summary>
    private static Surroundings? BodyAround(RefactoringPlace place, BodySyntax braces) =>
        place.Binder.Innermost(place.Tree, [.. place.Path.OfType<ItemSyntax>()], out _) is { Item.Body: { } own, Body: { } body } && own == braces ? body : null;

    private static Surroundings FileOf(Surroundings body)
    {
        while (body.Outer is { } outer)
        {
            body = outer;
        }

        return body;
    }

    private static ItemSyntax TopOf(RefactoringPlace place) => place.Path.OfType<ItemSyntax>().First();

    /// <summary>Whether each name in <paramref name="node"/> is declared in what moves, or means in the file what it means here.</summary>
    private static bool StandsAlone(SyntaxNode node, BindContext inside, BindContext file, TextSpan moved)
    {
        if (node is NameExpressionSyntax name && inside.Scope.Find(inside.NameOf(name.Token)) is { } symbol)
        {
            return ReferenceEquals(file.Scope.Find(symbol.Name), symbol) || (ReferenceEquals(symbol.Location.Source, inside.Tree.Source) && moved.Contains(symbol.Location.Span));
        }

        var isLocal = node is NameExpressionSyntax local && inside.NameOf(local.Token) is "inputs" or "matrix";
        return !isLocal && node.Children().All(c => StandsAlone(c, inside, file, moved));
    }

    /// <summary>The text of <paramref name="span"/> with its lines moved to <paramref name="indent"/>; null where a line stands too far to the left for that.</summary>
    private static string? Inside(RefactoringPlace place, TextSpan span, string indent)
    {
        var lines = place.Source.Slice(span).Split('\n');
        var first = lines.Length == 1 ? 0 : lines.Skip(1).Append(lines[0].Trim().Length > 0 ? lines[0] : "").Where(static l => l.Trim().Length > 0).Select(static l => l.Length - l.TrimStart(' ').Length).DefaultIfEmpty(0).Min();
        if (lines.Length == 1)
        {
            return lines[0];
        }

        var moved = lines.Select((line, i) => i == lines.Length - 1 && line.Trim().Length == 0 ? "" : line.Trim().Length == 0 ? line.TrimEnd(' ') : line.StartsWith(new string(' ', first), StringComparison.Ordinal) ? indent + line[first..] : null).ToImmutableArray();
        return moved.Contains(null) ? null : string.Join('\n', moved);
    }

    private static int EndBefore(SourceText source, int position)
    {
        while (position > 0 && source.Content[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position;
    }
}
