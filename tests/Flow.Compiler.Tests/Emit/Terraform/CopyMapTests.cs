using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Terraform;

/// <summary>What several resources are repeated over stands once, and what none of the copies has stands nowhere.</summary>
public class CopyMapTests
{
    [Fact]
    public void A_list_of_the_environment_is_called_as_in_the_source() => Check("""
        let stages = [{ key = "a", days = 1 }, { key = "b", days = 2 }]
        terraform aws_sqs_queue jobs for stage in stages { name = "jobs-${stage.key}", message_retention_seconds = stage.days * 86400 }
        terraform aws_sns_topic news for s in stages { name = "news-${s.key}" }
        """, """
        locals {
          # main.flow:4
          stages = {
            a = {
              key  = "a"
              days = 1
            }
            b = {
              key  = "b"
              days = 2
            }
          }
        }
        """, "for_each = local.stages", "for_each = local.stages");

    [Fact]
    public void In_a_group_it_is_called_after_the_use_and_the_list() => Check("""
        network main { zones = 1, flow-logs = false, nat = "single" }
        network other { cidr = "10.1.0.0/16", zones = 1, flow-logs = false, nat = "none" }
        """, """
        locals {
          # main.flow:3
          main-places = {
            a = {
              key     = "a"
              zone    = "eu-west-1a"
              public  = "10.0.0.0/20"
              private = "10.0.64.0/19"
              gateway = "a"
            }
          }

          # main.flow:4
          other-places = {
            a = {
              key     = "a"
              zone    = "eu-west-1a"
              public  = "10.1.0.0/20"
              private = "10.1.64.0/19"
              gateway = "a"
            }
          }
        }
        """,
        [.. Enumerable.Repeat("for_each = local.main-places", 8), "for_each = toset([\"s3\", \"dynamodb\"])", .. Enumerable.Repeat("for_each = local.other-places", 5), "for_each = toset([\"s3\", \"dynamodb\"])"]);

    [Fact]
    public void What_is_written_out_twice_is_called_after_the_first_resource() => Check("""
        terraform aws_sqs_queue jobs for s in [{ key = "a", days = 1 }] { name = "jobs-${s.key}-${s.days}" }
        terraform aws_sns_topic news for s in [{ key = "a", days = 1 }] { name = "news-${s.key}-${s.days}" }
        """, """
        locals {
          # main.flow:3
          jobs-copies = {
            a = {
              key  = "a"
              days = 1
            }
          }
        }
        """, "for_each = local.jobs-copies", "for_each = local.jobs-copies");

    [Fact]
    public void What_is_needed_once_stands_where_it_is_needed() => Check("""
        terraform aws_sqs_queue jobs for s in [{ key = "a", days = 1 }] { name = "jobs-${s.key}-${s.days}" }
        terraform aws_sns_topic news for s in [{ key = "a", days = 2 }] { name = "news-${s.key}-${s.days}" }
        """, "", "for_each = {", "for_each = {");

    [Fact]
    public void Two_lists_of_one_name_stay_apart() => Check("""
        let main-places = [{ key = "x" }]
        terraform aws_sqs_queue jobs for place in main-places { name = "jobs-${place.key}" }
        terraform aws_sns_topic news for place in main-places { name = "news-${place.key}" }
        network main { zones = 1, flow-logs = false, nat = "none", gateways = [] }
        """, """
        locals {
          # main.flow:4
          main-places = {
            x = {
              key = "x"
            }
          }

          # main.flow:6
          main-places-2 = {
            a = {
              key     = "a"
              zone    = "eu-west-1a"
              public  = "10.0.0.0/20"
              private = "10.0.64.0/19"
              gateway = "a"
            }
          }
        }
        """, ["for_each = local.main-places", "for_each = local.main-places", .. Enumerable.Repeat("for_each = local.main-places-2", 5)]);

    [Theory]
    [InlineData("message_retention_seconds = s.days", "")]
    [InlineData("message_retention_seconds = if s.days == none then 60 else 120", "days = null")]
    [InlineData("tags { Owner = \"${s.days}\" }", "days = null")]
    public void A_field_that_no_copy_has_is_written_only_where_it_is_asked_for(string line, string expected)
    {
        var text = Text($$"""
            terraform aws_sqs_queue jobs for s in [{ key = "a", days = none }, { key = "b", days = none }] {
              name = "jobs-${s.key}"
              {{line}}
            }
            """);

        Assert.Equal(expected.Length > 0, text.Contains("null", StringComparison.Ordinal));
        Assert.Equal(expected.Length > 0, text.Contains("days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("command = [\"serve\"]", "command = [\"serve\"]")]
    [InlineData("command = [\"serve\", jobs.url]", "command = [\"serve\", aws_sqs_queue.jobs.url]")]
    public void The_command_of_a_container_is_written_only_where_there_is_one(string line, string expected)
    {
        var text = Text($$"""
            network main
            queue jobs
            host cluster
            workload api {
              image = "registry.example.com/api:1"
              {{line}}
            }
            """);

        Assert.Equal(expected, string.Join('\n', text.Split('\n').Select(Squeezed).Where(static l => l.StartsWith("command ", StringComparison.Ordinal))));
        Assert.DoesNotContain("= null", text, StringComparison.Ordinal);
    }

    private static void Check(string lines, string locals, params string[] loops)
    {
        var files = Files(lines);
        var found = files.FirstOrDefault(static f => f.Path.EndsWith("/locals.tf", StringComparison.Ordinal))?.Text;

        Assert.Equal(locals, found is null ? "" : found[found.IndexOf("locals", StringComparison.Ordinal)..].TrimEnd());
        Assert.Equal(
            loops.Order(StringComparer.Ordinal),
            files.SelectMany(static f => f.Text.Split('\n')).Select(Squeezed).Where(static l => l.StartsWith("for_each", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(string lines) => string.Join('\n', Files(lines).Select(static f => f.Text));

    private static List<GeneratedFile> Files(string lines) =>
    [
        .. Compilation.Of($$"""
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012", state local }
            {{lines}}
            }
            """, "main.flow").Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.EndsWith(".tf", StringComparison.Ordinal)),
    ];
}
