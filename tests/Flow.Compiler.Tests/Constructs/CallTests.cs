using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Services that say where others are: what would refuse the call is noticed, and on the machine of whoever develops one waits for the other.</summary>
public class CallTests
{
    private const string Environments = """

        environment production {
          cloud kubernetes
          host cluster { services = [api, shop] }
        }
        environment local like production { cloud local }
        """;

    [Theory]
    [InlineData("env { API = \"${api.url}/v1\" }", "access = [api.call], env { API = \"${api.url}/v1\" }")]
    [InlineData("env { API = api.url }, access = []", "env { API = api.url }, access = [api.call]")]
    [InlineData("env { API = api.address }, access = [other.call]", "env { API = api.address }, access = [other.call, api.call]")]
    [InlineData("env { API = api.url }\n  access = [\n    other.call\n  ]\n", "env { API = api.url }\n  access = [\n    other.call\n    api.call\n  ]\n")]
    public void The_fix_adds_the_level_to_what_it_lists(string body, string mended)
    {
        string Source(string lines) => $$"""
            service api { image = "registry.example.com/api:1", port = 8080 }
            service other { image = "registry.example.com/api:1", port = 8080 }
            service shop { {{lines}}, image = "registry.example.com/shop:1" }
            """ + Environments.Replace("[api, shop]", "[api, other, shop]", StringComparison.Ordinal);
        var found = Assert.Single(Compilation.Of(Source(body)).Diagnostics);

        Assert.Equal("FLOW4725", found.Code);
        var after = TextChanges.Apply(Source(body), Assert.Single(found.Fixes).Edits);
        Assert.Equal(Source(mended), after);
        Assert.Empty(Compilation.Of(after).Diagnostics);
    }

    [Theory]
    [InlineData("service shop {\n  image = \"shop:1\"\n  env { API = api.url }\n}", "service shop {\n  access = [api.call]\n  image = \"shop:1\"\n  env { API = api.url }\n}", true)]
    [InlineData("service shop {\r\n  image = \"shop:1\"\r\n  env { API = api.url }\r\n}", "service shop {\r\n  access = [api.call]\r\n  image = \"shop:1\"\r\n  env { API = api.url }\r\n}", false)]
    [InlineData("service shop { image = \"shop:1\", env { API = api.url } }", "service shop { access = [api.call], image = \"shop:1\", env { API = api.url } }", true)]
    [InlineData("service shop { image = \"shop:1\"\n  env { API = api.url }\n}", "service shop { access = [api.call], image = \"shop:1\"\n  env { API = api.url }\n}", false)]
    [InlineData("service shop { // it sells\n  image = \"shop:1\"\n  env { API = api.url }\n}", "service shop { // it sells\n  access = [api.call]\n  image = \"shop:1\"\n  env { API = api.url }\n}", true)]
    public void The_fix_adds_a_line_that_the_body_takes(string service, string mended, bool isFormatted)
    {
        string Source(string shop) => $"service api {{ image = \"api:1\", port = 8080 }}\n{shop}\n{Environments.TrimStart()}\n";
        var found = Assert.Single(Compilation.Of(Source(service)).Diagnostics);

        var after = TextChanges.Apply(Source(service), Assert.Single(found.Fixes).Edits);
        Assert.Equal(Source(mended), after);
        Assert.Empty(Compilation.Of(after).Diagnostics);
        if (isFormatted)
        {
            Assert.Contains(mended, FormatterText(after), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_fix_of_a_job_stands_as_deep_as_its_steps()
    {
        const string Source = """
            project shop { repository = github("acme/shop") }

            service web { image = "${images.url}:web-1", pulls = [images.pull] }

            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              registry images
              host cluster { services = [web] }
              deploy-role deployer { access = [images.push] }
            }

            pipeline release {
              on push
              job image on linux {
                checkout
                build-image web { dockerfile = "web/Dockerfile" }
              }
              job deploy on linux after image { environment = production, login aws }
            }

            """;
        var found = Assert.Single(Compilation.Of(Source).Diagnostics, static d => d.Code == "FLOW4726");

        var after = TextChanges.Apply(Source, Assert.Single(found.Fixes).Edits);
        Assert.Equal(Source.Replace("linux {\n    checkout", "linux {\n    environment = production\n    checkout", StringComparison.Ordinal), after);
        Assert.Equal(after, FormatterText(after));
    }

    private static string FormatterText(string source) => Formatter.Format(SyntaxTree.Parse(new SourceText("p.flow", source)));

    [Fact]
    public void Whoever_has_a_name_outside_is_called_like_by_anybody() => LanguageChecks.Check("""
        service api { image = "registry.example.com/api:1", port = 8080, domain = "api.example.com", env { ME = api.url } }
        service shop { image = "registry.example.com/shop:1", env { API = api.url } }
        """ + Environments);

    [Fact]
    public void What_the_environment_says_for_all_of_its_services_counts_for_each() => LanguageChecks.Check("""
        service api { image = "registry.example.com/api:1", port = 8080 }
        service shop { image = "registry.example.com/shop:1" }
        environment production {
          cloud kubernetes
          env { API = api.url }
                      ^^^^^^^ FLOW4725 `shop` reads where `api` is and does not list that it calls it
          host cluster { services = [api, shop] }
        }
        """);

    [Fact]
    public void Compose_starts_first_whose_address_is_read()
    {
        var compilation = LanguageChecks.Check("""
            service shop { image = "registry.example.com/shop:1", env { API = api.url } }
            service api { image = "registry.example.com/api:1", port = 8080, domain = "api.example.com" }
            """ + Environments);

        var file = Assert.Single(compilation.Emit(new ComposeTarget(), EmitOptions.Default).Files).Text;

        Assert.Contains("    depends_on:\n      api:\n        condition: service_started\n", file, StringComparison.Ordinal);
    }
}
