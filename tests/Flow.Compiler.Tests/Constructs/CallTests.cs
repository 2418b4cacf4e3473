using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Tests.Language;

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
