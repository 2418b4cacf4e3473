using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Terraform;

/// <summary>
/// The projects of <c>tests/Shared/Environments</c> lie there with what the target makes of them; <c>flow build</c> in such a folder writes it anew.
/// Conformance tests give the same projects to Terraform.
/// </summary>
public class GoldenTests
{
    public static TheoryData<string> Projects => [.. EnvironmentProjects.All.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_files_are_those_of_the_folder(string name)
    {
        var project = EnvironmentProjects.Find(name);
        var result = project.Compile().Emit(new TerraformTarget(), EmitOptions.Default);

        Assert.DoesNotContain(result.Diagnostics, static d => d.Code != "FLOW6308");
        Assert.Equal(project.Expected.Keys, result.Files.Select(static f => f.Path).Order(StringComparer.Ordinal));
        Assert.All(result.Files, file => Assert.Equal(project.Expected[file.Path], file.Text));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_line_that_holds_something_of_the_source_leads_back_to_it(string name)
    {
        var resources = EnvironmentProjects.Find(name).Compile().Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => !f.Path.Contains("/tests/", StringComparison.Ordinal));
        Assert.All(resources, static file => Assert.All(
            file.Text.Split('\n').Index().Where(static l => l.Item.StartsWith("resource ", StringComparison.Ordinal) || l.Item.StartsWith("output ", StringComparison.Ordinal)),
            line => Assert.Contains(file.Lines, l => l.Line == line.Index)));
    }
}
