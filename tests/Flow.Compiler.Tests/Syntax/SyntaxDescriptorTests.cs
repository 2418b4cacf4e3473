using System.Reflection;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>Every descriptor shows what it is about: its bad example gives it, its good one gives nothing.</summary>
public class SyntaxDescriptorTests
{
    private static readonly DiagnosticDescriptor[] descriptors =
    [
        .. typeof(SyntaxDiagnostics).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(static p => p.GetValue(null))
            .OfType<DiagnosticDescriptor>(),
    ];

    public static TheoryData<string> Codes => [.. descriptors.Select(static d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_example_gives_its_code_and_nothing_else(string code)
    {
        var descriptor = descriptors.Single(d => d.Code == code);
        if (descriptor.NotShownBecause is not null)
        {
            Assert.Equal("FLOW1021", code);
            return;
        }

        Assert.Equal([code], Parse(descriptor.Bad).Select(static d => d.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_good_example_gives_nothing(string code) =>
        Assert.Equal([], Parse(descriptors.Single(d => d.Code == code).Good).Select(static d => d.ToString()));

    [Fact]
    public void Codes_are_used_once() => Assert.Equal(descriptors.Length, descriptors.Select(static d => d.Code).Distinct().Count());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Safe_fixes_of_the_bad_example_leave_no_diagnostic(string code)
    {
        var text = descriptors.Single(d => d.Code == code).Bad;
        var first = SafeFix(text);
        for (var rounds = 0; rounds < 3 && SafeFix(text) is { } fix; rounds++)
        {
            text = Applied(text, fix);
        }

        Assert.True(first is null || !Parse(text).Any(), text);
    }

    private static Fix? SafeFix(string text) =>
        Parse(text).SelectMany(static d => d.Fixes.Take(1)).FirstOrDefault(static f => f.Safety == FixSafety.Safe);

    private static string Applied(string text, Fix fix)
    {
        foreach (var edit in fix.Edits.OrderByDescending(static e => e.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return text;
    }

    private static IEnumerable<Diagnostic> Parse(string text) => SyntaxTree.Parse(new SourceText("a.flow", text)).Diagnostics;
}
