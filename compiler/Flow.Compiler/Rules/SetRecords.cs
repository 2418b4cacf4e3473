using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Short ways to write the values of sets, and the types of them.</summary>
internal static class SetRecords
{
    /// <summary>A set with its name.</summary>
    public static KeyValuePair<string, ListValue> Set(string name, RecordType type, ImmutableArray<Value> items) => new(name, new ListValue(type, items));

    /// <summary>A text, or none.</summary>
    public static Value Maybe(string? text) => text is null ? Value.None : Value.Of(text);

    /// <summary>A list of texts.</summary>
    public static ListValue Texts(IEnumerable<string> texts) => new(FlowType.Text, [.. texts.Select(static t => (Value)Value.Of(t))]);

    /// <summary>A record with the fields of its type, in their order.</summary>
    public static RecordValue Record(RecordType type, params ReadOnlySpan<Value> values)
    {
        var fields = ImmutableArray.CreateBuilder<FieldValue>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            fields.Add(new FieldValue(type.Fields[i].Name, values[i]));
        }

        return new RecordValue(type, fields.MoveToImmutable());
    }

    /// <summary>A field with a text, or none.</summary>
    public static RecordField Word(string name) => new(name, FlowType.Text.OrNone());

    /// <summary>A field.</summary>
    public static RecordField Field(string name, FlowType type) => new(name, type);
}
