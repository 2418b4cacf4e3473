using System.Reflection;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Terraform;

public class DiagnosticTests
{
    private static readonly DiagnosticDescriptor[] All =
        [.. typeof(TerraformDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (DiagnosticDescriptor)f.GetValue(null)!)];

    public static TheoryData<string> Codes => [.. All.Select(static d => d.Code)];

    [Fact]
    public void Every_code_belongs_to_this_target() => Assert.All(All, static d => Assert.Matches("^FLOW63[0-9]{2}$", d.Code));

    [Theory]
    [MemberData(nameof(Codes))]
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
        return compilation.Emit(new TerraformTarget(), EmitOptions.Default).Diagnostics.Select(static d => d.Code);
    }
}
