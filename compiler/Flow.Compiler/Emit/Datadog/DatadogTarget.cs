using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

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
        var alerts = model.Alerts.Where(a => model.Synthetics.All(s => s.Origin != a.Origin)).ToList();
        var slos = model.Slos.Where(s => !s.LeftOutOf.Contains(Name)).ToList();
        (string Name, ImmutableArray<HclItem> Items, Origin? Origin)[] files =
        [
            ("service-levels.tf", [.. slos.SelectMany(levels.Of)], slos.FirstOrDefault()?.Origin),
            ("monitors.tf", [.. alerts.Select(monitors.Of).OfType<HclItem>()], alerts.FirstOrDefault()?.Origin),
        ];
        DatadogLeftOut.Report(model, diagnostics);
        var written = files.Where(static f => !f.Items.IsEmpty).ToList();
        if (written.Count > 0)
        {
            CheckState(model, written[0].Origin!, diagnostics);
        }

        return new EmitResult(
            written.Count == 0 ? [] : [File("terraform.tf", [Settings(model, diagnostics)], written[0].Origin!, model), .. written.Select(f => File(f.Name, f.Items, f.Origin!, model))], diagnostics.ToSortedArray());
    }

    /// <summary>An environment's cloud says the region of its state, too; here only the state itself can.</summary>
    private static void CheckState(DeliveryModel model, Origin first, DiagnosticBag diagnostics)
    {
        if (model.Project.Datadog.State is not { } state)
        {
            diagnostics.Report(
                TerraformDiagnostics.StateMissing, (model.Project.Origin ?? first).Location,
                $"Nothing says where the state of what is made in Datadog is kept, so it would be a file on the machine that Terraform runs on. Write `project {(model.Project.Origin is null ? "shop" : model.Project.Name)} {{ datadog {{ state s3 {{ bucket = \"…\", region = \"…\" }} }} }}`, or `state local` if that is meant.");
        }
        else if (state.Backend == "s3" && state.Text("region") is null)
        {
            diagnostics.Report(
                TerraformDiagnostics.StateMissing, state.Origin.Location,
                "Nothing says in which region the bucket of this state is, and Terraform asks for it: no cloud says one for what is made in Datadog. Write `region = \"…\"` in it.");
        }
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
    private static HclBlock Settings(DeliveryModel model, DiagnosticBag diagnostics) => new("terraform", [],
    [
        new HclAttribute("required_version", SettingsEmitter.RequiredVersion),
        new HclBlock("required_providers", [], HclBlock.Attributes(("datadog", HclObject.Of(("source", "DataDog/datadog"), ("version", ProviderVersion))))),
        .. model.Project.Datadog.State is { } state ? [Backend(state, model, diagnostics)] : Array.Empty<HclItem>(),
    ]);

    /// <summary>The state of an environment has the same defaults; here no cloud says a region.</summary>
    private static HclBlock Backend(StateBackend state, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var written = state.Settings.Items.OfType<ResourceArgument>().Where(static a => a.Value.Constant is not null)
            .Select(a => (a.Name, Value: (HclExpression?)TerraformLiteral.Of(a.Value.Constant!, null, a.Value.Location, diagnostics))).ToList();
        var defaults = state.NameSetting is { } name ? [(name, $"{model.Project.Name}/{state.NameFor(DatadogSettings.StateOwner)}"), .. state.Backend == "s3" ? S3 : []] : Array.Empty<(string Name, HclExpression? Value)>();
        return new HclBlock("backend", [state.Backend], HclBlock.Attributes([.. written, .. defaults.Where(d => written.TrueForAll(w => w.Name != d.Name))])).WithSource(state.Origin);
    }

    private static (string Name, HclExpression? Value)[] S3 => [("encrypt", true), ("use_lockfile", true)];

    private static GeneratedFile File(string name, ImmutableArray<HclItem> items, Origin origin, DeliveryModel model) =>
        new HclDocument(items) { Header = GeneratedHeader.Of(origin, model) }.Write().ToFile($"datadog/{name}");
}
