using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes one environment as a root module.</summary>
/// <param name="model">The model that it is part of.</param>
/// <param name="environment">The environment; it lives in a cloud.</param>
/// <param name="diagnostics">Takes what cannot be said.</param>
internal sealed class ModuleEmitter(DeliveryModel model, DeploymentEnvironment environment, DiagnosticBag diagnostics)
{
    /// <summary>The files of the module.</summary>
    public IEnumerable<GeneratedFile> Emit()
    {
        var settings = new SettingsEmitter(model, environment, diagnostics);
        var resources = new ResourceEmitter(environment, diagnostics);
        var statements = new StatementEmitter(environment, diagnostics);
        var bySubject = environment.Resources
            .GroupBy(static r => Subjects.Of(r.Type), r => (HclItem)resources.Emit(r))
            .Select(static g => (Name: $"{g.Key}.tf", Items: g.ToImmutableArray()));
        IEnumerable<(string Name, ImmutableArray<HclItem> Items)> files =
        [
            ("terraform.tf", [settings.Terraform()]),
            ("providers.tf", settings.Providers()),
            .. bySubject,
            ("moved.tf", statements.Moved()),
            ("imports.tf", statements.Imports()),
            ("removed.tf", statements.Removed()),
            ("outputs.tf", statements.Outputs()),
            ($"tests/{environment.Name}.tftest.hcl", new TestEmitter(environment, diagnostics).Emit()),
        ];
        return files.Where(static f => !f.Items.IsEmpty).Select(File);
    }

    private GeneratedFile File((string Name, ImmutableArray<HclItem> Items) file) =>
        new HclDocument(file.Items) { Header = GeneratedHeader.Of(environment.Origin, model) }.Write().ToFile($"{TerraformTarget.Folder}/{environment.Name}/{file.Name}");
}
