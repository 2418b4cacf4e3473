using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes one environment as a root module.</summary>
/// <param name="scope">The module.</param>
internal sealed class ModuleEmitter(ModuleScope scope)
{
    /// <summary>The files of the module.</summary>
    public IEnumerable<GeneratedFile> Emit()
    {
        var settings = new SettingsEmitter(scope);
        var resources = new ResourceEmitter(scope);
        var statements = new StatementEmitter(scope);
        var bySubject = scope.Environment.Resources
            .GroupBy(static r => Subjects.Of(r.Type), r => (HclItem)resources.Emit(r))
            .Select(static g => (Name: $"{g.Key}.tf", Items: g.ToImmutableArray()));
        IEnumerable<(string Name, ImmutableArray<HclItem> Items)> files =
        [
            ("terraform.tf", [settings.Terraform()]),
            ("providers.tf", settings.Providers()),
            ("locals.tf", scope.Copies.Locals),
            .. bySubject,
            ("moved.tf", statements.Moved()),
            ("imports.tf", statements.Imports()),
            ("removed.tf", statements.Removed()),
            ("variables.tf", new VariableEmitter(scope).Emit()),
            ("outputs.tf", statements.Outputs()),
            ("checks.tf", scope.Requirements.Checks),
            ($"tests/{scope.Environment.Name}.tftest.hcl", new TestEmitter(scope).Emit()),
        ];
        return [.. files.Where(static f => !f.Items.IsEmpty).Select(File), .. Preview()];
    }

    /// <summary>What pipelines have to know to make and destroy previews; the states of all of them lie under one path.</summary>
    private IEnumerable<GeneratedFile> Preview() => scope.Environment.Preview is { } preview
        ? [new JsonDocument(JsonObject.Of(
            ("variable", VariableEmitter.NameOf(preview.Number)),
            ("bucket", scope.Cloud.State?.Text("bucket") ?? ""),
            ("prefix", $"{scope.Model.Project.Name}/{scope.Environment.Name}"),
            ("expires-minutes", (long)preview.Expires.TotalMinutes),
            ("parameters", new VariableEmitter(scope).ForPreview()))).Write().ToFile($"{TerraformTarget.Folder}/{scope.Environment.Name}/preview.json")]
        : [];

    private GeneratedFile File((string Name, ImmutableArray<HclItem> Items) file) =>
        new HclDocument(file.Items) { Header = GeneratedHeader.Of(scope.Environment.Origin, scope.Model) }.Write().ToFile($"{TerraformTarget.Folder}/{scope.Environment.Name}/{file.Name}");
}
