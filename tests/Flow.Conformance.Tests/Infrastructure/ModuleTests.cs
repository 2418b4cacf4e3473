using System.Text.RegularExpressions;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>What is generated from environments is what Terraform wants: laid out, valid for the provider, tested and planned without a cloud.</summary>
public partial class ModuleTests
{
    private static readonly EnvironmentProject Plain = new("plain-terraform", "examples/plain-terraform");

    public static TheoryData<string> Projects => [.. EnvironmentProjects.All.Select(static p => p.Name)];

    public static TheoryData<string> Examples =>
        [.. Repository.Files.Where(static f => f.StartsWith("examples/", StringComparison.Ordinal) && f.EndsWith("/terraform.tf", StringComparison.Ordinal)).Select(static f => f.Split('/')[1]).Distinct()];

    [SkippableTheory]
    [MemberData(nameof(Projects))]
    public void Terraform_takes_every_environment_of_a_project(string name) => InModules(EnvironmentProjects.Find(name), static folder =>
    {
        Succeeds(folder, "fmt", "-check", "-diff", "-recursive");
        Succeeds(folder, "validate");
        Succeeds(folder, "test");
    });

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public void Terraform_takes_every_environment_of_an_example(string name) => InModules(new EnvironmentProject(name, $"examples/{name}"), static folder =>
    {
        Succeeds(folder, "fmt", "-check", "-diff", "-recursive");
        Succeeds(folder, "validate");
        Succeeds(folder, "test");
    });

    [SkippableFact]
    public void A_changed_file_is_found() => InModules(Plain, static folder =>
    {
        var network = Path.Combine(folder, "network.tf");
        var right = File.ReadAllText(network);

        File.WriteAllText(network, right.Replace("cidr_block", "cidr_blok", StringComparison.Ordinal));
        Assert.Equal(1, Terraform.Run(folder, "validate").ExitCode);

        File.WriteAllText(network, Address().Replace(right, "\"10.99.0.0/16\"", 1));
        Assert.Contains("is not what the model says", Terraform.Run(folder, "test").ToString(), StringComparison.Ordinal);
    });

    /// <summary>One thing after the other does not hold: each stops the plan, at the resource or the variable that it concerns.</summary>
    [SkippableFact]
    public void What_an_environment_requires_is_held() => InModules(EnvironmentProjects.Find("requirements"), static folder =>
    {
        var tests = Path.Combine(folder, "tests");
        var generated = Assert.Single(Directory.GetFiles(tests));
        var mocks = File.ReadAllText(generated).Split("variables {")[0];
        File.Delete(generated);
        File.WriteAllText(Path.Combine(tests, "refused.tftest.hcl"), mocks + """
            variables {
              days  = 2
              owner = "shop"
            }

            run "holds" {
              command = plan
            }

            run "days" {
              command = plan
              variables {
                days = 1
              }
              expect_failures = [aws_sqs_queue.jobs]
            }

            run "owner" {
              command = plan
              variables {
                owner = "somebody"
              }
              expect_failures = [var.owner]
            }

            run "both" {
              command = plan
              variables {
                days = 8
              }
              expect_failures = [var.days]
            }

            run "zone" {
              command = plan
              override_data {
                target = data.aws_route53_zone.main
                values = {
                  zone_id = "X1"
                }
              }
              expect_failures = [aws_sqs_queue.jobs]
            }

            run "architecture" {
              command = plan
              override_data {
                target = data.aws_ami.linux
                values = {
                  architecture = "x86_64"
                }
              }
              expect_failures = [data.aws_ami.linux]
            }
            """);
        Assert.Contains("6 passed, 0 failed", Succeeds(folder, "test").ToString(), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(tests, "refused.tftest.hcl"), mocks + """
            run "days" {
              command = plan
              variables {
                days  = 1
                owner = "shop"
              }
            }
            """);
        var refused = Terraform.Run(folder, "test");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("`watched-queue jobs`: something is kept for two days at least (main.flow:13)", Unfolded(refused.ToString()), StringComparison.Ordinal);
    });

    /// <summary>Why an environment with something ephemeral gets no test: once mocked providers can open it, this fails, and it can get one.</summary>
    [SkippableFact]
    public void Mocked_providers_open_nothing_that_is_kept_nowhere() => InModules(EnvironmentProjects.Find("ephemeral"), static folder =>
    {
        var tests = Path.Combine(folder, "tests");
        Assert.False(Directory.Exists(tests));
        Directory.CreateDirectory(tests);
        File.WriteAllText(Path.Combine(tests, "mocked.tftest.hcl"), """
            mock_provider "aws" {}
            mock_provider "aws" {
              alias = "other"
            }

            run "production" {
              command = plan
              variables {
                code = "x"
              }
            }
            """);

        var refused = Terraform.Run(folder, "test");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("does not yet support ephemeral resource types", Unfolded(refused.ToString()), StringComparison.Ordinal);
    });

    // Terraform breaks messages into lines and draws a bar before each.
    private static string Unfolded(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));

    private static TerraformResult Succeeds(string folder, params string[] arguments)
    {
        var result = Terraform.Run(folder, arguments);
        Assert.True(result.ExitCode == 0, $"terraform {string.Join(' ', arguments)} in {Path.GetFileName(folder)}: {result}");
        return result;
    }

    private static void InModules(EnvironmentProject project, Action<string> act)
    {
        Terraform.Require();
        var compilation = project.Compile();
        Assert.Empty(compilation.Diagnostics.Where(static d => d.Severity == Compiler.Diagnostics.Severity.Error));
        InfrastructureModules.InEach(compilation, (_, folder) =>
        {
            Succeeds(folder, "init", "-backend=false", "-input=false");
            act(folder);
        });
    }

    [GeneratedRegex("\"10\\.[0-9.]+/16\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
