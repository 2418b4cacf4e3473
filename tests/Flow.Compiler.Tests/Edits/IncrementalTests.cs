using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Hosting;
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
    public void Any_sequence_of_edits_gives_what_a_fresh_start_gives(string project, int seed, int steps) => Check(project, seed, steps);

    internal static void Check(string project, int seed, int steps)
    {
        var edits = new RandomEdits(EditedProjects.All[project], seed);
        var random = new Random(seed);
        var compilation = Create(edits.Sources);
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
            var (expected, actual) = (Dump(Create(edits.Sources), asked), Dump(compilation, asked));
            Assert.True(expected == actual, $"Seed {seed} of {project}, step {step}:\n{FirstDifference(expected, actual)}");
        }
    }

    private static Compilation Create(IEnumerable<SourceText> sources) => Compilation.Create("project", sources, Services);

    /// <summary>Everything that can be seen of a compilation; of the file at <paramref name="asked"/> also what an editor is told.</summary>
    private static string Dump(Compilation compilation, string asked)
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

        foreach (var target in new ITarget[] { new GitHubActionsTarget(), new CSharpTarget() })
        {
            var made = compilation.Emit(target, EmitOptions.Default);
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
