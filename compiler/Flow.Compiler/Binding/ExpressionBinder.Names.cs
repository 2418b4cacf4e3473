using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a name or a part of a dotted name stands for before it becomes a value.</summary>
internal abstract record Operand
{
    /// <summary>A value.</summary>
    public sealed record OfValue(Expr Value) : Operand;

    /// <summary>A declaration.</summary>
    public sealed record OfDeclaration(DeclarationSymbol Symbol) : Operand;

    /// <summary>All cells of a job: <c>build.all</c>.</summary>
    public sealed record OfAllCells(DeclarationSymbol Job) : Operand;

    /// <summary>One cell of a job: <c>build[os]</c>.</summary>
    public sealed record OfCell(DeclarationSymbol Job, ImmutableArray<Expr> Cell) : Operand;

    /// <summary>The outputs of a job or step: <c>build.outputs</c>.</summary>
    public sealed record OfOutputs(DeclarationSymbol Symbol) : Operand;

    /// <summary>A context, perhaps with a path into it.</summary>
    public sealed record OfContext(Context Context, ImmutableArray<string> Path) : Operand;

    /// <summary>A resource, or one copy of it: <c>subnet["a"]</c>.</summary>
    public sealed record OfResource(DeclarationSymbol Symbol, Expr Value) : Operand;

    /// <summary>What each of several declarations means where only a run knows which of them is meant: <c>production[region]</c>.</summary>
    /// <param name="Symbol">The declaration with the loop.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Meanings">What is meant for each key.</param>
    public sealed record OfEach(DeclarationSymbol Symbol, Expr Key, ImmutableArray<(string Key, Operand Meaning)> Meanings) : Operand;

    /// <summary>The use of a group at hand: <c>use</c>.</summary>
    public sealed record OfUse(UseSymbol Symbol) : Operand;

    /// <summary>An imported file.</summary>
    public sealed record OfModule(ModuleSymbol Module) : Operand;

    /// <summary>Something that was reported.</summary>
    public sealed record Broken : Operand;
}

internal sealed partial class ExpressionBinder
{
    /// <summary>What a name, a member or an index stands for.</summary>
    internal Operand BindOperand(ExpressionSyntax syntax, FlowType? expected = null) => syntax switch
    {
        NameExpressionSyntax name => BindName(name, expected),
        MemberExpressionSyntax member => BindMember(member, expected),
        IndexExpressionSyntax index => BindIndex(index),
        ParenthesizedExpressionSyntax inner => BindOperand(inner.Expression, expected),
        _ => new Operand.OfValue(Bind(syntax, expected)),
    };

    private Operand BindName(NameExpressionSyntax syntax, FlowType? expected)
    {
        var name = context.NameOf(syntax.Token);
        if (ExpectedMember(name, expected, syntax) is { } member)
        {
            RecordWord(syntax.Token, member);
            return new Operand.OfValue(member);
        }

        if (SlotNames.FirstOrDefault(f => f.Name == name) is { } slotName)
        {
            session.Recorder?.Use(context, syntax.Token, new Referent.OfSlotName(slotName));
            return new Operand.OfValue(Read(new ContextSource(name, []), slotName.Type, Phase.Running, Labels.None, syntax));
        }

        if ((OfHost(name) ?? FindFor(name)) is { } symbol && !(symbol is DeclarationSymbol { Kind.Word: "project" } && EnvironmentThings.Find(session, context, name) is not null))
        {
            session.Recorder?.Use(context, syntax.Token, symbol);
            return IsPlain(symbol, syntax) ? OperandOf(symbol, syntax) : new Operand.Broken();
        }

        if (Prelude(name, syntax) is { } known)
        {
            RecordPrelude(syntax.Token, known);
            return known;
        }

        if (EnvironmentThings.Find(session, context, name) is { } thing)
        {
            session.Recorder?.Use(context, syntax.Token, thing);
            return new Operand.OfDeclaration(thing);
        }

        Unknown(name, syntax, expected);
        return new Operand.Broken();
    }

    /// <summary>What the name means here: where only an environment can stand, that of the project, though a job is called like it.</summary>
    private Symbol? FindFor(string name)
    {
        var found = context.Scope.Find(name);
        return TakesOnlyEnvironments && found is DeclarationSymbol { Kind.Word: not "param" } && context.Scope.FindOutermost(name) is DeclarationSymbol { Kind.Word: "environment" } environment ? environment : found;
    }

