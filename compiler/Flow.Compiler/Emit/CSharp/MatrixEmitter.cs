using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Writes the matrix of a job in its own shape: axes, conditions, and GitHub's include and exclude.</summary>
internal sealed class MatrixEmitter(CSharpWriter writer, MemberEmitter members)
{
    /// <summary>The matrix; nothing where there is none.</summary>
    public void Emit(JobMatrix? matrix, CSharpScope scope)
    {
        if (matrix is not null)
        {
            var code = new CSharpCode(Cells(matrix, scope) + Settings(matrix, scope));
            writer.Line($"Matrix = {MemberEmitter.Lambda(code, scope)},", matrix.Origin.Location);
        }
    }

    private string Cells(JobMatrix matrix, CSharpScope scope) => matrix switch
    {
        { Whole: { } whole } => $"Matrix.From({members.Expressions(scope).Value(whole)})",
        { IsKnown: true, Where: not null } or { IsKnown: true, Axes.IsEmpty: true, Include.IsEmpty: true } => $"Matrix.Rows({Rows(matrix.Cells)})",
        _ => Product(matrix, scope),
    };

    private string Product(JobMatrix matrix, CSharpScope scope)
    {
        var cell = scope with { Matrix = "cell" };
        var text = matrix.Axes.All(static a => a.Values is ConstantExpr)
            ? $"Matrix.Cross({string.Join(", ", matrix.Axes.Select(a => $"({Quoted(a.Name)}, {Values(a, scope)})"))})"
            : "Matrix.Cross()" + string.Concat(matrix.Axes.Select(a => $".And({Quoted(a.Name)}, cell => {Values(a, cell)})"));
        text = matrix.Axes.IsEmpty ? "Matrix.Cross()" : text;
        text += matrix.Where is { } where ? $".Where(cell => {members.Expressions(cell).Condition(where)})" : "";
        text += matrix.Exclude.IsEmpty ? "" : $".Exclude({Rows(matrix.Exclude)})";
        return text + (matrix.Include.IsEmpty ? "" : $".Include({Rows(matrix.Include)})");
    }

    private string Values(MatrixAxis axis, CSharpScope scope) => axis.Values is ConstantExpr { Value: ListValue list }
        ? $"[{string.Join(", ", list.Items.Select(CSharpLiteral.Member))}]"
        : $"{members.Expressions(scope).Value(axis.Values).Target}.Items";

    private string Settings(JobMatrix matrix, CSharpScope scope)
    {
        var settings = new List<string>();
        if (matrix.FailFast is { } failFast)
        {
            settings.Add($"FailFast = {members.Expressions(scope).Condition(failFast)}");
        }

        if (matrix.MaxParallel is { } most)
        {
            settings.Add(most is ConstantExpr { Value: NumberValue number }
                ? $"MaxParallel = {number.Number:0}"
                : $"MaxParallel = (int){members.Expressions(scope).LowerAs(most, FlowType.Int).In(Precedence.Unary)}");
        }

        return settings.Count > 0 ? $" with {{ {string.Join(", ", settings)} }}" : "";
    }

    private static string Rows(ImmutableArray<RecordValue> rows) => string.Join(", ", rows.Select(CSharpLiteral.Record));

    private static string Quoted(string text) => CSharpLiteral.Quoted(text).Text;
}
