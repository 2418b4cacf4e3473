using Flow.Benchmarks;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests;

/// <summary>Whether one processor does the work or all of them cannot be seen in what comes of it.</summary>
public class ProcessorsTests
{
    [Fact]
    public void Things_stay_in_their_order() =>
        Assert.Equal(Enumerable.Range(1, 1000), Processors.Each([.. Enumerable.Range(0, 1000)], 10, static i => i + 1, CancellationToken.None));

    [Fact]
    public void What_goes_wrong_on_any_of_them_goes_wrong_for_the_caller() => Assert.Throws<RuntimeNeededException>(
        static () => Processors.Each([.. Enumerable.Range(0, 1000)], 10, static i => i == 700 ? throw new RuntimeNeededException() : i, CancellationToken.None));

    [Fact]
    public void A_large_project_means_the_same()
    {
        using var source = new CancellationTokenSource();
        var (alone, shared) = (Large(), Large());

        var found = alone.GetDiagnostics(source.Token);
        Assert.True(found.Length > 256);
        Assert.Equal(found.Select(static d => d.ToString()), shared.Diagnostics.Select(static d => d.ToString()));
        Assert.Equal(Emit(alone), Emit(shared));
    }

    private static Compilation Large() => Compilation.Create(
        "generated",
        ProjectGenerator.Project(300, 16_000).Select(static s => new SourceText(s.Path, s.Content.Replace("    timeout = 15m\n", "", StringComparison.Ordinal))),
        new BindServices(NoFiles.Instance));

    private static IEnumerable<(string Path, string Text)> Emit(Compilation compilation) =>
        compilation.Emit(new GitHubActionsTarget(), new EmitOptions("0", System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)).Files.Select(static f => (f.Path, f.Text));
}