    /// <summary>
    /// Parameters, loop variables and <c>let</c> stand nearest and hide what is farther away. Of what a body declares and what the project declares neither is
    /// nearer to the reader, so a value that both could mean is not guessed. A pipeline or a team is no value; a job and a step may be called like one.
    /// </summary>
    private bool IsPlain(Symbol symbol, SyntaxNode syntax)
    {
        if (TakesOnlyJobs || symbol is not DeclarationSymbol { Kind.Word: not "param" } || context.Scope.FindOutermost(symbol.Name) is not { } other
            || ReferenceEquals(symbol, other) || (symbol.Location.Path == other.Location.Path && symbol.Location.Span == other.Location.Span) || other is not (LetSymbol or ModuleSymbol or DeclarationSymbol { Kind.Word: "environment" }))
        {
            return true;
        }

        session.Report(
            NameDiagnostics.TwoMeanings, context, syntax.Span,
            $"`{symbol.Name}` is {Articles.Of(symbol.What)} here and {Articles.Of(other.What)} of the whole project. Give one of them another name.",
            [new RelatedLocation(symbol.Location, $"The {symbol.What} is declared here."), new RelatedLocation(other.Location, $"The {other.What} is declared here.")]);
        return false;
    }

    private ConstantExpr? ExpectedMember(string name, FlowType? expected, SyntaxNode syntax) => expected?.Required switch
    {
        EnumType { IsOpen: false } @enum when @enum.Members.Contains(name) => new ConstantExpr(new EnumValue(@enum, name), @enum, context.At(syntax)),
        VariantType variant when variant.Case(name) is { MayBeBare: true } bare =>
            new ConstantExpr(new VariantValue(variant, name, [.. bare.Parameters.Select(static p => p.Default ?? Value.None)]), variant, context.At(syntax)),
        ListType { Element: var element } => ExpectedMember(name, element, syntax),
        _ => null,
    };

    private Operand OperandOf(Symbol symbol, ExpressionSyntax syntax)
    {
        switch (symbol)
        {
            case ValueSymbol value:
                return new Operand.OfValue(value.Value with { Location = context.At(syntax) });
            case LetSymbol let:
                return ValueOf(let, syntax) is { } bound ? new Operand.OfValue(Known(bound) with { Location = context.At(syntax) }) : new Operand.Broken();
            case ModuleSymbol module:
                return new Operand.OfModule(module);
            case UseSymbol use:
                return new Operand.OfUse(use);
            case UsedSymbol used:
                return UsedBy(used, syntax);
            case DeclarationSymbol { Kind.Word: Catalogue.Kinds.PreviewKinds.Word } preview:
                return new Operand.OfValue(PreviewLines.Number(preview.Name, context.At(syntax)));
            case DeclarationSymbol { Kind.Word: "param" } parameter:
                return CheckPresent(parameter, syntax) ? new Operand.OfValue(ReadParameter(parameter, syntax)) : new Operand.Broken();
            case DeclarationSymbol declaration:
                return CheckPresent(declaration, syntax) ? new Operand.OfDeclaration(declaration) : new Operand.Broken();
            default:
                Fail(NameDiagnostics.NoValue, syntax, $"`{symbol.Name}` is {Articles.Of(symbol.What)} and has no value of its own.");
                return new Operand.Broken();
        }
    }

    /// <summary>A value that is known and not none can be used like one that never is, whatever its type allows.</summary>
    private static Expr Known(Expr value) => value is ConstantExpr { Value: not NoneValue, Type: OptionalType { Inner: var type } } ? value with { Type = type } : value;

    private bool CheckPresent(DeclarationSymbol declaration, SyntaxNode syntax)
    {
        if (declaration.LeftOut is { } left && session.Recorder is null && untaken == 0)
        {
            if (!context.IsSaidAnew)
            {
                ReportLeftOut(declaration, left.Item, left.Context, syntax);
            }

            return false;
        }

        if (session.Recorder is null && untaken == 0 && DeclarationBinder.IsAbsent(session, declaration))
        {
            Fail(NameDiagnostics.Absent, syntax, $"The {declaration.What} `{declaration.Name}` does not exist here, because its `if` is false.");
            return false;
        }

        return true;
    }

    /// <summary>The value of a <c>let</c>, bound once.</summary>
    internal Expr? ValueOf(LetSymbol let, SyntaxNode use)
    {
        if (let.Value is { } known)
        {
            return known;
        }

        (let.Value, var cycle) = session.For(let.Unit, own =>
            (own.Guarded(let, let.Name, let.Location, () => DeclarationBinder.BindLet(own, let), out var circle), circle));
        if (let.Value is null)
        {
            Cyclic(cycle, use);
        }

        return let.Value;
    }

