using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ItemBinder
{
    private int anyOfGroups;

    private BoundItem BindSubject(BoundItem bound, ExpressionSyntax value, Slot slot, BindContext context)
    {
        var binder = new ExpressionBinder(session, context) { SlotNames = slot.Names, TakesOnlyJobs = slot.Form is SlotForm.Edge or SlotForm.Artifact, TakesOnlyEnvironments = slot is { Form: SlotForm.Reference, Type: ReferenceType { Kind: "environment" } } };
        session.Recorder?.Fills(context, value, slot);
        return slot.Form switch
        {
            SlotForm.Command => BindCommand(bound, value, slot, binder),
            SlotForm.CSharp => BindCSharp(bound, value, context, binder),
            SlotForm.PromQl => BindQuery(bound, value, slot, context, binder),
            SlotForm.Expectation => value is StringExpressionSyntax text && text.Tag(context.Tree.Source) == "promql"
                ? BindQuery(bound, value, slot with { Names = [] }, context, binder)
                : bound with { Subject = binder.BindFor(value, slot, "an expectation") },
            SlotForm.Word => bound with { Subject = WordOf(value, context, binder) },
            SlotForm.Reference => bound with { Subject = BindReference(value, slot, context, binder) },
            SlotForm.Edge => bound with { Edges = BindEdges(value, context, binder), Subject = new ConstantExpr(Value.None, FlowType.None, context.At(value)) },
            SlotForm.Artifact => BindArtifact(bound, value, context, binder),
            SlotForm.PipelineTarget => bound with { Subject = BindTargets(value, "pipeline", context, binder) },
            SlotForm.ActionTarget => bound with { Subject = BindTargets(value, "action", context, binder) },
            _ => bound with { Subject = Warned(bound.Kind, value, binder.BindFor(value, slot, $"`{(bound.Kind.Role == Role.Declaration && bound.Name is { } own ? own : bound.Kind.Word)}`"), context) },
        };
    }

    /// <summary>A <c>when</c> that the compiler knows is an <c>if</c>, or a mistake.</summary>
    private Expr Warned(Kind kind, ExpressionSyntax value, Expr bound, BindContext context)
    {
        if (kind.Word == "when" && bound.Constant is BoolValue known)
        {
            session.Report(
                TypeDiagnostics.ConstantCondition, context, value,
                $"This is always {known.ToText()}. What the compiler knows is `if`; `when` is decided while the pipeline runs.");
        }

        return bound;
    }

    private static BoundItem BindCommand(BoundItem bound, ExpressionSyntax value, Slot slot, ExpressionBinder binder) => value switch
    {
        StringExpressionSyntax text => bound with { Text = binder.BindText(text), Subject = new ConstantExpr(Value.None, FlowType.None, bound.Location) },
        ListExpressionSyntax => bound with { Subject = binder.BindFor(value, slot with { Type = new ListType(FlowType.Text.OrNone()) }, "an argument") },
        _ => bound with { Subject = binder.BindFor(value, slot, "a command") },
    };

    private BoundItem BindCSharp(BoundItem bound, ExpressionSyntax value, BindContext context, ExpressionBinder binder)
    {
        if (value is StringExpressionSyntax text)
        {
            return bound with { Text = binder.BindText(text), Subject = new ConstantExpr(Value.None, FlowType.None, bound.Location) };
        }

        session.Report(TypeDiagnostics.WrongType, context, value, "C# is written as text: `csharp\"\"\"…\"\"\"`.");
        return bound;
    }

    private static Expr WordOf(ExpressionSyntax value, BindContext context, ExpressionBinder binder) => value switch
    {
        NameExpressionSyntax name => new ConstantExpr(Value.Of(context.NameOf(name.Token)), FlowType.Text, context.At(value)),
        ListExpressionSyntax list when list.Arguments.Arguments.All(static a => a is ValueArgumentSyntax { Value: NameExpressionSyntax or MemberExpressionSyntax or IndexExpressionSyntax }) =>
            new ConstantExpr(
                new ListValue(FlowType.Text, [.. list.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(a => Value.Of(context.TextOf(a.Value)))]), new ListType(FlowType.Text), context.At(value)),
        MemberExpressionSyntax or IndexExpressionSyntax => new ConstantExpr(Value.Of(context.TextOf(value)), FlowType.Text, context.At(value)),
        _ => binder.Bind(value),
    };

    private Expr BindReference(ExpressionSyntax value, Slot slot, BindContext context, ExpressionBinder binder)
    {
        if (slot.OneForMany && value is ListExpressionSyntax list)
        {
            var one = slot with { OneForMany = false };
            var elements = list.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(a => BindReference(a.Value, one, context, binder)).ToImmutableArray();
            return elements.Any(static e => e.Constant is null)
                ? new ErrorExpr(context.At(value))
                : new ConstantExpr(new ListValue(slot.Type, [.. elements.Select(static e => e.Constant!)]), new ListType(slot.Type), context.At(value));
        }

        var kind = ((ReferenceType)slot.Type).Kind;
        if (value is NameExpressionSyntax bare && context.Scope.Find(context.NameOf(bare.Token)) is null && OwnedName(context, context.NameOf(bare.Token), slot.OtherKinds.Add(kind)) is { } whole)
        {
            session.Report(
                NameDiagnostics.UnknownName, context, value.Span, $"There is no `{context.NameOf(bare.Token)}` here. Did you mean `{whole}`?",
                new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(value.Span, whole)]));
            return new ErrorExpr(context.At(value));
        }

        if (slot.Otherwise is { } other && (value is StringExpressionSyntax || (value is CallExpressionSyntax && other is VariantType) || binder.Bind(value) is not { Constant: ReferenceValue } and not ErrorExpr))
        {
            return binder.BindFor(value, new Slot(other), "this");
        }

        if (slot.TakesUses && kind == "service" && ThingOf(value, context) is { } thing)
        {
            return thing;
        }

        if (kind == "service" && value is NameExpressionSyntax own && context.Scope.Find(context.NameOf(own.Token)) is DeclarationSymbol { Kind.Word: "job" or "call" }
            && FindOuter(context, context.NameOf(own.Token), kind) is { } meant)
        {
            session.Recorder?.Use(context, own.Token, meant); // a job may be called like the service that it deploys
            return new ConstantExpr(new ReferenceValue(kind, [meant.Name]), new ReferenceType(kind), context.At(value));
        }

        var isOrderOfParts = kind == "resource" && !context.UsedAt.IsEmpty && !context.IsInherited;
        var bound = isOrderOfParts ? binder.BindAbsent(value) : binder.Bind(value);
        if (bound.Constant is TextValue || bound.Constant is null)
        {
            return bound;
        }

        if (bound.Constant is ReferenceValue reference && (reference.Kind == kind || slot.OtherKinds.Contains(reference.Kind) || (slot.TakesUses && reference.Kind == Declarer.Group.Word)))
        {
            return bound with { Location = context.At(value) };
        }

        session.Report(NameDiagnostics.WrongReference, context, value, $"Here stands the name of {string.Join(" or ", slot.OtherKinds.Insert(0, kind).Select(Articles.Of))}, and `{context.TextOf(value)}` is {Articles.Of(bound.Type.Name)}.");
        return new ErrorExpr(context.At(value));
    }

    /// <summary>The whole name of what belongs to a service and is called <paramref name="name"/>, such as <c>api.fail-over</c>; null where nothing or several things are.</summary>
    private string? OwnedName(BindContext context, string name, ImmutableArray<string> kinds) =>
        kinds.SelectMany(kind => NamesOf(context, kind)).Where(n => n.EndsWith($".{name}", StringComparison.Ordinal)).Distinct().ToList() is [var only] ? only : null;

    /// <summary>A thing of environments, where no service has its name. Something else of the project may be called like it.</summary>
    private ConstantExpr? ThingOf(ExpressionSyntax value, BindContext context)
    {
        if (value is not NameExpressionSyntax written || context.NameOf(written.Token) is var name && context.Scope.Find(name) is DeclarationSymbol { Kind.Word: "service" }
            || EnvironmentThings.Find(session, context, name) is not { } thing)
        {
            return null;
        }

        session.Recorder?.Use(context, written.Token, thing);
        return new ConstantExpr(new ReferenceValue(Declarer.Group.Word, [thing.Name]), new ReferenceType(Declarer.Group.Word), context.At(value));
    }

    private ImmutableArray<BoundEdge> BindEdges(ExpressionSyntax value, BindContext context, ExpressionBinder binder) => value switch
    {
        ListExpressionSyntax list => [.. list.Arguments.Arguments.OfType<ValueArgumentSyntax>().SelectMany(a => BindEdges(a.Value, context, binder))],
        CallExpressionSyntax { Target: NameExpressionSyntax name } call => BindGate(context.NameOf(name.Token), call, context, binder),
        _ => Edge(value, EdgeKind.Succeeded, 0, context, binder),
    };

    private ImmutableArray<BoundEdge> BindGate(string word, CallExpressionSyntax call, BindContext context, ExpressionBinder binder)
    {
        EdgeKind? kind = word switch { "ended" => EdgeKind.Ended, "failed" => EdgeKind.Failed, "any-of" => EdgeKind.AnyOf, _ => null };
        RecordGate(word, call, context);
        if (kind is not { } known)
        {
            session.Report(
                NameDiagnostics.WrongReference, context, call.Target,
                $"After `after` stands a job, or `ended(job)`, `failed(job)`, `any-of(job, …)`.{Suggestions.DidYouMean(word, ["ended", "failed", "any-of"])}");
            return [];
        }

        var group = known == EdgeKind.AnyOf ? ++anyOfGroups : 0;
        return [.. call.Arguments.Arguments.OfType<ValueArgumentSyntax>().SelectMany(a => Edge(a.Value, known, group, context, binder))];
    }

    private ImmutableArray<BoundEdge> Edge(ExpressionSyntax value, EdgeKind kind, int group, BindContext context, ExpressionBinder binder)
    {
        switch (binder.BindOperand(value))
        {
            case Operand.OfDeclaration { Symbol: { Kind.Word: "job" or "call" } job }:
                return [new BoundEdge(job.ModelName, kind, group, context.At(value))];
            case Operand.Broken:
                return [];
            case Operand.OfAllCells { Job: var job }:
                return [new BoundEdge(job.ModelName, kind, group, context.At(value))];
            case Operand.OfDeclaration { Symbol: { Group: not null } several } when JobsOf(several) is { Count: > 0 } jobs:
                var named = jobs.ConvertAll(j => $"{context.TextOf(value)}.{j}");
                session.Report(
                    NameDiagnostics.WrongReference, context, value, $"After `after` stands a job, and `{context.TextOf(value)}` is a group of them: {string.Join(", ", named.Select(static n => $"`{n}`"))}.",
                    [.. Enumerable.Reverse(named).Select(n => new Fix($"Write `{n}`", FixSafety.Suggestion, [new TextEdit(value.Span, n)]))]);
                return [];
            default:
                session.Report(NameDiagnostics.WrongReference, context, value, $"After `after` stands a job, and `{context.TextOf(value)}` is none.");
                return [];
        }
    }

    /// <summary>The jobs of a group as they are named behind its name, in written order.</summary>
    private static List<string> JobsOf(DeclarationSymbol group) =>
    [
        .. group.Members.Symbols.OfType<DeclarationSymbol>().OrderBy(static s => s.Item.Span.Start)
            .SelectMany(static s => s.Group is not null ? JobsOf(s).Select(j => $"{s.Name}.{j}") : s.Kind.Word is "job" or "call" ? [s.Name] : []),
    ];

    private BoundItem BindArtifact(BoundItem bound, ExpressionSyntax value, BindContext context, ExpressionBinder binder)
    {
        var operand = binder.BindOperandForArtifact(value, out var job, out var cell, out var all);
        if (operand is not Operand.OfDeclaration { Symbol: { Kind.Word: "artifact" } artifact } || job is null)
        {
            if (operand is not Operand.Broken)
            {
                session.Report(NameDiagnostics.WrongReference, context, value, $"`take` brings an artifact of a job, `take build.app`, and `{context.TextOf(value)}` is none.");
            }

            return bound with { Subject = new ErrorExpr(context.At(value)) };
        }

        if (ReferenceEquals(job, context.Job))
        {
            session.Report(NameDiagnostics.WrongReference, context, value, $"`{artifact.Name}` is made by this very job; its files are here already.");
            return bound with { Subject = new ErrorExpr(context.At(value)) };
        }

        if (job.IsMany && !all && cell.IsEmpty)
        {
            var axes = string.Join(", ", job.Loops.Where(static l => l.Variable is not null).Select(l => job.Context.NameOf(l.Variable!.Value)));
            var text = context.TextOf(value);
            var whole = text.Replace($"{job.Name}.", $"{job.Name}.all.", StringComparison.Ordinal);
            session.Report(
                NameDiagnostics.NeedsCell, context, value.Span, $"`{job.Name}` runs in several cells, each with its own `{artifact.Name}`. Take one, `{job.Name}[{axes}].{artifact.Name}`, or all, `{whole}`.",
                new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(value.Span, whole)]));
            return bound with { Subject = new ErrorExpr(context.At(value)) };
        }

        return bound with
        {
            Artifact = new BoundArtifact(job.ModelName, artifact.Name, all, cell),
            Subject = new ConstantExpr(new ReferenceValue("artifact", [job.ModelName, artifact.Name]), new ReferenceType("artifact"), context.At(value)),
        };
    }

    private Expr BindTargets(ExpressionSyntax value, string kind, BindContext context, ExpressionBinder binder)
    {
        if (value is ListExpressionSyntax list)
        {
            var targets = list.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(a => BindTarget(a.Value, kind, context, binder)).ToImmutableArray();
            return targets.Any(static t => t is ErrorExpr) ? new ErrorExpr(context.At(value))
                : new ConstantExpr(new ListValue(FlowType.Any, [.. targets.Select(static t => t.Constant ?? Value.None)]), new ListType(FlowType.Any), context.At(value));
        }

        return BindTarget(value, kind, context, binder);
    }

    private Expr BindTarget(ExpressionSyntax value, string kind, BindContext context, ExpressionBinder binder)
    {
        if (value is CallExpressionSyntax { Target: NameExpressionSyntax name, Arguments: var arguments } && context.NameOf(name.Token) == "image" && kind == "action"
            && arguments.Arguments.ToList() is [ValueArgumentSyntax image])
        {
            return binder.Bind(image.Value) is { Constant: TextValue text } ? new ConstantExpr(Value.Of("docker://" + text.Text), FlowType.Text, context.At(value)) : new ErrorExpr(context.At(value));
        }

        if (value is NameExpressionSyntax word && FindOuter(context, context.NameOf(word.Token), kind) is { } declared)
        {
            session.Recorder?.Use(context, word.Token, declared);
            return new ConstantExpr(new ReferenceValue(kind, [declared.Name]), new ReferenceType(kind), context.At(value));
        }

        if (value is NameExpressionSyntax unknown && context.Scope.Find(context.NameOf(unknown.Token)) is null or DeclarationSymbol { Kind.Word: "call" })
        {
            var (missing, known) = (context.TextOf(value), NamesOf(context, kind));
            session.Report(
                kind == "action" ? NameDiagnostics.UnknownName : NameDiagnostics.WrongReference, context, value,
                $"There is no {kind} `{missing}` in this project.{Suggestions.DidYouMean(missing, known)}{(known.Count == 0 ? " One elsewhere is named by a text." : "")}");
            return new ErrorExpr(context.At(value));
        }

        var bound = binder.Bind(value);
        if (bound.Constant is TextValue or ReferenceValue { Kind: "pipeline" or "action" } || bound is ErrorExpr)
        {
            return bound;
        }

        session.Report(
            bound.Constant is null ? TypeDiagnostics.TooLate : NameDiagnostics.WrongReference, context, value,
            bound.Constant is null ? $"Which {kind} is meant has to be known to the compiler." : $"Here stands {Articles.Of(kind)} of this project, or a text that names one elsewhere.");
        return new ErrorExpr(context.At(value));
    }

    private List<string> NamesOf(BindContext context, string kind) =>
        [.. session.Visible(context, null).OfType<DeclarationSymbol>().Where(s => s.Kind.Word == kind).Select(static s => s.Name).Distinct()];

    /// <summary>A call may be named like the pipeline that it calls, so the search passes over other kinds.</summary>
    private static DeclarationSymbol? FindOuter(BindContext context, string name, string kind)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.FindHere(name) is DeclarationSymbol symbol && symbol.Kind.Word == kind)
            {
                return symbol;
            }
        }

        return null;
    }
}
