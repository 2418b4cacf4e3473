using System.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>Writes a value the way the language reads it.</summary>
public static class FlowText
{
    /// <summary>The value as an expression: texts are quoted, lists and records have their brackets.</summary>
    public static string Write(Value value) => value switch
    {
        NoneValue => "none",
        TextValue text => Quote(text.Text),
        ListValue list => "[" + string.Join(", ", list.Items.Select(Write)) + "]",
        RecordValue { Fields.IsEmpty: true } => "{}",
        RecordValue record => "{ " + string.Join(", ", record.Fields.Select(static f => $"{Key(f.Name)} = {Write(f.Value)}")) + " }",
        RangeValue range => $"{Write(range.First)}..{Write(range.Last)}",
        VariantValue { Arguments.IsEmpty: false } variant => $"{variant.Case}({string.Join(", ", variant.Arguments.Select(Write))})",
        _ => value.ToText(),
    };

    /// <summary>The text in quotes, with <c>\</c> before what would end it or start a hole.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '$' when i + 1 < text.Length && text[i + 1] == '{' => quoted.Append("\\$"),
                var c => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Key(string name) => IsName(name) ? name : Quote(name);

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name[0] != '-' && name[^1] != '-' && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
