using Flow.Compiler.Tests.Providers;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary><c>flow providers</c>.</summary>
public sealed class ProvidersTests : IDisposable
{
    private const string BroughtAlong = "  hashicorp/aws 5.100.0  1526 types of resources, 608 of data and 7 of what is kept nowhere, brought along\n";

    private readonly TestProject project = TestProject.Good();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("providers")]
    [InlineData("providers", "list")]
    public void What_is_brought_along_is_listed(params string[] arguments) => Assert.Equal((0, BroughtAlong), (project.Run(arguments).ExitCode, project.Run(arguments).Out));

    [Fact]
    public void A_schema_is_read_from_a_file_and_found_from_then_on()
    {
        project.With("schema.json", SmallProvider.Json);

        var added = project.Run("providers", "add", "example/small@1.2.3", "--from", "schema.json");

        Assert.Equal("providers/small.flowschema has example/small 1.2.3 with 2 types of resources and 1 of data\n", added.Out);
        Assert.Equal(SmallProvider.File, File.ReadAllBytes(project.PathOf("providers/small.flowschema")));
        Assert.Contains("example/small 1.2.3    2 types of resources and 1 of data, in providers/small.flowschema", project.Run("providers").Out, StringComparison.Ordinal);
        Assert.StartsWith("small_other\na resource of example/small 1.2.3\n", project.Run("explain", "small_other").Out, StringComparison.Ordinal);
        Assert.StartsWith("providers/small.flowschema is up to date:", project.Run("providers", "add", "example/small@1.2.3", "--from", "schema.json").Out, StringComparison.Ordinal);
        Assert.Equal(
            "providers/small.flowschema had 1.2.3, and now has example/small 1.3.0 with 2 types of resources and 1 of data\n",
            project.Run("providers", "add", "example/small@1.3.0", "--from", "schema.json").Out);
        Assert.Equal(0, project.Run("check").ExitCode);
    }

    [Theory]
    [InlineData("add", null, null, 2, "`flow providers add` needs a provider")]
    [InlineData("add", "a b", null, 2, "`a b` is no provider.")]
    [InlineData("add", "-x/y", "schema.json", 2, "has no option `-x/y`")]
    [InlineData("add", "example/small@~>1.0", null, 2, "is no provider")]
    [InlineData("add", "example/small", "schema.json", 2, "Write it behind the source: `example/small@VERSION`.")]
    [InlineData("add", "example/other@1.0.0", "schema.json", 1, "`schema.json` has no provider `example/other`; it has `example.com/other/things`, `example/small`.")]
    [InlineData("add", "example/small@1.0.0", "ci.flow", 1, "`ci.flow` cannot be read: it is not what `terraform providers schema -json` prints.")]
    [InlineData("add", "example/small@1.0.0", "missing.json", 1, "`missing.json` cannot be read: ")]
    [InlineData("list", "x", null, 2, "`flow providers list` takes nothing; `x` is one too many.")]
    [InlineData("ad", null, null, 2, "`flow providers` takes `list` or `add`, not `ad`. Did you mean `add`?")]
    public void A_mistake_is_named(string action, string? source, string? from, int exitCode, string message)
    {
        project.With("schema.json", SmallProvider.Json);

        var result = project.Run(["providers", action, .. source is null ? [] : new[] { source }, .. from is null ? [] : new[] { "--from", from }]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(project.Exists("providers"));
    }

    [Fact]
    public void Without_terraform_it_is_said_what_to_do()
    {
        var result = project.WithVariable("PATH", project.Folder).Run("providers", "add", "hashicorp/random");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "error: terraform is needed to ask a provider for its schema, and it is not in the path. Install it, or call `terraform providers schema -json` where it is "
            + "and give what it prints with `--from FILE`.\n",
            result.Error);
    }

    [Fact]
    public void Terraform_is_asked_in_a_folder_that_is_gone_afterwards()
    {
        WithTerraform("""
            #!/bin/sh
            echo "$PWD $*" >>"$(dirname "$0")/calls"
            case "$1" in
              init) cat terraform.tf >"$(dirname "$0")/asked" ;;
              version) echo '{"provider_selections": {"registry.terraform.io/example/small": "1.2.3"}}' ;;
              providers) cat "$(dirname "$0")/schema.json" ;;
            esac
            """);

        var result = project.Run("providers", "add", "Example/small@1.2.3");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(SmallProvider.File, File.ReadAllBytes(project.PathOf("providers/small.flowschema")));
        Assert.Equal(
            """
            terraform {
              required_providers {
                small = {
                  source = "example/small"
                  version = "1.2.3"
                }
              }
            }

            """,
            project.Read("bin/asked"));
        var calls = project.Read("bin/calls").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split(' ', 2)).ToList();
        Assert.Equal(["init -input=false -no-color -backend=false", "version -json", "providers schema -json"], calls.Select(static c => c[1]));
        var folder = Assert.Single(calls.Select(static c => c[0]).Distinct());
        Assert.False(Directory.Exists(folder));
        Assert.NotEqual(project.Folder, folder);
    }

    [Fact]
    public async Task A_call_that_is_ended_from_outside_leaves_no_folder()
    {
        WithTerraform("#!/bin/sh\npwd >\"$(dirname \"$0\")/where\"\nexec sleep 60\n");

        var result = await FlowProcess.InShellAsync(project.Folder, """
            PATH="$PWD/bin:$PATH" $FLOW providers add example/small &
            for i in $(seq 600); do [ -s bin/where ] && break; sleep 0.1; done
            kill -TERM $!
            wait $!
            [ -s bin/where ] && [ ! -e "$(cat bin/where)" ] && echo gone
            """);

        Assert.EndsWith("gone\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_terraform_says_is_passed_on()
    {
        WithTerraform("#!/bin/sh\necho '│ Error: no such provider' >&2\nexit 1\n");

        var result = project.Run("providers", "add", "example/small");

        Assert.Equal((1, "error: `terraform init` failed:\n  Error: no such provider\n"), (result.ExitCode, result.Error));
        Assert.False(project.Exists("providers"));
    }

    [Fact]
    public void A_schema_of_another_provider_of_the_name_is_not_lost()
    {
        project.With("schema.json", SmallProvider.Json).Run("providers", "add", "example/small@1.2.3", "--from", "schema.json");

        var result = project.Run("providers", "add", "others/small@1.0.0", "--from", "schema.json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("`providers/small.flowschema` is the schema of `example/small`. A project can have one provider called `small`;", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_schema_fails_the_check_and_is_written_anew()
    {
        Directory.CreateDirectory(project.PathOf("providers"));
        project.With("schema.json", SmallProvider.Json).With("providers/small.flowschema", SmallProvider.File[..^1]);

        Assert.Contains("error[FLOW7007]: `providers/small.flowschema` cannot be read: it is damaged: its checksum does not fit;", project.Run("check").Out, StringComparison.Ordinal);
        Assert.Equal(1, project.Run("check").ExitCode);
        var listed = project.Run("providers");
        Assert.Equal((1, BroughtAlong), (listed.ExitCode, listed.Out));
        Assert.Contains("`providers/small.flowschema` cannot be read:", listed.Error, StringComparison.Ordinal);

        Assert.Equal(0, project.Run("providers", "add", "example/small@1.2.3", "--from", "schema.json").ExitCode);
        Assert.Equal(0, project.Run("check").ExitCode);
    }

    [SkippableFact]
    public void The_real_terraform_gives_what_is_brought_along()
    {
        Terraform.Require();
        project.WithVariable("PATH", Environment.GetEnvironmentVariable("PATH")!).WithVariable("TF_CLI_CONFIG_FILE", Terraform.Variables["TF_CLI_CONFIG_FILE"]);

        var result = project.Run("providers", "add", $"aws@{Terraform.AwsVersion}");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("compiler/Flow.Compiler/Providers/aws.flowschema")), File.ReadAllBytes(project.PathOf("providers/aws.flowschema")));
    }

    private void WithTerraform(string script)
    {
        project.With("bin/terraform", script).With("bin/schema.json", SmallProvider.Json).WithVariable("PATH", project.PathOf("bin"));
        File.SetUnixFileMode(project.PathOf("bin/terraform"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
