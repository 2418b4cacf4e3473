using Flow.Compiler.Binding;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Makes a value a parameter of the template or pipeline, with the value as its default.</summary>
internal static class ExtractParameter
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Span.IsEmpty || ExtractedValue.At(place) is not { } value || Home(value) is not { } home || home.Lines.IsEmpty)
        {
            return [];
        }

        var bound = new ExpressionBinder(place.Binder.Session, value.Context).Bind(value.Expression, value.Slot?.Type);
        var isTemplate = home.IsTemplate;
        if (bound.Constant is null or NoneValue || (!isTemplate && value.Slot is { Latest: PhaseKind.Build }))
        {
            return [];
        }

        var name = place.Binder.FreeName(value.Suggested, value.Context);
        var type = value.Expected?.Required is { } wanted and not (AnyType or ListType or VariantType or ErrorType) ? wanted.Name : bound.Type.Required.Name;
        if (!isTemplate && bound.Type.Required is ListType or RecordType or MapType)
        {
            return [];
        }

        return [Extracted(place, value, home, name, type)];
    }

    private static Surroundings? Home(ExtractedValue value)
    {
        for (var body = value.Item.Outer; body is not null; body = body.Outer)
        {
            if (body.IsTemplate || body.Kind?.Word is "pipeline")
            {
                return body;
            }
        }

        return null;
    }

    private static CodeAction Extracted(RefactoringPlace place, ExtractedValue value, Surroundings home, string name, string type)
    {
        var lines = home.Lines.Where(i => i != value.Item.Item || i.Span.Start < value.Expression.Span.Start).ToList();
        var last = lines.LastOrDefault(i => home.Context.WordOf(i) == "param" && i.Span.End < value.Expression.Span.Start);
        var text = $"param {name}: {type} = {place.Source.Slice(value.Expression.Span)}";
        var before = place.StartWithComments(home.Lines[0]);
        var edit = last is not null
            ? new TextEdit(new TextSpan(last.Span.End, 0), $"\n{place.IndentAt(last.Span.Start)}{text}")
            : new TextEdit(new TextSpan(before, 0), $"{text}\n{place.IndentAt(before)}");
        var start = edit.Span.Start + edit.NewText.IndexOf("param ", StringComparison.Ordinal) + "param ".Length;
        var what = home.IsTemplate ? "template" : "pipeline";
        return place.Action(CodeActionKind.Extract, $"Make this a parameter `{name}` of the {what}", edit, new TextEdit(value.Expression.Span, name)) with { Rename = new TextSpan(start, name.Length) };
    }
}
