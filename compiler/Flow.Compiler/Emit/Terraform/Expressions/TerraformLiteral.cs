using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>Known values in Terraform's notation.</summary>
internal static class TerraformLiteral
{
    /// <summary>The literal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expected">The type that it is for, where the provider says one.</param>
    /// <param name="place">Where it is written.</param>
    /// <param name="diagnostics">Takes what Terraform has no notation for.</param>
    public static HclExpression Of(Value value, AttributeType? expected, Location place, DiagnosticBag diagnostics) => value switch
    {
        NoneValue => HclLiteral.Null,
        TextValue or EnumValue => value.ToText(),
        NumberValue or BoolValue when expected is ScalarAttribute { Form: ScalarForm.String } => value.ToText(),
        NumberValue number => HclLiteral.Of(number.Number),
        BoolValue truth => HclLiteral.Of(truth.Truth),
        ListValue list => HclList.Of(list.Items.Select(i => Of(i, (expected as CollectionAttribute)?.Element, place, diagnostics))),
        RecordValue record => Record(record, expected, place, diagnostics),
        _ => Refuse(value, place, diagnostics),
    };

    /// <summary>The type that a field of a value is for.</summary>
    public static AttributeType? FieldType(AttributeType? type, string name) => type switch
    {
        ObjectAttribute fields => fields.Field(name)?.Type,
        CollectionAttribute { Form: CollectionForm.Map, Element: var element } => element,
        _ => null,
    };

    /// <summary>Terraform asks for every field of an object that is written as a value; those that are not written are empty.</summary>
    public static IEnumerable<HclEntry> Missing(AttributeType? type, IEnumerable<string> written) => type is ObjectAttribute fields
        ? fields.Fields.Select(static f => f.Name).Except(written, StringComparer.Ordinal).Select(static name => new HclEntry(name, HclLiteral.Null))
        : [];

    private static HclObject Record(RecordValue record, AttributeType? expected, Location place, DiagnosticBag diagnostics) => new(
    [
        .. record.Fields.Select(f => new HclEntry(f.Name, Of(f.Value, FieldType(expected, f.Name), place, diagnostics))),
        .. Missing(expected, record.Fields.Select(static f => f.Name)),
    ]);

    private static HclLiteral Refuse(Value value, Location place, DiagnosticBag diagnostics)
    {
        diagnostics.Report(TerraformDiagnostics.QuantityNotPossible, place, $"Terraform has no {value.Type.Name}. {Instead(value)}");
        return HclLiteral.Null;
    }

    private static string Instead(Value value) => value switch
    {
        DurationValue => $"Write it in the unit that is counted in: `seconds({value.ToText()})`, `minutes({value.ToText()})`, `in-unit({value.ToText()}, \"d\")`; as text it is \"{value.ToText()}\".",
        SizeValue => $"Write it in the unit that is counted in: `in-unit({value.ToText()}, \"GiB\")`; as text it is \"{value.ToText()}\".",
        PercentValue percent => $"Write the number that is meant, `{percent.ToText()[..^1]}` or its hundredth; as text it is \"{value.ToText()}\".",
        RangeValue => "Write its two ends as two values.",
        _ => $"As text it is \"{value.ToText()}\".",
    };
}
