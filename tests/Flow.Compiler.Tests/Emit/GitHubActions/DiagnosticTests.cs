using System.Reflection;
using Flow.Compiler.Diagnostics;
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
}
