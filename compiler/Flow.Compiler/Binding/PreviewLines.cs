using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What the line <c>per pull-request as number</c> of an environment says, before it is bound.</summary>
internal static class PreviewLines
{
    /// <summary>The largest number of a pull request that there may be; it bounds the length of names.</summary>
    public const int LargestNumber = 9_999_999;

    /// <summary>The line in what <paramref name="environment"/> says itself; null where it has none. It is not inherited.</summary>
    public static ItemSyntax? Of(DeclarationSymbol environment) => environment.Item.Body?.Items.Items.FirstOrDefault(i => environment.Context.WordOf(i) == PreviewKinds.Word);

    /// <summary>What the number of the pull request is called; null where nothing is said.</summary>
    public static string? NumberOf(DeclarationSymbol environment) =>
        Of(environment) is { } line && DeclarationBinder.Written(line, "as", environment.Context) is NameExpressionSyntax name ? environment.Context.NameOf(name.Token) : null;

    /// <summary>What <paramref name="environment"/> is called where it is applied: by its name, and a preview by its name and its number.</summary>
    public static Expr NameOf(DeclarationSymbol environment, Text.Location location)
    {
        if (NumberOf(environment) is not { } number)
        {
            return new ConstantExpr(Value.Of(environment.Name), FlowType.Text, location);
        }

        return new InterpolationExpr([new ConstantExpr(Value.Of($"{environment.Name}-"), FlowType.Text, location), Number(number, location)], location) { Phase = Phase.Applied };
    }

    /// <summary>The value of <paramref name="expression"/>; in a preview, that for the largest number of a pull request. Null where something else is not known.</summary>
    public static Value? Known(Expr expression, DeclarationSymbol? environment) => expression.Constant
        ?? (environment is not null && NumberOf(environment) is { } number ? new Evaluator(s => s is ParameterSource { Name: var name } && name == number ? Value.Of(LargestNumber) : null).Evaluate(expression) : null);

    /// <summary>The number itself.</summary>
    public static ReadExpr Number(string name, Text.Location location) => new(new ParameterSource(name), FlowType.Int, location) { Phase = Phase.Applied };
}
