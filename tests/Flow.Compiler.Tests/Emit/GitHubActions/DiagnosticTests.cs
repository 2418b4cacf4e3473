using System.Reflection;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public class DiagnosticTests
{
    private static readonly DiagnosticDescriptor[] All =
    [
        .. typeof(GitHubActionsDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (DiagnosticDescriptor)f.GetValue(null)!),
    ];

    [Fact]
    public void Every_code_belongs_to_this_target_and_is_used_once()
    {
        Assert.NotEmpty(All);
        Assert.All(All, static d => Assert.Matches("^FLOW60[0-9]{2}$", d.Code));
        Assert.Equal(All.Length, All.Select(static d => d.Code).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_mistake_is_shown_or_says_why_it_is_not() =>
        Assert.All(All, static d => Assert.True(d.NotShownBecause is not null || (d.Bad.Length > 0 && d.Good.Length > 0 && d.Bad != d.Good), d.Code));

    public static TheoryData<string> Shown => [.. All.Where(static d => d.NotShownBecause is null).Select(static d => d.Code)];

    [Theory]
    [MemberData(nameof(Shown))]
    public void The_bad_example_gives_the_diagnostic_and_the_good_one_does_not(string code)
    {
        var descriptor = All.Single(d => d.Code == code);
        Assert.Contains(code, CodesOf(descriptor.Bad));
        Assert.DoesNotContain(code, CodesOf(descriptor.Good));
    }

    private static IEnumerable<string> CodesOf(string source)
    {
        var compilation = Compilation.Of(source);
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Severity.Error);
        return compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Diagnostics.Select(static d => d.Code);
    }
}
