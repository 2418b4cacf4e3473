using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>What leads to all other pages.</summary>
/// <param name="model">The project.</param>
internal sealed class IndexPage(DeliveryModel model)
{
    /// <summary>What its file is called.</summary>
    public const string Name = "index";

    /// <summary>Its title.</summary>
    public string Title => model.Project.Title ?? (model.Project.Name.Length > 0 ? model.Project.Name : "Runbooks");

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks() =>
    [
        new PageHeading(1, Title),
        new PageHeading(2, "Runbooks"),
        new PageTable(["runbook", "service", "impact"], [.. model.Runbooks.Select(r => (ImmutableArray<PageText>)
        [
            new PageText(RunbookPage.TitleOf(r), PageAddress.Page(RunbookLinks.PageOf(r))), r.Service, string.Join("; ", RunbookImpact.Of(r, model)),
        ])]),
        new PageHeading(2, "More"),
        new PagePoints(
        [
            .. RunbooksTarget.HasAlerts(model) ? [new PageText(AlertsPage.Title, PageAddress.Page(AlertsPage.Name))] : Array.Empty<PageText>(),
            .. model.Teams.IsEmpty ? Array.Empty<PageText>() : [new PageText(OnCallPage.Title, PageAddress.Page(OnCallPage.Name))],
            .. model.Services.Select(static s => new PageText(PostmortemPage.TitleOf(s), PageAddress.Page(PostmortemPage.NameOf(s)))),
        ]),
    ];
}
