using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Declares a name that is used and not there: a value, a parameter, an output of a job.</summary>
internal static class MissingDeclarations
{
    /// <summary>The changes for the unknown names at the selection.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place) => place.Compilation.Diagnostics
        .Where(d => d.Location.Path == place.Source.Path && d.Location.Span.Touches(place.Span.Start) && (d.Descriptor == NameDiagnostics.UnknownName || d.Descriptor == NameDiagnostics.UnknownMember))
        .SelectMany(d => Of(place, d).Select(a => a with { Diagnostic = d }));

    private static IEnumerable<CodeAction> Of(RefactoringPlace place, Diagnostic diagnostic)
    {
        var node = CaretText.PathTo(place.Tree, diagnostic.Location.Span)[^1];
        return node switch
        {
            NameExpressionSyntax name when place.Place is { } item => Declared(place, item, name),
            MemberExpressionSyntax { Name.IsMissing: false, Target: NameExpressionSyntax target } member when place.Place is { } item => Output(place, item, target, member),
            _ => [],
        };
    }

    private static IEnumerable<CodeAction> Declared(RefactoringPlace place, ItemPlace item, NameExpressionSyntax name)
    {
        var word = NameText.Of(place.Source, name.Token);
        if (!SyntaxFacts.IsName(word))
        {
            yield break;
        }

        _ = PlaceFinder.Find(place.Binder, place.Tree, name.Span);
        var type = place.Binder.Seen.GetValueOrDefault(name)?.Expected?.Required ?? FlowType.Text;
        var top = place.Path.OfType<ItemSyntax>().First();
        var start = place.StartWithComments(top);
        if (type is ReferenceType { Kind: "team" or "environment" or "service" } reference)
        {
            yield return place.Action(CodeActionKind.QuickFix, $"Declare {Articles.Of(reference.Kind)} `{word}`", new TextEdit(new TextSpan(start, 0), $"{reference.Kind} {word}{(reference.Kind == "environment" ? " {\n}" : "")}\n\n"));
            yield break;
        }

        yield return place.Action(CodeActionKind.QuickFix, $"Declare a value `{word}`", new TextEdit(new TextSpan(start, 0), $"let {word} = {Sample(type)}\n\n"));
        for (var body = item.Outer; body is not null; body = body.Outer)
        {
            if ((body.IsTemplate || body.Kind?.Word is "pipeline" or "action") && body.Lines is [var first, ..])
            {
                var at = place.StartWithComments(first);
                var what = body.IsTemplate ? "template" : body.Kind!.Word;
                yield return place.Action(CodeActionKind.QuickFix, $"Declare a parameter `{word}` of the {what}", new TextEdit(new TextSpan(at, 0), $"param {word}: {TypeName(type)}\n{place.IndentAt(at)}"));
                yield break;
            }
        }
    }

    private static string TypeName(FlowType type) => type is AnyType or ErrorType or ListType or VariantType or ReferenceType or EnumType { IsOpen: true } ? "string" : type.Name;

    private static string Sample(FlowType type) => type switch
    {
        BoolType => "true",
        IntType or NumberType => "1",
        DurationType => "10m",
        SizeType => "512MiB",
        ListType => "[]",
        EnumType { EnumName: null, Members: [var first, ..] } => $"\"{first}\"",
        _ => "\"\"",
    };

    private static IEnumerable<CodeAction> Output(RefactoringPlace place, ItemPlace item, NameExpressionSyntax target, MemberExpressionSyntax member)
    {
        var context = item.Outer.Context;
        if (context.Scope.Find(context.NameOf(target.Token)) is not DeclarationSymbol { Kind.Word: "job", Item: { Body: { Close.IsMissing: false } body } declaration } job || !ReferenceEquals(job.Location.Source, place.Source))
        {
            return [];
        }

        var word = NameText.Of(place.Source, member.Name);
        var isOnLines = place.Source.PositionOf(body.Open.Start).Line < place.Source.PositionOf(body.Close.Start).Line;
        var text = isOnLines
            ? $"{place.IndentAt(declaration.Span.Start)}  output {word}: string = \"\"\n"
            : $"{(body.Items.Items.Any() ? "," : "")} output {word}: string = \"\"";
        var at = isOnLines ? place.Source.LineStarts[place.Source.PositionOf(body.Close.Start).Line] : body.Items.Items.LastOrDefault()?.Span.End ?? body.Open.End;
        return [place.Action(CodeActionKind.QuickFix, $"Declare an output `{word}` of `{job.Name}`", new TextEdit(new TextSpan(at, 0), text))];
    }
}
