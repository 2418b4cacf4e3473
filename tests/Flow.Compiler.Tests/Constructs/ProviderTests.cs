using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Which configuration of a provider makes what a construct holds.</summary>
public class ProviderTests
{
    private const string Head = "  cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n  provider aws as virginia { region = \"us-east-1\" }\n  provider aws as ohio { region = \"us-east-2\" }\n";

    [Theory]
    [InlineData("dns site { domain = \"example.com\" }\n  certificate tls using virginia", "site -, tls virginia, tls-proof virginia, tls virginia")]
    [InlineData("secret a using ohio\n  secret b", "a ohio, b -")]
    [InlineData("secret a using ohio { secret using virginia { tags { x = \"y\" } } }\n  secret b { secret using ohio { kms_key_id = none } }", "a virginia, b ohio")]
    [InlineData("pair keys using ohio { second using virginia { } }", "keys-first ohio, keys-second virginia")]
    public void A_use_says_which_configuration_makes_all_of_it_and_a_part_another(string uses, string expected) => Assert.Equal(expected, Providers(Environments(uses)[0]));

    [Fact]
    public void An_environment_that_is_like_it_inherits_that_and_says_another()
    {
        var found = Environments("secret a using ohio\n}\nenvironment staging like production {\n  cloud { account = \"210987654321\" }\n}\nenvironment test like production {\n  cloud { account = \"310987654321\" }\n  a using virginia { recovery = 7d }");

        Assert.Equal(["a ohio", "a ohio", "a virginia"], found.Select(Providers));
    }

    [Fact]
    public void Services_are_where_their_host_is()
    {
        var found = Environments("network main using ohio\n  host cluster using ohio { services = [worker] }\n}\nservice worker {\n  image = \"worker:1\"")[0];

        Assert.Equal(["ohio"], found.Resources.Select(static r => r.Provider).Distinct());
        var made = string.Join('\n', EnvironmentText.Of(found).Split('\n').Where(static l => !l.StartsWith("  cloud", StringComparison.Ordinal) && !l.StartsWith("  provider", StringComparison.Ordinal)));
        Assert.Contains("us-east-2", made, StringComparison.Ordinal);
        Assert.DoesNotContain("eu-west-1", made, StringComparison.Ordinal);
    }

    [Fact]
    public void The_editor_offers_the_clause_and_the_configurations()
    {
        Assert.Contains("using", Offered("  secret a §"));
        Assert.Superset(new HashSet<string> { "virginia", "ohio" }, Offered("  secret a using §").ToHashSet());
    }

    [Fact]
    public void A_configuration_is_renamed_where_a_use_names_it()
    {
        var text = $"environment production {{\n{Head}  secret a using ohio\n}}\n";
        var compilation = Compilation.Create("project", [new SourceText("main.flow", text)], new BindServices(NoFiles.Instance));

        var result = Rename.Apply(compilation, "main.flow", text.IndexOf("ohio", StringComparison.Ordinal), "west");

        Assert.Null(result.Refusal);
        Assert.Equal(2, result.Files.Single().Edits.Length);
    }

    private static IEnumerable<string> Offered(string line)
    {
        var text = $"environment production {{\n{Head}{line}\n}}\n";
        var compilation = Compilation.Create("project", [new SourceText("main.flow", text.Replace("§", "", StringComparison.Ordinal))], new BindServices(NoFiles.Instance));
        return Completion.At(compilation, "main.flow", text.IndexOf('§', StringComparison.Ordinal), CompletionTrigger.Invoked).Items.Select(static i => i.Label);
    }

    private static string Providers(DeploymentEnvironment environment) => string.Join(", ", environment.Resources.Select(static r => $"{r.Name} {r.Provider ?? "-"}"));

    private static IReadOnlyList<DeploymentEnvironment> Environments(string uses) => LanguageChecks.Check($$"""
        template pair { secret first, secret second }
        environment production {
        {{Head}}  {{uses}}
        }
        """).Model.Environments;
}
