using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Constructs: how they are found, what a use makes of them, and what environments say about each other's.</summary>
public class ConstructTests
{
    public static TheoryData<string> Names => [.. ConstructLibrary.Shared.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_laid_out_like_every_source_and_shows_an_example_that_is_right(string name)
    {
        var tree = ConstructLibrary.Shared.Find(name)!.Context.Tree;

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(tree.Source.Content, Formatter.Format(tree));
        LanguageChecks.Check(ExampleOf(tree));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_what_every_parameter_and_output_is(string name)
    {
        var construct = ConstructLibrary.Shared.Find(name)!;
        var lines = construct.Item.Body!.Items.Items.Where(i => construct.Context.WordOf(i) is "param" or "output" or "access").Append(construct.Item).ToList();

        Assert.All(lines, l => Assert.False(string.IsNullOrWhiteSpace(CommentReading.Documentation(construct.Context.Tree.Source, l)), construct.Context.TextOf(l)));
        Assert.Contains(lines, l => construct.Context.WordOf(l) == "output");
    }

    [Fact]
    public void A_database_gets_the_name_of_its_last_snapshot_also_when_it_shall_have_one_later() => Assert.DoesNotContain(
        LanguageChecks.Check("environment production { cloud aws { region = \"eu-west-1\" }, network main, database orders }").Model.Environments[0].Resources,
        static r => r.Lifecycle is { } lifecycle && (lifecycle.IgnoreAllChanges || lifecycle.IgnoreChanges.Contains("final_snapshot_identifier")));

    [Fact]
    public void A_use_is_resources_that_are_called_after_it() => Check("""
        environment production {
          cloud aws { region = "eu-west-1" }
          secret stripe { recovery = 7d }
          queue jobs { attempts = none, policy = none }
          output arn = stripe.arn
        }
        """, """
        production
          cloud aws eu-west-1 -
          terraform aws_secretsmanager_secret stripe
            name = "production/stripe"
            description = "stripe of production"
            recovery_window_in_days = 7
          terraform aws_sqs_queue jobs
            name = "production-jobs"
            visibility_timeout_seconds = 30
            message_retention_seconds = 345600
            receive_wait_time_seconds = 20
            sqs_managed_sse_enabled = true
          data aws_iam_policy_document jobs-tls-only
            statement
              sid = "OnlyOverTls"
              effect = "Deny"
              actions = ["sqs:*"]
              resources = [aws_sqs_queue.jobs.arn]
              principals
                type = "*"
                identifiers = ["*"]
              condition
                test = "Bool"
                variable = "aws:SecureTransport"
                values = ["false"]
          output arn = aws_secretsmanager_secret.stripe.arn
        """);

    [Fact]
    public void A_line_of_a_use_goes_on_with_a_part_and_an_environment_that_is_like_it_with_the_use() => Check("""
        environment production {
          cloud aws { region = "eu-west-1" }
          secret stripe { secret { tags { a = "1" } } }
        }
        environment staging like production {
          stripe { recovery = 7d, secret { tags { b = "2" }, kms_key_id = "x" } }
        }
        environment test like staging { stripe { description = "for tests" } }
        environment empty like production { stripe = none }
        """, """
        production
          cloud aws eu-west-1 -
          terraform aws_secretsmanager_secret stripe
            name = "production/stripe"
            description = "stripe of production"
            recovery_window_in_days = 30
            tags = { a = "1" }

        staging like production
          cloud aws eu-west-1 -
          terraform aws_secretsmanager_secret stripe
            name = "staging/stripe"
            description = "stripe of staging"
            kms_key_id = "x"
            recovery_window_in_days = 7
            tags = { a = "1", b = "2" }

        test like staging
          cloud aws eu-west-1 -
          terraform aws_secretsmanager_secret stripe
            name = "test/stripe"
            description = "for tests"
            kms_key_id = "x"
            recovery_window_in_days = 7
            tags = { a = "1", b = "2" }

        empty like production
          cloud aws eu-west-1 -
        """);

    [Fact]
    public void A_template_of_the_project_holds_constructs_and_takes_the_place_of_one() => Check("""
        template secret {
          param what: string
          terraform aws_ssm_parameter parameter { name = "/${use.name}", type = "String", insecure_value = what }
          output id = parameter.name
        }
        template pair {
          param of-what: string
          require of-what != "" because "a pair is of something"
          secret first { what = of-what }
          secret second { what = "${first.id} and ${of-what}" }
          output both = "${first.id}, ${second.id}"
        }
        environment production {
          pair keys { of-what = "doors", first { parameter { tier = "Advanced" } } }
          output names = keys.both
        }
        """, """
        production
          terraform aws_ssm_parameter keys-first
            name = "/keys-first"
            type = "String"
            insecure_value = "doors"
            tier = "Advanced"
          terraform aws_ssm_parameter keys-second
            name = "/keys-second"
            type = "String"
            insecure_value = "${aws_ssm_parameter.keys-first.name} and doors"
          output names = "${aws_ssm_parameter.keys-first.name}, ${aws_ssm_parameter.keys-second.name}"
        """);

    [Fact]
    public void A_use_can_be_left_out_by_a_condition_and_a_part_by_a_parameter() => Check("""
        let wanted = false
        environment production {
          secret stripe if wanted
          secret other { rotation = "arn:aws:lambda:eu-west-1:123456789012:function:x", secret { kms_key_id = none } }
        }
        """, """
        production
          terraform aws_secretsmanager_secret other
            name = "production/other"
            description = "other of production"
            recovery_window_in_days = 30
          terraform aws_secretsmanager_secret_rotation other-rotated
            secret_id = aws_secretsmanager_secret.other.id
            rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:x"
            rotation_rules
              automatically_after_days = 30
        """);

    [Fact]
    public void What_is_set_anew_may_read_a_part_that_is_left_out() => Assert.DoesNotContain(
        LanguageChecks.Check("""
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              database orders { instance { parameter_group_name = "mine", final_snapshot_identifier = "x" }, parameter-group = none }
            }
            """).Model.Environments[0].Resources,
        static r => r.Type == "aws_db_parameter_group");

    [Fact]
    public void What_is_not_set_anew_may_not() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          database orders { instance { parameter_group_name = "mine" }, parameter-group = none }
                                                                        ^^^^^^^^^^^^^^^ FLOW4507
        }
        """);

    [Fact]
    public void A_database_finds_the_only_network_and_takes_what_is_there_already()
    {
        var found = LanguageChecks.Check("""
            environment production {
              cloud aws { region = "eu-west-1" }
              network main
              database orders
              database old { network = { id = "vpc-1", private-subnets = ["subnet-1", "subnet-2"] } }
            }
            """).Model.Environments[0].Resources;

        Assert.Equal(
            ["aws_vpc.main.id", "\"vpc-1\""],
            found.Where(static r => r.Type == "aws_security_group" && r.Name is "orders" or "old").Select(static r => EnvironmentText.Of(((Compiler.Model.ResourceArgument)r.Body.Items.First(static i => i.Name == "vpc_id")).Value)));
    }

    [Fact]
    public void A_project_pays_only_for_the_constructs_that_it_uses()
    {
        Assert.Empty(ReadFor("""
            pipeline ci { on push, job build on linux { run "make" } }
            environment production { cloud aws { region = "eu-west-1" }, terraform aws_sqs_queue jobs }
            """));
        Assert.Equal(["database", "network"], ReadFor("""
            environment production { cloud aws { region = "eu-west-1" }, network main, database orders }
            """));
    }

    [Fact]
    public void An_edit_elsewhere_binds_no_use_again()
    {
        var before = Compile("environment production { secret a }\nteam one { members = [\"@a/b\"] }\n", new ConstructLibrary());
        Assert.Empty(before.Diagnostics);

        var after = before.With(new SourceText("main.flow", "environment production { secret a }\nteam two { members = [\"@a/b\"] }\n"));

        Assert.Empty(after.Diagnostics);
        Assert.Equal(1, after.Bound.UnitsBound);
    }

    [Fact]
    public void What_is_wrong_inside_is_said_where_it_is_used()
    {
        var found = Assert.Single(Compile("environment production { certificate tls { domain = \"a.example.com\" } }\n", ConstructLibrary.Shared).Diagnostics);

        Assert.Equal(("main.flow", "FLOW4551"), (found.Location.Path, found.Code));
        Assert.Contains(found.Related, static r => r.Location.Path == "library/aws/certificate.flow");
        Assert.Empty(found.Fixes);
    }

    [Theory]
    [InlineData("  §", "bucket", "receipts")]
    [InlineData("  bucket b { § }", "versioned", "public-access-block", "bucket")]
    [InlineData("  bucket b { versioning { § } }", "bucket", "versioning_configuration")]
    [InlineData("  output x = receipts.§", "arn", "id", "bucket")]
    [InlineData("}\nenvironment staging like production {\n  receipts { § }", "versioned", "public-access-block")]
    public void The_editor_offers_constructs_their_parameters_parts_and_outputs(string line, params string[] expected)
    {
        var (compilation, position) = Edited(line);
        var offered = Completion.At(compilation, "main.flow", position, CompletionTrigger.Invoked).Items.Select(static i => i.Label).ToHashSet();

        Assert.All(expected.Where(static e => e != "receipts"), e => Assert.Contains(e, offered));
    }

    [Theory]
    [InlineData("  buck§et b", "A bucket of S3", "template bucket")]
    [InlineData("  bucket b { vers§ioned = false }", "Whether old versions", "param versioned: bool = true")]
    [InlineData("  bucket b { version§ing = none }", "", "terraform aws_s3_bucket_versioning")]
    [InlineData("  output x = receipts.ar§n", "The ARN, for policies.", "output arn = bucket.arn")]
    public void The_editor_tells_what_a_word_of_a_construct_is_and_where_it_is_declared(string line, string documentation, string declaration)
    {
        var (compilation, position) = Edited(line);

        Assert.Contains(documentation, Hover.At(compilation, "main.flow", position)!.Markdown);
        var place = Assert.Single(Definitions.At(compilation, "main.flow", position)).Name;
        Assert.Equal("library/aws/bucket.flow", place.Path);
        Assert.StartsWith(declaration, place.Source.Content.Split('\n')[place.LineNumber - 1].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_source_of_a_construct_in_the_project_changes_nothing()
    {
        var uses = """
            environment production {
              cloud aws { region = "eu-west-1" }
              network main
              database orders { clients { main = orders.group } }
            }
            """;
        var ejected = ConstructLibrary.Shared.Find("database")!.Context.Tree.Source.Content;
        var (before, after) = (Compile(uses, ConstructLibrary.Shared), Compile(uses + "\n\n" + ejected, ConstructLibrary.Shared));

        Assert.Empty(after.Diagnostics);
        Assert.Equal(EnvironmentText.Of(before.Model.Environments[0]), EnvironmentText.Of(after.Model.Environments[0]));
    }

    [Fact]
    public void What_the_page_for_newcomers_shows_is_right() =>
        Assert.All(Repository.Read("docs/infrastructure.md").Split("```flow\n").Skip(1), static block => LanguageChecks.Check(block.Split("```")[0]));

    private static (Compilation Compilation, int Position) Edited(string line)
    {
        var text = $"environment production {{\n  cloud aws {{ region = \"eu-west-1\" }}\n  bucket receipts\n{line}\n}}\n";
        return (Compile(text.Replace("§", "", StringComparison.Ordinal), ConstructLibrary.Shared), text.IndexOf('§', StringComparison.Ordinal));
    }

    private static IEnumerable<string> ReadFor(string source)
    {
        var library = new ConstructLibrary();
        Assert.Empty(Compile(source, library).Diagnostics);
        return library.Read;
    }

    private static Compilation Compile(string source, ConstructLibrary library) =>
        Compilation.Create("project", [new SourceText("main.flow", source)], new BindServices(NoFiles.Instance) { Constructs = library });

    private static string ExampleOf(SyntaxTree tree) =>
        string.Join('\n', tree.Source.Content.Split("/// ```flow\n")[1].Split("/// ```")[0].Split('\n').Select(static l => l.Length > 4 ? l[4..] : "")) + "\n";

    private static void Check(string source, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), string.Join('\n', Texts(source)).TrimEnd());

    private static IEnumerable<string> Texts(string source) => LanguageChecks.Check(source).Model.Environments.Select(EnvironmentText.Of);
}
