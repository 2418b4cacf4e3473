using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>
/// Texts that name a pipeline as GitHub knows it: <c>pipelines = ["ci"]</c>. GitHub compares them with the <c>name</c> of a workflow, which is the title of the pipeline, or
/// its name where it has no title. They are no names to the binder, since they may also name a workflow that is none of the project's.
/// </summary>
internal static class PipelineTexts
{
    /// <summary>The texts of a file that name a pipeline of the project, in the order of the text.</summary>
    public static IEnumerable<NameUse> In(SemanticModel model) =>
        model.Tree.Source.Content.Contains("pipelines", StringComparison.Ordinal)
            ? PathTexts.TextsOf(model.Tree).Where(t => model.ItemAt(t.Span.Start) is { Kind.Word: "pipelines", Parent.Word: "on" }).Select(t => Use(model, t)).OfType<NameUse>()
            : [];

    /// <summary>What GitHub calls the workflow of <paramref name="pipeline"/>.</summary>
    public static string NameOf(DeclarationSymbol pipeline) =>
        pipeline.Item.Args.Select(static a => a.Value).OfType<StringExpressionSyntax>().FirstOrDefault() is { } title
            ? StringReading.PlainText(title, pipeline.Context.Tree.Source) ?? pipeline.Name
            : pipeline.Name;

    /// <summary>Whether the name at <paramref name="span"/> is the text of a string.</summary>
    public static bool IsText(SemanticModel model, TextSpan span) => model.Tree.TokenAt(span.End).Kind == TokenKind.StringText;

    private static NameUse? Use(SemanticModel model, StringExpressionSyntax text) =>
        StringReading.Tag(text, model.Tree.Source) is null && text.Start.End < text.End.Start && StringReading.PlainText(text, model.Tree.Source) is { } plain
        && model.Compilation.Bound.Module.Scope.Symbols.OfType<DeclarationSymbol>().FirstOrDefault(s => s.Kind.Word == "pipeline" && NameOf(s) == plain) is { } pipeline
            ? new NameUse(TextSpan.FromBounds(text.Start.End, text.End.Start), new Referent.OfSymbol(pipeline), IsDeclaration: false)
            : null;
}
