using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Services where environments host them, roles of those who deploy them, and what differs between environments.</summary>
public class HostingTests
{
    private const string Shop = """
        project shop { repository = github("acme/shop") }
        let version = "1.4.2"
        service api "The interface" {
          tier = critical
          image = "registry.example.com/api:${version}"
          port = 8080
          internal = true
          limits { cpu = 1, memory = 4GiB }
          scale 2..10 { target-cpu = 60% }
          env { QUEUE = jobs.url, LEVEL = "info" }
          access = [jobs.send]
        }
        service worker { image = "registry.example.com/worker:${version}" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
          env { REGION = "eu-west-1", LEVEL = "warn" }
          network main
          queue jobs
          host cluster { services = [api, worker] }
          worker { memory = 2GiB }
          deploy-role deployer { access = [api.deploy] }
        }
        environment staging like production {
          cloud { account = "210987654321" }
          env { STAGE = "staging" }
          api { scale = 1..2, env { LEVEL = "debug" } }
        }
        pipeline deploy {
          on push to "main"
          job first on linux { environment = staging, login aws, run "./deploy" }
          job second on linux after first { environment = production, login aws, run "./deploy" }
        }
        """;

    [Theory]
    [InlineData("build = dotnet(\"src/Api\"), ", 0)]
    [InlineData("", 1)]
    public void What_is_built_here_needs_no_image_that_is_known(string build, int expected)
    {
        var source = $"service api {{ {build}image = \"ghcr.io/acme/api:${{version}}\" }}\nenvironment local {{\n  cloud local\n  param version: string\n  host cluster {{ services = [api] }}\n}}\n";

        Assert.Equal(expected, Compilation.Of(source).Diagnostics.Count(static d => d.Code == "FLOW4708"));
    }

    [Fact]
    public void A_variable_that_is_none_is_left_out()
    {
        var source = Shop.Replace("env { LEVEL = \"debug\" }", "env { LEVEL = none, REGION = if true then none else \"x\" }", StringComparison.Ordinal);

        Assert.Equal("{ STAGE = \"staging\", QUEUE = aws_sqs_queue.jobs.url }", EnvironmentText.Of(Environment(source, "staging").Uses.Single(static u => u.Name == "api").Value("env")!));
    }

    [Theory]
    [InlineData("production", "api", "cpu", "1")]
    [InlineData("production", "api", "memory", "4GiB")]
    [InlineData("production", "api", "scale", "2..10")]
    [InlineData("production", "api", "target-cpu", "60%")]
    [InlineData("production", "api", "env", "{ REGION = \"eu-west-1\", QUEUE = aws_sqs_queue.jobs.url, LEVEL = \"info\" }")]
    [InlineData("production", "worker", "env", "{ REGION = \"eu-west-1\", LEVEL = \"warn\" }")]
    [InlineData("production", "worker", "memory", "2GiB")]
    [InlineData("staging", "api", "scale", "1..2")]
    [InlineData("staging", "api", "target-cpu", "60%")]
    [InlineData("staging", "api", "env", "{ REGION = \"eu-west-1\", STAGE = \"staging\", QUEUE = aws_sqs_queue.jobs.url, LEVEL = \"debug\" }")]
    [InlineData("staging", "worker", "image", "\"registry.example.com/worker:1.4.2\"")]
    public void A_service_is_what_it_says_then_what_its_environment_says(string environment, string service, string parameter, string expected)
    {
        var use = Environment(Shop, environment).Uses.Single(u => u.Name == service);

        Assert.True(use.IsHosted);
        Assert.Equal(expected, EnvironmentText.Of(use.Value(parameter)!));
    }

    [Fact]
    public void What_a_service_names_is_what_its_environment_has()
    {
        var compilation = LanguageChecks.Check("""
            template mine { output url = "elsewhere" }
            service worker { image = "worker:1", env { URL = jobs.url } }
            environment one {
              cloud aws { region = "eu-west-1" }
              network main
              queue jobs { name = "first" }
              host cluster { services = [worker] }
            }
            environment two {
              cloud aws { region = "eu-west-1" }
              network main
              mine jobs
              host cluster { services = [worker] }
            }
            """);

        Assert.Equal(
            ["{ URL = aws_sqs_queue.jobs.url }", "{ URL = \"elsewhere\" }"],
            compilation.Model.Environments.Select(static e => EnvironmentText.Of(e.Uses.Single(static u => u.Name == "worker").Value("env")!)));
    }