    private void Cyclic(ImmutableArray<(string Name, Location Location)> cycle, SyntaxNode use)
    {
        if (!session.IsNewCycle(cycle.Select(static c => c.Location)))
        {
            return;
        }

        var names = string.Join(" → ", cycle.Select(static c => $"`{c.Name}`").Append($"`{cycle[0].Name}`"));
        session.Report(
            NameDiagnostics.Cycle, context, use.Span, $"This goes round in a circle: {names}.",
            [.. cycle.Select(static c => new RelatedLocation(c.Location, $"`{c.Name}` is declared here."))]);
    }

    private Expr ReadParameter(DeclarationSymbol parameter, SyntaxNode syntax)
    {
        var (type, isSecret) = DeclarationBinder.ParameterType(session, parameter, out var cycle);
        if (!cycle.IsDefaultOrEmpty)
        {
            Cyclic(cycle, syntax);
        }

        if (type is ErrorType)
        {
            return new ErrorExpr(context.At(syntax));
        }

        var hasDefault = parameter.Item.Value is not null && !Inheritance.IsNone(parameter.Item);
        var phase = parameter.Owner?.Kind.Word switch { "action" => Phase.Running, "environment" => Phase.Applied, _ => Phase.Plan };
        return Read(new ParameterSource(parameter.Name), hasDefault ? type.Required : type, phase, isSecret ? Labels.Secret : Labels.None, syntax);
    }

    private Operand? Prelude(string name, ExpressionSyntax syntax)
    {
        if (DomainTypes.Platform.Members.Contains(name))
        {
            return new Operand.OfValue(new ConstantExpr(new EnumValue(DomainTypes.Platform, name), DomainTypes.Platform, context.At(syntax)));
        }

        return name switch
        {
            "workspace" => new Operand.OfValue(Read(new ContextSource("workspace", []), FlowType.Text, Phase.Running, Labels.None, syntax)),
            _ => Contexts.Find(name) is { } found ? new Operand.OfContext(found, []) : null,
        };
    }

    private ReadExpr Read(ValueSource source, FlowType type, Phase phase, Labels labels, SyntaxNode syntax) =>
        new(source, type, context.At(syntax)) { Phase = phase, Labels = labels };

