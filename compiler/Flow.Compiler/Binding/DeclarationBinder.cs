using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a declaration says about its own type and value, asked for by those who refer to it.</summary>
internal static class DeclarationBinder
{
    /// <summary>The value of a <c>let</c> or of a template's parameter.</summary>
    public static Expr BindLet(BindSession session, LetSymbol let)
    {
        var binder = new ExpressionBinder(session, let.Context);
        var isSecret = let.WrittenType is { } secret && TypeBinder.IsSecret(secret.Context, secret.Type);
        var written = let.WrittenType is { } typed ? TypeBinder.Bind(session, typed.Context, typed.Type) : null;
        var type = isSecret ? written?.OrNone() : written; // whether a secret is set is known only to the host
        if (let.Item.Value is { } value)
        {
            var slot = new Slot(type ?? FlowType.Any) { Latest = PhaseKind.Applied, TakesSecrets = true, TakesEphemeral = true };
            return Fill(binder.BindFor(value, slot, $"`{let.Name}`"), type, isSecret);
        }

        if (let.Item.Body is { } body)
        {
            if (type is { Required: TextType or IntType or NumberType or BoolType or DurationType or SizeType or PercentType or DateType or TimeType })
            {
                session.Report(
                    TypeDiagnostics.WrongType, let.Context, let.Item.Head,
                    $"`{let.Name}` is {Articles.Of(type.Name)}, and a block in braces is none. Write `{let.Name} = …`; what the block says may have a name of its own beside it.");
                return new ErrorExpr(let.Location);
            }

            var isGiven = let.Context.WordOf(let.Item) != "let";
            var own = (isGiven ? binder.LeavingOut() : binder).Bind(new RecordExpressionSyntax(body.Span, body), type);
            return isGiven ? binder.GoOn(let.Before, own, body) : own;
        }

        return new ConstantExpr(Value.None, type ?? FlowType.None, let.Location);
    }

    /// <summary>The body of a function with its parameters in <paramref name="scope"/>.</summary>
    public static Expr BindFunctionBody(BindSession session, FunctionSymbol function, BindContext scope, ExpressionSyntax body)
    {
        var type = function.Item.Args[0].Type is { } written ? TypeBinder.Bind(session, function.Context, written) : null;
        return new ExpressionBinder(session, scope).BindFor(body, new Slot(type ?? FlowType.Any) { Latest = PhaseKind.Applied, TakesSecrets = true, TakesEphemeral = true }, $"the result of `{function.Name}`");
    }

    /// <summary>Checks a function that may never be called: its body is bound with parameters of which only the types are known.</summary>
    public static void CheckFunction(BindSession session, FunctionSymbol function)
    {
        if (function.Item.Value is not { } body || function.Signature is not { } signature)
        {
            return;
        }

        var scope = function.Context.Inner();
        foreach (var parameter in signature.Arguments.Arguments.OfType<ParameterArgumentSyntax>())
        {
            var type = TypeBinder.Bind(session, function.Context, parameter.Type);
            var name = function.Context.NameOf(parameter.Name);
            var symbol = new ValueSymbol(name, function.Context.At(parameter.Name), Unknown(name, type, function.Context.At(parameter.Name)), "parameter");
            session.Recorder?.Declaration(function.Context, symbol);
            if (scope.Scope.TryDeclare(symbol) is not null)
            {
                session.Report(NameDiagnostics.Duplicate, function.Context, parameter.Name.Span, $"`{function.Name}` has a parameter `{name}` already.");
            }

            if (parameter.Default is { } @default)
            {
                new ExpressionBinder(session, function.Context).BindFor(@default, new Slot(type), $"`{name}`");
            }
        }

        session.Guarded(function, function.Name, function.Location, () => BindFunctionBody(session, function, scope, body), out _);
    }

    /// <summary>A value of which only the type is known. It fits where a value of the compiler is needed, so that nothing is reported that depends on the value.</summary>
    internal static Expr Unknown(string name, FlowType type, Location location) => new ReadExpr(new VariableSource(name), type, location);

    /// <summary>The type of a parameter, and whether it is a secret.</summary>
    public static (FlowType Type, bool IsSecret) ParameterType(BindSession session, DeclarationSymbol parameter) => ParameterType(session, parameter, out _);

    /// <summary>The type of a parameter, and whether it is a secret. A default without a type that reads its own parameter is a <paramref name="cycle"/>.</summary>
    public static (FlowType Type, bool IsSecret) ParameterType(BindSession session, DeclarationSymbol parameter, out ImmutableArray<(string Name, Location Location)> cycle)
    {
        cycle = [];
        var written = parameter.Item.Args is [{ Type: { } type }, ..] ? type : null;
        if (written is not null)
        {
            return (TypeBinder.Bind(session, parameter.Context, written), TypeBinder.IsSecret(parameter.Context, written));
        }

        return parameter.Item.Value is { } value
            ? (session.Guarded(parameter, parameter.Name, parameter.Location, () => new ExpressionBinder(session, parameter.Context).Bind(value).Type, out cycle) ?? FlowType.Error, false)
            : (FlowType.Text, false);
    }

