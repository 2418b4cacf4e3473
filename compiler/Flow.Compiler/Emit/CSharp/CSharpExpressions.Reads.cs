using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

internal sealed partial class CSharpExpressions
{
    private CSharpCode Read(ReadExpr read) => read.Source switch
    {
        ContextSource context => Context(read, context),
        ParameterSource parameter => From(read, scope.IsInAction ? "Inputs" : "Parameters", scope.IsInAction ? ContextLevel.Step : ContextLevel.Run, parameter.Name),
        ConfigurationSource variable => From(read, "Vars", ContextLevel.Run, variable.Name),
        SecretSource secret => From(read, "Secrets", ContextLevel.Cell, secret.Name),
        EnvironmentVariableSource variable => From(read, "Env", ContextLevel.Cell, variable.Name),
        MatrixSource { Axis: var fact } when CSharpFacts.IsStrategy(fact) => Context(read, new ContextSource("matrix", [fact])),
        MatrixSource axis when scope.Matrix is { } cell => Named(read, cell, axis.Axis, isOutput: false),
        MatrixSource axis => From(read, "Matrix", ContextLevel.Cell, axis.Axis),
        VariableSource variable => Variable(read, variable),
        JobOutputSource output => At(read, ContextLevel.Job, c => Named(read, $"{Job(c, output.Job)}.Outputs", output.Output, isOutput: true)),
        AllJobOutputsSource all => At(read, ContextLevel.Job, c => AllOutputs(read, c, all)),
        JobResultSource result => At(read, ContextLevel.Job, c => new($"{Job(c, result.Job)}.Result.ToCommon()")),
        StepSource step => At(read, ContextLevel.Step, c => Step(read, c, step)),
        AtHandSource known => At(read, ContextLevel.Run, c => new($"{c}.OfEnvironment({CSharpLiteral.Quoted(known.Written)}, {string.Join(", ", known.Values.Select(static v => $"({CSharpLiteral.Quoted(v.Key)}, {CSharpLiteral.Quoted(v.Value)})"))})")),
        StatusSource status => At(read, ContextLevel.Job, c => new($"{c}.{status.Function}()")),
        _ => throw new InvalidOperationException($"The source {read.Source.GetType().Name} has no C# form."),
    };

    private static string Job(string context, string job) => $"{context}.Job({CSharpLiteral.Quoted(job)})";

    /// <summary>The code, where the place of the expression can see that much of a run.</summary>
    private CSharpCode At(Expr read, ContextLevel level, Func<string, CSharpCode> code) => scope.Level >= level
        ? code(scope.Context)
        : Report(CSharpDiagnostics.UnknownValue, read, $"This value is known {When(level)}, which is later than this place needs it.");

    private static string When(ContextLevel level) => level switch
    {
        ContextLevel.Job => "when the jobs before this one are done",
        ContextLevel.Cell => "in one copy of the job",
        _ => "while the job runs",
    };

    private CSharpCode From(ReadExpr read, string place, ContextLevel level, string name) => At(read, level, c => Named(read, $"{c}.{place}", name, isOutput: false));

    /// <summary>A named value in the C# type that is wanted. Outputs other than text travel as JSON.</summary>
    private static CSharpCode Named(ReadExpr read, string place, string name, bool isOutput)
    {
        var shape = CSharpShape.Of(read.Type);
        var quoted = CSharpLiteral.Quoted(name);
        return shape.Kind switch
        {
            CSharpKind.Json => new(isOutput ? $"{place}.JsonOrText({quoted})" : $"Typed.Outside({place}[{quoted}])"),
            CSharpKind.Bool when isOutput && shape.IsRequired => new($"{place}.FlagOrNone({quoted}) == true", Precedence.Equality), // Nobody wrote it: false.
            CSharpKind.List => new($"{place}.ListOf{OrNone(shape)}({quoted}, {Reader(shape.ElementShape)})"),
            _ => new($"{place}.{shape.Word}{OrNone(shape)}({quoted})"),
        };
    }

    private CSharpCode Variable(ReadExpr read, VariableSource variable) => scope.Variables.TryGetValue(variable.Name, out var known)
        ? Convert(new(known.Name), CSharpShape.Of(known.Type), CSharpShape.Of(read.Type))
        : Report(CSharpDiagnostics.UnknownValue, read, $"The runner has no variable `{variable.Name}` at this place.");

