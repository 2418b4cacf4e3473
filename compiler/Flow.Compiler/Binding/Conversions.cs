using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Which values fit into which types, and what known values become there.</summary>
public static class Conversions
{
    /// <summary>Whether a value of type <paramref name="from"/>, whatever it is, fits into <paramref name="to"/>.</summary>
    public static bool Fits(FlowType from, FlowType to) => (from, to) switch
    {
        (ErrorType or AnyType, _) or (_, ErrorType or AnyType) => true,
        (NoneType, OptionalType) => true,
        (OptionalType a, OptionalType b) => Fits(a.Inner, b.Inner),
        (_, OptionalType b) => Fits(from, b.Inner),
        (OptionalType, _) => false,
        (IntType, NumberType) => true,
        (TextType, TextType) => true,
        (IntType or NumberType, TextType { Form: TextForm.Version }) => true,
        (EnumType, TextType) => true,
        (EnumType a, EnumType b) => b.IsOpen || a.Members.All(m => b.Members.Contains(m)),
        (TextType, EnumType { IsOpen: true }) => true,
        (ListType a, ListType b) => Fits(a.Element, b.Element),
        (RecordType a, MapType b) => a.Fields.All(f => Fits(f.Type, b.Value)),
        (MapType a, MapType b) => Fits(a.Value, b.Value),
        (RecordType a, RecordType b) => b.Fields.All(f => a.Field(f.Name) is { } own ? Fits(own.Type, f.Type) : f.Default is not null || f.Type.IsOptional),
        (RangeType a, RangeType b) => Fits(a.Element, b.Element),
        _ => from.Equals(to),
    };

    /// <summary>A type that both fit into, or null.</summary>
    public static FlowType? Common(FlowType left, FlowType right)
    {
        if (left is ErrorType || right is ErrorType)
        {
            return FlowType.Error;
        }

        if (left is NoneType)
        {
            return right.OrNone();
        }

        if (right is NoneType)
        {
            return left.OrNone();
        }

        if (left is RecordType a && right is RecordType b && !left.Equals(right))
        {
            return CommonRecord(a, b);
        }

        if (Fits(left, right))
        {
            return right;
        }

        if (Fits(right, left))
        {
            return left;
        }

        return Common(left.Required, right.Required, left.IsOptional || right.IsOptional);
    }

    /// <summary>The known value as a value of type <paramref name="to"/>, or null with the reason.</summary>
    public static Value? Convert(Value value, FlowType to, out LiteralProblem? problem)
    {
        problem = null;
        return to switch
        {
            AnyType or ErrorType => value,
            OptionalType optional => value is NoneValue ? value : Convert(value, optional.Inner, out problem),
            TextType text => ToText(value, text.Form, out problem),
            EnumType @enum => ToEnum(value, @enum),
            IntType => value is NumberValue { IsWhole: true } ? value : null,
            NumberType => value as NumberValue,
            ListType list => ToList(value, list, out problem),
            MapType map => ToMap(value, map, out problem),
            RecordType record => ToRecord(value, record, out problem),
            _ => Fits(value.Type, to) ? value : null,
        };
    }

    private static FlowType? Common(FlowType left, FlowType right, bool optional) => (left, right) switch
    {
        (ListType a, ListType b) => Common(a.Element, b.Element) is { } element ? new ListType(element) : null,
        (EnumType, EnumType) or (EnumType, TextType) or (TextType, EnumType) => optional ? FlowType.Text.OrNone() : FlowType.Text,
        _ => Fits(left, right) ? Wrap(right, optional) : Fits(right, left) ? Wrap(left, optional) : null,
    };

    private static FlowType Wrap(FlowType type, bool optional) => optional ? type.OrNone() : type;

    private static RecordType? CommonRecord(RecordType left, RecordType right)
    {
        var fields = ImmutableArray.CreateBuilder<RecordField>();
        foreach (var name in left.Fields.Concat(right.Fields).Select(static f => f.Name).Distinct())
        {
            var (a, b) = (left.Field(name), right.Field(name));
            var type = a is null ? b!.Type.OrNone() : b is null ? a.Type.OrNone() : Common(a.Type, b.Type);
            if (type is null)
            {
                return null;
            }

            fields.Add(new RecordField(name, type));
        }

        return new RecordType(null, fields.ToImmutable());
    }

    private static TextValue? ToText(Value value, TextForm form, out LiteralProblem? problem)
    {
        problem = null;
        switch (value)
        {
            case NumberValue number when form == TextForm.Version:
                return Value.Of(number.Spelling);
            case EnumValue member:
                return Value.Of(member.Member);
            case TextValue text:
                problem = TextForms.Check(text.Text, form);
                return problem is null ? text : null;
            default:
                return null;
        }
    }

    private static Value? ToEnum(Value value, EnumType @enum) => value switch
    {
        EnumValue member when @enum.Members.Contains(member.Member) => member.Enum.Equals(@enum) || @enum.IsOpen ? member : new EnumValue(@enum, member.Member),
        TextValue text when @enum.Members.Contains(text.Text) && @enum.EnumName is null => new EnumValue(@enum, text.Text),
        TextValue text when @enum.IsOpen => text,
        EnumValue member when @enum.IsOpen => member,
        _ => null,
    };

    private static ListValue? ToList(Value value, ListType type, out LiteralProblem? problem)
    {
        problem = null;
        if (value is not ListValue list)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (Convert(item, type.Element, out problem) is not { } converted)
            {
                return null;
            }

            items.Add(converted);
        }

        return new ListValue(type.Element, items.MoveToImmutable());
    }

    private static RecordValue? ToMap(Value value, MapType type, out LiteralProblem? problem)
    {
        problem = null;
        if (value is not RecordValue record)
        {
            return null;
        }

        var fields = ImmutableArray.CreateBuilder<FieldValue>(record.Fields.Length);
        foreach (var field in record.Fields)
        {
            if (Convert(field.Value, type.Value, out problem) is not { } converted)
            {
                return null;
            }

            fields.Add(new FieldValue(field.Name, converted));
        }

        return new RecordValue(type, fields.MoveToImmutable());
    }

    private static RecordValue? ToRecord(Value value, RecordType type, out LiteralProblem? problem)
    {
        problem = null;
        if (value is not RecordValue record || record.Fields.Any(f => type.Field(f.Name) is null))
        {
            return null;
        }

        var fields = ImmutableArray.CreateBuilder<FieldValue>(type.Fields.Length);
        foreach (var field in type.Fields)
        {
            var written = record.Field(field.Name) ?? field.Default ?? (field.Type.IsOptional ? Value.None : null);
            if (written is null || Convert(written, field.Type, out problem) is not { } converted)
            {
                return null;
            }

            fields.Add(new FieldValue(field.Name, converted));
        }

        return new RecordValue(type, fields.MoveToImmutable());
    }
}
