using Flow.Compiler.Model;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Writes each runbook, and what else somebody who was woken looks up, as a page in Markdown and as one in HTML, which needs no script and nothing from elsewhere.</summary>
public sealed class RunbooksTarget : ITarget
{
    /// <inheritdoc/>
    public string Name => "runbooks";

    /// <inheritdoc/>
    public string Summary => "Runbooks as pages in Markdown and HTML: what users notice, numbered steps, who is called; all alerts, who is on call, and the report of an incident.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options) => model.Runbooks.IsEmpty ? new([], []) : new([.. Pages(model).OrderBy(static f => f.Path, StringComparer.Ordinal)], []);

    /// <summary>Whether there is an alert that can fire.</summary>
    internal static bool HasAlerts(DeliveryModel model) => AlertCatalogue.Of(model).Any();

    private static IEnumerable<GeneratedFile> Pages(DeliveryModel model)
    {
        var first = model.Runbooks[0].Origin;
        var index = new IndexPage(model);
        return
        [
            .. model.Runbooks.SelectMany(r => Page(RunbookLinks.PageOf(r), RunbookPage.TitleOf(r), new RunbookPage(r, model).Blocks(), r.Origin, model)),
            .. Page(IndexPage.Name, index.Title, index.Blocks(), first, model),
            .. HasAlerts(model) ? Page(AlertsPage.Name, AlertsPage.Title, new AlertsPage(model).Blocks(), first, model) : [],
            .. model.Teams.IsEmpty ? [] : Page(OnCallPage.Name, OnCallPage.Title, new OnCallPage(model).Blocks(), first, model),
            .. model.Services.SelectMany(s => Page(PostmortemPage.NameOf(s), PostmortemPage.TitleOf(s), new PostmortemPage(s, model).Blocks(), s.Origin, model)),
        ];
    }

    private static IEnumerable<GeneratedFile> Page(string name, string title, IEnumerable<PageBlock> blocks, Origin origin, DeliveryModel model)
    {
        var page = blocks.ToList();
        var header = GeneratedHeader.Of(origin, model)[0];
        yield return new GeneratedFile($"runbooks/{name}.html", HtmlPage.Of(page, title, header), []);
        yield return new GeneratedFile($"runbooks/{name}.md", MarkdownPage.Of(page, header), []);
    }
}
