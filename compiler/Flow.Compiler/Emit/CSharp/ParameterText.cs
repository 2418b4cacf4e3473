using System.Globalization;
using System.Text.Json;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Parameters as the runtime takes them: every default is text, JSON for lists and records.</summary>
internal static class ParameterText
{
    /// <summary>The definition of one parameter.</summary>
    public static string Definition(Parameter parameter)
    {
        var kind = Kind(parameter);
        var given = parameter.Default is { } value and not NoneValue ? ", " + CSharpLiteral.Quoted(kind == "Json" ? Json(value) : value.ToText()) : "";
        var extras = Extras(parameter, kind).ToList();
        return $"new({CSharpLiteral.Quoted(parameter.Name)}, ParameterKind.{kind}{given}){(extras.Count > 0 ? $" {{ {string.Join(", ", extras)} }}" : "")}";
    }

    /// <summary>A value as JSON; what JSON has no form for is text.</summary>
    public static string Json(Value value) => value switch
    {
        NoneValue => "null",
        BoolValue flag => flag.ToText(),
        NumberValue number => number.Number.ToString(CultureInfo.InvariantCulture),
        ListValue list => $"[{string.Join(",", list.Items.Select(Json))}]",
        RecordValue record => $"{{{string.Join(",", record.Fields.Select(static f => $"{Quoted(f.Name)}:{Json(f.Value)}"))}}}",
        _ => Quoted(value.ToText()),
    };

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static IEnumerable<string> Extras(Parameter parameter, string kind)
    {
        if (parameter.IsRequired)
        {
            yield return "Required = true";
        }

        if (kind == "Choice" && parameter.Type.Required is EnumType { Members: var members })
        {
            yield return $"Options = [{string.Join(", ", members.Select(static m => CSharpLiteral.Quoted(m).Text))}]";
        }

        if (parameter.Description is { } description)
        {
            yield return $"Description = {CSharpLiteral.Quoted(description)}";
        }
    }

    private static string Kind(Parameter parameter) => parameter switch
    {
        { IsSecret: true } => "Secret",
        { IsEnvironment: true } => "Environment",
        _ => parameter.Type.Required switch
        {
            EnumType { IsOpen: false } => "Choice",
            BoolType => "Flag",
            IntType or NumberType => "Number",
            ListType or MapType or RecordType or AnyType => "Json",
            _ => "Text",
        },
    };
}
