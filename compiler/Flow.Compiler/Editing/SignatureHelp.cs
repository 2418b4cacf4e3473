using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A parameter of a signature.</summary>
/// <param name="Span">Where it stands in the signature's <see cref="Signature.Label"/>.</param>
/// <param name="Documentation">Markdown, or empty.</param>
public sealed record SignatureParameter(TextSpan Span, string Documentation);

/// <summary>How something is called or written.</summary>
/// <param name="Label">The whole, on one line.</param>
/// <param name="Parameters">Its parts.</param>
/// <param name="Documentation">Markdown, or empty.</param>
public sealed record Signature(string Label, ImmutableArray<SignatureParameter> Parameters, string Documentation);

/// <summary>The signature at a caret.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="ActiveParameter">Which part the caret stands in; -1 for none.</param>
public sealed record SignatureAt(Signature Signature, int ActiveParameter);

/// <summary>Says what a call takes, and what the header of a kind takes, while they are written.</summary>
public static class SignatureHelp
{
    /// <summary>The signature around <paramref name="position"/>, or null where there is none.</summary>
    /// <param name="compilation">The project as it is written.</param>
    /// <param name="path">The file.</param>
    /// <param name="position">The caret, in UTF-16 code units.</param>
    public static SignatureAt? At(Compilation compilation, string path, int position)
    {
        if (compilation.Trees.FirstOrDefault(t => t.Source.Path == path) is not { } tree || CaretText.At(tree, position).IsInComment())
        {
            return null;
        }

        position = Math.Clamp(position, 0, tree.Source.Length);
        var binder = new PlaceBinder(compilation, compilation.Declared(), path, position);
        return CallAround(tree.Root, position) is { } call ? OfCall(binder, tree, call, position) : IsInText(tree.Root, position) ? null : HeaderSignatures.At(binder, tree, position);
    }

    /// <summary>Whether the caret stands between the quotes of a string, be it in its text or in a hole: there nobody asks for the rest of the line.</summary>
    private static bool IsInText(SyntaxNode root, int position)
    {
        for (SyntaxNode? node = root; node is not null; node = node.Children().FirstOrDefault(c => Holds(c, position)))
        {
            if (node is StringExpressionSyntax text && position >= text.Start.End && (text.End.IsMissing || position <= text.End.Start))
            {
                return true;
            }
        }

        return false;
    }

    private static CallExpressionSyntax? CallAround(SyntaxNode root, int position)
    {
        CallExpressionSyntax? found = null;
        for (SyntaxNode? node = root; node is not null; node = node.Children().FirstOrDefault(c => Holds(c, position)))
        {
            found = node switch
            {
                CallExpressionSyntax call when position >= call.Open.End && (call.Close.IsMissing || position <= call.Close.Start) => call,
                BodySyntax or HoleSyntax => null,
                _ => found,
            };
        }

        return found;
    }

    /// <summary>Whether the caret stands in <paramref name="node"/>; one that is not closed goes on to the end of its line.</summary>
    private static bool Holds(SyntaxNode node, int position) => node.Span.Start < position && position <= Math.Max(node.Span.End, OpenEnd(node, position));

    private static int OpenEnd(SyntaxNode node, int position) =>
        node is CallExpressionSyntax { Close.IsMissing: true } || node.Children() is [.., var last] && last.Span.End == node.Span.End && OpenEnd(last, position) > 0 ? position : 0;

    private static SignatureAt? OfCall(PlaceBinder binder, SyntaxTree tree, CallExpressionSyntax call, int position)
    {
        var name = call.Target is MemberExpressionSyntax member ? member.Name.Span : call.Target.Span;
        var wanted = PlaceFinder.Find(binder, tree, name) switch
        {
            CaretPlace.InValue value => value.Value,
            CaretPlace.Member of => of.Value,
            _ => null,
        };
        return wanted is not null && CallTargets.Of(call, wanted, binder) is { } target
            ? new SignatureAt(Written(target), Active(target, call, tree.Source, position))
            : null;
    }

    private static Signature Written(CallTarget target)
    {
        var parts = target.Parameters.Select(static p => (Text: $"{p.Name}: {p.Type}{(p.IsRepeated ? "…" : "")}{(p.Default is { } value ? $" = {value}" : "")}", p.Documentation));
        return SignatureText.Join($"{target.Name}(", parts, ", ", target.Result.Length > 0 ? $"): {target.Result}" : ")", target.Documentation);
    }

