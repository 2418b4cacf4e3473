using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Flow.Compiler.Emit.Runbooks;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.StatusPages;

/// <summary>The page: what is always so stands in it, and its script fills in the state.</summary>
/// <param name="page">The page.</param>
/// <param name="model">The project.</param>
internal sealed class StatusDocument(StatusPage page, DeliveryModel model)
{
    private static readonly string StyleHash = Hash(StatusPageStyle.Text);
    private static readonly string ScriptHash = Hash(StatusPageScript.Text);

    private string Title => page.Title ?? model.Project.Title ?? page.Name;

    private IEnumerable<Incident> Incidents => model.Incidents.Where(i => i.Page == page.Name);

    /// <summary>All of it. It names no source: those who read it are not those who write it.</summary>
    public string Text() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{StyleHash}'; script-src '{ScriptHash}'; connect-src 'self'; base-uri 'none'; form-action 'none'">
        <title>{Shown(Title)}</title>
        <style>{StatusPageStyle.Text}</style>
        </head>
        <body>
        <main data-stale-after="{(3 * page.Every).TotalSeconds.ToString(CultureInfo.InvariantCulture)}" data-history="{page.History}">
        <h1>{Shown(Title)}</h1>
        <p id="overall" class="unknown" role="status">The state is not known.</p>
        <noscript><p>Without scripts this page cannot show the state of now. Incidents and maintenance are up to date.</p></noscript>
        {string.Concat(Section("Now", Incidents.Where(static i => i.IsOpen).Reverse().Select(Told)))}{string.Concat(page.Groups.Select(Group))}{string.Concat(Section("Planned maintenance", Maintenance()))}{string.Concat(Section("Past incidents", Incidents.Where(static i => !i.IsOpen).Reverse().Select(Told)))}</main>
        <script>{StatusPageScript.Text}</script>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private string Group(StatusGroup group, int index)
    {
        var head = group.Title is { } title ? $"<h2 id=\"group-{index}\">{Shown(title)}</h2>\n" : "";
        var name = group.Title is null ? "aria-label=\"Components\"" : $"aria-labelledby=\"group-{index}\"";
        return $"<section {name}>\n{head}<ul class=\"components\">\n{string.Concat(group.Components.Select(Component))}</ul>\n</section>\n";
    }

    private string Component(StatusComponent component)
    {
        var told = Incidents.Where(i => i.IsOpen && i.Affects.Contains(component.Name)).Select(static i => i.Impact).DefaultIfEmpty(StatusImpact.None).Max();
        var impact = told == StatusImpact.None ? "" : $" data-impact=\"{told.ToString().ToLowerInvariant()}\"";
        var about = component.About is { } text ? $"<p>{Shown(text)}</p>\n" : "";
        return $"<li data-component=\"{Shown(component.Name)}\"{impact}>\n<h3>{Shown(component.Title)}</h3>\n<strong class=\"state unknown\">Not known</strong>\n{about}</li>\n";
    }

    private string Told(Incident incident)
    {
        var affected = page.Components.Where(c => incident.Affects.Contains(c.Name)).Select(static c => c.Title);
        var updates = incident.Updates.Reverse().Select(u => $"<li><strong>{u.State}</strong> {Shown(u.Text)} <span class=\"when\">{When(u)}</span></li>\n");
        return $"<article>\n<h3>{Shown(incident.Title)}</h3>\n<p class=\"when\">{Shown(string.Join(", ", affected))}</p>\n<ul>\n{string.Concat(updates)}</ul>\n</article>\n";
    }

    private string When(IncidentUpdate update) => string.Create(CultureInfo.InvariantCulture, $"<time>{update.Time:yyyy-MM-dd HH\\:mm}</time>, {Shown(PeopleBlocks.ZoneOf(model))}");

    private IEnumerable<string> Maintenance() =>
        from silence in model.Silences
        where silence.Public is not null
        let affected = page.Components.Where(c => c.Service == silence.Service).Select(static c => c.Title).ToList()
        where affected.Count > 0
        select $"<article{Until(silence)}>\n<h3>{Shown(silence.Public!)}</h3>\n<p class=\"when\">{Shown(string.Join(", ", affected))}: {Shown(OnCallPage.WhenOf(silence))}, {Shown(PeopleBlocks.ZoneOf(model))}</p>\n</article>\n";

    // What comes again each week, on no days that are named, is never over.
    private static string Until(Silence silence) => !silence.Days.IsEmpty
        ? string.Create(CultureInfo.InvariantCulture, $" data-until=\"{silence.Days.Max(static d => d.Last):yyyy-MM-dd}\"")
        : "";

    private static IEnumerable<string> Section(string title, IEnumerable<string> articles)
    {
        var all = string.Concat(articles);
        return all.Length == 0 ? [] : [$"<section aria-label=\"{title}\">\n<h2>{title}</h2>\n{all}</section>\n"];
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Shown(string text) => WebUtility.HtmlEncode(text);
}
