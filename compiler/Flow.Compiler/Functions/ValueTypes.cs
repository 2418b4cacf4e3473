using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>Which values a type of a parameter takes, and what a sequence is made of.</summary>
public static class ValueTypes
{
    /// <summary>A list of anything.</summary>
    public static readonly ListType AnyList = new(FlowType.Any);

    /// <summary>A map of anything. A parameter of this type takes records too.</summary>
    public static readonly MapType AnyMap = new(FlowType.Any);

    /// <summary>A list of texts.</summary>
    public static readonly ListType TextList = new(FlowType.Text);

    /// <summary>Text that is a version.</summary>
    public static readonly TextType Version = new(TextForm.Version);

    /// <summary>Text that is a path.</summary>
    public static readonly TextType Path = new(TextForm.Path);

    /// <summary>Text that is a pattern for files.</summary>
    public static readonly TextType Glob = new(TextForm.Glob);

    /// <summary>Whether a parameter of type <paramref name="type"/> takes <paramref name="value"/>.</summary>
    public static bool Accepts(FlowType type, Value value) => type switch
    {
        AnyType or ErrorType => true,
        OptionalType optional => value is NoneValue || Accepts(optional.Inner, value),
        TextType { Form: TextForm.Version } => value is TextValue or EnumValue or NumberValue,
        TextType => value is TextValue or EnumValue,
        IntType => value is NumberValue number && decimal.Truncate(number.Number) == number.Number,
        NumberType => value is NumberValue,
        BoolType => value is BoolValue,
        DurationType => value is DurationValue,
        SizeType => value is SizeValue,
        PercentType => value is PercentValue,
        DateType => value is DateValue,
        TimeType => value is TimeValue,
        NoneType => value is NoneValue,
        EnumType members => value is EnumValue or TextValue && (members.IsOpen || members.Members.Contains(value.ToText())),
        ListType list => value is ListValue items && (list.Element is AnyType || items.Items.All(i => Accepts(list.Element, i))),
        MapType map => value is RecordValue fields && (map.Value is AnyType || fields.Fields.All(f => Accepts(map.Value, f.Value))),
        RecordType => value is RecordValue,
        RangeType => value is RangeValue,
        VariantType variant => value is VariantValue of && of.Variant.Equals(variant),
        ReferenceType reference => value is ReferenceValue to && to.Kind == reference.Kind,
        _ => false,
    };

    /// <summary>What a value of the type is made of: the elements of a list, the values of a map, the numbers of a range.</summary>
    public static FlowType ElementOf(FlowType type) => type.Required switch
    {
        ListType list => list.Element,
        MapType map => map.Value,
        RecordType record => CommonType(record.Fields.Select(static f => f.Type)),
        RangeType range => range.Element,
        _ => FlowType.Any,
    };

    /// <summary>The one type that all have; a number where all are numbers; otherwise anything.</summary>
    public static FlowType CommonType(IEnumerable<FlowType> types)
    {
        FlowType? common = null;
        foreach (var type in types)
        {
            common = common is null ? type : Join(common, type);
            if (common is AnyType)
            {
                break;
            }
        }

        return common ?? FlowType.Any;
    }

    private static FlowType Join(FlowType a, FlowType b) => (a, b) switch
    {
        _ when a.Equals(b) => a,
        (IntType or NumberType, IntType or NumberType) => FlowType.Number,
        (TextType or EnumType, TextType or EnumType) => FlowType.Text,
        (NoneType, _) => b.OrNone(),
        (_, NoneType) => a.OrNone(),
        (OptionalType, _) or (_, OptionalType) => Join(a.Required, b.Required).OrNone(),
        (ListType x, ListType y) => new ListType(Join(x.Element, y.Element)),
        _ => FlowType.Any,
    };
}
