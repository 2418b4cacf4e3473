using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Variables of what an environment hosts that lives elsewhere than the one that it is like: what only the other one has is not there, and neither is what is made of it.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>What an entry of a map reads that only an environment has which the one at hand is like, and which lives elsewhere; null where it reads nothing of the kind.</summary>
    private string? OfElsewhere(ItemSyntax entry)
    {
        if (entry.Value is not { } value || context.Environment is not { } environment || session.Recorder is not null || !Platform.ComesFromElsewhere(environment) || MapOf(entry, environment) is null)
        {
            return null;
        }

        return Names(value).Select(n => context.NameOf(n.Token)).FirstOrDefault(n => environment.Members.FindHere(n) is null && context.Hosted?.Members.FindHere(n) is null && IsOfParent(environment, n));
    }

    /// <summary>The map of variables, of the service at hand or of all services of the environment, that an entry stands in; null for one of another map.</summary>
    private string? MapOf(ItemSyntax entry, DeclarationSymbol environment) => (context.Hosted ?? environment).Parts.Where(p => ReferenceEquals(p.Context.Tree, context.Tree))
        .SelectMany(static p => p.Items.SelectMany(static i => LinesOf(i).Prepend(i)).Select(i => (Line: i, Word: p.Context.WordOf(i)))).FirstOrDefault(l => l.Word is "env" or "secrets" && l.Line.Span.Contains(entry.Span)).Word;

    private static IEnumerable<NameExpressionSyntax> Names(SyntaxNode node) => node is NameExpressionSyntax name ? [name] : node.Children().SelectMany(Names);

    /// <summary>Whether an environment says itself what the words on the way to it name.</summary>
    private static bool Said(DeclarationSymbol environment, ReadOnlySpan<string> way)
    {
        foreach (var part in environment.Parts)
        {
            if (!part.Context.IsInherited && Said(part.Items, part.Context, way))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Said(IEnumerable<ItemSyntax> lines, BindContext place, ReadOnlySpan<string> way)
    {
        foreach (var line in lines)
        {
            if (place.WordOf(line) == way[0] && (way.Length == 1 || Said(LinesOf(line), place, way[1..])))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<ItemSyntax> LinesOf(ItemSyntax line) => line.Body?.Items.Items ?? (line.Value as RecordExpressionSyntax)?.Body.Items.Items ?? [];

    private static bool IsOfParent(DeclarationSymbol environment, string name)
    {
        var way = new HashSet<DeclarationSymbol>();
        for (var at = Inheritance.ParentOf(environment); at is not null && way.Add(at); at = Inheritance.ParentOf(at))
        {
            if (at.Members.FindHere(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private void TellLeftOut(ItemSyntax entry, string missing)
    {
        var (name, environment) = (context.WordOf(entry), context.Environment!);
        var map = MapOf(entry, environment)!;
        var value = map == "secrets" ? $"\"env:{name}\"" : "\"…\"";
        var instead = context.Hosted is { } service ? $"{service.Name} {{ {map} {{ {name} = {value} }} }}" : $"{map} {{ {name} = {value} }}";
        if (Said(environment, context.Hosted?.Name is { } of ? [of, map, name] : [map, name]))
        {
            return;
        }

        session.Report(
            ContainerDiagnostics.LeftOutElsewhere, context with { IsInherited = false, UsedAt = [] }, entry.Head.Span,
            $"`{name}` is left out in `{environment.ModelName}`, which has no `{missing}`. Where it needs a value there, `{environment.ModelName}` says it: `{instead}`.");
    }
}
