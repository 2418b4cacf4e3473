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

    [Theory]
    [InlineData("ephemeral aws_ssm_parameter key { arn = \"arn:aws:ssm:eu-west-1:123456789012:parameter/key\" }\n  require days > 1 because \"a\"", 5)]
    [InlineData("require days > 1 because \"a\"\n  require code.matches-regex(\"^[0-9]$\") because \"b\"\n  require days < 9 because \"c\"", 6)]
    [InlineData("require days > 1 because \"a\"\n  require days < 9 because \"b\"\n  require days * 2 == 7 because \"c\"", 7)]
    public void An_environment_without_a_test_says_once_what_there_can_be_none_for(string lines, int line)
    {
        var result = Compilation.Of($"environment production {{\n  cloud aws {{ region = \"eu-west-1\", state local }}\n  param days: int\n  param code: string\n  {lines}\n  terraform aws_sqs_queue jobs {{ name = \"jobs-${{code}}\", delay_seconds = days, fifo_queue = false }}\n}}\n")
            .Emit(new TerraformTarget(), EmitOptions.Default);
        var untested = Assert.Single(result.Diagnostics);
        Assert.Equal(("FLOW6308", line), (untested.Code, untested.Location.LineNumber));
        Assert.DoesNotContain(result.Files, static f => f.Path.Contains("/tests/", StringComparison.Ordinal));
        Assert.Contains(result.Files, static f => f.Path.EndsWith("messaging.tf", StringComparison.Ordinal));
    }

    /// <summary>Terraform's mocks give values to blocks that are written, and make none.</summary>
    [Theory]
    [InlineData("terraform aws_ebs_snapshot s { volume_id = web.root_block_device[0].volume_id }", 5)]
    [InlineData("terraform aws_ebs_snapshot s { volume_id = app.root_block_device[0].volume_id }", null)]
    [InlineData("output volume = web.root_block_device[0].volume_id", null)]
    public void What_is_read_of_a_block_that_nobody_wrote_cannot_be_tested(string line, int? expected)
    {
        var result = Compilation.Of(
            "environment production {\n  cloud aws { region = \"eu-west-1\", state local }\n  terraform aws_instance web { ami = \"ami-0123456789abcdef0\", instance_type = \"t3.micro\" }\n"
            + $"  terraform aws_instance app {{ ami = \"ami-0123456789abcdef0\", instance_type = \"t3.micro\", root_block_device {{ encrypted = true }} }}\n  {line}\n}}\n").Emit(new TerraformTarget(), EmitOptions.Default);

        Assert.Equal(expected is { } at ? [("FLOW6308", at)] : [], result.Diagnostics.Select(static d => (d.Code, d.Location.LineNumber)));
        Assert.Equal(expected is null, result.Files.Any(static f => f.Path.Contains("/tests/", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> CodesOf(string source)
    {
        var compilation = Compilation.Of(source);
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Severity.Error);
        return compilation.Emit(new TerraformTarget(), EmitOptions.Default).Diagnostics.Select(static d => d.Code);
    }
}
