using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Binds the loops on a job, and declares their variables.</summary>
internal static class LoopBinder
{
    /// <summary>Declares the loop variables of <paramref name="job"/>, or of a resource with keys, unless that was done.</summary>
    public static void Ensure(BindSession session, DeclarationSymbol? job)
    {
        if (job is { Kind.Loop: LoopRule.Matrix or LoopRule.Keyed })
        {
            Bind(session, job);
        }
    }

    /// <summary>The loops of <paramref name="job"/>.</summary>
    public static ImmutableArray<BoundLoop> Bind(BindSession session, DeclarationSymbol job)
    {
        var loops = ImmutableArray.CreateBuilder<BoundLoop>();
        var isKeyed = job.Kind.Loop == LoopRule.Keyed;
        foreach (var clause in job.Loops)
        {
            if (clause.Variable is not { } token)
            {
                continue;
            }

            if (isKeyed && loops.Count > 0)
            {
                session.Report(NameDiagnostics.LoopOutOfPlace, job.Context, clause.Word.Span, "A resource has one loop. Loop over a list of records for combinations.");
                continue;
            }

            var context = job.Context with { Header = job };
            var name = context.NameOf(token);
            var binder = new ExpressionBinder(session, context);
            var sequence = binder.BindFor(clause.Value, new Slot(FlowType.Any) { Latest = isKeyed ? PhaseKind.Applied : PhaseKind.AfterJobs }, "a loop");
            if (isKeyed && sequence.Phase.Kind == PhaseKind.Applied && binder.ItemsOf(sequence)?.All(static i => i is ConstantExpr or RecordExpr) != true)
            {
                session.Report(TypeDiagnostics.TooLate, context, clause.Value, ExpressionBinder.TooLate(sequence, PhaseKind.Build, "a loop"));
                sequence = new ErrorExpr(context.At(clause.Value));
            }

            var element = sequence.Constant is { } known && ExpressionBinder.ElementsOf(sequence) is { } elements
                ? elements.FirstOrDefault()?.Type is { } first && known is not ListValue ? first : (known as ListValue)?.Element ?? FlowType.Any
                : ExpressionBinder.ElementType(sequence.Type.Required);
            if (element is null)
            {
                session.Report(TypeDiagnostics.WrongType, context, clause.Value, $"{Articles.With(sequence.Type.Name)} has no elements to loop over.");
                element = FlowType.Error;
            }

            var read = new ReadExpr(isKeyed ? new VariableSource(name) : new MatrixSource(name), element, context.At(token))
            {
                Phase = isKeyed ? Phase.Applied : new Phase(PhaseKind.Cell, sequence.Phase.Jobs), Labels = sequence.Labels,
            };
            var variable = new ValueSymbol(name, context.At(token), element is ErrorType ? new ErrorExpr(context.At(token)) : read, "loop variable");
            session.Recorder?.Declaration(context, variable);
            if (context.Scope.TryDeclare(variable) is { } existing && existing.Location.Span != context.At(token).Span)
            {
                session.Report(NameDiagnostics.Duplicate, context, token.Span, $"`{name}` is a loop variable already.", [new RelatedLocation(existing.Location, "It is declared here.")]);
                continue;
            }

            foreach (var part in job.Parts.Where(static p => p.Context.Refines is not null))
            {
                part.Context.Scope.TryDeclare(variable);
            }

            loops.Add(new BoundLoop(name, AsList(sequence), element, context.At(clause)) { SequenceName = clause.Value is NameExpressionSyntax called ? context.NameOf(called.Token) : null });
        }

        return loops.ToImmutable();
    }

    private static Expr AsList(Expr sequence) => sequence.Constant is RangeValue or RecordValue && ExpressionBinder.ElementsOf(sequence) is { } elements
        ? elements.ToImmutableArray() is var all && all.Length > 0
            ? new ConstantExpr(new ListValue(all[0].Type, [.. all.Select(static e => e.Constant!)]), new ListType(all[0].Type), sequence.Location)
            : sequence
        : sequence;
}
