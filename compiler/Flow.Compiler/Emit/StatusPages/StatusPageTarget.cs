using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.StatusPages;

/// <summary>Writes each status page as one file of HTML that needs nothing from elsewhere but <c>status.json</c> beside it.</summary>
public sealed class StatusPageTarget : ITarget
{
    /// <inheritdoc/>
    public string Name => "status-page";

    /// <inheritdoc/>
    public string Summary => "Status pages for customers as HTML: components and their history, incidents, planned maintenance. `flow report status` writes the state that they read.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options) => new(
        [.. model.StatusPages.Select(p => new GeneratedFile($"status/{p.Name}/index.html", new StatusDocument(p, model).Text(), [])).OrderBy(static f => f.Path, StringComparer.Ordinal)], []);
}
