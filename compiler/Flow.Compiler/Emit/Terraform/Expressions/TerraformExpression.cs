using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>
/// Lowers values to Terraform's expression language. What Terraform cannot say exactly is reported with its place; then the result is <c>null</c>,
/// which nobody sees, because an error keeps the file from being written.
/// </summary>
/// <param name="variables">What the variables of loops, and the resource around, are called there.</param>
/// <param name="scope">The module.</param>
internal sealed partial class TerraformExpression(ImmutableDictionary<string, HclExpression> variables, ModuleScope scope)
{
    /// <summary>Outside of loops.</summary>
    public TerraformExpression(ModuleScope scope)
        : this(ImmutableDictionary<string, HclExpression>.Empty, scope)
    {
    }

    /// <summary>The same where <paramref name="variable"/> is a loop's.</summary>
    public TerraformExpression With(string variable, HclExpression value) => new(variables.SetItem(variable, value), scope);

    /// <summary>The same inside <paramref name="resource"/>, which calls itself <c>self</c>.</summary>
    public TerraformExpression WithSelf(ResourceReference resource) => With($"{resource.Mode}.{resource.Type}.{resource.Name}", new HclVariable("self"));

    /// <summary>The expression.</summary>
    /// <param name="expression">The value.</param>
    /// <param name="expected">The type that it is for, where the provider says one.</param>
    public HclExpression Of(Expr expression, AttributeType? expected = null) =>
        Lower(expression, expected) with { Origin = expression.Location };

    /// <summary>The expression as the whole value of an argument, where a text of several lines may be laid out as such.</summary>
    /// <param name="expression">The value.</param>
    /// <param name="expected">The type that it is for, where the provider says one.</param>
    public HclExpression OfArgument(Expr expression, AttributeType? expected = null) => Of(expression, expected) is var value && WithLastBreak(value) is { IsHeredoc: true } whole
        ? HclCall.Of("chomp", whole) with { Origin = expression.Location }
        : value;

    // A heredoc always ends with a line break, which is taken away again.
    private static HclExpression? WithLastBreak(HclExpression value) => value switch
    {
        HclText text when !text.Text.EndsWith('\n') => new HclText(text.Text + "\n"),
        HclTemplate { Pieces: [.., var last] } template when last is not HclTextPart { Text: [.., '\n'] } => HclTemplate.Of([.. template.Pieces, new HclTextPart("\n")]),
        _ => null,
    };

    private HclExpression Lower(Expr expression, AttributeType? expected) => expression switch
    {
        ConstantExpr constant => TerraformLiteral.Of(constant.Value, expected, constant.Location, scope.Diagnostics),
        ErrorExpr => HclLiteral.Null,
        ReadExpr read => Read(read),
        UnaryExpr { Operator: UnaryOperator.Not } not => new HclUnary("!", Condition(not.Operand)),
        UnaryExpr negation => new HclUnary("-", Of(negation.Operand)),
        BinaryExpr binary => Binary(binary),
        ConditionalExpr choice => new HclConditional(Condition(choice.Condition), Branch(choice, choice.Consequence, expected), Branch(choice, choice.Alternative, expected)),
        InterpolationExpr text => Template(text),
        ListExpr list => HclList.Of(list.Items.Select(i => Of(i, (expected as CollectionAttribute)?.Element))),
        RecordExpr record => Record(record, expected),
        MemberExpr member => Member(member),
        IndexExpr index => Index(index),
        CallExpr call => Call(call, expected),
        ComprehensionExpr loop => Loop(loop),
        _ => throw new NotSupportedException($"{expression.GetType().Name} has no form in Terraform."),
    };

    // None is false.
    private HclExpression Condition(Expr expression) =>
        expression.Type.IsOptional ? new HclBinary(Of(expression), "==", true) : Of(expression);

    // Terraform wants both branches of one type, and takes each object for a type of its own.
    private HclExpression Branch(ConditionalExpr choice, Expr branch, AttributeType? expected)
    {
        var value = Of(branch, expected);
        return choice.Type.Required is MapType && value is HclObject ? HclCall.Of("tomap", value) : value;
    }

    private HclExpression Template(InterpolationExpr text)
    {
        var template = HclTemplate.Of(text.Parts.SelectMany(Part));
        return text.Parts is [{ Constant: null } only] && only.Type is not TextType ? HclCall.Of("tostring", template) : template;
    }

    private IEnumerable<HclPart> Part(Expr part) => part switch
    {
        { Constant: { } known } => [new HclTextPart(known.ToText())],
        { Type: OptionalType } => [new HclHole(OrElse(Of(part), ""))],
        _ => Of(part) switch
        {
            HclText text => [new HclTextPart(text.Text)],
            HclTemplate inner => inner.Pieces, // a text in a text is read at once
            var value => [new HclHole(value)],
        },
    };

    private HclObject Record(RecordExpr record, AttributeType? expected)
    {
        var entries = record.Fields.Select(f => new HclEntry(f.Name, Of(f.Value, TerraformLiteral.FieldType(expected, f.Name))) { Origin = f.Value.Location });
        return new HclObject([.. entries, .. TerraformLiteral.Missing(expected, record.Fields.Select(static f => f.Name))]);
    }

    private HclLoop Loop(ComprehensionExpr loop)
    {
        var inner = With(loop.Variable, new HclVariable(NameOf(loop.Variable)));
        return new HclLoop(null, NameOf(loop.Variable), Of(loop.Sequence), inner.Of(loop.Result))
        {
            Condition = loop.Condition is { } condition ? inner.Condition(condition) : null,
        };
    }

    // A variable of a loop may not be called like a word that begins a reference.
    private static string NameOf(string variable) =>
        variable is "each" or "count" or "self" or "var" or "local" or "module" or "data" or "ephemeral" or "path" or "terraform" or "null" or "true" or "false" ? $"{variable}_" : variable;

    private static HclConditional OrElse(HclExpression value, HclExpression otherwise) =>
        new(new HclBinary(value, "==", HclLiteral.Null), otherwise, value);

    private HclLiteral Unsupported(Expr expression, string action, string instead = "Compute it from what the compiler knows, or write it out.")
    {
        scope.Diagnostics.Report(TerraformDiagnostics.ExpressionNotPossible, expression.Location, $"Terraform cannot {action}. {instead}");
        return HclLiteral.Null;
    }
}
