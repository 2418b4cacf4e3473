using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Tests.Functions;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>What a function runs is there when Terraform looks for it, and is deployed when it changes.</summary>
public class FunctionTests
{
    private static string Source(string file) => $$"""
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          function print { file = {{file}}, runtime = "nodejs22.x", handler = "index.handler" }
        }
        """;

    private static Compilation Compile(string source, params string[] files) =>
        Compilation.Create("project", [new SourceText("main.flow", source)], new BindServices(new FilesInMemory(files.ToDictionary(static f => f, static _ => ""))));

    [Theory]
    [InlineData("\"print.zip\"", "infra/production/print.zip")]
    [InlineData("\"../../out/print.zip\"", "out/print.zip")]
    [InlineData("\"./../../out/print.zip\"", "out/print.zip")]
    public void An_archive_of_the_project_is_there(string file, string path)
    {
        Assert.Empty(Compile(Source(file), path).Diagnostics);
        Assert.Equal("FLOW4730", Assert.Single(Compile(Source(file), "print.zip.txt").Diagnostics).Code);
    }

    [Fact]
    public void What_lies_in_the_project_folder_is_named_from_where_Terraform_looks()
    {
        var found = Assert.Single(Compile(Source("\"out/print.zip\""), "out/print.zip").Diagnostics);

        Assert.Equal("There is no `infra/production/out/print.zip`, and no pipeline makes it. From `infra/production`, where Terraform looks, it is `../../out/print.zip`.", found.Message);
        var mended = TextChanges.Apply(Source("\"out/print.zip\""), Assert.Single(found.Fixes).Edits);
        Assert.Equal(Source("\"../../out/print.zip\""), mended);
        Assert.Empty(Compile(mended, "out/print.zip").Diagnostics);
    }

    [Fact]
    public void Nothing_is_offered_where_the_file_is_in_no_place() => Assert.Empty(Assert.Single(Compile(Source("\"print.zip\"")).Diagnostics).Fixes);

    [Theory]
    [InlineData("artifact print from \"infra/**/*.zip\"", true)]
    [InlineData("artifact print from \"infra/\"", true)]
    [InlineData("artifact print from \"infra/production\"", true)]
    [InlineData("artifact print from \"./infra/*\"", true)]
    [InlineData("artifact print from \".\"", true)]
    [InlineData("artifact print from \"infra/prod\"", false)]
    [InlineData("artifact print from \"production/\"", false)]
    [InlineData("artifact print from [\"!infra/**\"]", false)]
    [InlineData("run \"make print.zip\"", true)]
    [InlineData("run [\"make\", \"infra/production/print.zip\"]", true)]
    [InlineData("run \"make all\"", false)]
    public void A_pipeline_may_make_it(string step, bool isMade)
    {
        var codes = Compile($"{Source("\"print.zip\"")}\npipeline release {{\n  on push\n  job archive on linux {{ checkout, {step} }}\n}}\n").Diagnostics.Select(static d => d.Code);

        Assert.Equal(isMade ? [] : ["FLOW4730"], codes);
    }

    [Fact]
    public void A_path_of_one_machine_is_refused() => Assert.Contains(
        "a `file` is named from the folder of the configuration", Assert.Single(Compile(Source("\"/tmp/print.zip\"")).Diagnostics).Message, StringComparison.Ordinal);

    [Fact]
    public void The_content_of_the_archive_decides_whether_it_is_deployed()
    {
        var compute = Compile(Source("\"print.zip\""), "infra/production/print.zip").Emit(new TerraformTarget(), EmitOptions.Default).Files.Single(static f => f.Path.EndsWith("compute.tf", StringComparison.Ordinal)).Text;

        Assert.Contains("filename      = \"print.zip\"", compute, StringComparison.Ordinal);
        Assert.Contains("fileexists(\"${path.module}/print.zip\")\n    ? filebase64sha256(\"${path.module}/print.zip\")", compute, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_of_a_file_is_none_of_a_run()
    {
        var found = Assert.Single(Compile("pipeline ci {\n  on push\n  job a on linux { run \"echo ${hash-of-file(\"x\")}\" }\n}\n").Diagnostics);

        Assert.Contains("`hash-of-file` is known to Terraform alone, in an environment.", found.Message, StringComparison.Ordinal);
    }
}
