using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what must be before one goes on in a runbook.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class RunbookExpectations(DiagnosticBag diagnostics)
{
    /// <summary>Whether a value is known as soon as the environment is named.</summary>
    public static bool IsOfEnvironment(Expr value) => ExprTree.WithChildren(value).All(static e =>
        e is ConstantExpr or InterpolationExpr or ReadExpr { Source: AtHandSource or ContextSource { Context: "environment", Path: [_] } });

    /// <summary>The expectation of <paramref name="item"/>; null where it has a mistake.</summary>
    public RunbookLine? Of(BoundItem item)
    {
        var within = item.Constant("within") is DurationValue { Duration: var time } ? time : TimeSpan.Zero;
        if (item.Query is { } query)
        {
            return new RunbookQuery(query, Written(item), within);
        }

        return item.Subject switch
        {
            null or { Type: ErrorType or NoneType } => null,
            { Constant: TextValue words } when item.Property("within") is { } wait => Waits(wait, $"Nobody can look at \"{words.Text}\" again and again. Leave `within` out, or write a condition."),
            { Constant: TextValue words } => new RunbookSight(words.Text),
            { Type: BoolType } condition => Condition(condition, item, within),
            var other => Misfit(other),
        };
    }

    private RunbookCondition? Condition(Expr condition, BoundItem item, TimeSpan within)
    {
        var late = ExprTree.Reads(condition).FirstOrDefault(static r => !IsOfRunbook(r));
        if (condition.Constant is { } known)
        {
            return Report(RunbookDiagnostics.NothingIsAsked, condition, $"This is always {known.ToText()}: nothing is asked. `expect exit-code == 0` asks the command before, `expect http(api, \"/\").status == 200` a service.");
        }

        if (late is not null)
        {
            return Report(RunbookDiagnostics.NotKnownYet, late, $"`{late.Location.Source.Slice(late.Location.Span)}` is known in a run of a pipeline, and a runbook is followed by itself.");
        }

        var built = new RunbookCondition(condition, Written(item), within);
        if (built.ReadsCommand && !HasCommandBefore(item))
        {
            var read = ExprTree.Reads(condition).First(static r => r.Source is ContextSource { Context: not "environment" });
            return Report(RunbookDiagnostics.NoCommandBefore, read, $"`{read.Location.Source.Slice(read.Location.Span)}` is of the command before, and in this step no command stands before it.");
        }

        return built.ReadsCommand && item.Property("within") is { } wait
            ? (RunbookCondition?)Waits(wait, "How a command ended does not change: run a command that waits, or expect `http(…)` or a query within that time.")
            : built;
    }

    private static bool IsOfRunbook(ReadExpr read) => read.Source is ContextSource { Context: "exit-code" or "stdout" or "stderr" or "elapsed", Path: [] } or ContextSource { Context: "environment", Path: [_] } or AtHandSource;

    /// <summary>A step is a body in order: its lines are read from the syntax, where the command may be a mistaken one, too.</summary>
    private static bool HasCommandBefore(BoundItem item) =>
        item.Context.Tree.PathTo(item.Syntax.Span.Start).OfType<BodySyntax>().LastOrDefault() is { } body
        && body.Items.Items.TakeWhile(i => i.Span.Start < item.Syntax.Span.Start).Any(i => item.Context.WordOf(i) == "run");

    private RunbookLine? Waits(BoundItem within, string message)
    {
        diagnostics.Report(RunbookDiagnostics.NothingToWaitFor, within.Location, message);
        return null;
    }

    private RunbookLine? Misfit(Expr value) =>
        Report(RunbookDiagnostics.NoExpectation, value, $"An expectation is a condition, a query or words, and this is {Articles.Of(value.Type.Name)}: `expect exit-code == 0`, `expect promql\"up == 1\"`, `expect \"no output\"`.");

    private RunbookCondition? Report(DiagnosticDescriptor descriptor, Expr value, string message)
    {
        diagnostics.Report(descriptor, value.Location, message);
        return null;
    }

    private static string Written(BoundItem item) => item.Syntax.Args is [var only, ..] ? item.Context.TextOf(only) : item.Syntax.Value is { } value ? item.Context.TextOf(value) : "";
}
