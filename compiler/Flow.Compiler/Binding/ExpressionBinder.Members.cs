using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ExpressionBinder
{
    private Operand BindMember(MemberExpressionSyntax syntax, FlowType? expected)
    {
        hasText = syntax.Target;
        var target = BindOperand(syntax.Target);
        if (syntax.Name.IsMissing)
        {
            return new Operand.Broken();
        }

        var name = context.NameOf(syntax.Name);
        return IsGrant(expected) && target is Operand.OfDeclaration { Symbol: { Group: not null } group } && group.Members.FindHere(name) is null && BelongingTo(group, name) is null && Levels(group) is { Count: > 0 } levels
            ? NoLevel(group, name, levels, syntax)
            : MemberOf(target, name, syntax);
    }

    private Operand MemberOf(Operand target, string name, MemberExpressionSyntax syntax)
    {
        switch (target)
        {
            case Operand.OfValue { Value: var value }:
                return new Operand.OfValue(MemberOfValue(value, name, syntax));
            case Operand.OfDeclaration { Symbol: var symbol }:
                return MemberOfDeclaration(symbol, name, syntax);
            case Operand.OfOutputs { Symbol: var symbol }:
                return new Operand.OfValue(OutputOf(symbol, name, syntax));
            case Operand.OfResource { Symbol: var symbol, Value: var value }:
                return MemberOfCopy(symbol, value, name, syntax);
            case Operand.OfEach each:
                return MemberOfEach(each, syntax);
            case Operand.OfAllCells { Job: { Kind.Loop: LoopRule.Copies } several }:
                return MemberOfAll(several, name, syntax);
            case Operand.OfAllCells { Job: { IsResource: true } copies }:
                return MemberOfCopies(copies, name, syntax);
            case Operand.OfAllCells { Job: var job }:
                return AllCellsMember(job, name, syntax);
            case Operand.OfContext of:
                return MemberOfContext(of, name, syntax);
            case Operand.OfUse { Symbol: var use }:
                return MemberOfUse(use, name, syntax);
            case Operand.OfModule { Module: var module }:
                return MemberOfModule(module, name, syntax);
            case Operand.OfCell:
                Fail(NameDiagnostics.UnknownMember, syntax, "One cell of a job can only be taken from: `take build[os].app`. Outputs are read from all cells: `build.all.version`.");
                return new Operand.Broken();
            default:
                return new Operand.Broken();
        }
    }

    private Expr MemberOfValue(Expr value, string name, MemberExpressionSyntax syntax)
    {
        if (value is ErrorExpr)
        {
            return value;
        }

        RecordField(value, name, syntax.Name);
        if (syntax.Dot.Kind == TokenKind.QuestionDot && value is IndexExpr { Phase.Kind: PhaseKind.Applied, Type: not OptionalType })
        {
            value = value with { Type = value.Type.OrNone() }; // who asks expects that the element may be missing
        }

        if (value.Constant is RecordValue record)
        {
            return record.Field(name) is { } field
                ? new ConstantExpr(field, FieldType(value.Type, name) ?? field.Type, context.At(syntax)) { Labels = value.Labels }
                : record.Shape is RecordType shape && shape.Field(name) is null && FieldType(value.Type, name) is null ? NoField(value.Type, name, record.Fields.Select(static f => f.Name), syntax) : NoneAt(syntax);
        }

        if (value is RecordExpr written && written.Fields.FirstOrDefault(f => f.Name == name) is { } given)
        {
            return given.Value with { Location = context.At(syntax) }; // of a record in which only something else is not known
        }

        if (value.Constant is NoneValue && (syntax.Dot.Kind == TokenKind.QuestionDot || value.Type.IsOptional))
        {
            return NoneAt(syntax);
        }

        switch (value.Type.Required)
        {
            case AnyType:
                return Combine(new MemberExpr(value, name, FlowType.Any, context.At(syntax)), value);
            case RecordType type:
                if (type.Field(name) is not { } field)
                {
                    return NoField(type, name, type.Fields.Select(static f => f.Name), syntax);
                }

                if (value.Type.IsOptional && syntax.Dot.Kind != TokenKind.QuestionDot)
                {
                    return Fail(TypeDiagnostics.MayBeNone, syntax, $"`{context.TextOf(syntax.Target)}` can be none. Write `{context.TextOf(syntax.Target)}?.{name}`.");
                }

                return value is ReadExpr { Source: ContextSource of }
                    ? Read(of with { Path = of.Path.Add(name) }, field.Type, value.Phase, value.Labels, syntax)
                    : Combine(new MemberExpr(value, name, value.Type.IsOptional ? field.Type.OrNone() : field.Type, context.At(syntax)), value);
            case MapType map:
                return Combine(new MemberExpr(value, name, map.Value.OrNone(), context.At(syntax)), value);
            default:
                return Fail(
                    NameDiagnostics.UnknownMember, syntax,
                    $"{Articles.With(value.Type.Name)} has no `{name}`.{(Functions.StandardLibrary.Find(name) is null ? Suggestions.DidYouMean(name, Functions.StandardLibrary.Names) : $" It is a function: `{name}()`.")}");
        }
    }

    private ConstantExpr NoneAt(SyntaxNode syntax) => new(Value.None, FlowType.None, context.At(syntax));

    private static FlowType? FieldType(FlowType type, string name) => (type.Required as RecordType)?.Field(name)?.Type;

    private ErrorExpr NoField(FlowType type, string name, IEnumerable<string> fields, MemberExpressionSyntax syntax)
    {
        var all = fields.ToList();
        return Fail(
            NameDiagnostics.UnknownMember, syntax, $"There is no field `{name}`{((type.Required as RecordType)?.RecordName is { } record ? $" in `{record}`" : "")}.{Suggestions.DidYouMean(name, all)}",
            SuggestName(name, all, syntax.Name));
    }

    private static Fix[] SuggestName(string written, IEnumerable<string> candidates, SyntaxToken token) =>
        Suggestions.Nearest(written, candidates) is { } near ? [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(token.Span, near)])] : [];

    private Operand MemberOfModule(ModuleSymbol module, string name, MemberExpressionSyntax syntax)
    {
        if (module.Module.Scope.FindHere(name) is not { } symbol)
        {
            var exported = session.Exported(module.Module, name).ToList();
            Fail(NameDiagnostics.UnknownMember, syntax, $"`{module.Module.Path}` has no `{name}`.{Suggestions.DidYouMean(name, exported)}", SuggestName(name, exported, syntax.Name));
            return new Operand.Broken();
        }

        if (!symbol.IsExported)
        {
            session.Report(
                NameDiagnostics.NotExported, context, syntax.Span, $"`{name}` in `{module.Module.Path}` is not exported. Write `export` before it there.",
                [new RelatedLocation(symbol.Location, $"`{name}` is declared here.")]);
            return new Operand.Broken();
        }

        session.Recorder?.Use(context, syntax.Name, symbol);
        return OperandOf(symbol, syntax);
    }

    private Operand MemberOfDeclaration(DeclarationSymbol symbol, string name, MemberExpressionSyntax syntax)
    {
        RecordMember(symbol, name, syntax.Name);
        return MemberOfKind(symbol, name, syntax);
    }

    private Operand MemberOfKind(DeclarationSymbol symbol, string name, MemberExpressionSyntax syntax) => symbol.Kind.Word switch
    {
        "job" or "call" => MemberOfJob(symbol, name, syntax),
        "group" when context.Environment is null && BelongingTo(symbol, name) is { } member => OperandOf(member, syntax),
        "group" when context.Environment is null && syntax.Target is NameExpressionSyntax && MemberAtHand(symbol.Name, name, syntax) is { } known => known,
        "group" => symbol.Members.FindHere(name) is { } inner && !IsInnerThatIsAbsent(inner) ? MemberOfGroup(inner, syntax) : NoMember(symbol, name, GroupMembers(symbol).Where(m => m != name), syntax),
        "terraform" or "data" or "ephemeral" => MemberOfResource(symbol, name, syntax),
        "environment" => MemberOfEnvironment(symbol, name, syntax),
        _ when symbol.Kind.Role == Role.Step => MemberOfStep(symbol, name, syntax),
        "sidecar" => new Operand.OfDeclaration(symbol),
        "service" => MemberOfService(symbol, name, syntax),
        _ => NoMember(symbol, name, symbol.Members.Symbols.Select(static s => s.Name), syntax),
    };

    /// <summary>What was declared <c>of</c> the service.</summary>
    private Operand MemberOfService(DeclarationSymbol service, string name, MemberExpressionSyntax syntax) =>
        BelongingTo(service, name) is { } member
            ? OperandOf(member, syntax)
            : (context.Environment is null ? MemberAtHand(service.Name, name, syntax) : null) ?? NoMember(service, name, context.Scope.BelongingTo(service.Name).Select(s => s.Name[(service.Name.Length + 1)..]), syntax);

    private Symbol? BelongingTo(DeclarationSymbol owner, string name) => context.Scope.Find($"{owner.Name}.{name}");

    private Operand.Broken NoMember(DeclarationSymbol symbol, string name, IEnumerable<string> candidates, MemberExpressionSyntax syntax)
    {
        var all = candidates.ToList();
        Fail(
            NameDiagnostics.UnknownMember, syntax,
            $"The {symbol.What} `{symbol.Name}` has no `{name}`.{Suggestions.DidYouMean(name, all)}{(all.Count > 0 && Suggestions.Nearest(name, all) is null ? $" It has {Words(all)}." : "")}",
            SuggestName(name, all, syntax.Name));
        return new Operand.Broken();
    }

    private Operand MemberOfJob(DeclarationSymbol job, string name, MemberExpressionSyntax syntax)
    {
        if (ReferenceEquals(job, context.Job) && ImageIn(job, name) is { } own)
        {
            return MemberOfOwnJob(own, name, syntax);
        }

        if (ReferenceEquals(job, context.Header))
        {
            Fail(NameDiagnostics.UnknownMember, syntax, $"`{job.Name}` is the job at hand, and nothing of it is known before it runs.");
            return new Operand.Broken();
        }

        if (name == "result" && job.Members.FindHere(name) is null)
        {
            return ReferenceEquals(job, context.Job)
                ? NoMember(job, name, [], syntax)
                : new Operand.OfValue(Read(new JobResultSource(job.ModelName), DomainTypes.JobResult, Phase.After(job.ModelName), Labels.None, syntax));
        }

        if (name == "outputs" && job.Members.FindHere(name) is null)
        {
            return new Operand.OfOutputs(job);
        }

        if (name == "all" && job.IsMany)
        {
            return new Operand.OfAllCells(job);
        }

        if (job.Kind.Word == "call")
        {
            return new Operand.OfValue(OutputOf(job, name, syntax));
        }

        if (job.Members.FindHere(name) is not DeclarationSymbol member || member.Kind.Word is not ("artifact" or "output" or ImageWord))
        {
            var visible = job.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word is "artifact" or "output" or ImageWord).Select(static s => s.Name).Append("result");
            return NoMember(job, name, visible, syntax);
        }

        if (!CheckPresent(member, syntax))
        {
            return new Operand.Broken();
        }

        if (member.Kind.Word == "artifact")
        {
            return new Operand.OfDeclaration(member);
        }

        if (job.IsMany && !ReferenceEquals(job, context.Job))
        {
            var path = context.TextOf(syntax.Target);
            Fail(
                NameDiagnostics.NeedsCell, syntax, $"`{job.Name}` runs in several cells, each with its own `{name}`. All of them are the list `{path}.all.{name}`.",
                new Fix($"Write `{path}.all.{name}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, $"{path}.all.{name}")]));
            return new Operand.Broken();
        }

        return new Operand.OfValue(member.Kind.Word == ImageWord ? ReadImage(job, member, syntax) : ReadOutput(job, member, syntax));
    }

    private Operand AllCellsMember(DeclarationSymbol job, string name, MemberExpressionSyntax syntax)
    {
        RecordMember(job, name, syntax.Name);
        if (job.Members.FindHere(name) is not DeclarationSymbol { Kind.Word: "artifact" or "output" } member)
        {
            return NoMember(job, name, job.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word is "artifact" or "output").Select(static s => s.Name), syntax);
        }

        if (member.Kind.Word == "artifact")
        {
            return new Operand.OfDeclaration(member);
        }

        var one = ReadOutput(job, member, syntax);
        return new Operand.OfValue(one is ErrorExpr
            ? one
            : Combine(Read(new AllJobOutputsSource(job.ModelName, member.Name), new ListType(one.Type), Phase.After(job.ModelName), one.Labels, syntax), one));
    }

    private Expr OutputOf(DeclarationSymbol symbol, string name, MemberExpressionSyntax syntax)
    {
        RecordMember(symbol, name, syntax.Name);
        if (symbol.Kind.Word == "call")
        {
            return DeclarationBinder.CalledOutput(session, symbol, name) is var (type, labels)
                ? Read(new JobOutputSource(symbol.ModelName, name), type, Phase.After(symbol.ModelName), labels, syntax)
                : ToExpr(NoMember(symbol, name, DeclarationBinder.CalledOutputs(symbol), syntax), syntax);
        }

        if (symbol.Members.FindHere(name) is DeclarationSymbol { Kind.Word: "output" } output)
        {
            return symbol.Kind.Word == "job" ? ReadOutput(symbol, output, syntax) : ReadStepOutput(symbol, name, output, syntax);
        }

        return symbol.Kind.Role == Role.Step && symbol.Parts.IsEmpty
            ? ReadStepOutput(symbol, name, null, syntax)
            : ToExpr(NoMember(symbol, name, symbol.Members.Symbols.Select(static s => s.Name), syntax), syntax);
    }

    private Expr ReadOutput(DeclarationSymbol job, DeclarationSymbol output, SyntaxNode syntax)
    {
        var (type, labels) = DeclarationBinder.OutputType(session, output, out var cycle);
        if (!cycle.IsDefaultOrEmpty)
        {
            Cyclic(cycle, syntax);
            return new ErrorExpr(context.At(syntax));
        }

        return Read(new JobOutputSource(job.ModelName, output.Name), type, Phase.After(job.ModelName), labels, syntax);
    }

    private Operand MemberOfStep(DeclarationSymbol step, string name, MemberExpressionSyntax syntax)
    {
        if (!ReferenceEquals(step.Owner, context.Job) && !ReferenceEquals(step.Owner?.Owner, context.Job))
        {
            Fail(NameDiagnostics.UnknownMember, syntax, $"`{step.Name}` is a step of another job. Give that job an output: `output {name}: string = {step.Name}.{name}`.");
            return new Operand.Broken();
        }

        if (step.Item.Span.Start > syntax.Span.Start && ReferenceEquals(step.Context.Tree, context.Tree) && context.StepPosition != int.MaxValue)
        {
            session.Report(
                NameDiagnostics.UsedAbove, context, syntax.Span, $"The step `{step.Name}` runs after this place, so it has no result here yet.",
                [new RelatedLocation(step.Location, $"`{step.Name}` is declared here.")]);
            return new Operand.Broken();
        }

        if (!step.Loops.IsEmpty)
        {
            Fail(NameDiagnostics.NeedsCell, syntax, $"`{step.Name}` is repeated, so there are several of it and none can be meant. A step that is read has no loop.");
            return new Operand.Broken();
        }

        var isCommand = DeclarationBinder.IsCommand(step);
        return name switch
        {
            "outputs" => new Operand.OfOutputs(step),
            "outcome" => Facet(StepFacet.Outcome, DomainTypes.StepResult),
            "conclusion" => Facet(StepFacet.Conclusion, DomainTypes.StepResult),
            "stdout" when isCommand => Facet(StepFacet.Stdout, FlowType.Text, DeclarationBinder.StepLabels(session, step)),
            "stderr" when isCommand => Facet(StepFacet.Stderr, FlowType.Text, DeclarationBinder.StepLabels(session, step)),
            "exit-code" when isCommand => Facet(StepFacet.ExitCode, FlowType.Int),
            _ when step.Members.FindHere(name) is DeclarationSymbol { Kind.Word: "output" } output => new Operand.OfValue(ReadStepOutput(step, name, output, syntax)),
            _ when DeclarationBinder.HasOpenOutputs(step) => new Operand.OfValue(ReadStepOutput(step, name, null, syntax)),
            _ => NoMember(step, name, [.. step.Members.Symbols.Select(static s => s.Name), "outcome", "conclusion", .. isCommand ? ["stdout", "stderr", "exit-code"] : Array.Empty<string>()], syntax),
        };

        Operand.OfValue Facet(StepFacet facet, FlowType type, Labels labels = Labels.None) =>
            new(Read(new StepSource(step.Name, facet, ""), type, Phase.Running, labels, syntax));
    }

    private ReadExpr ReadStepOutput(DeclarationSymbol step, string name, DeclarationSymbol? output, SyntaxNode syntax)
    {
        var type = output is null ? FlowType.Text : DeclarationBinder.DeclaredType(session, output) ?? FlowType.Text;
        return Read(new StepSource(step.Name, StepFacet.Output, name), type, Phase.Running, DeclarationBinder.StepLabels(session, step), syntax);
    }
}
