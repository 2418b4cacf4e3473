using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// Writes <c>strategy</c>. Axes stay lists, because GitHub names the checks after their values in that order; what <c>where</c> leaves
/// out becomes <c>exclude</c>, or the cells are listed where that is shorter.
/// </summary>
internal static class MatrixEmitter
{
    /// <summary>The strategy of the job, or null where it has no matrix.</summary>
    public static YamlNode? Strategy(JobScope scope)
    {
        if (scope.Job?.Matrix is not { } matrix)
        {
            return null;
        }

        var expressions = scope.At(Place.Strategy);
        return YamlMapping.Of(
            ("fail-fast", matrix.FailFast is { } f ? StepEmitter.Typed(f, expressions) : null),
            ("max-parallel", matrix.MaxParallel is { } m ? StepEmitter.Typed(m, expressions) : null),
            ("matrix", Matrix(matrix, scope, expressions).With(matrix.Origin)));
    }

    private static YamlNode Matrix(JobMatrix matrix, JobScope scope, GitHubExpression expressions)
    {
        if (matrix.Whole is { } whole)
        {
            return YamlScalar.Of($"${{{{ {expressions.Lower(whole)} }}}}");
        }

        if (MatrixShape.FlattenedAxis(scope.Job!) is { } axis)
        {
            return YamlMapping.Of(("include", Rows(matrix.Cells.Select(c => (RecordValue)c.Field(axis)!))));
        }

        var excluded = Excluded(matrix, scope);
        return excluded.Length > 0 && excluded.Length >= matrix.Cells.Length
            ? YamlMapping.Of(("include", Rows(matrix.Cells)))
            : YamlMapping.Of(
            [
                .. matrix.Axes.Select(a => (a.Name, (YamlNode?)Axis(a, expressions).With(a.Origin))),
                ("exclude", Rows(matrix.Exclude.Concat(excluded))),
                ("include", Rows(matrix.Include)),
            ]);
    }

    private static YamlNode Axis(MatrixAxis axis, GitHubExpression expressions) => MatrixShape.ValuesOf(axis) is { IsDefault: false } values
        ? Sequence(values)
        : YamlScalar.Of($"${{{{ {expressions.Lower(axis.Values)} }}}}");

    private static ImmutableArray<RecordValue> Excluded(JobMatrix matrix, JobScope scope)
    {
        if (matrix.Where is not { } where)
        {
            return [];
        }

        if (matrix.IsKnown)
        {
            return MatrixExclusion.Rows(matrix);
        }

        scope.Reports.Add(
            GitHubActionsDiagnostics.MatrixNotPossible,
            where.Location,
            $"GitHub cannot filter the cells of `{scope.Job!.Name}`: its lists are known only at run time. Let the job that makes the list leave them out.");
        return [];
    }

    private static YamlNode? Rows(IEnumerable<RecordValue> rows)
    {
        var items = rows.Select(Node).ToArray();
        return items.Length == 0 ? null : YamlSequence.Of(items);
    }

    /// <summary>A known value. A number keeps its spelling: one that YAML would change is quoted.</summary>
    internal static YamlNode Node(Value value) => value switch
    {
        NoneValue => YamlScalar.Null,
        BoolValue b => b.Truth,
        NumberValue n when n.Spelling == GitHubLiteral.Number(n) => YamlScalar.Of(n.Number),
        ListValue list => Sequence(list.Items),
        RecordValue record => YamlMapping.Of(record.Fields.Select(static f => (f.Name, (YamlNode?)Node(f.Value)))),
        _ => YamlScalar.Of(GitHubExpression.Escape(value.ToText())),
    };

    private static YamlSequence Sequence(ImmutableArray<Value> items) => YamlSequence.Of(items.Select(Node)) with { IsFlow = true };
}
