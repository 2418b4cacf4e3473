using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
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

    /// <summary>ARNs and hosts name the partition of the region.</summary>
    [Theory]
    [InlineData("eu-west-1", "arn:aws:", "amazonaws.com/")]
    [InlineData("cn-north-1", "arn:aws-cn:", "amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:", "amazonaws.com/")]
    public void What_is_named_is_in_the_partition_of_the_region(string region, string partition, string host)
    {
        var source = "environment production {\n  cloud aws { region = \"" + region + "\", account = \"123456789012\" }\n  backup nightly\n"
            + "  registry images { existing = true, name = \"shop\", account = \"210987654321\" }\n  output place = images.url\n  output arn = images.arn\n}\n";
        var text = string.Concat(Compilation.Of(source).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.EndsWith(".tf", StringComparison.Ordinal)).Select(static f => f.Text));

        Assert.Contains($"\"210987654321.dkr.ecr.{region}.{host}shop\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{partition}ecr:{region}:210987654321:repository/shop\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{partition}iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup\"", text, StringComparison.Ordinal);
    }

    /// <summary>Of several registries an image goes into the one that its service takes it from.</summary>
    [Theory]
    [InlineData("registry bases { name = \"bases\" }", "\"${images.url}:api-1.4.2\"", "production/images")]
    [InlineData("registry bases { name = \"bases\" }", "\"${bases.url}:api-1.4.2\"", "bases")]
    [InlineData("registry bases { existing = true, name = \"bases\" }", "\"${bases.url}:api-1.4.2\"", "bases")]
    public void Of_several_registries_it_is_the_one_that_the_service_takes_its_image_from(string second, string image, string repository)
    {
        var compilation = Compilation.Of(Release(image).Replace("images.pull", image.Contains("bases", StringComparison.Ordinal) ? "bases.pull" : "images.pull", StringComparison.Ordinal).Replace("  registry images\n", $"  registry images\n  {second}\n", StringComparison.Ordinal));

        Assert.Empty(compilation.Diagnostics);
        var workflow = Assert.Single(compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files, static f => f.Path.EndsWith("release.yml", StringComparison.Ordinal)).Text;
        Assert.Contains($"123456789012.dkr.ecr.eu-west-1.amazonaws.com/{repository}:api-1.4.2", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_whose_account_is_not_known_is_not_offered_by_a_line_that_is_there()
    {
        var found = Compilation.Of(Release("\"${images.url}:api-1.4.2\"").Replace(", account = \"123456789012\"", "", StringComparison.Ordinal)).Diagnostics;

        Assert.DoesNotContain(found, static d => d.Code == "FLOW4732");
        var elsewhere = Assert.Single(found, static d => d.Code == "FLOW4726");
        Assert.Empty(elsewhere.Fixes);
        Assert.EndsWith("Its address is known only when it is applied: write `account` and `region` in the `cloud` of `production`, or `registry = \"…\"` here.", elsewhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_for_several_environments_has_no_one_registry()
    {
        var source = Release("\"${images.url}:api-1.4.2\"")
            .Replace("pipeline release {", "environment staging like production { cloud { account = \"210987654321\" } }\npipeline release {", StringComparison.Ordinal)
            .Replace("on linux {\n    environment = production", "on linux for e in [production, staging] {\n    environment = e", StringComparison.Ordinal);
        var elsewhere = Assert.Single(Compilation.Of(source).Diagnostics, static d => d.Code == "FLOW4726");

        Assert.Empty(elsewhere.Fixes);
        Assert.EndsWith("The job runs for several environments, and one image has one place: write a job for each of them, or `registry = \"…\"` here.", elsewhere.Message, StringComparison.Ordinal);
    }

    /// <summary>Where something else might bring the image, nothing is said.</summary>
    [Theory]
    [InlineData("", "", 1)]
    [InlineData("", "  terraform-apply staging { folder = \"infra/staging\", plan-role = \"arn:aws:iam::210987654321:role/plan\", role = \"arn:aws:iam::210987654321:role/apply\", region = \"eu-west-1\", environment = \"staging\" }\n", 1)]
    [InlineData("", "  job other on linux { environment = staging, checkout, run \"./deploy\" }\n", 0)]
    [InlineData("", "  job other on linux { run \"crane copy a b\" }\n", 0)]
    [InlineData("", "  job other on linux { run \"./copy-image.sh\" }\n", 0)]
    [InlineData("", "  job other on linux { environment = production, run \"./scripts/promote.sh staging\" }\n", 0)]
    [InlineData("", "  job other on linux { run \"make copy-images\" }\n", 0)]
    [InlineData("", "  job other on linux { run \"set -e\\nif true; then TAG=1 npm run promote; fi\" }\n", 0)]
    [InlineData("", "  job other on linux { run [\"python3\", \"promote.py\"] }\n", 0)]
    [InlineData("", "  job other on linux { run [\"scripts/promote\", \"staging\"] }\n", 0)]
    [InlineData("", "  job other on linux { run \"dotnet test tests/Api --logger trx && npm ci && echo make\" }\n", 1)]
    [InlineData("", "  job other on linux { run [\"dotnet\", \"test\"] }\n", 1)]
    [InlineData("", "  job other on linux { uses \"acme/promote@v1.0.0\" }\n", 0)]
    [InlineData("", "  job other on linux { environment = staging, checkout, login aws, build-image api { dockerfile = \"api/Dockerfile\", tags = [version] } }\n", 0)]
    [InlineData("  terraform aws_ecr_replication_configuration copies { replication_configuration { rule { destination { region = \"eu-west-1\", registry_id = \"210987654321\" } } } }\n", "", 0)]
    public void An_image_that_no_job_brings_is_told(string resource, string job, int expected)
    {
        var source = Release("\"${images.url}:api-1.4.2\"")
            .Replace("  registry images\n", $"  registry images\n{resource}", StringComparison.Ordinal)
            .Replace("pipeline release {\n  on push\n", $"environment staging like production {{ cloud {{ account = \"210987654321\" }} }}\npipeline release {{\n  on push\n{job}", StringComparison.Ordinal);

        Assert.Equal(expected, Compilation.Of(source).Diagnostics.Count(static d => d.Code == "FLOW4736"));
    }

    private static string FromOther(string job, string tag) => $$"""
        project shop { repository = github("acme/shop") }
        service api { image = "${images.url}:{{tag}}", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images { existing = true, name = "builds/images", account = "210987654321" }
          host cluster { services = [api] }
        }
        environment builds {
          cloud aws { region = "eu-west-1", account = "210987654321" }
          registry images { readers = ["123456789012"] }
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push
          job image on linux {{{job}}
            checkout
            login aws
            build-image api { dockerfile = "api/Dockerfile", tags = ["1.0"] }
          }
        }
        """;

    [Fact]
    public void A_registry_of_another_account_is_the_one_of_the_environment_that_makes_it()
    {
        var source = FromOther("", "api-1.0");
        var withoutLogin = Assert.Single(Compilation.Of(source.Replace("login aws\n", "checkout\n", StringComparison.Ordinal)).Diagnostics, static d => d.Code == "FLOW4726");
        Assert.Contains("`production` takes it from `210987654321.dkr.ecr.eu-west-1.amazonaws.com/builds/images`.", withoutLogin.Message, StringComparison.Ordinal);

        var found = Assert.Single(Compilation.Of(source).Diagnostics);
        Assert.Equal("FLOW4570", found.Code);
        var mended = TextChanges.Apply(source, Assert.Single(found.Fixes).Edits);
        Assert.Equal(FromOther("\n    environment = builds", "api-1.0"), mended);
        Assert.Empty(Compilation.Of(mended).Diagnostics);
    }

    [Fact]
    public void A_registry_that_no_environment_makes_is_written_at_the_step()
    {
        const string Line = "registry = \"210987654321.dkr.ecr.eu-west-1.amazonaws.com/builds/other\"";
        var source = FromOther("", "api-1.0").Replace("existing = true, name = \"builds/images\"", "existing = true, name = \"builds/other\"", StringComparison.Ordinal);
        var found = Assert.Single(Compilation.Of(source).Diagnostics, static d => d.Code == "FLOW4726");

        Assert.EndsWith($" Write `{Line}`.", found.Message, StringComparison.Ordinal);
        var mended = TextChanges.Apply(source, Assert.Single(found.Fixes).Edits);
        Assert.Equal(source.Replace("build-image api {", $"build-image api {{ {Line},", StringComparison.Ordinal), mended);
        Assert.DoesNotContain(Compilation.Of(mended).Diagnostics, static d => d.Code is "FLOW4726" or "FLOW4732");
    }

    [Fact]
    public void A_tag_of_a_registry_of_another_account_is_compared_too()
    {
        var source = FromOther("\n    environment = builds", "1.0");
        var found = Assert.Single(Compilation.Of(source).Diagnostics);

        Assert.Equal("FLOW4732", found.Code);
        Assert.Equal(FromOther("\n    environment = builds", "api-1.0"), TextChanges.Apply(source, Assert.Single(found.Fixes).Edits));
    }

    /// <summary>A registry of another account lets its readers take images, and tells them nothing about itself.</summary>
    [Theory]
    [InlineData(", account = \"210987654321\"", "", "arn:aws:ecr:eu-west-1:210987654321:repository/staging/images", "210987654321.dkr.ecr.eu-west-1.amazonaws.com/staging/images:api-1.4.2")]
    [InlineData("", "data \"aws_ecr_repository\" \"images-found\" {", "data.aws_ecr_repository.images-found.arn", "${data.aws_ecr_repository.images-found.repository_url}:api-1.4.2")]
    public void One_that_exists_is_only_named(string account, string lookup, string arn, string image)
    {
        var text = Preview(account);

        Assert.DoesNotContain("resource \"aws_ecr_", text, StringComparison.Ordinal);
        Assert.Equal(lookup, string.Join('\n', text.Split('\n').Where(static l => l.StartsWith("data \"aws_ecr", StringComparison.Ordinal))));
        Assert.Contains($"resources = [{(lookup.Length > 0 ? arn : $"\"{arn}\"")}]", text, StringComparison.Ordinal);
        Assert.Contains($"\"{image}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(", account = \"210987654321\"", "\"${images.url}:api-1\"")]
    [InlineData(", account = \"210987654321\"", "\"${images.url}:api-${version}\"")]
    [InlineData("", "\"${images.url}:api-1\"")]
    public void A_service_has_to_be_allowed_to_take_its_image(string account, string image)
    {
        var source = $$"""
            project shop
            service api { image = {{image}}, pulls = [] }
            environment production {
              cloud aws { region = "eu-west-1", account = "310987654321" }
              param version: string
              network main
              registry images { existing = true, name = "staging/images"{{account}} }
              host cluster { services = [api] }
            }
            """;

        Assert.Equal("FLOW4567", Assert.Single(Compilation.Of(source).Diagnostics).Code);
        Assert.Empty(Compilation.Of(source.Replace("pulls = []", "pulls = [images.pull]", StringComparison.Ordinal)).Diagnostics);
    }

    private static string Preview(string account) =>
        string.Concat(PreviewOf(account).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.StartsWith("infra/preview/", StringComparison.Ordinal) && f.Path.EndsWith(".tf", StringComparison.Ordinal)).Select(static f => f.Text));

    private static Compilation PreviewOf(string account) => Compilation.Of($$"""
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
          images { existing = true, name = "staging/images"{{account}} }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::310987654321:role/previews", region = "eu-west-1" }
        }
        """);
}
