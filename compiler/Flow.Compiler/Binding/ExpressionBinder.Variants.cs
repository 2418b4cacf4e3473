using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Written forms of values: <c>loki("https://loki.example.com", keeps = 30d)</c>. What has a name stands where the form has it, and the rest in its order.</summary>
internal sealed partial class ExpressionBinder
{
    private Expr BindVariant(VariantType variant, VariantCase @case, CallExpressionSyntax syntax)
    {
        var (placed, more) = (new Value?[@case.Parameters.Length], ImmutableArray.CreateBuilder<Value>());
        var index = 0;
        Expr? late = null;
        foreach (var argument in syntax.Arguments.Arguments)
        {
            var place = argument is NamedArgumentSyntax named ? PlaceOf(context.NameOf(named.Name), @case) : index < placed.Length || @case.RepeatsLast ? index++ : -1;
            if (place < 0 || (place < placed.Length && placed[place] is not null) || ValueOfArgument(argument) is not { } written)
            {
                return Fail(TypeDiagnostics.WrongArguments, argument, $"`{@case.Name}` takes {(@case.Parameters.IsEmpty ? "nothing" : $"{Words(@case.Parameters.Select(static p => p.Name))} alone: `{@case.Written()}`")}.");
            }

            var parameter = @case.Parameters[Math.Min(place, placed.Length - 1)];
            var bound = ConvertTo(Bind(written, parameter.Type), parameter.Type, written, $"`{parameter.Name}`");
            if (bound is ErrorExpr)
            {
                return bound;
            }

            late ??= bound.Constant is null ? bound : null;
            if (place < placed.Length)
            {
                placed[place] = bound.Constant ?? Value.None;
            }
            else
            {
                more.Add(bound.Constant ?? Value.None);
            }
        }

        if (Filled(@case, placed) is { } missing)
        {
            return Fail(TypeDiagnostics.WrongArguments, syntax, $"`{@case.Name}` needs `{missing}`: `{@case.Written()}`.");
        }

        return late is not null
            ? Combine(new CallExpr(@case.Name, [late], variant, context.At(syntax)), late)
            : new ConstantExpr(new VariantValue(variant, @case.Name, [.. placed.Select(static v => v!), .. more]), variant, context.At(syntax));
    }

    /// <summary>A word that is none of the forms.</summary>
    private void FailCase(VariantType variant, string name, NameExpressionSyntax syntax)
    {
        var cases = variant.Cases.Select(static c => c.Name).ToList();
        if (variant == DomainTypes.CronText)
        {
            Fail(TypeDiagnostics.NoMember, syntax, $"`{name}` says not when it runs. That is `every weekday at 07:30`, or `cron(\"30 7 * * 1-5\")`.");
        }
        else
        {
            Fail(TypeDiagnostics.NoMember, syntax, $"Here stands one of {Words(cases)}, not `{name}`.{Suggestions.DidYouMean(name, cases)}", SuggestName(name, cases, syntax.Token));
        }
    }

    private static string? NearestMember(string written, EnumType @enum) => ForeignNames.MemberFor(written, @enum.Members) ?? Suggestions.Nearest(written, @enum.Members);

    private static string MeantMember(string written, EnumType @enum) => NearestMember(written, @enum) is { } meant ? $" Did you mean `{meant}`?" : "";

    private static int PlaceOf(string name, VariantCase @case) => @case.Parameters.ToList().FindIndex(p => p.Name == name);

    /// <summary>Puts defaults where nothing is written; gives the name of the first parameter that has none.</summary>
    private static string? Filled(VariantCase @case, Value?[] placed)
    {
        for (var i = 0; i < placed.Length; i++)
        {
            placed[i] ??= @case.Parameters[i].Default ?? (@case.Parameters[i].Type.IsOptional ? Value.None : null);
            if (placed[i] is null)
            {
                return @case.Parameters[i].Name;
            }
        }

        return null;
    }
}
