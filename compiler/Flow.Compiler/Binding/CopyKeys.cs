using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What tells the copies of a declaration apart: keys that stay when the list gets another order.</summary>
internal static class CopyKeys
{
    private static readonly string[] Fields = ["key", "name"];

    /// <summary>The key that <paramref name="element"/> gives its copy: itself where it is text, a word or a whole number, or its field <c>key</c> or <c>name</c>; null where it has none.</summary>
    public static string? Of(Expr element) => element switch
    {
        { Constant: TextValue or EnumValue or NumberValue { IsWhole: true } } => element.Constant.ToText(),
        { Constant: RecordValue record } => Fields.Select(record.Field).FirstOrDefault(static f => f is TextValue or EnumValue)?.ToText(),
        RecordExpr record => Fields.Select(k => record.Fields.FirstOrDefault(f => f.Name == k)?.Value.Constant).FirstOrDefault(static f => f is TextValue or EnumValue)?.ToText(),
        _ => null,
    };
}
