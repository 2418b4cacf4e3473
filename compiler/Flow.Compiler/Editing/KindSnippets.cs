using System.Text;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Writes a kind as a line to fill in: its name, its value, what it needs, and its body.</summary>
internal static class KindSnippets
{
    /// <summary>The line for <paramref name="kind"/>; null where its word is all of it.</summary>
    public static string? Of(Kind kind) => kind.IsForeign ? Written(kind) : Special(kind.Word, kind.Role) ?? Written(kind);

    /// <summary>The clause for the small word <paramref name="kind"/>.</summary>
    public static string Clause(Kind kind) => $"{kind.Word} {Stop(1, kind, kind.Default)}";

    /// <summary><c>= value</c>, behind the word of <paramref name="kind"/>.</summary>
    public static string Value(Kind kind) => $"= {Stop(1, kind, kind.Default)}";

    /// <summary><c>name = value</c></summary>
    public static string Setting(string name, FlowType? type, string @default = "") => $"{name} = {Stop(1, type is null ? null : new Slot(type), @default)}";

    /// <summary>Whether the first thing to fill in is one of a few that an editor knows, so that it offers them at once.</summary>
    public static bool AsksFirst(Kind kind) => kind.Varieties is not null || AsksForClause(kind) || (kind is { Name: NameRule.None, Subject: { } slot } && Of(kind) is { } line
        && line.AsSpan(Math.Min(line.Length, kind.Word.Length)).TrimStart(" =") is var value
        && (value.StartsWith("$1") ? IsChosen(kind, slot) : (value.StartsWith("\"$1") && slot is { Content: not TextContent.Anything } or { Samples.IsEmpty: false } or { Form: SlotForm.ActionTarget })
            || value.StartsWith("promql\"$1")));

    /// <summary>Whether its line begins with a small word that a declaration follows: <c>approval by |</c>.</summary>
    private static bool AsksForClause(Kind kind) => kind is { Name: NameRule.None, Subject: null } && kind.Properties.FirstOrDefault(static p => p.Required && SyntaxFacts.ClauseWords.Contains(p.Word)) is { Subject.Form: SlotForm.Reference };

    /// <summary>The body of <paramref name="kind"/> with what must stand in it; null where it has none.</summary>
    public static string? Body(Kind kind)
    {
        var stop = 1;
        return kind.Body == BodyRule.None ? null
            : Missing(kind, ref stop) is { Length: > 0 } missing ? $"{{ {missing} }}"
            : kind is { Role: Role.Declaration, Body: BodyRule.Items } ? "{\n  $0\n}" : "{ $0 }";
    }

    /// <summary>Whether an editor writes <paramref name="property"/> into a new body: nothing is right without it. The small words stand in the header.</summary>
    public static bool IsMissing(Kind property) => (property.Required || property.IsExpected) && (property.IsForeign || !SyntaxFacts.ClauseWords.Contains(property.Word));

    /// <summary>What must stand in the body of <paramref name="kind"/>, with stops from <paramref name="stop"/> on.</summary>
    private static string Missing(Kind kind, ref int stop)
    {
        var lines = new List<string>();
        foreach (var property in kind.Properties.Where(IsMissing))
        {
            for (var i = 0; i < (property.Subject is null ? Math.Max(property.Least, 1) : 1); i++)
            {
                lines.Add(MustHave(property, ref stop));
            }
        }

        return string.Join(", ", lines);
    }

    private static string MustHave(Kind property, ref int stop)
    {
        if (!property.IsForeign || property.Body == BodyRule.None)
        {
            return $"{property.Word}{(TakesEqual(property) ? " = " : " ")}{Stop(stop++, property, property.Default)}";
        }

        var label = property.IsLabelled ? $" {Stop(stop++, property, property.Default)}" : "";
        return Missing(property, ref stop) is { Length: > 0 } inner ? $"{property.Word}{label} {{ {inner} }}" : $"{property.Word}{label} {{ ${stop++} }}";
    }

    /// <summary>A value is one of a few, and none of them is likelier than others.</summary>
    private static bool IsChosen(Kind kind, Slot slot) => slot.Form switch
    {
        SlotForm.Reference or SlotForm.Edge or SlotForm.Artifact or SlotForm.PipelineTarget => true,
        SlotForm.Word => !slot.Samples.IsEmpty,
        SlotForm.Value => slot.Type.Required switch
        {
            EnumType { EnumName: not null } or VariantType or ListType { Element: EnumType { EnumName: not null } or VariantType } => true,
            BoolType => SyntaxFacts.ClauseWords.Contains(kind.Word), // a condition
            _ => false,
        },
        _ => false,
    };