    private static CSharpCode AllOutputs(ReadExpr read, string context, AllJobOutputsSource all)
    {
        var element = CSharpShape.Of(read.Type).ElementShape;
        var output = Named(read with { Type = CSharpShape.Of(read.Type).Element ?? FlowType.Any }, "cell.Outputs", all.Output, isOutput: true);
        var list = new CSharpCode($"{Job(context, all.Job)}.All.Select(static cell => {output}).ToList()");
        return CSharpShape.Of(read.Type).Kind == CSharpKind.List ? list : ToValue(list, new(CSharpKind.List, Element: FlowType.Any)) with { Text = $"Typed.ToValue({list}, static item => item)" };
    }

    private CSharpCode Step(ReadExpr read, string context, StepSource source)
    {
        var step = $"{context}.Step({CSharpLiteral.Quoted(source.Step)})";
        var shape = CSharpShape.Of(read.Type);
        return source.Facet switch
        {
            StepFacet.Output when source.Output == "value" && scope.CSharpSteps.Contains(source.Step) => FromValue(new(step + ".Outputs.Json(\"value\")"), shape),
            StepFacet.Output => Named(read, step + ".Outputs", source.Output, isOutput: true),
            StepFacet.Outcome => new(step + ".Outcome.ToFlow()"),
            StepFacet.Conclusion => new(step + ".Conclusion.ToFlow()"),
            StepFacet.Stdout => Convert(new(step + ".Stdout"), CSharpShape.Of(FlowType.Text), shape),
            StepFacet.Stderr => Convert(new(step + ".Stderr"), CSharpShape.Of(FlowType.Text), shape),
            _ => ExitCode(step, source, shape),
        };
    }

    private static CSharpCode ExitCode(string step, StepSource source, CSharpShape shape) => shape.IsOptional
        ? Convert(new(step + ".ExitCode"), CSharpShape.Of(FlowType.Int.OrNone()), shape)
        : Convert(new($"Typed.Must<long>({step}.ExitCode, {CSharpLiteral.Quoted(source.Step + ".exit-code")})"), CSharpShape.Of(FlowType.Int), shape);

    private CSharpCode Context(ReadExpr read, ContextSource source)
    {
        if (source is { Context: "event" })
        {
            return Event(read, source);
        }

        if (source is { Context: "inputs" or "vars" or "secrets" or "env" or "matrix", Path: [var name] } && !(source.Context == "matrix" && CSharpFacts.Find(source) is not null))
        {
            return Read(read with { Source = SourceOf(source.Context, name) });
        }

        return CSharpFacts.Find(source) is { } fact
            ? At(read, fact.Level, c => Fact(read, c, fact))
            : Report(CSharpDiagnostics.UnknownValue, read, $"`{source.FullName}` is known at its host only; a local run has no such value. Take it as a parameter of the pipeline.");
    }

    private static ValueSource SourceOf(string context, string name) => context switch
    {
        "inputs" => new ParameterSource(name),
        "vars" => new ConfigurationSource(name),
        "secrets" => new SecretSource(name),
        "env" => new EnvironmentVariableSource(name),
        _ => new MatrixSource(name),
    };

    private static CSharpCode Fact(ReadExpr read, string context, CSharpFact fact)
    {
        var code = new CSharpCode($"{context}.{fact.Code}");
        if (fact.Type is TextType && read.Type.Required is EnumType { Members: var members })
        {
            return new($"Typed.Member({code}, {string.Join(", ", members.Select(static m => CSharpLiteral.Quoted(m).Text))})");
        }

        return fact.Type is TextType && CSharpShape.Of(read.Type) is { Kind: CSharpKind.Text, IsOptional: true }
            ? new($"Operators.NoneIfEmpty({code})")
            : Convert(code, CSharpShape.Of(fact.Type), CSharpShape.Of(read.Type));
    }

    private CSharpCode Event(ReadExpr read, ContextSource source) => source.Path switch
    {
        [] => At(read, ContextLevel.Run, static c => new($"(Value){c}.Event.All", Precedence.Unary)),
        ["name"] => At(read, ContextLevel.Run, c => Convert(new($"EventNames.ToFlow({c}.Run.EventName)"), CSharpShape.Of(FlowType.Text), CSharpShape.Of(read.Type))),
        ["file"] => At(read, ContextLevel.Run, c => Convert(new($"{c}.Run.EventFile"), CSharpShape.Of(FlowType.Text), CSharpShape.Of(read.Type))),
        _ => From(read, "Event", ContextLevel.Run, string.Join('.', source.Path)),
    };
}