    /// <summary>The type written on a declaration, or null.</summary>
    public static FlowType? DeclaredType(BindSession session, DeclarationSymbol symbol) =>
        symbol.Item.Args is [{ Type: { } type }, ..] ? TypeBinder.Bind(session, symbol.Context, type) : null;

    /// <summary>The type and labels of a job's output. They come from its value where no type is written.</summary>
    public static (FlowType Type, Labels Labels) OutputType(BindSession session, DeclarationSymbol output, out ImmutableArray<(string Name, Location Location)> cycle)
    {
        var declared = DeclaredType(session, output);
        cycle = [];
        if (output.Item.Value is not { } value)
        {
            return (declared ?? FlowType.Text, Labels.None);
        }

        if (output.BoundValue is null)
        {
            (output.BoundValue, cycle) = session.For(output.Unit, own => BindOutput(own, output, value, declared));
        }

        return output.BoundValue is { } bound ? (declared ?? bound.Type, bound.Labels | LabelsOfJob(session, output, bound)) : (declared ?? FlowType.Error, Labels.None);
    }

    /// <summary>What foreign code computed is untrusted in every consumer; what was known before it ran is not.</summary>
    private static Labels LabelsOfJob(BindSession session, DeclarationSymbol output, Expr value) =>
        (value.Phase.Kind == PhaseKind.Running || IsCode(output)) && ForeignJobs.IsForeign(session, output.Owner) ? Labels.Untrusted : Labels.None;

    private static bool IsCode(DeclarationSymbol output) =>
        output.Item.Value is StringExpressionSyntax text && output.Context.TextOf(text).StartsWith("csharp", StringComparison.Ordinal);

    /// <summary>Quietly: the output reports what is wrong with it when its own turn comes.</summary>
    private static (Expr? Value, ImmutableArray<(string Name, Location Location)> Cycle) BindOutput(BindSession session, DeclarationSymbol output, ExpressionSyntax value, FlowType? declared)
    {
        session.Quiet++;
        var bound = session.Guarded(output, output.Name, output.Location, () =>
        {
            LoopBinder.Ensure(session, output.Owner);
            return new ExpressionBinder(session, output.Context).Bind(value, declared);
        }, out var cycle);
        session.Quiet--;
        return (bound, cycle);
    }

    /// <summary>Whether the <c>if</c> of <paramref name="symbol"/> is false. It is asked for before the declaration itself is bound when something above it refers to it.</summary>
    public static bool IsAbsent(BindSession session, DeclarationSymbol symbol) => session.Answer(symbol, Question.IsAbsent, own => HasFalseCondition(own, symbol));

    private static bool HasFalseCondition(BindSession session, DeclarationSymbol symbol)
    {
        var isFalse = false;
        foreach (var (written, context) in Conditions(symbol))
        {
            isFalse = new ExpressionBinder(session, context).BindFor(written, new Slot(FlowType.Bool), "`if`").Constant is BoolValue { Truth: false };
        }

        return isFalse;
    }

    private static IEnumerable<(ExpressionSyntax Condition, BindContext Context)> Conditions(DeclarationSymbol symbol)
    {
        foreach (var part in symbol.Parts)
        {
            foreach (var item in part.Items)
            {
                if (item.Args is [{ Value: { } written }, ..] && part.Context.WordOf(item) == "if")
                {
                    yield return (written, part.Context);
                }
            }
        }

        foreach (var clause in symbol.Item.Clauses)
        {
            if (clause.Word.Word == Word.If)
            {
                if (clause.Value is { } written)
                {
                    yield return (written, symbol.Context);
                }

                yield break;
            }
        }
    }

    /// <summary>The condition written as <c>if</c> on <paramref name="item"/>, or null.</summary>
    public static ExpressionSyntax? ConditionIn(ItemSyntax item, BindContext context) => Written(item, "if", context);

    /// <summary>The value after the small word <paramref name="word"/> in the header or as a line of the body, or null.</summary>
    public static ExpressionSyntax? Written(ItemSyntax item, string word, BindContext context) =>
        item.Clauses.FirstOrDefault(c => context.Tree.Source.Slice(c.Word.Span) == word)?.Value
        ?? item.Body?.Items.Items.FirstOrDefault(i => context.WordOf(i) == word)?.Args.FirstOrDefault()?.Value;

    /// <summary>Whether the step runs a command, so that its standard output can be read.</summary>
    public static bool IsCommand(DeclarationSymbol step) =>
        step.Kind.Word == "run" || (step.Kind.Word == "step" && Verbs(step).Any(static w => w == "run"));

