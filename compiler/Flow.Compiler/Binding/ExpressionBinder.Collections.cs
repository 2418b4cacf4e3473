using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ExpressionBinder
{
    private Expr BindList(ListExpressionSyntax syntax, FlowType? expected)
    {
        var element = (expected?.Required as ListType)?.Element;
        var items = ImmutableArray.CreateBuilder<Expr>();
        foreach (var argument in syntax.Arguments.Arguments)
        {
            switch (argument)
            {
                case ValueArgumentSyntax value:
                    items.Add(Bind(value.Value, element));
                    break;
                case ComprehensionArgumentSyntax comprehension when syntax.Arguments.Arguments.Count() == 1:
                    return BindComprehension(comprehension, element);
                case ComprehensionArgumentSyntax comprehension when BindComprehension(comprehension, element) is ConstantExpr { Value: ListValue list } known:
                    items.AddRange(list.Items.Select(i => new ConstantExpr(i, list.Element, known.Location)));
                    break;
                default:
                    items.Add(Fail(TypeDiagnostics.BadListElement, argument, "An element of a list is a value. Named values stand in a record: `{ name = value }`."));
                    break;
            }
        }

        return ListOf(items.ToImmutable(), element, syntax);
    }

    private Expr ListOf(ImmutableArray<Expr> items, FlowType? element, SyntaxNode syntax)
    {
        if (items.Any(static i => i is ErrorExpr))
        {
            return new ErrorExpr(context.At(syntax));
        }

        var common = items.Length == 0 ? element ?? FlowType.Any : items[0].Type;
        foreach (var item in items)
        {
            if (Conversions.Common(common, item.Type) is not { } wider)
            {
                if (element is not null)
                {
                    common = element;
                    break;
                }

                session.Report(TypeDiagnostics.WrongType, context, item.Location.Span, $"The elements of a list have one type. This is {Articles.Of(item.Type.Name)}, and before it stands {Articles.Of(common.Name)}.");
                return new ErrorExpr(context.At(syntax));
            }

            common = wider;
        }

        if (items.All(static i => i.Constant is not null))
        {
            var list = new ListValue(common, [.. items.Select(static i => i.Constant!)]);
            return Combine(new ConstantExpr(list, list.Type, context.At(syntax)), items.AsSpan());
        }

        return Combine(new ListExpr(items, new ListType(common), context.At(syntax)), items.AsSpan());
    }

    private Expr BindComprehension(ComprehensionArgumentSyntax syntax, FlowType? expected)
    {
        var sequence = Bind(syntax.Sequence);
        RecordElement(syntax, sequence, expected);
        if (sequence is ErrorExpr)
        {
            return sequence;
        }

        var variable = context.NameOf(syntax.Variable);
        if ((ElementsOf(sequence) ?? ItemsOf(sequence)) is { } elements)
        {
            var items = ImmutableArray.CreateBuilder<Expr>();
            session.Recorder?.Pause();
            foreach (var element in elements)
            {
                if (BindElement(syntax, variable, element, expected) is { } item)
                {
                    items.Add(item);
                }
            }

            session.Recorder?.Resume();
            return ListOf(items.ToImmutable(), expected, syntax);
        }

        return BindRunTimeComprehension(syntax, variable, sequence, expected);
    }

    /// <summary>The elements of a known list, the numbers of a known range, or the entries of a known map; null where they are not known.</summary>
    internal static IEnumerable<Expr>? ElementsOf(Expr sequence)
    {
        switch (sequence.Constant)
        {
            case ListValue list:
                return list.Items.Select(i => new ConstantExpr(i, list.Element is AnyType ? i.Type : list.Element, sequence.Location) { Labels = sequence.Labels });
            case RangeValue { First: NumberValue { IsWhole: true } first, Last: NumberValue { IsWhole: true } last }:
                return Enumerable.Range(0, (int)Math.Clamp(last.Number - first.Number + 1, 0, 10_000))
                    .Select(i => new ConstantExpr(Value.Of(first.Number + i), FlowType.Int, sequence.Location));
            case RecordValue map:
                return map.Fields.Select(f => new ConstantExpr(
                    new RecordValue(new RecordType(null, [new("key", FlowType.Text), new("value", f.Value.Type)]), [new("key", Value.Of(f.Name)), new("value", f.Value)]),
                    new RecordType(null, [new("key", FlowType.Text), new("value", f.Value.Type)]), sequence.Location));
            default:
                return null;
        }
    }

    /// <summary>The elements of a list that is written out, of which some are known only when an environment is applied; null in a pipeline, whose targets loop over such lists themselves.</summary>
    internal IEnumerable<Expr>? ItemsOf(Expr sequence) => context.Environment is not null && sequence is ListExpr list ? list.Items : null;

    /// <summary>The type of an element of a sequence, or null where it is none.</summary>
    internal static FlowType? ElementType(FlowType sequence) => sequence switch
    {
        ListType list => list.Element,
        RangeType range => range.Element,
        MapType map => new RecordType(null, [new("key", FlowType.Text), new("value", map.Value)]),
        AnyType => FlowType.Any,
        ErrorType => FlowType.Error,
        _ => null,
    };

    private Expr? BindElement(ComprehensionArgumentSyntax syntax, string variable, Expr element, FlowType? expected)
    {
        var inner = With(variable, element, syntax.Variable);
        if (syntax.Condition is { } condition)
        {
            var truth = inner.ConvertTo(inner.Bind(condition, FlowType.Bool), FlowType.Bool, condition, "a condition");
            if (truth.Constant is BoolValue { Truth: false } || truth is ErrorExpr)
            {
                return null;
            }

            if (truth.Constant is null)
            {
                return Fail(TypeDiagnostics.TooLate, condition, "The list is known to the compiler, so its condition has to be, too.");
            }
        }

        return inner.Bind(syntax.Result, expected);
    }

    private Expr BindRunTimeComprehension(ComprehensionArgumentSyntax syntax, string variable, Expr sequence, FlowType? expected)
    {
        if (ElementType(sequence.Type.Required) is not { } element)
        {
            return Fail(TypeDiagnostics.WrongType, syntax.Sequence, $"{Articles.With(sequence.Type.Name)} has no elements to loop over.");
        }

        var read = new ReadExpr(new VariableSource(variable), element, context.At(syntax.Variable)) { Phase = sequence.Phase, Labels = sequence.Labels };
        var inner = With(variable, read, syntax.Variable);
        var condition = syntax.Condition is { } written ? inner.ConvertTo(inner.Bind(written, FlowType.Bool), FlowType.Bool, written, "a condition") : null;
        var result = inner.Bind(syntax.Result, expected);
        return result is ErrorExpr || condition is ErrorExpr
            ? new ErrorExpr(context.At(syntax))
            : Combine(new ComprehensionExpr(variable, sequence, condition, result, new ListType(result.Type), context.At(syntax)), sequence, result);
    }

    private ExpressionBinder With(string variable, Expr value, SyntaxToken token)
    {
        var inner = context.Inner();
        var symbol = new ValueSymbol(variable, context.At(token), value, "loop variable");
        inner.Scope.TryDeclare(symbol);
        session.Recorder?.Declaration(context, symbol);
        return new ExpressionBinder(session, inner) { SlotNames = SlotNames };
    }

    private Expr BindRecord(BodySyntax body, FlowType? expected, SyntaxNode syntax)
    {
        var record = expected?.Required as RecordType;
        session.Recorder?.Body(body, null, context);
        var fields = ImmutableArray.CreateBuilder<FieldExpr>();
        var broken = false;
        foreach (var item in body.Items.Items)
        {
            if (OfElsewhere(item) is { } missing)
            {
                TellLeftOut(item, missing);
            }
            else if (BindField(item, expected, record, fields) is { } field)
            {
                fields.Add(field);
            }
            else
            {
                broken = true;
            }
        }

        if (record is not null && !broken)
        {
            broken |= MissesField(record, fields, syntax);
        }

        return broken || fields.Any(static f => f.Value is ErrorExpr) ? new ErrorExpr(context.At(syntax)) : RecordOf(fields.ToImmutable(), expected, syntax);
    }

    private FieldExpr? BindField(ItemSyntax item, FlowType? expected, RecordType? record, ImmutableArray<FieldExpr>.Builder fields)
    {
        var name = context.WordOf(item);
        var type = record?.Field(name)?.Type ?? (expected?.Required as MapType)?.Value;
        RecordFieldHead(item, record, name);
        if (record?.RecordName is not null && record.Field(name) is null)
        {
            var names = record.Fields.Select(static f => f.Name).ToList();
            Fail(TypeDiagnostics.UnknownField, item.Head, $"`{record.Name}` has no field `{name}`.{Suggestions.DidYouMean(name, names)}");
            RecordLoose(item.Value);
            return null;
        }

        if (fields.Any(f => f.Name == name))
        {
            Fail(NameDiagnostics.SetTwice, item.Head, $"`{name}` is set twice in one record.");
            return null;
        }

        var value = item switch
        {
            { Value: { } written } => Bind(written, type),
            { Body: { } inner } => BindRecord(inner, type, item),
            _ => Fail(TypeDiagnostics.BadListElement, item, $"A field has a value: `{name} = …`."),
        };
        if (LeavesOutNone && expected?.Required is MapType && value.Constant is NoneValue)
        {
            return new FieldExpr(name, value);
        }

        var isRefused = value is { IsSecret: true, Type: OptionalType } && IsParameterOfConfiguration(item); // whatever it is when it is none, which would be said first
        return new FieldExpr(name, type is null || item.Value is null || isRefused ? value : ConvertTo(value, type, item.Value, $"`{name}`"));
    }

    /// <summary>Whether <paramref name="entry"/> gives a parameter to the configuration of an environment, by a template that plans or applies it: those keep no secret.</summary>
    private bool IsParameterOfConfiguration(ItemSyntax entry) => context.Pipeline is { } pipeline && pipeline.Parts.Where(p => ReferenceEquals(p.Context.Tree, context.Tree)).SelectMany(static p => p.Items)
        .FirstOrDefault(i => i.Span.Contains(entry.Span)) is { } use && ConfigurationTemplates.Names.Contains(context.WordOf(use));

    private bool MissesField(RecordType record, ImmutableArray<FieldExpr>.Builder fields, SyntaxNode syntax)
    {
        var missing = record.Fields.Where(f => f.Default is null && !f.Type.IsOptional && fields.All(w => w.Name != f.Name)).Select(static f => f.Name).ToList();
        if (missing.Count == 0 || record.RecordName is null)
        {
            return false;
        }

        Fail(TypeDiagnostics.MissingField, syntax, $"`{record.Name}` needs {Words(missing)} as well.");
        return true;
    }

    private Expr RecordOf(ImmutableArray<FieldExpr> fields, FlowType? expected, SyntaxNode syntax)
    {
        var type = expected?.Required is MapType map ? (FlowType)map : new RecordType(null, [.. fields.Select(static f => new RecordField(f.Name, f.Value.Type))]);
        var parts = fields.Select(static f => f.Value).ToArray();
        return parts.All(static v => v.Constant is not null)
            ? Combine(new ConstantExpr(new RecordValue(type, [.. fields.Select(static f => new FieldValue(f.Name, f.Value.Constant!))]), type, context.At(syntax)), parts)
            : Combine(new RecordExpr(fields, type, context.At(syntax)), parts);
    }
}
