using Flow.Cli.Reference;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>The committed reference is what the catalogues say.</summary>
public class ReferenceTests
{
    private const string Folder = "docs/reference/";
    private static readonly Dictionary<string, string> Made = ReferencePages.All().ToDictionary(static p => p.Path, static p => p.Text);

    [Fact]
    public void The_committed_pages_are_what_the_generator_writes()
    {
        var committed = Repository.Files.Where(static f => f.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(static f => f[Folder.Length..], Repository.Read);
        var different = Made.Keys.Union(committed.Keys).Where(path => Made.GetValueOrDefault(path) != committed.GetValueOrDefault(path));

        Assert.True(!different.Any(), $"write them again with `flow __reference docs/reference`: {string.Join(", ", different)}");
    }

    [Fact]
    public void Every_kind_code_function_context_and_event_has_its_place()
    {
        Assert.All(KindCatalogue.All, static k => Assert.Contains(k.Summary, Made[$"kinds/{k.Word}.md"], StringComparison.Ordinal));
        var diagnostics = string.Concat(DiagnosticPages.Areas.Select(static a => Made[$"diagnostics/{a.File}"]));
        Assert.All(DiagnosticCatalogue.All, d => Assert.Contains($"\n## {d.Code}\n", diagnostics, StringComparison.Ordinal));
        Assert.All(StandardLibrary.Names, static f => Assert.Contains($"\n## {f}\n", Made["functions.md"], StringComparison.Ordinal));
        Assert.All(Contexts.All, static c => Assert.Contains($"\n## {c.Name}\n", Made["contexts.md"], StringComparison.Ordinal));
        Assert.All(Events.All, static e => Assert.Contains($"| `{e.Name}` |", Made["events.md"], StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_said_not_to_be_asked_is_asked_by_no_rule()
    {
        var asked = InfrastructureRules.All.SelectMany(static r => r.Checkov).ToHashSet();
        var made = ConstructLibrary.Shared.Names.SelectMany(static n => ConstructLibrary.Shared.Find(n)!.Item.Body!.Items.Items.Select(i => ConstructLibrary.Shared.Find(n)!.Context.TextOf(i))).ToList();

        Assert.DoesNotContain(UncoveredChecks.All, t => t.Checks.Any(asked.Contains));
        Assert.All(UncoveredChecks.All, t => Assert.Contains(made, line => line.Contains($"terraform {t.Type} ", StringComparison.Ordinal)));
        Assert.Equal(UncoveredChecks.All.Select(static t => t.Type).Order(StringComparer.Ordinal), UncoveredChecks.All.Select(static t => t.Type));
    }

    [Fact]
    public void The_hidden_command_writes_them()
    {
        using var project = new TestProject();
        var result = project.Run("__reference", "out");

        Assert.Equal((0, $"{Made.Count} pages\n"), (result.ExitCode, result.Out));
        Assert.Equal(Made["kinds/job.md"], project.Read("out/kinds/job.md"));
    }
}
