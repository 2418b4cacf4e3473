using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a recorder is told about calls. Without a recorder none of this does anything.</summary>
internal sealed partial class ExpressionBinder
{
    private static readonly Dictionary<string, (string Summary, ImmutableArray<CallParameter> Parameters)> WordCalls = new(StringComparer.Ordinal)
    {
        ["success"] = ("Whether everything before succeeded.", []),
        ["failure"] = ("Whether something before failed.", []),
        ["always"] = ("True, whatever happened before.", []),
        ["cancelled"] = ("Whether the run was cancelled.", []),
        ["dotnet"] = ("A .NET project, read through MSBuild.", [new CallParameter("path", "path", null, false, "The project file.")]),
        ["trust"] = ("The value without the label that an outsider wrote it.",
            [new CallParameter("value", "any", null, false, "The value."), new CallParameter("because", "string", null, false, "Why it may be trusted.")]),
    };

    private static SyntaxToken CalleeToken(CallExpressionSyntax syntax) => syntax.Target switch
    {
        NameExpressionSyntax name => name.Token,
        MemberExpressionSyntax member => member.Name,
        _ => syntax.Open,
    };

    private void RecordCall(CallExpressionSyntax syntax, VariantType variant, VariantCase @case)
    {
        if (session.Recorder is null)
        {
            return;
        }

        var parameters = @case.Parameters.Select((p, i) => ParameterOf(p, @case.RepeatsLast && i == @case.Parameters.Length - 1)).ToImmutableArray();
        RecordCall(syntax, new Referent.OfCase(variant, @case), parameters, hasReceiver: false);
        RecordNames(syntax, name => parameters.FirstOrDefault(p => p.Name == name) is { } parameter ? new Referent.OfParameter(@case.Name, parameter) : null);
    }

    private static CallParameter ParameterOf(RecordField field, bool isRepeated) =>
        new(field.Name, field.Type.Name, field.Default is { } value ? FlowText.Write(value) : null, isRepeated, field.Documentation);

    private void RecordCall(CallExpressionSyntax syntax, FunctionSymbol function, List<ParameterArgumentSyntax> parameters, bool hasReceiver)
    {
        if (session.Recorder is null)
        {
            return;
        }

        var place = function.Context;
        RecordCall(
            syntax, new Referent.OfSymbol(function),
            [.. parameters.Select(p => new CallParameter(place.NameOf(p.Name), place.TextOf(p.Type), p.Default is { } value ? place.TextOf(value) : null, false, ""))], hasReceiver);
        RecordNames(syntax, name => parameters.FirstOrDefault(p => place.NameOf(p.Name) == name) is { } parameter
            ? new Referent.OfSymbol(new ValueSymbol(name, place.At(parameter.Name), new ErrorExpr(place.At(parameter.Name)), "parameter"))
            : null);
    }

    private void RecordCall(CallExpressionSyntax syntax, BuiltinFunction function, Expr? receiver)
    {
        if (session.Recorder is null)
        {
            return;
        }

        var parameters = function.Parameters.Select(static p => new CallParameter(
            p.Name, string.Join(" or ", p.Types.Select(static t => t.Name)), p.Default is { } value ? FlowText.Write(value) : null, p.Repeats, "")).ToImmutableArray();
        RecordCall(syntax, new Referent.OfFunction(function), parameters, receiver is not null);
        RecordNames(syntax, name => parameters.FirstOrDefault(p => p.Name == name) is { } parameter ? new Referent.OfParameter(function.Name, parameter) : null);
    }

    private void RecordWordCall(string name, CallExpressionSyntax syntax)
    {
        if (session.Recorder is not null && WordCalls.TryGetValue(name, out var word))
        {
            RecordCall(syntax, new Referent.OfWord(name, word.Summary), word.Parameters, hasReceiver: false);
        }
    }

    private void RecordCall(CallExpressionSyntax syntax, Referent target, ImmutableArray<CallParameter> parameters, bool hasReceiver)
    {
        session.Recorder!.Use(context, CalleeToken(syntax), target);
        session.Recorder.Call(context, new CallMeaning(syntax, target, parameters, hasReceiver));
    }

    private void RecordNames(CallExpressionSyntax syntax, Func<string, Referent?> find)
    {
        foreach (var argument in syntax.Arguments.Arguments.OfType<NamedArgumentSyntax>())
        {
            if (find(context.NameOf(argument.Name)) is { } referent)
            {
                session.Recorder!.Use(context, argument.Name, referent);
            }
        }
    }

    /// <summary>Arguments that the callee has no place for, or that came after a mistake.</summary>
    private void RecordArguments(CallExpressionSyntax syntax)
    {
        if (session.Recorder is null)
        {
            return;
        }

        foreach (var argument in syntax.Arguments.Arguments)
        {
            if (argument is ComprehensionArgumentSyntax loop)
            {
                BindComprehension(loop, null);
            }
            else if (ValueOfArgument(argument) is { } value and not LambdaExpressionSyntax)
            {
                RecordLoose(value);
            }
        }
    }

    /// <summary>Binds the body of a lambda once, with a parameter of which only the type is known.</summary>
    private void RecordLambda(ExpressionSyntax value, ImmutableArray<GivenArgument>.Builder before)
    {
        if (session.Recorder is null || value is not LambdaExpressionSyntax lambda)
        {
            return;
        }

        var parameter = context.NameOf(lambda.Parameter);
        Expr element = before is [{ Value: { } first }, ..] and not [{ Value: ErrorExpr }, ..]
            ? DeclarationBinder.Unknown(parameter, BuiltinFunction.LambdaParameterFor(first.Type.Required), context.At(lambda.Parameter)) with { Phase = first.Phase, Labels = first.Labels }
            : new ErrorExpr(context.At(lambda.Parameter));
        With(parameter, element, lambda.Parameter).Bind(lambda.Body);
    }

    private static FlowType LambdaResult(BuiltinFunction function, ImmutableArray<GivenArgument>.Builder arguments) =>
        function.TypeFor([.. arguments.Select(static a => a.Value?.Type.Required ?? new FunctionType([FlowType.Any], FlowType.Any))]);
}
