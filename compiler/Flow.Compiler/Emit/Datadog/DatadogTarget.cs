using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>Writes service levels and alerts for Datadog, as a configuration of Terraform.</summary>
public sealed class DatadogTarget : ITarget
{
    /// <summary>The versions of the provider, whose documentation 4.19.0 was read.</summary>
    public const string ProviderVersion = "~> 4.19";

    /// <inheritdoc/>
    public string Name => "datadog";

    /// <inheritdoc/>
    public string Summary => "Datadog: service levels and monitors, as a configuration of Terraform for its provider.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var queries = new DatadogQueries(Namespace(model, diagnostics), diagnostics);
        var levels = new DatadogLevels(queries, model, diagnostics);
        var monitors = new DatadogMonitors(queries, model, diagnostics);
        (string Name, ImmutableArray<HclItem> Items, Origin? Origin)[] files =
        [
            ("service-levels.tf", [.. model.Slos.SelectMany(levels.Of)], model.Slos.FirstOrDefault()?.Origin),
            ("monitors.tf", [.. model.Alerts.Select(monitors.Of).OfType<HclItem>()], model.Alerts.FirstOrDefault()?.Origin),
        ];
        DatadogLeftOut.Report(model, diagnostics);
        var written = files.Where(static f => !f.Items.IsEmpty).ToList();
        return new EmitResult(
            written.Count == 0 ? [] : [File("terraform.tf", [Provider], written[0].Origin!, model), .. written.Select(f => File(f.Name, f.Items, f.Origin!, model))], diagnostics.ToSortedArray());
    }

    /// <summary>What stands before the names of metrics, which have letters, digits, <c>_</c> and <c>.</c>, and begin with a letter (Datadog, "Metrics", naming).</summary>
    private static string Namespace(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Project.Datadog is not { Namespace: { } written, NamespaceOrigin: { } place })
        {
            return model.Project.Name.Replace('-', '_');
        }

        if (written is not [var first, ..] || !char.IsAsciiLetter(first) || !written.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))
        {
            diagnostics.Report(
                DatadogDiagnostics.NoWords, place.Location,
                $"`{written}` cannot stand before the name of a metric: Datadog takes letters, digits, `_` and `.`, and a letter first.");
        }

        return written;
    }

    /// <summary>Keys come from the environment: DD_API_KEY and DD_APP_KEY.</summary>
    private static HclBlock Provider => new("terraform", [], [new HclBlock("required_providers", [], HclBlock.Attributes(
        ("datadog", HclObject.Of(("source", "DataDog/datadog"), ("version", ProviderVersion)))))]);

    private static GeneratedFile File(string name, ImmutableArray<HclItem> items, Origin origin, DeliveryModel model) =>
        new HclDocument(items) { Header = GeneratedHeader.Of(origin, model) }.Write().ToFile($"datadog/{name}");
}
