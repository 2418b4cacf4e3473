using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>What a lens does.</summary>
public enum CodeLensAction
{
    /// <summary>Runs a pipeline on this machine.</summary>
    Run,

    /// <summary>Shows what a pipeline would do, in which order.</summary>
    Plan,

    /// <summary>Shows the files that are generated from a pipeline.</summary>
    Preview,

    /// <summary>Runs one job of a pipeline, and what it depends on.</summary>
    RunJob,

    /// <summary>Shows what uses a template, a function, an action or a pipeline.</summary>
    References,
}

/// <summary>An action above a line.</summary>
/// <param name="Span">The name that it is about.</param>
/// <param name="Action">What it does.</param>
/// <param name="Title">What is shown.</param>
/// <param name="Pipeline">The pipeline, where it acts on one.</param>
/// <param name="Job">The job, where it acts on one.</param>
public sealed record CodeLens(TextSpan Span, CodeLensAction Action, string Title, string? Pipeline, string? Job);

/// <summary>What can be done with the declarations of a file.</summary>
public static class CodeLenses
{
    /// <summary>The lenses in the order of the text. Those of <see cref="CodeLensAction.References"/> have no title yet: counting looks at all files (<see cref="Counted"/>).</summary>
    public static ImmutableArray<CodeLens> Of(Compilation compilation, string path)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return [];
        }

        return
        [
            .. model.Names.Where(static n => n.IsDeclaration).Select(static n => (n.Span, Symbol: (n.Referent as Referent.OfSymbol)?.Symbol)).SelectMany(n => n.Symbol switch
            {
                DeclarationSymbol { Kind.Word: "pipeline" } pipeline => OfPipeline(n.Span, pipeline),
                DeclarationSymbol { Kind.Word: "job", Owner: { Kind.Word: "pipeline" } owner } job when job.Context.UsedAt.IsEmpty => [new CodeLens(n.Span, CodeLensAction.RunJob, "Run job", owner.Name, job.ModelName)],
                TemplateSymbol or FunctionSymbol or DeclarationSymbol { Kind.Word: "action" } => [new CodeLens(n.Span, CodeLensAction.References, "", null, null)],
                _ => [],
            }),
        ];
    }

    /// <summary>The lens with the number of its references, the declaration left out.</summary>
    public static CodeLens Counted(Compilation compilation, string path, CodeLens lens)
    {
        if (lens.Action != CodeLensAction.References)
        {
            return lens;
        }

        var count = References.At(compilation, path, lens.Span.Start).Count(static r => !r.IsDeclaration);
        return lens with { Title = count == 1 ? "1 reference" : $"{count} references" };
    }

    private static IEnumerable<CodeLens> OfPipeline(TextSpan span, DeclarationSymbol pipeline)
    {
        yield return new CodeLens(span, CodeLensAction.Run, "Run", pipeline.Name, null);
        yield return new CodeLens(span, CodeLensAction.Plan, "Plan", pipeline.Name, null);
        yield return new CodeLens(span, CodeLensAction.Preview, "Preview", pipeline.Name, null);
        if (IsCallable(pipeline))
        {
            yield return new CodeLens(span, CodeLensAction.References, "", pipeline.Name, null);
        }
    }

    private static bool IsCallable(DeclarationSymbol pipeline) =>
        (pipeline.Item.Body?.Items.Items ?? []).Any(i => pipeline.Context.WordOf(i) == "on" && i.Args is [{ Value: NameExpressionSyntax name }, ..] && pipeline.Context.NameOf(name.Token) == "call");
}
