using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>C# that stands in a source compiles; its problems are shown where it stands.</summary>
internal static class EmbeddedCSharp
{
    /// <summary>Checks every C# step with <paramref name="checker"/>.</summary>
    public static void Check(DeliveryModel model, ICSharpChecker checker, DiagnosticBag diagnostics)
    {
        foreach (var step in model.Pipelines.SelectMany(static p => p.Jobs).SelectMany(static j => j.AllSteps).OfType<CSharpStep>())
        {
            var captures = step.Captures.Select(static c => new CSharpCapture(c.Name, CSharpTypes.OfCapture(c.Value.Type)));
            foreach (var problem in checker.Check(step.Code.Text, step.Code.IsExpression, [.. captures], step.Result is NoneType ? "void" : CSharpTypes.OfResult(step.Result)))
            {
                diagnostics.Report(
                    problem.IsError ? TypeDiagnostics.CSharpError : TypeDiagnostics.CSharpWarning, PlaceOf(step.Code, problem), $"{problem.Message.TrimEnd('.')}. ({problem.Code})");
            }
        }
    }

    private static Location PlaceOf(CSharpText code, CSharpProblem problem)
    {
        var before = code.Text.AsSpan(0, Math.Min(problem.Start, code.Text.Length));
        var line = before.Count('\n');
        var column = problem.Start - (before.LastIndexOf('\n') + 1);
        var place = code.Lines[Math.Min(line, code.Lines.Length - 1)];
        var start = Math.Min(place.Span.Start + column, place.Source.Length);
        return place with { Span = TextSpan.FromBounds(start, Math.Min(start + problem.Length, place.Source.Length)) };
    }
}
