using System.Reflection;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Datadog;
using Flow.Compiler.Emit.GitHubActions;

namespace Flow.Compiler.Tests.Language;

/// <summary>Every kind of mistake of the whole compiler shows itself: its bad example gives it alone, its good one gives nothing.</summary>
public class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] All =
    [
        .. typeof(DiagnosticDescriptor).Assembly.GetTypes()
            .Where(static t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Diagnostics", StringComparison.Ordinal))
            .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(static f => !f.Name.StartsWith('<')).Select(static f => f.GetValue(null))
                .Concat(t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Select(static p => p.GetValue(null))))
            .OfType<DiagnosticDescriptor>(),
    ];

    private static readonly ITarget[] Targets =
    [
        .. typeof(ITarget).Assembly.GetTypes().Where(static t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ITarget)) && t.GetConstructor([]) is not null)
            .Select(static t => (ITarget)Activator.CreateInstance(t)!),
    ];

    public static TheoryData<string> Shown => [.. All.Where(static d => d.NotShownBecause is null).Select(static d => d.Code)];

    public static TheoryData<string> Codes => [.. All.Select(static d => d.Code)];

    [Fact]
    public void Codes_are_used_once() => Assert.Equal([], All.GroupBy(static d => d.Code).Where(static g => g.Count() > 1).Select(static g => g.Key));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Code_title_and_explanation_are_written(string code)
    {
        var descriptor = Of(code);
        Assert.Matches("^FLOW[1-9][0-9]{3}$", code);
        Assert.Matches("^[A-Z`].*[^.]$", descriptor.Title);
        Assert.True(descriptor.Explanation.Trim().Length > 20, descriptor.Explanation);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void The_bad_example_gives_its_code_once_and_nothing_else(string code) => Assert.Equal([code], Found(Of(code).Bad, code));

    [Theory]
    [MemberData(nameof(Shown))]
    public void The_good_example_gives_nothing(string code) => Assert.Equal([], Found(Of(code).Good, code));

    [Fact]
    public void Only_these_cannot_be_shown_by_a_text() => Assert.Equal(
        ["FLOW1021", "FLOW3019", "FLOW3020", "FLOW4524", "FLOW4554", "FLOW4702", "FLOW4703", "FLOW4704", "FLOW4711", "FLOW4724", "FLOW6002", "FLOW6015", "FLOW6018", "FLOW7001", "FLOW7002", "FLOW7004", "FLOW7005", "FLOW7006", "FLOW7007"],
        All.Where(static d => d.NotShownBecause is not null).Select(static d => d.Code).Order(StringComparer.Ordinal));

    private static DiagnosticDescriptor Of(string code) => All.First(d => d.Code == code);

    private static IEnumerable<string> Found(string text, string code)
    {
        var compilation = MarkedSource.Parse(text).Compile();
        if (code.StartsWith("FLOW1", StringComparison.Ordinal))
        {
            return compilation.Trees.SelectMany(static t => t.Diagnostics).Select(static d => d.Code); // a line alone shows what the parser says
        }

        return compilation.Diagnostics.Select(static d => d.Code).Concat(TargetsOf(code).SelectMany(t => compilation.Emit(t, EmitOptions.Default).Diagnostics).Select(static d => d.Code));
    }

    /// <summary>What stands in a target's folder is found by that target; the examples of the others are fit for all but Datadog, which has words for less.</summary>
    private static IEnumerable<ITarget> TargetsOf(string code) => code.StartsWith("FLOW833", StringComparison.Ordinal)
        ? [new DatadogTarget()]
        : code[4] != '6'
        ? []
        : Targets.Where(static t => t is not DatadogTarget).Where(t => typeof(GitHubActionsTarget) == t.GetType() == code.StartsWith("FLOW60", StringComparison.Ordinal));
}
