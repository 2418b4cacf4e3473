using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Rules;

/// <summary>Names by a pattern, and the changes that are offered where a name or a tag is not as it should be.</summary>
public class NamesAndTagsTests
{
    private const string Owners = "rule owners for r in resources where r.can-have-tags { require r.tags[\"owner\"] != none because \"each bill has somebody\" }\n";

    [Fact]
    public void A_tag_that_is_none_is_no_tag() => LanguageChecks.Check(Owners + """
        let use-it = false
        environment production {
          cloud aws { region = "eu-west-1" }
          ^^^^^^^^^ FLOW4801 `production.jobs` and 1 more break the rule `owners`
          terraform aws_sqs_queue jobs { name = "a", tags = { owner = none } }
          terraform aws_sqs_queue more { name = "b", tags { owner = if use-it then "x" else none } }
          terraform aws_sqs_queue mine { name = "c", tags { owner = "me" } }
        }
        """);

    [Theory]
    [InlineData("production-jobs", "production-*", true)]
    [InlineData("production/images", "production-*", true)]
    [InlineData("/production/api", "production-*", true)]
    [InlineData("PRODUCTION_jobs", "production-*", true)]
    [InlineData("my-production-jobs", "production-*", false)]
    [InlineData("production", "production-*", false)]
    [InlineData("acme-production-jobs-eu", "acme-*-jobs-*", true)]
    [InlineData("acme-production-letters-eu", "acme-*-jobs-*", false)]
    [InlineData("a(b", "a(*", true)]
    [InlineData("jobs", "*", true)]
    [InlineData("jobs", "jobs", true)]
    [InlineData("jobsx", "jobs", false)]
    public void A_name_fits_a_pattern(string name, string pattern, bool fits) => Assert.Equal(fits, NamePattern.Fits(name, pattern));

    [Theory]
    [InlineData("project shop { names = \"{project}-{environment}-*\" }\n", "queue jobs { name = \"jobs\" }", "Call it `shop-production-jobs`", "queue jobs { name = \"shop-production-jobs\" }")]
    [InlineData("project shop { names = \"{project}-*-{environment}\" }\n", "queue jobs { name = \"jobs\" }", "Call it `shop-jobs-production`", "queue jobs { name = \"shop-jobs-production\" }")]
    public void The_name_by_the_pattern_is_offered(string project, string line, string title, string expected) => Check(
        project, line, title, expected);

