using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ExpressionBinder
{
    private Expr BindCall(CallExpressionSyntax syntax, FlowType? expected)
    {
        var bound = BindCallee(syntax, expected);
        RecordArguments(syntax);
        return bound;
    }

    private Expr BindCallee(CallExpressionSyntax syntax, FlowType? expected)
    {
        switch (syntax.Target)
        {
            case NameExpressionSyntax name:
                return CallNamed(context.NameOf(name.Token), syntax, expected);
            case MemberExpressionSyntax member when member.Target is NameExpressionSyntax first && context.Scope.Find(context.NameOf(first.Token)) is ModuleSymbol:
                RecordModuleMember(first.Token, member.Name);
                return BindOperandQuietly(member) is FunctionSymbol function ? CallFunction(function, syntax) : Fail(TypeDiagnostics.NoFunction, syntax, $"`{context.TextOf(member)}` is no function.");
            case MemberExpressionSyntax member when !member.Name.IsMissing:
                return CallMethod(member, syntax);
            default:
                return Fail(TypeDiagnostics.NoFunction, syntax, "Only functions can be called.");
        }
    }

    private Symbol? BindOperandQuietly(MemberExpressionSyntax member)
    {
        var module = (ModuleSymbol)context.Scope.Find(context.NameOf(((NameExpressionSyntax)member.Target).Token))!;
        return module.Module.Scope.FindHere(context.NameOf(member.Name)) is { IsExported: true } symbol ? symbol : null;
    }

    private Expr CallNamed(string name, CallExpressionSyntax syntax, FlowType? expected)
    {
        if (SlotNames.FirstOrDefault(f => f.Name == name) is { Type: FunctionType signature } own)
        {
            return CallOfSlot(own, signature, syntax);
        }

        if (VariantOf(expected, name) is { } variant)
        {
            RecordCall(syntax, variant, variant.Case(name)!);
            var written = BindVariant(variant, variant.Case(name)!, syntax);
            return ReferenceEquals(variant, DomainTypes.Build) ? new BuildSources(session, context, syntax).Read(written) : written;
        }

        if (context.Scope.Find(name) is FunctionSymbol function)
        {
            return CallFunction(function, syntax);
        }

        RecordWordCall(name, syntax);
        switch (name)
        {
            case "success" or "failure" or "always" or "cancelled":
                return StatusCall(name, syntax);
            case "dotnet":
                return DotNetProjects.Bind(session, context, this, syntax);
            case "trust":
                return Trust(syntax);
        }

        if (StandardLibrary.Find(name) is { } builtin)
        {
            return CallBuiltin(builtin, null, syntax);
        }

        if (expected?.Required is VariantType known)
        {
            var cases = known.Cases.Select(static c => c.Name).ToList();
            return Fail(TypeDiagnostics.NoMember, syntax.Target, $"Here stands one of {Words(cases)}, not `{name}`.{Suggestions.DidYouMean(name, cases)}");
        }

        if (ForeignNames.ExplainFunction(name) is { } foreign)
        {
            return Fail(NameDiagnostics.ForeignName, syntax.Target, foreign);
        }

        var functions = StandardLibrary.Names.Concat(session.Visible(context, name).Select(static s => s.Name));
        return Fail(
            TypeDiagnostics.NoFunction, syntax.Target, $"There is no function `{name}`.{Suggestions.DidYouMean(name, functions)}",
            Suggestions.Nearest(name, functions) is { } near ? [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Target.Span, near)])] : []);
    }

    private static VariantType? VariantOf(FlowType? expected, string name) => expected?.Required switch
    {
        VariantType variant when variant.Case(name) is not null => variant,
        ListType list => VariantOf(list.Element, name),
        _ => null,
    };

    private static ExpressionSyntax? ValueOfArgument(ArgumentSyntax argument) => argument switch
    {
        ValueArgumentSyntax value => value.Value,
        NamedArgumentSyntax named => named.Value,
        _ => null,
    };

    private Expr StatusCall(string name, CallExpressionSyntax syntax)
    {
        if (syntax.Arguments.Arguments.Any())
        {
            return Fail(TypeDiagnostics.WrongArguments, syntax, $"`{name}()` takes nothing. For one job: `when x.result == failed`.");
        }

        var function = Enum.Parse<StatusFunction>(name, ignoreCase: true);
        return Read(new StatusSource(function), FlowType.Bool, context.StepPosition == int.MaxValue ? new Phase(PhaseKind.AfterJobs, []) : Phase.Running, Labels.None, syntax);
    }

    private Expr Trust(CallExpressionSyntax syntax)
    {
        if (syntax.Arguments.Arguments.ToList() is not [ValueArgumentSyntax value, NamedArgumentSyntax { Value: StringExpressionSyntax } because] || context.NameOf(because.Name) != "because")
        {
            return Fail(TypeDiagnostics.WrongArguments, syntax, "Trusting a text needs a reason: `trust(event.title, because = \"…\")`.");
        }

        var bound = Bind(value.Value);
        return bound with { Labels = bound.Labels & ~(Labels.Untrusted | Labels.Foreign) };
    }

    private Expr CallMethod(MemberExpressionSyntax member, CallExpressionSyntax syntax)
    {
        var name = context.NameOf(member.Name);
        var target = ToExpr(BindOperand(member.Target), member.Target);
        if (target is ErrorExpr)
        {
            return target;
        }

        if (context.Scope.Find(name) is FunctionSymbol function)
        {
            return CallFunction(function, syntax, target);
        }

        return StandardLibrary.Find(name) is { } builtin
            ? CallBuiltin(builtin, target, syntax)
            : Fail(TypeDiagnostics.NoFunction, member, $"There is no function `{name}`.{Suggestions.DidYouMean(name, StandardLibrary.Names)}", SuggestName(name, StandardLibrary.Names, member.Name));
    }

    private Expr CallFunction(FunctionSymbol function, CallExpressionSyntax syntax, Expr? receiver = null)
    {
        var parameters = function.Signature?.Arguments.Arguments.OfType<ParameterArgumentSyntax>().ToList() ?? [];
        RecordCall(syntax, function, parameters, receiver is not null);
        var scope = function.Context.Inner();
        var arguments = syntax.Arguments.Arguments.ToList();
        var position = receiver is null ? 0 : 1;
        var broken = false;
        foreach (var argument in arguments.OfType<NamedArgumentSyntax>().Where(a => parameters.All(p => function.Context.NameOf(p.Name) != context.NameOf(a.Name))))
        {
            var name = context.NameOf(argument.Name);
            return Fail(
                TypeDiagnostics.WrongArguments, argument,
                $"`{function.Name}` has no parameter `{name}`.{Suggestions.DidYouMean(name, parameters.Select(p => function.Context.NameOf(p.Name)))}");
        }

        var positional = arguments.OfType<ValueArgumentSyntax>().ToList();
        if (positional.Count + position > parameters.Count)
        {
            return Fail(TypeDiagnostics.WrongArguments, syntax, $"`{function.Name}` takes {parameters.Count} argument{(parameters.Count == 1 ? "" : "s")}, and here are {positional.Count + position}.");
        }

        for (var i = 0; i < parameters.Count; i++)
        {
            var name = function.Context.NameOf(parameters[i].Name);
            var type = TypeBinder.Bind(session, function.Context, parameters[i].Type);
            var written = arguments.OfType<NamedArgumentSyntax>().FirstOrDefault(a => context.NameOf(a.Name) == name)?.Value
                ?? (i >= position && i - position < positional.Count ? positional[i - position].Value : null);
            var value = i < position ? ConvertTo(receiver!, type, syntax, $"`{name}`")
                : written is not null ? ConvertTo(Bind(written, type), type, written, $"`{name}`")
                : parameters[i].Default is { } @default ? new ExpressionBinder(session, function.Context).BindFor(@default, new Slot(type), $"`{name}`")
                : type.IsOptional ? NoneAt(syntax)
                : Fail(TypeDiagnostics.WrongArguments, syntax, $"`{function.Name}` needs `{name}` as well.");
            broken |= value is ErrorExpr;
            scope.Scope.TryDeclare(new ValueSymbol(name, function.Context.At(parameters[i].Name), value, "parameter"));
        }

        return broken ? new ErrorExpr(context.At(syntax)) : Inlined(function, scope, syntax);
    }

    private Expr Inlined(FunctionSymbol function, BindContext scope, CallExpressionSyntax syntax)
    {
        if (function.Item.Value is not { } body)
        {
            return new ErrorExpr(context.At(syntax));
        }

        session.Recorder?.Pause();
        var result = session.Guarded(function, function.Name, function.Location, () => DeclarationBinder.BindFunctionBody(session, function, scope, body), out var cycle);
        session.Recorder?.Resume();
        if (result is null)
        {
            Cyclic(cycle, syntax);
            return new ErrorExpr(context.At(syntax));
        }

        return result with { Location = context.At(syntax) };
    }

    private Expr CallBuiltin(BuiltinFunction function, Expr? receiver, CallExpressionSyntax syntax)
    {
        var written = syntax.Arguments.Arguments.ToList();
        RecordCall(syntax, function, receiver);
        var arguments = ImmutableArray.CreateBuilder<GivenArgument>();
        if (receiver is not null)
        {
            arguments.Add(new GivenArgument(receiver, null, syntax.Target is MemberExpressionSyntax method ? method.Target : syntax.Target));
        }

        foreach (var argument in written)
        {
            if (Place(function, argument, arguments.Count) is not { } parameter || ValueOfArgument(argument) is not { } value)
            {
                return Fail(TypeDiagnostics.WrongArguments, argument, $"This does not fit: `{function.Signature}`.");
            }

            RecordLambda(value, arguments);
            arguments.Add(value is LambdaExpressionSyntax lambda ? new GivenArgument(null, lambda, value) : new GivenArgument(Bind(value, parameter.Type is AnyType ? null : parameter.Type), null, value));
        }

        if (arguments.Count < function.FewestArguments)
        {
            return Fail(TypeDiagnostics.WrongArguments, syntax, $"`{function.Name}` needs {function.FewestArguments} argument{(function.FewestArguments == 1 ? "" : "s")}: `{function.Signature}`.");
        }

        if (arguments.Any(static a => a.Value is ErrorExpr))
        {
            return new ErrorExpr(context.At(syntax));
        }

        return arguments.All(static a => a.Lambda is not null || a.Value!.Constant is not null)
            ? EvaluateBuiltin(function, arguments, syntax)
            : RunTimeCall(function, arguments, syntax);
    }

    private FunctionParameter? Place(BuiltinFunction function, ArgumentSyntax argument, int index) =>
        argument is NamedArgumentSyntax named
            ? function.ParameterAt(index) is { } at && at.Name == context.NameOf(named.Name) ? at : null
            : function.ParameterAt(index);

    private Expr EvaluateBuiltin(BuiltinFunction function, ImmutableArray<GivenArgument>.Builder arguments, CallExpressionSyntax syntax)
    {
        if (function.Evaluate is null)
        {
            return RunTimeCall(function, arguments, syntax);
        }

        var values = arguments.Select(a => a.Lambda is { } lambda ? Argument.Of(v => Applied(lambda, v)) : Argument.Of(a.Value!.Constant!)).ToImmutableArray();
        var result = function.Call(values, new FunctionContext(session.Services.Files, context.Folder));
        if (result.Value is { } value)
        {
            var labels = arguments.Aggregate(Labels.None, static (l, a) => l | (a.Value?.Labels ?? Labels.None));
            return new ConstantExpr(value, value.Type, context.At(syntax)) { Labels = labels };
        }

        if (result.Problem is { } problem)
        {
            var blamed = result.BlamedArgument >= 0 && result.BlamedArgument < arguments.Count ? arguments[result.BlamedArgument].Syntax : syntax;
            return Fail(TypeDiagnostics.FunctionProblem, blamed, problem);
        }

        return new ErrorExpr(context.At(syntax));
    }

    private Value? Applied(LambdaExpressionSyntax lambda, Value value)
    {
        session.Recorder?.Pause();
        var result = With(context.NameOf(lambda.Parameter), new ConstantExpr(value, value.Type, context.At(lambda.Parameter)), lambda.Parameter).Bind(lambda.Body).Constant;
        session.Recorder?.Resume();
        return result;
    }

    private Expr RunTimeCall(BuiltinFunction function, ImmutableArray<GivenArgument>.Builder arguments, CallExpressionSyntax syntax)
    {
        if (function.Reach == RunTimeReach.None && !(function.IsKnownToTerraform && context.Environment is not null) && session.Recorder is null)
        {
            var late = arguments.FirstOrDefault(static a => a.Value is { Constant: null });
            return Fail(TypeDiagnostics.TooLate, late?.Syntax ?? syntax, late?.Value?.Phase.Kind == PhaseKind.Applied
                ? $"`{function.Name}` is evaluated by the compiler, and this is known only when the environment is applied."
                : function.Sample is not null ? $"`{function.Name}` is known to Terraform alone, in an environment."
                : $"`{function.Name}` is evaluated by the compiler, and this is known only when the pipeline runs. Do it in a step, and read what that prints.");
        }

        if (arguments.Any(static a => a.Lambda is not null) && session.Recorder is not null)
        {
            return new CallExpr(function.Name, [], LambdaResult(function, arguments), context.At(syntax));
        }

        if (function.Name == "distinct-by" && arguments is [{ Value: { } several }, { Lambda: { } key }] && ItemsOf(several) is { } each && DistinctItems([.. each], key) is { } distinct)
        {
            return ListOf(distinct, (several.Type.Required as ListType)?.Element, syntax);
        }

        if (arguments.Any(static a => a.Lambda is not null))
        {
            return Fail(TypeDiagnostics.TooLate, syntax, "The list is known only when the pipeline runs. Write a comprehension: `[for x in list => …]`.");
        }

        var values = ImmutableArray.CreateBuilder<Expr>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (value, _, node) = arguments[i];
            var parameter = function.ParameterAt(i)!;
            if (value!.Type is OptionalType { Inner: not AnyType } && !parameter.Types.Any(static t => t is AnyType or OptionalType))
            {
                return Fail(TypeDiagnostics.MayBeNone, node, $"`{function.Name}` needs a value, and this one can be none. Say what to take then: `{context.TextOf(node)} ?? …`.");
            }

            if (value.Type.Required is not (AnyType or ErrorType) && !parameter.Types.Any(t => Conversions.Fits(value.Type.Required, t)))
            {
                return Fail(TypeDiagnostics.WrongType, node, $"`{parameter.Name}` of `{function.Name}` is {Articles.Of(parameter.Type.Name)}, and this is {Articles.Of(value.Type.Name)}.");
            }

            values.Add(value);
        }

        if (function.Name == "keys" && values is [RecordExpr { Fields: var fields }])
        {
            return new ConstantExpr(new ListValue(FlowType.Text, [.. fields.Select(static f => Value.Of(f.Name))]), new ListType(FlowType.Text), context.At(syntax)); // they are written, whatever the values are
        }

        if (function.Name == SsmParameter.Function && context.Environment is not null && session.Recorder is null)
        {
            return new ConstantExpr(Value.Of(SsmParameter.IsMeantBy(values[0])), FlowType.Bool, context.At(syntax)); // what it is read of is written, whatever its text is
        }

        if (function.Name == "merge" && context.Environment is not null && values.All(static v => v is RecordExpr or { Constant: RecordValue }))
        {
            return MergedRecord(values, function.TypeFor([.. values.Select(static v => v.Type.Required)]), syntax);
        }

        if (function.Name == "flatten" && values is [var lists] && WrittenItems(lists) is { } items)
        {
            return ListOf(items, ((lists.Type.Required as ListType)?.Element.Required as ListType)?.Element, syntax);
        }

        var type = function.TypeFor([.. values.Select(static v => v.Type.Required)]);
        var call = Combine(new CallExpr(function.Name, values.MoveToImmutable(), type, context.At(syntax)), [.. arguments.Select(static a => a.Value!)]);
        return function.Evaluate is null ? call with { Phase = call.Phase.Join(function.Sample is null ? Phase.Running : Phase.Applied) } : call;
    }

    /// <summary>What stands in the place of a parameter: a value or a lambda.</summary>
    private sealed record GivenArgument(Expr? Value, LambdaExpressionSyntax? Lambda, SyntaxNode Syntax);
}
