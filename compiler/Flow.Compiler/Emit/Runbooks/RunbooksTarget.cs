using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Writes each runbook as a page in Markdown and as one in HTML, which needs no script and nothing from elsewhere.</summary>
public sealed class RunbooksTarget : ITarget
{
    /// <inheritdoc/>
    public string Name => "runbooks";

    /// <inheritdoc/>
    public string Summary => "Runbooks as pages in Markdown and HTML: what users notice, which alerts lead there, numbered steps, and who is called.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options) => new([.. model.Runbooks.SelectMany(r => Pages(r, model))], []);

    private static IEnumerable<GeneratedFile> Pages(Runbook runbook, DeliveryModel model)
    {
        var page = new RunbookPage(runbook, model).Blocks().ToList();
        var header = GeneratedHeader.Of(runbook.Origin, model)[0];
        var path = $"runbooks/{RunbookLinks.PageOf(runbook)}";
        yield return new GeneratedFile($"{path}.html", HtmlPage.Of(page, RunbookPage.TitleOf(runbook), header), []);
        yield return new GeneratedFile($"{path}.md", MarkdownPage.Of(page, header), []);
    }
}
