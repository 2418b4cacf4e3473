using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>Short words for the declarations of functions, and for reading their checked arguments.</summary>
internal static class Define
{
    public static FunctionParameter TextIn(string name, string? or = null) => new(name, FlowType.Text, or is null ? null : Value.Of(or));

    public static FunctionParameter Version(string name) => new(name, ValueTypes.Version);

    public static FunctionParameter Path(string name) => new(name, ValueTypes.Path);

    public static FunctionParameter Int(string name, int? or = null) => new(name, FlowType.Int, or is { } value ? Value.Of(value) : null);

    public static FunctionParameter Number(string name) => new(name, FlowType.Number);

    public static FunctionParameter List(string name) => new(name, ValueTypes.AnyList);

    public static FunctionParameter Map(string name) => new(name, ValueTypes.AnyMap);

    public static FunctionParameter Any(string name) => new(name, FlowType.Any);

    public static FunctionParameter Lambda(string name, FlowType result) => new(name, new FunctionType([FlowType.Any], result));

    /// <summary>The argument as text. Numbers keep their spelling.</summary>
    public static string TextAt(this ImmutableArray<Argument> arguments, int index) => arguments[index].Value!.ToText();

    /// <summary>The argument as a number.</summary>
    public static decimal NumberAt(this ImmutableArray<Argument> arguments, int index) => ((NumberValue)arguments[index].Value!).Number;

    /// <summary>The argument as a whole number; what does not fit is brought to the nearest that does.</summary>
    public static int IntAt(this ImmutableArray<Argument> arguments, int index) =>
        (int)Math.Clamp(arguments.NumberAt(index), int.MinValue, int.MaxValue);

    public static ImmutableArray<Value> ListAt(this ImmutableArray<Argument> arguments, int index) => ((ListValue)arguments[index].Value!).Items;

    public static RecordValue RecordAt(this ImmutableArray<Argument> arguments, int index) => (RecordValue)arguments[index].Value!;

    public static Value ValueAt(this ImmutableArray<Argument> arguments, int index) => arguments[index].Value!;

    /// <summary>A list of texts.</summary>
    public static ListValue Texts(IEnumerable<string> texts) => new(FlowType.Text, [.. texts.Select(Value.Of)]);

    /// <summary>A list whose element type is what its items have in common.</summary>
    public static ListValue ListOf(ImmutableArray<Value> items) => new(ValueTypes.CommonType(items.Select(static i => i.Type)), items);
}