    /// <summary>Whether the outputs of the step are not all declared: those of an action.</summary>
    public static bool HasOpenOutputs(DeclarationSymbol step) =>
        step.Kind.Word is "uses" or "setup" or "checkout" or "cache" || (step.Kind.Word == "step" && Verbs(step).Any(static w => w is "uses" or "setup" or "checkout" or "cache"));

    /// <summary>The labels of what the step prints: untrusted when it may come out of files that somebody outside wrote.</summary>
    public static Labels StepLabels(BindSession session, DeclarationSymbol step)
    {
        var job = step.Owner;
        while (job is { Kind.Role: Role.Step })
        {
            job = job.Owner;
        }

        return ForeignJobs.TakesForeignFiles(session, job) ? Labels.Untrusted : Labels.None;
    }

    private static IEnumerable<string> Verbs(DeclarationSymbol step) => step.Item.Body?.Items.Items.Select(step.Context.WordOf) ?? [];

    /// <summary>The type and labels of an output of a called pipeline, or null where it has none of this name.</summary>
    public static (FlowType Type, Labels Labels)? CalledOutput(BindSession session, DeclarationSymbol call, string name)
    {
        if (CalledPipeline(call) is not { } pipeline)
        {
            return (FlowType.Text, Passed(session, call)); // a pipeline elsewhere: its outputs are not known here
        }

        if (pipeline.Members.FindHere(name) is not DeclarationSymbol { Kind.Word: "output" } output)
        {
            return null;
        }

        var (type, labels) = OutputType(session, output, out _);
        return (type, labels | (output.BoundValue is { Phase.Kind: PhaseKind.AfterJobs } ? Passed(session, call) : Labels.None));
    }

    private static Labels Passed(BindSession session, DeclarationSymbol call) => ForeignJobs.PassesForeignCode(session, call) ? Labels.Untrusted : Labels.None;

    /// <summary>The names of the outputs of a called pipeline.</summary>
    public static IEnumerable<string> CalledOutputs(DeclarationSymbol call) =>
        CalledPipeline(call)?.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output").Select(static s => s.Name) ?? [];

    /// <summary>The pipeline of this project that <paramref name="call"/> calls, or null.</summary>
    public static DeclarationSymbol? CalledPipeline(DeclarationSymbol call) =>
        call.Item.Args is [{ Value: NameExpressionSyntax name }, ..] ? OuterPipeline(call, call.Context.NameOf(name.Token)) : null;

    private static DeclarationSymbol? OuterPipeline(DeclarationSymbol call, string name)
    {
        for (var scope = call.Context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.FindHere(name) is DeclarationSymbol { Kind.Word: "pipeline" } pipeline)
            {
                return pipeline;
            }
        }

        return null;
    }

    /// <summary>The labels of an environment variable where <paramref name="reader"/> reads it: those of the value that the step, job or pipeline gives it.</summary>
    public static Labels EnvironmentLabels(BindSession session, BindContext context, string name, SyntaxNode reader)
    {
        var jobParts = context.Job?.Parts ?? [];
        var step = jobParts.Where(p => ReferenceEquals(p.Context.Tree, context.Tree))
            .SelectMany(p => p.Items.Where(i => i.Span.Start <= context.StepPosition && context.StepPosition < i.Span.End && i.Body is not null).Select(i => p with { Items = [.. i.Body!.Items.Items] }));
        return (LabelsIn(session, step, name, context.At(reader)) ?? LabelsIn(session, jobParts, name, context.At(reader)) ?? LabelsIn(session, context.Pipeline?.Parts ?? [], name, context.At(reader)))
            .GetValueOrDefault();
    }

    /// <summary>The labels of the variable that <paramref name="level"/> sets; null where it sets none. Variables of one level do not see each other.</summary>
    private static Labels? LabelsIn(BindSession session, IEnumerable<BodyPart> level, string name, Location reader)
    {
        var bodies = level.SelectMany(static p => p.Items.Where(i => p.Context.WordOf(i) == "env").Select(i => (Item: i, p.Context))).ToList();
        if (bodies.Exists(b => ReferenceEquals(b.Context.Tree.Source, reader.Source) && b.Item.Span.Contains(reader.Span)))
        {
            return null;
        }

        foreach (var (item, context) in bodies)
        {
            if (item.Body?.Items.Items.FirstOrDefault(i => context.WordOf(i) == name)?.Value is { } value)
            {
                session.Quiet++;
                var labels = new ExpressionBinder(session, context).Bind(value).Labels;
                session.Quiet--;
                return labels;
            }
        }

        return null;
    }

    private static Expr Fill(Expr value, FlowType? type, bool isSecret)
    {
        if (value is ConstantExpr { Value: RecordValue } constant && type is RecordType)
        {
            return constant with { Type = type };
        }

        return isSecret ? value with { Labels = value.Labels | Labels.Secret } : value;
    }
}