    private static int Active(CallTarget target, CallExpressionSyntax call, SourceText source, int position)
    {
        var argument = call.Arguments.Arguments.LastOrDefault(a => a.Span.Start <= position);
        if (argument is NamedArgumentSyntax named && Commas(call, position) == Commas(call, named.Span.Start))
        {
            var name = NameText.Of(source, named.Name);
            return target.Parameters.ToList().FindIndex(p => p.Name == name);
        }

        var index = Commas(call, position);
        return index < target.Parameters.Length ? index : target.Parameters is [.., { IsRepeated: true }] ? target.Parameters.Length - 1 : -1;
    }

    private static int Commas(CallExpressionSyntax call, int position) => call.Arguments.Parts.OfType<SeparatorSyntax>().Count(s => s.Comma.End <= position);
}

/// <summary>Writes signatures.</summary>
internal static class SignatureText
{
    /// <summary>The parts with what stands before, between and behind them.</summary>
    public static Signature Join(string before, IEnumerable<(string Text, string Documentation)> parts, string between, string behind, string documentation)
    {
        var text = new System.Text.StringBuilder(before);
        var parameters = ImmutableArray.CreateBuilder<SignatureParameter>();
        foreach (var (part, about) in parts)
        {
            text.Append(parameters.Count > 0 ? between : "");
            parameters.Add(new SignatureParameter(new TextSpan(text.Length, part.Length), about));
            text.Append(part);
        }

        return new Signature(text.Append(behind).ToString(), parameters.ToImmutable(), documentation);
    }
}

/// <summary>The headers of kinds and templates as signatures.</summary>
internal static class HeaderSignatures
{
    /// <summary>The signature of the line whose header holds <paramref name="position"/>, or null.</summary>
    public static SignatureAt? At(PlaceBinder binder, SyntaxTree tree, int position)
    {
        var written = tree.Source.Content.AsSpan(0, position).TrimEnd(" \t").Length;
        var place = binder.Innermost(tree, [.. tree.PathTo(written).OfType<ItemSyntax>()], out var isWhole);
        return place is null || !isWhole || !IsInHeader(place.Item, position) ? null
            : place.Template is { } template ? OfTemplate(binder, template, place, position)
            : place.Kind is { Role: not Role.Property } kind ? OfKind(kind, place, position) : null;
    }

    private static bool IsInHeader(ItemSyntax item, int position) =>
        position > item.Head.Span.End && (item.Body is not { } body || position <= body.Open.Start || body.Open.IsMissing) && item.EqualToken is null;

    private static SignatureAt OfKind(Kind kind, ItemPlace place, int position)
    {
        var parts = Parts(kind).ToList();
        var signature = SignatureText.Join($"{kind.Word} ", parts.Select(static p => (p.Text, p.Documentation)), " ", kind.Body == BodyRule.None ? "" : " { … }", kind.Summary);
        var word = place.Item.Clauses.LastOrDefault(c => c.Span.Start <= position) is { } clause ? place.Outer.Context.Tree.Source.Slice(clause.Word.Span) : null;
        var active = word is not null ? parts.FindIndex(p => p.Word == word) : place.Item.Args.Count(a => a.Span.End < position);
        return new SignatureAt(signature, active < parts.Count(static p => p.Word is null) || word is not null ? active : -1);
    }

    private static IEnumerable<(string? Word, string Text, string Documentation)> Parts(Kind kind)
    {
        if (kind.Name != NameRule.None)
        {
            yield return (null, kind.Name == NameRule.Required ? "name" : "[name]", "Its name.");
        }

        if (kind.Title is not null)
        {
            yield return (null, "[\"title\"]", "What people see.");
        }

        if (kind is { Name: NameRule.None, Subject: { } slot })
        {
            yield return (null, slot.Type.Name, ""); // the summary stands over all of it
        }

        foreach (var property in kind.Properties.Where(static p => SyntaxFacts.ClauseWords.Contains(p.Word)))
        {
            var text = $"{property.Word} {property.Subject?.Type.Name ?? "{ … }"}";
            yield return (property.Word, property.Required ? text : $"[{text}]", property.Summary);
        }
    }

    private static SignatureAt OfTemplate(PlaceBinder binder, TemplateSymbol template, ItemPlace place, int position)
    {
        var name = place.Outer.Context.WordOf(place.Item);
        var parameters = Templates.Parameters(template).Select(p => (
            $"{p.Name}: {(p.Type is { } type ? TypeBinder.Bind(binder.Session, template.Context, type).Name : "any")}{(p.Item.Value is { } value ? $" = {template.Context.TextOf(value)}" : "")}",
            Descriptions.Of(new ParameterAbout(template.Context.Tree.Source, p.Item))));
        return new SignatureAt(SignatureText.Join($"{name} name {{ ", parameters, ", ", " }", Descriptions.Of(template)), position < 0 ? 0 : -1);
    }
}
