using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Lists whose items are written out, so that they are known before what is in them is.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>The fields of records that are all written out, in one; the later value counts, in the place of the earlier.</summary>
    private Expr MergedRecord(IEnumerable<Expr> records, FlowType type, CallExpressionSyntax syntax)
    {
        var fields = new OrderedDictionary<string, FieldExpr>(StringComparer.Ordinal);
        foreach (var field in records.SelectMany(static r => FieldsOf(r)))
        {
            fields[field.Name] = field;
        }

        return RecordOf([.. fields.Values], type, syntax);
    }

    /// <summary>The items of lists that are all written out, in one; null where one is not.</summary>
    private ImmutableArray<Expr>? WrittenItems(Expr lists)
    {
        var items = ImmutableArray.CreateBuilder<Expr>();
        foreach (var list in ItemsOf(lists) ?? [])
        {
            if ((ElementsOf(list) ?? ItemsOf(list)) is not { } own)
            {
                return null;
            }

            items.AddRange(own);
        }

        return ItemsOf(lists) is null ? null : items.ToImmutable();
    }

    /// <summary>The items without those for which <paramref name="key"/> gives what it gave before; null where what it gives is not known yet.</summary>
    private ImmutableArray<Expr>? DistinctItems(ImmutableArray<Expr> items, LambdaExpressionSyntax key)
    {
        var (known, distinct) = (new HashSet<Value>(), ImmutableArray.CreateBuilder<Expr>());
        foreach (var item in items)
        {
            if (With(context.NameOf(key.Parameter), item, key.Parameter).Bind(key.Body).Constant is not { } value)
            {
                return null;
            }

            if (known.Add(value))
            {
                distinct.Add(item);
            }
        }

        return distinct.ToImmutable();
    }
}
