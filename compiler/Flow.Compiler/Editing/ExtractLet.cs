using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Gives a value a name: in the body at hand, and in the file where it needs nothing of the body.</summary>
internal static class ExtractLet
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Span.IsEmpty || ExtractedValue.At(place) is not { } value)
        {
            yield break;
        }

        foreach (var (body, line) in Homes(value).Where(h => value.MeansTheSameIn(h.Body.Context, place)))
        {
            var name = place.Binder.FreeName(value.Suggested, value.Context);
            var where = body.Kind is { } kind ? $"of this {kind.Word}" : "of this file";
            yield return Extracted(place, value, name, line, $"Give this a name `{name}` {where}");
        }
    }

    /// <summary>The bodies around the value that may hold a <c>let</c>, the innermost first, each with the line before which it goes.</summary>
    private static IEnumerable<(Surroundings Body, ItemSyntax Line)> Homes(ExtractedValue value)
    {
        var line = value.Item.Item;
        for (var body = value.Item.Outer; body is not null; (line, body) = (body.Item ?? line, body.Outer))
        {
            if (body.Kind is null or { Body: BodyRule.Items, Role: Role.Declaration } and not { Word: "rule" or "sidecar" or "param" or "output" or "project" or "team" or "environment" } && !body.IsTemplate)
            {
                yield return (body, line);
            }
        }
    }

    private static CodeAction Extracted(RefactoringPlace place, ExtractedValue value, string name, ItemSyntax line, string title)
    {
        var start = place.StartWithComments(line);
        var type = value.Expected?.Required is EnumType { EnumName: null } or TextType { Form: TextForm.Version } or RecordType { RecordName: not null } ? $": {value.Expected.Name}" : "";
        var text = $"let {name}{type} = {place.Source.Slice(value.Expression.Span)}\n{place.IndentAt(start)}";
        return place.Action(CodeActionKind.Extract, title, new TextEdit(new TextSpan(start, 0), text), new TextEdit(value.Expression.Span, name)) with
        {
            Rename = new TextSpan(start + "let ".Length, name.Length),
        };
    }
}
