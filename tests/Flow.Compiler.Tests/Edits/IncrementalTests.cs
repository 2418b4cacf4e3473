using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Edits;

/// <summary>Whatever is edited, what follows an edit is exactly what a fresh start on the same texts gives.</summary>
public class IncrementalTests
{
    private static readonly BindServices Services = new(NoFiles.Instance) { Today = MarkedSource.Today };

    [Theory]
    [InlineData("connected", 1, 300)]
    [InlineData("connected", 2, 300)]
    [InlineData("connected", 3, 300)]
    [InlineData("generated", 4, 100)]
    [InlineData("monorepo", 5, 150)]
    [InlineData("hello", 6, 100)]
    [InlineData("samples", 7, 150)]
    [InlineData("sources", 8, 150)]
    [InlineData("broken", 9, 150)]
    [InlineData("watched", 10, 300)]
    [InlineData("watched", 11, 300)]
    public void Any_sequence_of_edits_gives_what_a_fresh_start_gives(string project, int seed, int steps) => Check(project, seed, steps);

    [Theory]
    [InlineData("// old", "// new")] // the header comment of its source
    [InlineData("\"Edited\"", "\"Titled\"")] // the title of the pipeline after which it runs
    [InlineData("run \"true\"", "checkout")] // the permissions that a pipeline which it calls needs
    public void A_workflow_that_an_edit_elsewhere_reaches_is_written_again(string before, string after)
    {
        const string Source = """
            // old

            pipeline edited "Edited" { on call, job one on linux { run "true" } }
            pipeline other { on pipeline-run { pipelines = ["edited"] }, call edited as one }
            """;
        var compilation = Create([new SourceText("a.flow", Source)]);
        var old = compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default);
        var edited = compilation.With(new SourceText("a.flow", Source.Replace(before, after, StringComparison.Ordinal)));
        var fresh = edited.Emit(new GitHubActionsTarget(), EmitOptions.Default);
        Assert.NotEqual(old.Files[1].Text, fresh.Files[1].Text);
        Assert.Equal(fresh.Files[1].Text, edited.Emit(new GitHubActionsTarget(), EmitOptions.Default with { Before = old.Parts }).Files[1].Text);
    }

    internal static void Check(string project, int seed, int steps)
    {
        var edits = new RandomEdits(EditedProjects.All[project], seed);
        var random = new Random(seed);
        var compilation = Create(edits.Sources);
        EmittedParts? workflows = null;
        for (var step = 0; step < steps; step++)
        {
            compilation = edits.Step(compilation);
            switch (random.Next(4))
            {
                case 0:
                    continue; // typed on before anybody asked
                case 1:
                    _ = compilation.GetBindingDiagnostics();
                    break;
            }

            var asked = edits.Sources.ElementAt(step % edits.Sources.Count()).Path;
            var (expected, actual) = (Dump(Create(edits.Sources), asked, new GitHubActionsTarget().Emit), Dump(compilation, asked, Follow));
            Assert.True(expected == actual, $"Seed {seed} of {project}, step {step}:\n{FirstDifference(expected, actual)}");
        }

        EmitResult Follow(DeliveryModel model, EmitOptions options)
        {
            var made = new GitHubActionsTarget().Emit(model, options with { Before = workflows });
            workflows = made.Parts;
            return made;
        }
    }

    [Fact]
    public void A_workflow_that_an_edit_does_not_reach_is_not_written_again()
    {
        const string Other = "pipeline other {\n  on push\n  job one on linux { run \"true\" }\n}\n";
        var compilation = Create([new SourceText("a.flow", "pipeline edited {\n  on push\n  job one on linux { run \"true\" }\n}\n"), new SourceText("b.flow", Other)]);
        var first = compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default);
        var edited = compilation.With(new SourceText("a.flow", "pipeline edited {\n  on push\n  job one on linux { run \"false\" }\n}\n"));
        var second = edited.Emit(new GitHubActionsTarget(), EmitOptions.Default with { Before = first.Parts });
        Assert.Contains("false", second.Files[0].Text, StringComparison.Ordinal);
        Assert.Same(first.Files[1], second.Files[1]);
        Assert.NotSame(second.Files[1], edited.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files[1]);
    }

    private static Compilation Create(IEnumerable<SourceText> sources) => Compilation.Create("project", sources, Services);

    /// <summary>Everything that can be seen of a compilation; of the file at <paramref name="asked"/> also what an editor is told.</summary>
    private static string Dump(Compilation compilation, string asked, Func<DeliveryModel, EmitOptions, EmitResult> workflows)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in compilation.Diagnostics)
        {
            Write(text, diagnostic);
        }

        text.AppendJoin(' ', compilation.Bound.Module.Scope.Symbols.Select(static s => $"{s.What} {s.Name} {s.Location.Path} {s.Location.Span}")).Append('\n');
        foreach (var environment in compilation.Model.Environments)
        {
            text.Append(EnvironmentText.Of(environment)).AppendJoin(' ', environment.Resources.Select(static r => $"{r.Origin.Location.Path} {r.Origin.Location.Span}")).Append('\n');
        }

        foreach (var name in SemanticModel.Of(compilation, asked)!.Names)
        {
            text.Append(name.Span).Append(' ').Append(name.IsDeclaration).Append(' ').Append(SymbolIdentity.Of(name.Referent)).Append(' ').Append(SymbolIdentity.DeclarationOf(compilation, name.Referent)).Append('\n');
        }

        foreach (var made in compilation.HasErrors ? [] : new[] { workflows(compilation.Model, EmitOptions.Default), compilation.Emit(new CSharpTarget(), EmitOptions.Default) })
        {
            foreach (var file in made.Files)
            {
                text.Append(file.Path).Append('\n').Append(file.Text).AppendJoin(' ', file.Lines.Select(static l => $"{l.Line} {l.Origin.Path} {l.Origin.Span}")).Append('\n');
            }

            foreach (var diagnostic in made.Diagnostics)
            {
                Write(text, diagnostic);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Diagnostic diagnostic)
    {
        text.Append(diagnostic.Location.Path).Append(' ').Append(diagnostic.Location.Span).Append(' ').Append(diagnostic)
            .AppendJoin(' ', diagnostic.Related.Select(static r => $"{r.Location} {r.Location.Span} {r.Message}"))
            .AppendJoin(' ', diagnostic.Fixes.Select(static f => $"{f.Title} {f.Safety} {string.Join(' ', f.Edits)}")).Append('\n');
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (fresh, followed) = (expected.Split('\n'), actual.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(fresh.Length, followed.Length)).TakeWhile(i => fresh[i] == followed[i]).Count();
        return $"a fresh start: {fresh.ElementAtOrDefault(at)}\nafter the edit: {followed.ElementAtOrDefault(at)}";
    }
}