    [Fact]
    public void Where_the_pattern_leaves_open_what_to_call_it_nothing_is_offered()
    {
        var found = Assert.Single(Naming(Source("project shop { names = \"{project}-*-*\" }\n", "cloud aws { region = \"eu-west-1\" }", "queue jobs { name = \"jobs\" }")));

        Assert.Equal("FLOW4654", found.Code);
        Assert.DoesNotContain(found.Fixes, static f => f.Title.StartsWith("Call it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "acme-receipts-staging")]
    [InlineData("project shop { names = \"{environment}-*\" }\n", "staging-acme-receipts")]
    public void What_an_environment_in_another_file_takes_over_is_called_otherwise_there(string project, string expected)
    {
        const string Staging = "// the rehearsal\n// of what customers see\nenvironment staging like qa { cloud { account = \"210987654321\" } }\n";
        var sources = new[]
        {
            new SourceText("a.flow", project + "environment production { cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n  bucket receipts { name = \"acme-receipts\" }\n}\n"),
            new SourceText("b.flow", Staging),
            new SourceText("c.flow", "environment qa { cloud aws { region = \"eu-west-1\", account = \"310987654321\" }\n  bucket receipts { name = \"acme-receipts\" }\n}\n"),
        };

        var found = Assert.Single(Compilation.Create("project", sources, new BindServices(NoFiles.Instance)).Diagnostics, static d => d.Location.Path == "b.flow" && d.Code is "FLOW4654" or "FLOW4656");

        var edit = Assert.Single(Assert.Single(found.Fixes, static f => f.Title.StartsWith("Call it", StringComparison.Ordinal)).Edits);
        Assert.Equal(Staging.Replace("qa {", $"qa {{ receipts {{ name = \"{expected}\" }},", StringComparison.Ordinal), Staging[..edit.Span.Start] + edit.NewText + Staging[edit.Span.End..]);
    }

    [Theory]
    [InlineData("cloud aws { region = \"eu-west-1\" }\n  queue jobs", "cloud aws { tags { owner = \"\" }, region = \"eu-west-1\" }\n  queue jobs")]
    [InlineData("cloud aws { region = \"eu-west-1\", tags { service = \"shop\" } }\n  queue jobs", "cloud aws { region = \"eu-west-1\", tags { owner = \"\", service = \"shop\" } }\n  queue jobs")]
    [InlineData(
        "cloud aws {\n    region = \"eu-west-1\"\n    tags {\n      service = \"shop\"\n    }\n  }\n  queue jobs",
        "cloud aws {\n    region = \"eu-west-1\"\n    tags {\n      owner = \"\"\n      service = \"shop\"\n    }\n  }\n  queue jobs")]
    [InlineData("cloud aws {\n    region = \"eu-west-1\"\n  }\n  queue jobs", "cloud aws {\n    tags { owner = \"\" }\n    region = \"eu-west-1\"\n  }\n  queue jobs")]
    public void The_tag_that_a_rule_asks_for_is_offered_for_the_whole_environment(string lines, string expected) => Check(
        Owners, lines, "Tag everything in `production`: `owner = \"\"`", expected, cloud: "");

    [Theory]
    [InlineData("r.tags[\"team\"] == \"ordering\"", "ordering")]
    [InlineData("\"ordering\" == r.tags[\"team\"]", "ordering")]
    [InlineData("r.name == \"letters\" or (r.tags[\"team\"] == \"the \\\"A\\\" team\")", "the \\\"A\\\" team")]
    [InlineData("r.tags[\"team\"] in [\"ordering\", \"billing\"]", "")]
    [InlineData("r.tags[\"team\"] != none and not (r.tags[\"team\"] == \"ordering\")", "")]
    [InlineData("r.tags[\"team\"] == \"${environment-team}\"", "")]
    public void A_tag_is_offered_with_the_value_that_the_rule_compares_with(string condition, string value)
    {
        var source = $"let environment-team = \"ordering\"\nrule teams for r in resources where r.can-have-tags {{ require {condition} because \"each bill has somebody\" }}\n"
            + "environment production {\n  cloud aws { region = \"eu-west-1\" }\n  queue jobs\n}\n";

        var offered = MarkedSource.Parse(source).Compile().Diagnostics.SelectMany(static d => d.Fixes).Select(static f => f.Title).Where(static t => t.StartsWith("Tag everything", StringComparison.Ordinal)).Distinct();

        Assert.Equal([$"Tag everything in `production`: `team = \"{value}\"`"], offered);
    }

    [Fact]
    public void What_a_name_was_not_made_from_is_no_name_to_change() => Check(
        "project shop { names = \"acme-*\" }\n", "function resize { image = \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1\", description = \"resize\" }", "Call it `acme-production-resize`",
        "function resize { name = \"acme-production-resize\", image = \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1\", description = \"resize\" }");

    [Theory]
    [InlineData("acme-*", "network main\n  database orders { network = main, name = \"orders\" }")]
    [InlineData("acme-*", "network main\n  cache sessions\n  host cluster")]
    [InlineData("acme-{environment}-*", "network main\n  host cluster { services = [api] }")]
    [InlineData("acme-{environment}-*", "network main\n  host cluster { services = [api] }\n  api { log-days = 7 }")]
    [InlineData("a-name-that-is-by-far-too-long-for-anything-that-aws-has-and-longer-than-any-queue-could-be-called-there-*", "queue jobs")]
    public void Where_nobody_can_choose_a_name_none_is_asked_for(string names, string lines) => Assert.DoesNotContain(
        MarkedSource.Parse(Source($"project shop {{ names = \"{names}\" }}\nservice api {{ image = \"ghcr.io/acme/api:1\" }}\n", "cloud aws { region = \"eu-west-1\" }", lines) + "environment staging like production { cloud { region = \"eu-central-1\" } }\n").Compile().Diagnostics, static d => d.Code == "FLOW4654");

    [Theory]
    [InlineData("{environment}-*", "bucket receipts { name = \"production-receipts\" }", "staging-receipts")]
    [InlineData("{environment}-*", "bucket receipts { name = \"receipts\" }", "staging-receipts")]
    [InlineData("{environment}-*", "queue jobs { name = \"jobs\" }", "staging-jobs")]
    [InlineData("{environment}-*", "terraform aws_sqs_queue jobs { name = \"jobs\" }", "staging-jobs")]
    [InlineData("{project}-*", "bucket receipts { name = \"shop-eu-receipts\" }", "shop-eu-receipts-staging")]
    [InlineData("{project}-*", "bucket receipts { name = \"receipts\" }\n  queue jobs\n  topic news", "shop-eu-receipts-staging")]
    [InlineData("{project}-{environment}-*", "bucket receipts { name = \"receipts\" }\n  queue jobs\n  topic news\n  registry images", "shop-eu-staging-receipts")]
    [InlineData("*-{project}", "bucket receipts { name = \"receipts-shop-eu\" }", "receipts-staging-shop-eu")]
    [InlineData("*-{project}", "bucket receipts { name = \"receipts\" }\n  secret stripe", "receipts-staging-shop-eu")]
    [InlineData("*", "bucket receipts { name = \"acme-receipts\" }", "acme-receipts-staging")]
    public void Changes_that_are_offered_lead_to_names_about_which_nothing_is_said(string names, string lines, string expected)
    {
        var source = $"project shop_eu {{ names = \"{names}\" }}\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\", account = \"123456789012\" }}\n  {lines}\n}}\n"
            + "environment staging like production { cloud { account = \"210987654321\" } }\nenvironment test like staging { cloud { account = \"310987654321\" } }\n";
        for (var left = 20; left > 0 && Naming(source).SelectMany(static d => d.Fixes).FirstOrDefault(static f => f.Title.StartsWith("Call it", StringComparison.Ordinal)) is { Edits: [var edit] }; left--)
        {
            source = source[..edit.Span.Start] + edit.NewText + source[edit.Span.End..];
        }

        Assert.Empty(Naming(source).Select(static d => d.Message));
        Assert.Contains($"\"{expected}\"", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop-*", "{ name = \"assets\" }")]
    [InlineData("{project}-*", "{ name = \"assets\" }")]
    [InlineData("*-x", "{ name = \"assets\" }")]
    public void What_one_is_told_to_be_called_is_left_out_by_the_others(string names, string bucket)
    {
        var source = $"project shop {{ names = \"{names}\" }}\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\", account = \"123456789012\" }}\n  bucket assets {bucket}\n}}\n"
            + "environment staging like production { cloud { account = \"210987654321\" } }\nenvironment test like staging { cloud { account = \"310987654321\" } }\n";

        var edits = Naming(source).Select(static d => Assert.Single(d.Fixes, static f => f.Title.StartsWith("Call it", StringComparison.Ordinal)).Edits.Single()).OrderByDescending(static e => e.Span.Start).ToList();
        Assert.Equal(3, edits.Count);
        var mended = edits.Aggregate(source, static (text, edit) => text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..]);
        Assert.Empty(Naming(mended).Select(static d => d.Message));
    }

    [Theory]
    [InlineData("  queue jobs\n", "Waive `names` for all 4 until ", 4)]
    [InlineData("  terraform aws_sqs_queue jobs { name = \"a\" }\n", "Waive `names` for all 2 until ", 2)]
    [InlineData("  terraform aws_sqs_queue jobs for i in [1, 2, 3] { name = \"a${i}\" }\n", "Waive `names` for all 2 until ", 2)]
    public void One_waiver_covers_all_of_which_one_message_speaks(string lines, string title, int waivers)
    {
        var source = "rule names for r in resources where r.type == \"aws_sqs_queue\" { require r.name == \"x\" because \"all are one\" }\nenvironment production {\n  cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n"
            + lines + "}\nenvironment staging like production { cloud { account = \"210987654321\" } }\n";
        var found = Assert.Single(MarkedSource.Parse(source).Compile().Diagnostics, static d => d.Code == "FLOW4801");
        var fix = Assert.Single(found.Fixes);

        Assert.StartsWith(title, fix.Title, StringComparison.Ordinal);
        var edit = Assert.Single(fix.Edits);
        var mended = source[..edit.Span.Start] + edit.NewText + source[edit.Span.End..];
        Assert.Equal(waivers, mended.Split("\nwaive names on ").Length - 1);
        Assert.DoesNotContain(MarkedSource.Parse(mended).Compile().Diagnostics, static d => d.Code is "FLOW4801" or "FLOW4803");
    }

    [Fact]
    public void Where_too_many_break_a_rule_no_waiver_is_offered()
    {
        var uses = string.Concat(Enumerable.Range(0, 11).Select(static i => $"environment e{i} like production\n"));
        var found = MarkedSource.Parse($"rule names for r in resources {{ require r.name == \"x\" because \"all are one\" }}\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\" }}\n  terraform aws_sqs_queue jobs {{ name = \"a\" }}\n}}\n{uses}").Compile().Diagnostics.Where(static d => d.Code == "FLOW4801");

        Assert.Empty(Assert.Single(found).Fixes);
    }

    private static IEnumerable<Diagnostic> Naming(string source) => MarkedSource.Parse(source).Compile().Diagnostics.Where(static d => d.Code is "FLOW4654" or "FLOW4656" or "FLOW4523" or "FLOW4501");

    [Fact]
    public void A_tag_that_the_cloud_has_is_not_offered_again()
    {
        var source = Owners.Replace("!= none", "== \"us\"", StringComparison.Ordinal) + "environment production {\n  cloud aws { region = \"eu-west-1\", tags { owner = \"them\" } }\n  queue jobs\n}\n";

        Assert.DoesNotContain(MarkedSource.Parse(source).Compile().Diagnostics.SelectMany(static d => d.Fixes), static f => f.Title.StartsWith("Tag everything", StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_the_project_is_offered_as_a_tag_where_people_are_strict() => Check(
        "project shop { standards = strict }\n", "terraform aws_sqs_queue jobs { name = \"jobs\" }", "Tag everything in `production`: `service = \"shop\"`",
        "terraform aws_sqs_queue jobs { name = \"jobs\" }", cloud: "cloud aws { region = \"eu-west-1\" }", mendedCloud: "cloud aws { tags { service = \"shop\" }, region = \"eu-west-1\" }");

    private static void Check(string start, string lines, string title, string expected, string cloud = "cloud aws { region = \"eu-west-1\" }", string? mendedCloud = null)
    {
        var source = Source(start, cloud, lines);
        var compilation = MarkedSource.Parse(source).Compile();
        var fix = compilation.Diagnostics.SelectMany(static d => d.Fixes).FirstOrDefault(f => f.Title == title);
        Assert.Equal(FixSafety.Suggestion, fix!.Safety);
        var edit = Assert.Single(fix.Edits);
        var mended = source[..edit.Span.Start] + edit.NewText + source[edit.Span.End..];
        Assert.Equal(Source(start, mendedCloud ?? cloud, expected), mended);
        Assert.DoesNotContain(MarkedSource.Parse(mended).Compile().Diagnostics, d => d.Fixes.Any(f => f.Title == title) || d.Severity == Severity.Error && d.Code != "FLOW4601");
    }

    private static string Source(string start, string cloud, string lines) => $"{start}environment production {{\n  {cloud}{(cloud.Length > 0 ? "\n  " : "")}{lines}\n}}\n";
}