    private void Unknown(string name, ExpressionSyntax syntax, FlowType? expected)
    {
        if (session.Quiet > 0)
        {
            return;
        }

        if (context is { Hosted: { } service, Environment: { } environment })
        {
            FailInHost(name, service, environment, syntax);
            return;
        }

        if (ForeignNames.Explain(name) is { } foreign)
        {
            Fail(NameDiagnostics.ForeignName, syntax, foreign);
            return;
        }

        if (name.Split('-') is [var left, var right] && session.Sees(context, left) && (session.Sees(context, right) || right.All(char.IsAsciiDigit)))
        {
            Fail(
                NameDiagnostics.UnknownName, syntax, $"There is no `{name}`. Did you mean `{left} - {right}`? A `-` inside a name belongs to the name.",
                new Fix($"Write `{left} - {right}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, $"{left} - {right}")]));
            return;
        }

        if (VariantIn(expected) is { } variant)
        {
            FailCase(variant, name, (NameExpressionSyntax)syntax);
            return;
        }

        if (expected?.Required is EnumType { IsOpen: false } closed)
        {
            if (closed.EnumName == "event" && Events.All.FirstOrDefault(e => e.GitHubName == name) is { } github)
            {
                Fail(NameDiagnostics.ForeignName, syntax, $"It is called `{github.Name}`.", new Fix($"Write `{github.Name}`", FixSafety.Safe, [new TextEdit(syntax.Span, github.Name)]));
                return;
            }

            Fail(
                TypeDiagnostics.NoMember, syntax, $"Here stands one of {Words(closed.Members)}, not `{name}`.{MeantMember(name, closed)}",
                SuggestMember(name, closed, syntax));
            return;
        }

        if (session.Diagnostics.Count > MostSearched)
        {
            Fail(NameDiagnostics.UnknownName, syntax, $"There is no `{name}` here.");
            return;
        }

        if (StepOfJob(name) is { Owner.Name: var job } step)
        {
            FailOutside(step, job, syntax);
            return;
        }

        if (Suggestions.Nearest(name, SlotNames.Select(static n => n.Name)) is { } meant)
        {
            Fail(NameDiagnostics.UnknownName, syntax, $"There is no `{name}` here. Did you mean `{meant}`?", new Fix($"Write `{meant}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, meant)]));
            return;
        }

        var (location, isText) = (context.At(syntax), expected?.Required == FlowType.Text);
        var others = (CanBePlatform(syntax, expected) ? DomainTypes.Platform.Members : []).Concat(Contexts.All.Select(static c => c.Name)).Concat(Contexts.Open.Select(static c => c.Name));
        session.ReportMissed(context, name, others, near => Unknown(name, near, location, isText));
    }

    private static Diagnostic Unknown(string name, string? near, Location location, bool isText) =>
        new(
            NameDiagnostics.UnknownName, location,
            $"There is no `{name}` here.{(near is not null ? $" Did you mean `{near}`?" : isText ? $" Text stands in quotes: `\"{name}\"`." : "")}")
        {
            Fixes = near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(location.Span, near)])],
        };

    private DeclarationSymbol? StepOfJob(string name) => context.Pipeline?.Members.Symbols.OfType<DeclarationSymbol>()
        .Where(static s => s.Kind.Word == "job")
        .Select(s => s.Members.FindHere(name) as DeclarationSymbol)
        .FirstOrDefault(static s => s is { Kind: { Role: Role.Step, Word: not ImageWord } });

    private void FailOutside(DeclarationSymbol step, string job, ExpressionSyntax syntax)
    {
        var name = step.Name;
        if (step.Kind.Word == "artifact")
        {
            var whole = $"{job}.{name}";
            Fail(NameDiagnostics.UnknownName, syntax, $"`{name}` is an artifact of the job `{job}`: `{whole}`.", new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, whole)]));
            return;
        }

        Fail(NameDiagnostics.UnknownName, syntax, $"`{name}` is a step of the job `{job}`. Give that job an output, `output x: string = {name}.stdout`, and read `{job}.x`.");
    }

    /// <summary>After so many messages nobody reads suggestions, and each searches all names.</summary>
    private const int MostSearched = 200;

    /// <summary>The operand as a value.</summary>
    private Expr ToExpr(Operand operand, ExpressionSyntax syntax)
    {
        switch (operand)
        {
            case Operand.OfValue value:
                return value.Value;
            case Operand.OfDeclaration { Symbol: { Kind.Loop: LoopRule.Copies, IsMany: true } several }:
                return SeveralNeedKey(several, syntax);
            case Operand.OfEach each:
                return EachValue(each, syntax);
            case Operand.OfAllCells { Job: { Kind.Loop: LoopRule.Copies } several }:
                return AllOf(several, syntax);
            case Operand.OfDeclaration { Symbol: var symbol }:
                return symbol.Kind.Word == "access" ? GrantOf(symbol, syntax) : symbol.Kind.Word == "output" && symbol.Owner is { Kind.Word: "job" or "call" } ? ReadOutput(symbol.Owner, symbol, syntax) : Reference(symbol, syntax);
            case Operand.OfContext { Context.Name: "event", Path: var path }:
                return ReadEvent(path, syntax);
            case Operand.OfContext { Path: [] } context1:
                return Fail(NameDiagnostics.NoValue, syntax, $"`{context1.Context.Name}` has members: {Words(context1.Context.Members.Select(m => context1.Context.Name + "." + m.Name))}.");
            case Operand.OfAllCells or Operand.OfOutputs:
                return Fail(NameDiagnostics.NoValue, syntax, $"Name the output: `{context.TextOf(syntax)}.…`.");
            case Operand.OfResource { Symbol: var copy }:
                return Fail(NameDiagnostics.NoValue, syntax, $"Name what of `{copy.Name}` is meant: `{context.TextOf(syntax)}.id`.");
            case Operand.OfCell:
                return Fail(NameDiagnostics.NoValue, syntax, $"Name the artifact: `{context.TextOf(syntax)}.…`.");
            case Operand.OfUse:
                return Fail(NameDiagnostics.NoValue, syntax, $"`use` has members: {Words(UseMembers.Select(static m => $"use.{m}"))}.");
            case Operand.OfModule module:
                return Fail(NameDiagnostics.NoValue, syntax, $"Name what to take from `{module.Module.Name}`: `{module.Module.Name}.…`.");
            default:
                return new ErrorExpr(context.At(syntax));
        }
    }

    private ConstantExpr Reference(DeclarationSymbol symbol, SyntaxNode syntax)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var at = symbol; at is not null && at.Kind.Word is not "pipeline" || at == symbol; at = at!.Owner)
        {
            names.Insert(0, at!.IsResource ? at.Kind.AddressOf(at.ModelName) : at.ModelName);
        }

        if (symbol.Name.LastIndexOf('.') is > 0 and var dot)
        {
            names.Insert(0, symbol.Name[..dot]); // what it was declared `of`
        }

        var value = new ReferenceValue(symbol.Kind.Word == "call" ? "job" : symbol.IsResource ? "resource" : symbol.Kind.Word, names.ToImmutable());
        return new ConstantExpr(value, value.Type, context.At(syntax));
    }
}
