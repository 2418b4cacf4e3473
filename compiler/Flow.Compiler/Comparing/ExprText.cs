using Flow.Compiler.Functions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>Writes what a value means, whatever names, templates and places it is written with. Two values with one text mean the same.</summary>
internal static class ExprText
{
    /// <summary>The text of <paramref name="value"/>. A secret that is known is not shown.</summary>
    public static string Of(Expr value) => value switch
    {
        ConstantExpr { IsSecret: true } => "(secret)",
        ConstantExpr constant => FlowText.Write(constant.Value),
        ReadExpr read => Of(read.Source),
        MemberExpr member => $"{Of(member.Target)}.{member.Member}",
        IndexExpr index => $"{Of(index.Target)}[{Of(index.Index)}]",
        InterpolationExpr text => $"\"{string.Concat(text.Parts.Select(PartOf))}\"",
        ListExpr list => $"[{Joined(list.Items)}]",
        RecordExpr record => $"{{ {string.Join(", ", record.Fields.Select(static f => $"{f.Name} = {Of(f.Value)}"))} }}",
        ConditionalExpr choice => $"if {Of(choice.Condition)} then {Of(choice.Consequence)} else {Of(choice.Alternative)}",
        UnaryExpr unary => unary.Operator == UnaryOperator.Not ? $"not {Inner(unary.Operand)}" : $"-{Inner(unary.Operand)}",
        BinaryExpr binary => $"{Inner(binary.Left)} {SignOf(binary.Operator)} {Inner(binary.Right)}",
        CallExpr call => $"{call.Function}({Joined(call.Arguments)})",
        ComprehensionExpr loop => $"[for {loop.Variable} in {Of(loop.Sequence)}{(loop.Condition is { } where ? $" where {Of(where)}" : "")} => {Of(loop.Result)}]",
        _ => "?",
    };

    private static string Joined(IEnumerable<Expr> values) => string.Join(", ", values.Select(Of));

    private static string Inner(Expr value) => value is BinaryExpr or ConditionalExpr ? $"({Of(value)})" : Of(value);

    private static string PartOf(Expr part) => part.Constant is { } known && !part.IsSecret ? FlowText.Quote(known.ToText())[1..^1] : $"${{{Of(part)}}}";

    private static string Of(ValueSource source) => source switch
    {
        ContextSource context => context.FullName,
        ParameterSource parameter => parameter.Name,
        ConfigurationSource variable => $"vars.{variable.Name}",
        SecretSource secret => $"secrets.{secret.Name}",
        EnvironmentVariableSource variable => $"env.{variable.Name}",
        MatrixSource axis => axis.Axis,
        VariableSource variable => variable.Name,
        JobOutputSource output => $"{output.Job}.{output.Output}",
        AllJobOutputsSource output => $"{output.Job}.all.{output.Output}",
        JobResultSource result => $"{result.Job}.result",
        StepSource { Facet: StepFacet.Output } step => $"{step.Step}.{step.Output}",
        StepSource step => $"{step.Step}.{WordOf(step.Facet)}",
        StatusSource status => $"{status.Function.ToString().ToLowerInvariant()}()",
        AtHandSource known => known.Written,
        ResourceSource resource => AddressOf(resource.Mode, resource.Type, resource.Name),
        AllResourcesSource resource => $"{AddressOf(resource.Mode, resource.Type, resource.Name)}.all",
        _ => source.ToString(),
    };

    private static string AddressOf(ResourceMode mode, string type, string name) => $"{mode.Prefix()}{type}.{name}";

    private static string WordOf(StepFacet facet) => facet == StepFacet.ExitCode ? "exit-code" : facet.ToString().ToLowerInvariant();

    private static string SignOf(BinaryOperator sign) => sign switch
    {
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.In => "in",
        BinaryOperator.NotIn => "not in",
        BinaryOperator.Coalesce => "??",
        BinaryOperator.Range => "..",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => throw new ArgumentOutOfRangeException(nameof(sign)),
    };
}
