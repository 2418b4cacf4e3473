using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Rules;

/// <summary>What environments that are like each other may say differently, along more than one of them.</summary>
public class ParityTests
{
    private const string Production = "cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n  queue jobs";

    [Theory]
    [InlineData("\"jobs\"", "", "add `\"more\"` to the `may-differ` of `production`, which `staging` takes over.")]
    [InlineData("\"jobs\"", "may-differ = [\"jobs\"]", "add `\"more\"` to the `may-differ` of `staging`.")]
    public void The_list_to_write_in_is_named(string production, string staging, string expected) => Assert.EndsWith(expected, Assert.Single(Findings(production, staging, "queue more")));

    [Theory]
    [InlineData("\"jobs\", \"more\"", "")]
    [InlineData("\"jobs\"", "may-differ = [\"more\"]")]
    public void What_is_advised_is_enough(string production, string staging) => Assert.Empty(Findings(production, staging, "queue more"));

    [Fact]
    public void The_account_of_the_other_may_be_written_where_nothing_may_differ() => Assert.Empty(Findings("", "", ""));

    [Fact]
    public void Each_entry_that_names_nothing_is_told_by_itself() => LanguageChecks.Check("""
        project shop
        service api { image = "ghcr.io/acme/api:1", port = 8080, internal = true }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          host cluster { services = [api] }
          database orders
          may-differ = ["cloud", "oders.storage", "main.natt", "api.scal", "*.scael", "orders.instance.multi_az", "cloud.acount", "nothing.like.it", "*.storage"]
                                 ^^^^^^^^^^^^^^^ FLOW4525 `production` has no `oders.storage` that could differ. Did you mean `orders.storage`?
                                                  ^^^^^^^^^^^ FLOW4525 `production` has no `main.natt` that could differ. Did you mean `main.nat`?
                                                               ^^^^^^^^^^ FLOW4525 `production` has no `api.scal` that could differ. Did you mean `api.scale`?
                                                                           ^^^^^^^^^ FLOW4525 `production` has no `*.scael` that could differ. Did you mean `*.scale`?
                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4525 `production` has no `orders.instance.multi_az` that could differ. Did you mean `orders.instance`?
                                                                                                                  ^^^^^^^^^^^^^^ FLOW4525 `production` has no `cloud.acount` that could differ. Did you mean `cloud.account`?
                                                                                                                                  ^^^^^^^^^^^^^^^^^ FLOW4525 `production` has no `nothing.like.it` that could differ.
        }
        environment staging like production { cloud { account = "210987654321" }, orders { storage = 30GiB } }
        """);

    [Theory]
    [InlineData("acme-{environment}-*", "queue jobs { name = \"acme-production-jobs\" }", "jobs { name = \"acme-staging-jobs\" }", true)]
    [InlineData("acme-{environment}-*", "queue jobs { name = \"acme-production-jobs\" }", "jobs { name = \"acme-staging-mails\" }", false)]
    [InlineData("acme-{environment}-*", "queue jobs { name = \"acme-production-jobs\" }", "jobs { name = \"acme-staging-jobs\", visibility = 5m }", false)]
    [InlineData("acme-*", "queue jobs { name = \"acme-production-jobs\" }", "jobs { name = \"acme-staging-jobs\" }", false)]
    [InlineData("acme-{environment}-*", "terraform aws_sqs_queue jobs { name = \"acme-production-jobs\" }", "jobs { name = \"acme-staging-jobs\" }", true)]
    [InlineData("acme-*", "bucket receipts { name = \"acme-receipts\" }", "receipts { name = \"acme-receipts-staging\" }", true)]
    [InlineData("{environment}-*", "network main\n  database orders { name = \"production_shop\" }", "orders { name = \"staging_shop\" }", false)]
    public void Only_what_has_to_be_called_otherwise_may_be(string names, string production, string staging, bool may)
    {
        var found = MarkedSource.Parse($$"""
            project shop { names = "{{names}}" }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              may-differ = ["cloud"]
              {{production}}
            }
            environment staging like production {
              cloud { account = "210987654321" }
              {{staging}}
            }

            """).Compile().Diagnostics.Select(static d => d.Code);

        Assert.Equal(may ? [] : ["FLOW4510"], found.Where(static c => c is "FLOW4510" or "FLOW4654" or "FLOW4656" or "FLOW4501"));
    }

    private static IEnumerable<string> Findings(string production, string staging, string dev) => MarkedSource.Parse($$"""
        environment production {
          {{Production}}
          may-differ = [{{production}}]
        }
        environment staging like production {
          cloud { account = "123456789012" }
          {{staging}}
        }
        environment dev like staging {
          cloud { account = "123456789012" }
          {{dev}}
        }

        """).Compile().Diagnostics.Where(static d => d.Code is "FLOW4510" or "FLOW4511" or "FLOW4525").Select(static d => d.Message);
}