    [Fact]
    public void An_environment_that_is_like_another_may_host_other_services()
    {
        var model = LanguageChecks.Check("""
            service api { image = "api:1" }
            service worker { image = "worker:1" }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              host cluster { services = [api] }
            }
            environment staging like production {
              cloud { account = "210987654321" }
              cluster { services = [worker] }
            }
            environment empty like production {
              cloud { account = "310987654321" }
              cluster = none
            }
            """).Model;

        Assert.Equal(["api", "worker", ""], model.Environments.Select(static e => string.Join(' ', e.Uses.Where(static u => u.IsHosted).Select(static u => u.Name))));
        Assert.Empty(model.Environments[2].Resources.Where(static r => r.Type.StartsWith("aws_ecs", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_service_without_a_port_has_no_balancer()
    {
        var resources = Environment(Shop, "production").Resources;

        Assert.Single(resources, static r => r.Type == "aws_lb");
        Assert.Equal(["api", "worker"], resources.Where(static r => r.Type == "aws_ecs_service").Select(static r => r.Name));
    }

    [Theory]
    [InlineData("cpu = 0.3", "Fargate has 0.25, 0.5, 1, 2, 4, 8 and 16 processors")]
    [InlineData("cpu = 0.25, memory = 4GiB", "Fargate has no container with this `cpu` and this `memory`")]
    [InlineData("scale = 0..2", "at least one container")]
    [InlineData("scale = 5..2", "`scale` goes from the least to the most")]
    [InlineData("port = 80", "needs a `certificate`; or it is `internal`")]
    [InlineData("domain = \"a.example.com\"", "reached under no `domain`")]
    public void What_cannot_run_is_told(string line, string expected)
    {
        var source = $$"""
            service worker { image = "worker:1" }
            environment production {
              cloud aws { region = "eu-west-1" }
              network main
              host cluster { services = [worker] }
              worker { {{line}} }
            }
            """;
        var found = Assert.Single(MarkedSource.Parse(source).Compile().Diagnostics);

        Assert.Equal("FLOW4553", found.Code);
        Assert.Contains(expected, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_deploys_is_a_job_of_this_repository_for_this_environment()
    {
        var access = Emit(Shop, new TerraformTarget()).Single(static f => f.Path == "infra/staging/access.tf").Text;
        var trust = access.Split("data \"aws_iam_policy_document\" \"deployer-trust\" {\n")[1].Split("\n}\n")[0];

        Assert.Equal("""
              statement {
                actions = ["sts:AssumeRoleWithWebIdentity"]

                principals {
                  type        = "Federated"
                  identifiers = [aws_iam_openid_connect_provider.deployer.arn]
                }

                condition {
                  test     = "StringEquals"
                  variable = "token.actions.githubusercontent.com:aud"
                  values   = ["sts.amazonaws.com"]
                }

                condition {
                  test     = "StringEquals"
                  variable = "token.actions.githubusercontent.com:sub"
                  values   = ["repo:acme/shop:environment:staging"]
                }
              }
            """.ReplaceLineEndings("\n"), trust);
    }

    [Fact]
    public void The_workflow_takes_the_role_that_the_environment_has()
    {
        var workflow = Emit(Shop, new GitHubActionsTarget()).Single(static f => f.Path.EndsWith("deploy.yml", StringComparison.Ordinal)).Text;

        foreach (var (environment, account) in new[] { ("staging", "210987654321"), ("production", "123456789012") })
        {
            Assert.Contains($"    environment: {environment}\n", workflow, StringComparison.Ordinal);
            Assert.Contains($"          role-to-assume: arn:aws:iam::{account}:role/{environment}-deployer\n          aws-region: eu-west-1\n", workflow, StringComparison.Ordinal);
            Assert.Contains("name                 = \"" + $"{environment}-deployer\"", Emit(Shop, new TerraformTarget()).Single(f => f.Path == $"infra/{environment}/access.tf").Text, StringComparison.Ordinal);
        }

        Assert.Equal(2, workflow.Split("id-token: write # login aws proves to AWS who the job is").Length - 1);
    }

    [Fact]
    public void A_secret_that_is_there_already_is_looked_up()
    {
        var environment = Environment("""
            environment production {
              cloud aws { region = "eu-west-1" }
              secret stripe from "shop/stripe"
              output arn = stripe.arn
            }
            """, "production");

        Assert.Equal(["Data aws_secretsmanager_secret stripe-known"], environment.Resources.Select(static r => $"{r.Mode} {r.Type} {r.Name}"));
        Assert.Equal("data.aws_secretsmanager_secret.stripe-known.arn", EnvironmentText.Of(environment.Outputs[0].Value));
    }

    [Fact]
    public void What_of_an_environment_the_compiler_knows_a_pipeline_may_read()
    {
        var compilation = LanguageChecks.Check("""
            service api { image = "api:1", port = 80, certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/1", domain = "api.example.com" }
            environment production {
              cloud aws { region = "eu-west-1" }
              network main
              host cluster { services = [api] }
            }
            pipeline ci {
              on push
              job smoke on linux { run "curl ${production.api.url}/healthz" }
            }
            """);

        Assert.Contains("curl https://api.example.com/healthz", compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_tells_what_differs_between_environments()
    {
        var table = Emit(Shop, new TerraformTarget()).Single(static f => f.Path == "infra/parity.md").Text;

        Assert.Equal("""
            <!-- Generated from main.flow. Change that file and run `flow build`; changes made here are lost. -->

            # What differs from production

            | what | production | staging |
            | --- | --- | --- |
            | `cloud.account` | 123456789012 | 210987654321 |
            | `api.scale` | 2..10 | 1..2 |
            | `api.env.LEVEL` | "info" | "debug" |
            | `api.env.STAGE` | – | "staging" |
            | `worker.env.STAGE` | – | "staging" |

            Everything else is the same, but for what follows from these lines, and for the name of the environment in names, descriptions, tags and the path of the state.

            """.ReplaceLineEndings("\n"), table);
    }

    [Fact]
    public void An_edit_of_a_service_reaches_the_environments_that_host_it()
    {
        var before = MarkedSource.Parse(Shop).Compile();
        Assert.Equal("60%", EnvironmentText.Of(before.Model.Environments[1].Uses.Single(static u => u.Name == "api").Value("target-cpu")!));

        var after = before.With(new SourceText("main.flow", Shop.Replace("target-cpu = 60%", "target-cpu = 65%", StringComparison.Ordinal)));

        Assert.All(after.Model.Environments, static e => Assert.Equal("65%", EnvironmentText.Of(e.Uses.Single(static u => u.Name == "api").Value("target-cpu")!)));
    }

    private static DeploymentEnvironment Environment(string source, string name) => LanguageChecks.Check(source).Model.Environments.Single(e => e.Name == name);

    private static IEnumerable<GeneratedFile> Emit(string source, ITarget target)
    {
        var result = LanguageChecks.Check(source).Emit(target, EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Files;
    }
}
