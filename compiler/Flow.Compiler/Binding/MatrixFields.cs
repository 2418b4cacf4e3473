using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What <c>matrix.x</c> can be: the loop variables of the job, the axes of its <c>matrix</c> and the fields of its rows.</summary>
internal static class MatrixFields
{
    /// <summary>The fields with their types, or null where they are known only when the pipeline runs.</summary>
    public static IReadOnlyDictionary<string, FlowType>? Of(BindSession session, DeclarationSymbol? job) => job is null
        ? new Dictionary<string, FlowType>()
        : session.Guarded(job.Members, job.Name, job.Location, () => FieldsOf(session, job), out _); // a loop or an axis that reads the matrix itself

    private static Dictionary<string, FlowType>? FieldsOf(BindSession session, DeclarationSymbol job)
    {
        var fields = new Dictionary<string, FlowType>(StringComparer.Ordinal);
        LoopBinder.Ensure(session, job);
        foreach (var loop in job.Context.Scope.Symbols.OfType<ValueSymbol>())
        {
            fields[loop.Name] = loop.Value.Type;
        }

        var known = true;
        foreach (var part in job.Parts)
        {
            foreach (var matrix in part.Items.Where(i => part.Context.WordOf(i) == "matrix"))
            {
                known &= matrix.Value is null && matrix.Args.IsEmpty && AddBody(session, part.Context, matrix, fields);
            }
        }

        return known ? fields : null;
    }

    private static bool AddBody(BindSession session, BindContext context, ItemSyntax matrix, Dictionary<string, FlowType> fields)
    {
        var items = matrix.Body?.Items.Items.ToImmutableArray() ?? [];
        session.Quiet++;
        foreach (var axis in items.Where(i => context.WordOf(i) is not ("include" or "exclude" or "fail-fast" or "max-parallel") && i.Value is not null))
        {
            var values = new ExpressionBinder(session, context).Bind(axis.Value!);
            fields[context.WordOf(axis)] = ExpressionBinder.ElementType(values.Type.Required) ?? FlowType.Any;
        }

        var rows = items.Where(i => context.WordOf(i) == "include").Select(i => i.Value is { } value ? new ExpressionBinder(session, context).Bind(value).Constant as ListValue : null).ToList();
        session.Quiet--;
        if (rows.Contains(null))
        {
            return false;
        }

        AddRows(rows.SelectMany(static r => r!.Items).OfType<RecordValue>(), fields);
        return true;
    }

    private static void AddRows(IEnumerable<RecordValue> rows, Dictionary<string, FlowType> fields)
    {
        foreach (var field in rows.SelectMany(static r => r.Fields))
        {
            fields[field.Name] = fields.TryGetValue(field.Name, out var type) ? Conversions.Common(type, field.Value.Type) ?? FlowType.Any : field.Value.Type.OrNone();
        }
    }
}
