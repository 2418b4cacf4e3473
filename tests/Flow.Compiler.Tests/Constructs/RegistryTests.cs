using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Images are taken from where they are pushed, and from a registry that is there.</summary>
public class RegistryTests
{
    private static string Release(string image) => $$"""
        project shop { repository = github("acme/shop") }
        let version = "1.4.2"
        service api { image = {{image}}, pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [api] }
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push
          job image on linux {
            environment = production
            checkout
            login aws
            build-image api { dockerfile = "api/Dockerfile", tags = [version] }
          }
        }
        """;

    [Theory]
    [InlineData("\"${images.url}:${version}\"", "\"${images.url}:api-${version}\"")]
    [InlineData("\"${images.url}:1.4.2\"", "\"${images.url}:api-1.4.2\"")]
    public void The_fix_names_the_tag_that_is_pushed(string written, string right)
    {
        var found = Assert.Single(Compilation.Of(Release(written)).Diagnostics);

        Assert.Equal("FLOW4732", found.Code);
        var mended = TextChanges.Apply(Release(written), Assert.Single(found.Fixes).Edits);
        Assert.Equal(Release(right), mended);
        Assert.Empty(Compilation.Of(mended).Diagnostics);
    }

    [Theory]
    [InlineData("[git.sha]")]
    [InlineData("[version, git.sha]")]
    public void What_only_a_run_knows_is_not_compared(string tags) =>
        Assert.Empty(Compilation.Of(Release("\"${images.url}:api-1.4.1\"").Replace("[version]", tags, StringComparison.Ordinal)).Diagnostics);

    [Fact]
    public void One_that_exists_is_only_looked_up()
    {
        var text = string.Concat(Compilation.Of("""
            project shop
            service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
            environment staging {
              cloud aws { region = "eu-west-1", account = "210987654321", state s3 { bucket = "acme-state" } }
              network main
              registry images { readers = ["310987654321"] }
              host cluster { services = [api] }
            }
            environment preview like staging {
              cloud { account = "310987654321" }
              per pull-request as number { expires after 3d }
              images { existing = true, name = "staging/images", account = "210987654321" }
            }
            pipeline previews {
              on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
              terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::310987654321:role/previews", region = "eu-west-1" }
            }
            """).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.StartsWith("infra/preview/", StringComparison.Ordinal) && f.Path.EndsWith(".tf", StringComparison.Ordinal)).Select(static f => f.Text));

        Assert.DoesNotContain("resource \"aws_ecr_", text, StringComparison.Ordinal);
        Assert.Contains("registry_id = \"210987654321\"", text, StringComparison.Ordinal);
        Assert.Contains("resources = [data.aws_ecr_repository.images-found.arn]", text, StringComparison.Ordinal);
    }
}