    private static string? Special(string word, Role role) => (word, role) switch
    {
        ("pipeline", _) => "pipeline ${1:ci} {\n  on ${2:push}\n\n  job ${3:build} on ${4:linux} {\n    checkout\n    $0\n  }\n}",
        ("job", _) => "job ${1:name} on ${2:linux} {\n  $0\n}",
        ("template", _) => "template ${1:name} of ${2:job} {\n  param ${3:name}: ${4:string}\n  $0\n}",
        ("rule", _) => "rule ${1:name} for ${2:j} in ${3:jobs} {\n  require $4 because \"$5\"\n}",
        ("waive", _) => "waive ${1:rule} on ${2:name} until ${3:date} because \"$4\"",
        ("function", _) => "function ${1:name}(${2:x}: ${3:string}): ${4:string} = $0",
        ("type", _) => "type ${1:name} { ${2:field}: ${3:string} }",
        ("enum", _) => "enum ${1:name} { ${2:first}, ${3:second} }",
        ("let", _) => "let ${1:name} = $0",
        ("import", _) => "import \"$1\" as ${2:name}",
        ("action", _) => "action ${1:name} \"${2:title}\" {\n  $0\n}",
        ("param", _) => "param ${1:name}: ${2:string}",
        ("output", _) => "output ${1:name}: ${2:string} = $0",
        ("run", _) => "run \"$0\"",
        ("uses", _) => "uses \"$1\" { $0 }",
        ("step", _) => "step ${1:name} \"${2:title}\" {\n  $0\n}",
        ("csharp", _) => "csharp\"\"\"\n  $0\n\"\"\"",
        ("summary", _) => "summary \"$0\"",
        ("checkout", _) => null,
        ("cache", Role.Step) => "cache ${1:name} { key = \"$2\", paths = [\"$3\"] }",
        ("sidecar", _) => "sidecar ${1:name} { image = \"$2\" }",
        ("call", _) => "call ${1:pipeline}",
        ("require", _) => "require $1 because \"$2\"",
        ("grant", _) => "grant ${1:write} on ${2:scope} because \"$3\"",
        ("retry", _) => "retry ${1:2} on ${2:timeout}",
        _ => null,
    };

    private static string? Written(Kind kind)
    {
        var text = new StringBuilder(kind.Word);
        var stop = 1;
        if (kind is { Varieties: not null, Variety.Length: 0 })
        {
            text.Append(' ').Append($"${stop++}");
        }

        if (kind.Name == NameRule.Required)
        {
            text.Append(' ').Append($"${{{stop++}:name}}");
        }

        if (kind.Subject is { } slot && kind.Name != NameRule.Required && (slot.Required || kind.Body == BodyRule.None || (kind.Body != BodyRule.Map && IsChosen(kind, slot))))
        {
            text.Append(TakesEqual(kind) ? " = " : " ").Append(Stop(stop++, kind, kind.Default));
        }

        foreach (var property in kind.Properties.Where(static p => p.Required && SyntaxFacts.ClauseWords.Contains(p.Word)))
        {
            text.Append(' ').Append(property.Word).Append(' ').Append(Stop(stop++, property, property.Default));
        }

        var needsBody = kind is { Body: not BodyRule.None, Role: not Role.Step } && kind.Subject is not { Required: true };
        return needsBody && kind is { Varieties: not null, Name: NameRule.Required or NameRule.None } ? $"{text} {{\n  $0\n}}"
            : needsBody && text.Length == kind.Word.Length ? $"{kind.Word} {{\n  $0\n}}" : text.Length == kind.Word.Length ? null : text.ToString();
    }

    /// <summary>Whether the value of a property stands behind <c>=</c>: only a value does.</summary>
    public static bool TakesEqual(Kind kind) =>
        kind is { Role: Role.Property, Repeats: false, Body: BodyRule.None, Subject.Form: SlotForm.Value or SlotForm.PipelineTarget or SlotForm.Reference or SlotForm.PromQl } && !SyntaxFacts.ClauseWords.Contains(kind.Word);

    private static string Stop(int number, Kind kind, string @default) => kind.Subject is { } slot && IsChosen(kind, slot) ? $"${number}"
        : kind is { Least: > 1, Subject: { Type: ListType, Samples: var samples } } ? $"${{{number}:[{string.Join(", ", samples.Take(kind.Least).Select(static s => $"\"{s}\""))}]}}"
        : Stop(number, kind.Subject, @default);

    /// <summary>A tab stop with an example of what the place takes; a text gets its quotes.</summary>
    private static string Stop(int number, Slot? slot, string @default) => slot is null ? $"${number}" : ExampleOf(slot, @default) switch
    {
        "" => $"${number}",
        "\"\"" => $"\"${number}\"",
        "[\"\"]" => $"[\"${number}\"]",
        "promql\"\"" => $"promql\"${number}\"",
        var text => $"${{{number}:{text}}}",
    };

    private static string ExampleOf(Slot slot, string @default)
    {
        if (slot.Form == SlotForm.PromQl)
        {
            return "promql\"\"";
        }

        if (slot.Form is not (SlotForm.Value or SlotForm.Command))
        {
            return "";
        }

        var known = @default.Length > 0 && @default != "none" && @default.AsSpan().IndexOfAny(" $}\"") < 0;
        return slot.Type.Required switch
        {
            TextType => "\"\"",
            ListType { Element: TextType } when slot.OneForMany => "\"\"",
            ListType { Element: TextType } => "[\"\"]",
            _ when slot.Samples is [var first, ..] => first,
            BoolType => @default == "true" ? "false" : "true", // whoever writes it wants the other
            _ when known => @default,
            ListType { Element: EnumType { Members: [var first, ..] } } => first,
            EnumType { EnumName: null, Members: [var first, ..] } => $"\"{first}\"",
            EnumType { Members: [var first, ..] } => first,
            IntType or NumberType => "1",
            ListType { Element: IntType or NumberType } => slot.OneForMany ? "1" : "[1]",
            DurationType => "10m",
            SizeType => "512MiB",
            TimeType => "09:00",
            _ => "",
        };
    }
}
