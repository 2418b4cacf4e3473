using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Images that a job builds: <c>image.api.digest</c>.</summary>
internal sealed partial class ExpressionBinder
{
    private const string ImageWord = "build-image";

    private static DeclarationSymbol? ImageIn(DeclarationSymbol job, string name) => job.Members.FindHere(name) is DeclarationSymbol { Kind.Word: ImageWord } image ? image : null;

    /// <summary>Of the job at hand: what an earlier step built.</summary>
    private Operand MemberOfOwnJob(DeclarationSymbol image, string name, MemberExpressionSyntax syntax)
    {
        if (context.StepPosition != int.MaxValue && image.Item.Span.Start > syntax.Span.Start && ReferenceEquals(image.Context.Tree, context.Tree))
        {
            session.Report(
                NameDiagnostics.UsedAbove, context, syntax.Span, $"The image `{name}` is built after this place, so it has no digest here yet.",
                [new RelatedLocation(image.Location, $"`{name}` is built here.")]);
            return new Operand.Broken();
        }

        return CheckPresent(image, syntax) ? new Operand.OfValue(ImageOf(syntax, field => Read(
            new StepSource(name, StepFacet.Output, field), FlowType.Text, Phase.Running, DeclarationBinder.StepLabels(session, image), syntax))) : new Operand.Broken();
    }

    private RecordExpr ReadImage(DeclarationSymbol job, DeclarationSymbol image, SyntaxNode syntax) => ImageOf(syntax, field => Read(
        new JobOutputSource(job.ModelName, DomainTypes.ImageOutput(image.Name, field)), FlowType.Text, Phase.After(job.ModelName), DeclarationBinder.StepLabels(session, image), syntax));

    private RecordExpr ImageOf(SyntaxNode syntax, Func<string, ReadExpr> read)
    {
        var fields = DomainTypes.Image.Fields.Select(f => new FieldExpr(f.Name, read(f.Name))).ToList();
        return Combine(new RecordExpr([.. fields], DomainTypes.Image, context.At(syntax)), [.. fields.Select(static f => f.Value)]);
    }
}
