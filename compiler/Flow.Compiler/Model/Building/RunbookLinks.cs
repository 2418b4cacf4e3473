using Flow.Compiler.Binding;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Gives alerts and service levels the address of the runbook that they name.</summary>
internal static class RunbookLinks
{
    /// <summary>The full name of the runbook that <paramref name="item"/> names, such as <c>orders.fail-over</c>; null where it names none of this project.</summary>
    public static string? NameIn(BoundItem item) => item.Constant("runbook") is ReferenceValue runbook ? string.Join('.', runbook.Path) : null;

    /// <summary>The model with the addresses. Without <c>runbooks-url</c> nobody knows where the pages are, and there is none.</summary>
    public static DeliveryModel Resolve(DeliveryModel model) => model with
    {
        Slos = [.. model.Slos.Select(s => s with { Runbook = s.Runbook ?? AddressOf(s.RunbookName, model) })],
        Alerts = [.. model.Alerts.Select(a => a with { Runbook = a.Runbook ?? AddressOf(a.RunbookName, model) })],
    };

    private static string? AddressOf(string? runbook, DeliveryModel model) =>
        model.Project.RunbooksUrl is { } url && model.Runbooks.FirstOrDefault(r => r.FullName == runbook) is { } found ? $"{url.TrimEnd('/')}/{PageOf(found)}.html" : null;

    /// <summary>The name of the page of <paramref name="runbook"/>, without its ending. No name has a dot, so that no two are the same.</summary>
    public static string PageOf(Runbook runbook) => runbook.FullName;
}
