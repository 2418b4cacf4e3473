using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Constructs of environments of containers: each is laid out and described, its example is right, and what is inherited of a cloud means what it can.</summary>
public class PlatformTests
{
    public static TheoryData<string> Names => [.. new[] { "local", "kubernetes", "aws-kubernetes" }.SelectMany(static p => ConstructLibrary.Shared.NamesAt(p).Select(n => $"{p}/{n}"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_laid_out_like_every_source_says_what_everything_is_and_shows_an_example_that_is_right(string name)
    {
        var construct = ConstructLibrary.Shared.Find(name)!;
        var tree = construct.Context.Tree;
        var lines = construct.Item.Body!.Items.Items.Where(i => construct.Context.WordOf(i) is "param" or "output" or "access").Append(construct.Item).ToList();

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(tree.Source.Content, Formatter.Format(tree));
        Assert.All(lines, l => Assert.False(string.IsNullOrWhiteSpace(CommentReading.Documentation(tree.Source, l)), construct.Context.TextOf(l)));
        LanguageChecks.Check(ExampleOf(tree));
    }

    [Fact]
    public void Where_a_platform_has_a_construct_it_has_the_levels_of_access_that_services_use_in_a_cloud()
    {
        var missing = new[] { "database", "cache", "queue", "bucket", "topic", "secret", "registry" }
            .SelectMany(static n => LevelsOf(ConstructLibrary.Shared.Find(n)!).Except(LevelsOf(ConstructLibrary.Shared.Find($"local/{n}")!)).Select(l => $"{n}.{l}"));

        Assert.Equal(["secret.write"], missing);
    }

    [Fact]
    public void An_environment_that_lives_elsewhere_takes_over_what_means_something_there() => LanguageChecks.Check("""
        service api { image = "${images.url}:1", port = 80, pulls = [images.pull], access = [orders.connect], env { HOST = orders.host }, certificate = tls.arn, domain = "api.example.com" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main { nat = "single" }
          registry images
          dns site { domain = "example.com", existing = true }
          certificate tls
          database orders { storage = 100GiB, instance { tags { a = "b" } } }
          alarm late { description = "late", namespace = "AWS/SQS", metric = "m", above = 1, tell = [] }
          terraform aws_vpc other { cidr_block = "10.0.0.0/16" }
          output other-id = other.id
          host cluster { services = [api], insights = false }
        }
        environment local like production { cloud local }
        """);

    [Theory]
    [InlineData("queue", "alarms = []")]
    [InlineData("local/queue", "")]
    public void A_construct_whose_source_is_in_the_project_leaves_that_of_the_other_platform_alone(string ejected, string line) => LanguageChecks.Check($$"""
        service api { image = "ghcr.io/acme/api:1", port = 8080, internal = true, access = [jobs.send] }
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          queue jobs { {{line}} }
          host cluster { services = [api] }
        }
        environment local like production { cloud local }
        {{ConstructLibrary.Shared.Find(ejected.Split('/')[^1], ejected.Contains('/') ? "local" : null)!.Context.Tree.Source.Content}}
        """);

    [Theory]
    [InlineData("cloud local")]
    [InlineData("cloud kubernetes")]
    public void What_must_hold_of_what_is_not_there_is_not_asked(string cloud)
    {
        var model = LanguageChecks.Check($$"""
            template checked {
              param size: int
              require size > 2 because "few are none"
              network net
            }
            template around {
              param size: int
              checked it { size = size }
            }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              param size: int
              around a { size = size }
              network main
              database orders { network = main }
              terraform aws_sqs_queue jobs { name = "jobs" }
              let more = arns
              let arns = [jobs.arn]
              require more.length() > 0 because "there is one"
              require jobs.name != "" because "it has a name"
              require size > 2 because "few are none"
              require orders.host.starts-with("production") because "it is the one of production"
              require 2 > 1 because "it is so"
            }
            environment staging like production {
              cloud { account = "210987654321" }
              jobs { delay_seconds = 3 }
            }
            environment there like staging { {{cloud}} }
            environment besides like there { }
            """).Model;

        Assert.Equal([5, 5, 0, 0], model.Environments.Select(static e => e.Requirements.Length));
    }

    [Fact]
    public void What_is_written_in_it_must_mean_something() => LanguageChecks.Check("""
        environment local {
          cloud local
          database orders { storage = 100GiB }
                            ^^^^^^^ FLOW2002 `database` has no parameter `storage`
          alarm late
          ^^^^^ FLOW2001 `alarm` is no word that can stand in an environment.
        }
        """);

    private static IEnumerable<string> LevelsOf(TemplateSymbol construct) =>
        construct.Item.Body!.Items.Items.Where(i => construct.Context.WordOf(i) == "access").Select(i => construct.Context.TextOf(i.Args[0]));

    private static string ExampleOf(SyntaxTree tree) =>
        string.Join('\n', tree.Source.Content.Split("/// ```flow\n")[1].Split("/// ```")[0].Split('\n').Select(static l => l.Length > 4 ? l[4..] : ""));
}
