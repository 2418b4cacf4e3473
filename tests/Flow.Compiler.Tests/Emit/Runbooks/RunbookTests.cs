using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Runbooks;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Runbooks;

/// <summary>Pages of runbooks, what leads to them, and what is left without one.</summary>
public class RunbookTests
{
    private const string Restart = "service orders\nrunbook restart of orders { step \"Restart\" { run \"make restart\" } }\n";

    private static readonly string Page = Repository.Read("docs/runbooks.md");

    [Fact]
    public void The_shown_page_is_what_is_made_of_the_shown_runbook()
    {
        var project = Compilation.Of(Block("flow runbook"), "shop.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Equal(["prometheus", "runbooks"], project.Model.Project.Targets.Where(static t => t != "github-actions"));
        Assert.Equal(Block("text page").Replace("~~~", "```", StringComparison.Ordinal), FileOf(project, new RunbooksTarget(), "runbooks/orders-db.fail-over.md"));
        Assert.Contains("runbook_url: https://runbooks.example.com/orders-db.fail-over.html", FileOf(project, new PrometheusTarget(), "prometheus/rules/orders-db.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run \"echo ${plain}\"", "echo word")]
    [InlineData("run \"echo ${odd}\"", "VALUE='it'\\''s; rm'\necho \"${VALUE}\"")]
    [InlineData("run \"echo \\\"${odd}\\\"\"", "VALUE='it'\\''s; rm'\necho \"${VALUE}\"")]
    [InlineData("run [\"echo\", odd, plain]", "echo 'it'\\''s; rm' word")]
    [InlineData("run odd", "it's; rm")]
    public void A_command_stands_as_it_is_typed(string line, string typed)
    {
        var project = Compilation.Of($"let plain = \"word\"\nlet odd = \"it's; rm\"\nservice orders\nrunbook x of orders {{ step \"A\" {{ {line} }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains($"```sh\n{typed}\n```", FileOf(project, new RunbooksTarget(), "runbooks/orders.x.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environment production { url = \"https://p.example.com\" }", "ENVIRONMENT_URL=https://p.example.com\ncurl \"${ENVIRONMENT_URL}\"")]
    [InlineData("environment production { url = \"https://p.example.com\" }\nenvironment local", "# in production: ENVIRONMENT_URL=https://p.example.com\n# not known in local: ENVIRONMENT_URL\ncurl \"${ENVIRONMENT_URL}\"")]
    [InlineData(
        "environment production { url = \"https://p.example.com\" }\nenvironment staging { url = \"https://s.example.com\" }\nenvironment local",
        "# in production: ENVIRONMENT_URL=https://p.example.com\n# in staging: ENVIRONMENT_URL=https://s.example.com\n# not known in local: ENVIRONMENT_URL\ncurl \"${ENVIRONMENT_URL}\"")]
    public void A_value_of_the_environment_is_set_first(string environments, string typed)
    {
        var project = Compilation.Of($"{environments}\nservice orders\nrunbook x of orders {{ step \"A\" {{ run \"curl ${{environment.url}}\" }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains($"```sh\n{typed}\n```", FileOf(project, new RunbooksTarget(), "runbooks/orders.x.md"), StringComparison.Ordinal);
    }

    private const string Hosting = """
        service api { image = "ghcr.io/acme/api:1", port = 8080 }
        service web { image = "ghcr.io/acme/web:1", port = 8080 }
        environment production {
          cloud kubernetes { namespace = "shop" }
          url = "https://p.example.com"
          host cluster { services = [api, web] }
          database orders { host = "db.internal", addresses = "10.20.0.0/16" }
          dns site { domain = "p.example.com" }
          api { domain = "api.p.example.com" }
          web { domain = "web.p.example.com" }
        }
        environment staging like production {
          url = "https://s.example.com"
          web = none
          site { domain = "s.example.com" }
          api { domain = "api.s.example.com" }
        }

        """;

    private const string Cloud = "environment cloud {\n cloud aws { region = \"eu-west-1\", account = \"111122223333\", state s3 { bucket = \"states\" } }\n network main { cidr = \"10.0.0.0/16\" }\n database store { storage = 20GiB }\n}\n"
        + "environment laptop {\n cloud kubernetes\n database store { host = \"db.internal\", addresses = \"10.20.0.0/16\" }\n}\n";

    [Theory]
    [InlineData("curl ${api.url}/h", "# in production: API_URL=https://api.p.example.com\n# in staging: API_URL=https://api.s.example.com\ncurl \"${API_URL}\"/h")]
    [InlineData("dig ${site.name}", "# in production: SITE_NAME=p.example.com\n# in staging: SITE_NAME=s.example.com\ndig \"${SITE_NAME}\"")]
    [InlineData("curl ${web.url}", "# in production: WEB_URL=https://web.p.example.com\n# not known in staging: WEB_URL\ncurl \"${WEB_URL}\"")]
    [InlineData("psql -h ${orders.host}", "psql -h db.internal")]
    [InlineData("curl ${production.api.url} ${production.url} ${staging.name}", "curl https://api.p.example.com https://p.example.com staging")]
    [InlineData(
        "curl ${web.url} ${api.url} ${orders.host}",
        "# in production: WEB_URL=https://web.p.example.com API_URL=https://api.p.example.com\n# in staging: API_URL=https://api.s.example.com\n# not known in staging: WEB_URL\ncurl \"${WEB_URL}\" \"${API_URL}\" db.internal")]
    [InlineData(
        "curl ${environment.name} ${environment.url}",
        "# in production: ENVIRONMENT_NAME=production ENVIRONMENT_URL=https://p.example.com\n# in staging: ENVIRONMENT_NAME=staging ENVIRONMENT_URL=https://s.example.com\n"
        + "curl \"${ENVIRONMENT_NAME}\" \"${ENVIRONMENT_URL}\"")]
    public void What_environments_have_means_that_of_the_one_at_hand(string command, string typed)
    {
        var project = Compilation.Of($"{Hosting}runbook x of api {{ step \"A\" {{ run \"{command}\" }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains($"```sh\n{typed}\n```", FileOf(project, new RunbooksTarget(), "runbooks/api.x.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl ${api.url}/h", "API_URL=http://127.0.0.1:8080\ncurl \"${API_URL}\"/h")]
    [InlineData("curl ${other.url}/h", "OTHER_URL=http://127.0.0.1:8081\ncurl \"${OTHER_URL}\"/h")]
    [InlineData("psql -h ${orders.host} -p ${orders.port} ${orders.database-name}", "ORDERS_HOST=127.0.0.1\nORDERS_PORT=5432\npsql -h \"${ORDERS_HOST}\" -p \"${ORDERS_PORT}\" app")]
    [InlineData("psql -h ${twin.host} -p ${twin.port}", "TWIN_HOST=127.0.0.1\nTWIN_PORT=5433\npsql -h \"${TWIN_HOST}\" -p \"${TWIN_PORT}\"")]
    [InlineData("docker compose restart ${api.id}", "docker compose restart api")]
    public void A_runbook_reaches_containers_where_Compose_opens_them(string command, string typed)
    {
        const string Laptop = """
            service api { image = "ghcr.io/acme/api:1", port = 8080, domain = "api.example.com" }
            service other { image = "ghcr.io/acme/other:1", port = 8080 }
            environment laptop { cloud local, host here { services = [api, other] }, database orders, database twin }

            """;
        var project = Compilation.Of($"{Laptop}runbook x of api {{ step \"A\" {{ run \"{command}\"\n expect http(api, \"/healthz\").status == 200 }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        var page = FileOf(project, new RunbooksTarget(), "runbooks/api.x.md");
        Assert.Contains($"```sh\n{typed}\n```", page, StringComparison.Ordinal);
        Assert.Contains("- [in laptop: http://127.0.0.1:8080/healthz](", page, StringComparison.Ordinal);
        Assert.Contains("Addresses = new Dictionary<string, string> { [\"api\"] = \"http://127.0.0.1:8080\", [\"other\"] = \"http://127.0.0.1:8081\" },",
            Assert.Single(new CSharpTarget().EmitRunbook(project.Model, "api.x", EmitOptions.Default).Files).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_of_another_environment_has_the_names_of_that()
    {
        var project = Compilation.Of($"{Hosting}environment laptop {{ cloud local, host here {{ services = api }} }}\nrunbook x of api {{ step \"A\" {{ run \"curl ${{api.url}}\" }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        var code = Assert.Single(new CSharpTarget().EmitRunbook(project.Model, "api.x", EmitOptions.Default).Files).Text;
        Assert.Contains("(\"production\", \"https://api.p.example.com\")", code, StringComparison.Ordinal);
        Assert.Contains("(\"laptop\", \"http://127.0.0.1:8080\")", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_given_to_resources_are_known_as_the_page_about_runbooks_shows()
    {
        var project = Compilation.Of(Block("flow names"), "shop.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains($"```sh\n{Block("sh names")}```", FileOf(project, new RunbooksTarget(), "runbooks/api.start-anew.md"), StringComparison.Ordinal);
        Assert.Contains(
            "c.OfEnvironment(\"cluster.name\", (\"production\", \"production-cluster\"), (\"staging\", \"staging-cluster\"))",
            Assert.Single(new CSharpTarget().EmitRunbook(project.Model, "api.start-anew", EmitOptions.Default).Files).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_environment_knows_is_that_of_this_one_and_a_follower_of_another_is_told()
    {
        var project = Compilation.Of("service api\n" + Cloud + "runbook x of api { step \"A\" { run \"psql -h ${store.host}\" } }", "a.flow");

        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Contains("```sh\n# not known in cloud: STORE_HOST\n# in laptop: STORE_HOST=db.internal\npsql -h \"${STORE_HOST}\"\n```", FileOf(project, new RunbooksTarget(), "runbooks/api.x.md"), StringComparison.Ordinal);
        Assert.Contains("Unknown = [\"store.host\"],", Assert.Single(new CSharpTarget().EmitRunbook(project.Model, "api.x", EmitOptions.Default).Files).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_local_environments_of_one_name_are_a_mistake_and_no_failure_of_the_compiler()
    {
        var project = Compilation.Of(Restart + "environment local { cloud local }\nenvironment local { cloud local }\n", "a.flow");

        Assert.Contains(project.Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Single(project.Model.Runbooks);
    }

    [Fact]
    public void A_follower_is_told_what_an_environment_does_not_say()
    {
        var project = Compilation.Of($"{Hosting}environment demo\nrunbook x of api {{ step \"A\" {{ run \"curl ${{api.url}} ${{environment.url}}\" }}\n rollback {{ step \"B\" {{ run \"true\" }} }} }}", "a.flow");
        var code = Assert.Single(new CSharpTarget().EmitRunbook(project.Model, "api.x", EmitOptions.Default).Files).Text;

        Assert.Empty(project.Diagnostics);
        Assert.Contains("static c => c.OfEnvironment(\"api.url\", (\"production\", \"https://api.p.example.com\"), (\"staging\", \"https://api.s.example.com\"))", code, StringComparison.Ordinal);
        Assert.Contains("Unknown = [\"api.url\", \"environment.url\"],", code, StringComparison.Ordinal);
        Assert.Single(code.Split("Unknown = ").Skip(1));
        Assert.Contains("Reads = [\"api.url\", \"environment.url\"],", code, StringComparison.Ordinal);
        Assert.Single(code.Split("Reads = ").Skip(1));
    }

    [Theory]
    [InlineData("runbook x of api { step \"A\" { run \"aws ec2 describe-vpcs --vpc-ids ${main.id}\" } }", "`main.id` is known in `cloud` when that is applied, and what is written here before that. Write the command that finds it out.")]
    [InlineData("pipeline p {\n on manual\n job a on linux { run \"dig ${site.name}\" }\n}", "`site.name` is not the same in all environments, and nothing says which of them is meant here: `production.site.name` or `staging.site.name`.")]
    [InlineData("pipeline p {\n on manual\n job a on linux {\n  environment = staging\n  run \"dig ${site.name}\"\n }\n}", "`site.name` is not the same in all environments. That of this job is `staging.site.name`.")]
    [InlineData("pipeline p {\n on manual\n job a on linux {\n  environment = laptop\n  run \"dig ${site.name}\"\n }\n}", "`site.name` is not known in `laptop`, the environment of this job: others say it of themselves alone.")]
    [InlineData("environment here { cloud local\n queue mails }\nenvironment far like cloud { queue mails }\nrunbook x of api { step \"A\" { run \"aws sqs receive-message --queue-url ${mails.url}\" } }", "`mails.url` is known in `far` when that is applied, and what is written here before that. Write the command that finds it out.")]
    [InlineData("service late { image = \"ghcr.io/acme/late:1\", port = 8080, internal = true }\nenvironment far like cloud { host cluster { services = late } }\nrunbook x of late { step \"A\" { run \"curl ${late.url}\" } }", "`late.url` is known in `far` when that is applied, and what is written here before that. Give `late` a `domain` there, under which it is reached by whoever reaches its network at all, or write the command that finds it out.")]
    [InlineData("runbook x of api { step \"A\" { note \"See ${api.url}\" } }", "`api.url` is not the same in all environments, and nothing says which of them is meant here: `production.api.url` or `staging.api.url`.")]
    [InlineData("pipeline p {\n on manual\n job a on linux { run \"psql -h ${orders.host}\" }\n}", "`orders.host` is not the same in all environments, and nothing says which of them is meant here: `production.orders.host` or `staging.orders.host`.")]
    public void What_is_not_known_or_not_one_is_a_mistake(string source, string message)
    {
        var found = Compilation.Of(Hosting + Cloud + source, "a.flow").Diagnostics.Where(static d => d.Severity == Severity.Error).ToList();

        Assert.Equal([("FLOW4505", message)], found.Select(static d => (d.Code, d.Message)));
    }

    [Theory]
    [InlineData("", "production.site.name", "staging.site.name")]
    [InlineData("environment = staging\n  ", "staging.site.name")]
    public void A_job_is_led_to_its_own_environment(string line, params string[] written)
    {
        var project = Compilation.Of($"{Hosting}pipeline p {{\n on manual\n job a on linux {{\n  {line}run \"dig ${{site.name}}\"\n }}\n}}", "a.flow");

        Assert.Equal(written, Assert.Single(project.Diagnostics, static d => d.Code == "FLOW4505").Fixes.Select(static f => Assert.Single(f.Edits).NewText));
    }

    [Theory]
    [InlineData("exit-code == 2 and stdout.contains(\"a\")", "new RunbookCondition(\"exit-code == 2 and stdout.contains(\\\"a\\\")\", static c => c.ExitCode == 2L && c.Stdout.Contains(\"a\", StringComparison.Ordinal)) { ReadsCommand = true },")]
    [InlineData("http(orders, \"/h\").status == 200 within 2m", "new RunbookCondition(\"http(orders, \\\"/h\\\").status == 200\", static c => Typed.Int(c.Http(\"orders\", \"/h\")[\"status\"]) == 200L) { Services = [\"orders\"], Within = TimeSpan.FromMinutes(2) },")]
    [InlineData("promql\"max(lag) < ${{ 5 }}\"", "new RunbookCondition(\"promql\\\"max(lag) < ${{ 5 }}\\\"\", static c => c.Measures(\"max(lag) < 5\")) { AsksPrometheus = true },")]
    [InlineData("\"no output\"", "new RunbookSight(\"no output\"),")]
    public void An_expectation_is_compiled(string expectation, string code)
    {
        var project = Compilation.Of($"service orders\nrunbook x of orders {{ step \"A\" {{\n run \"make\"\n expect {expectation}\n}} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        var emitted = new CSharpTarget().EmitRunbook(project.Model, "orders.x", EmitOptions.Default);
        Assert.Empty(emitted.Diagnostics);
        Assert.Contains(code, Assert.Single(emitted.Files).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http(\"${environment.url}/y\")", "- [in production: https://p.example.com/y](<https://p.example.com/y>)\n- [in staging: https://s.example.com/y](<https://s.example.com/y>)\n")]
    [InlineData("http(\"http://${site.name}/x\")", "- [in production: http://p.example.com/x](<http://p.example.com/x>)\n- [in staging: http://s.example.com/x](<http://s.example.com/x>)\n")]
    [InlineData("http(api, \"/${environment.name}\")", "- [in production: https://api.p.example.com/production](<https://api.p.example.com/production>)\n- [in staging: https://api.s.example.com/staging](<https://api.s.example.com/staging>)\n")]
    [InlineData("http(web, \"/h\")", "- [in production: https://web.p.example.com/h](<https://web.p.example.com/h>)\n- not known in staging\n")]
    public void A_page_says_where_an_expectation_asks(string asked, string points)
    {
        var project = Compilation.Of($"{Hosting}runbook x of api {{ step \"A\" {{ expect {asked}.status == 200 }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains(points, FileOf(project, new RunbooksTarget(), "runbooks/api.x.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("certificate = proof.arn", "https")]
    [InlineData("internal = true", "http")]
    public void An_address_on_AWS_is_of_what_its_load_balancer_speaks(string line, string scheme)
    {
        var project = Compilation.Of(
            "service api { image = \"ghcr.io/acme/api:1\", port = 8080 }\nenvironment production {\n cloud aws { region = \"eu-west-1\", account = \"111122223333\", state s3 { bucket = \"states\" } }\n"
            + $" network main {{ cidr = \"10.0.0.0/16\" }}\n dns zone {{ domain = \"example.com\" }}\n certificate proof {{ dns = zone }}\n host cluster {{ services = api }}\n api {{\n  domain = \"api.example.com\"\n  {line}\n }}\n}}\n"
            + "runbook x of api { step \"A\" {\n run \"curl ${api.url}/a\"\n expect http(api, \"/h\").status == 200\n} }",
            "a.flow");
        var page = FileOf(project, new RunbooksTarget(), "runbooks/api.x.md");

        Assert.Empty(project.Diagnostics.Where(static d => d.Severity == Severity.Error));
        Assert.Contains($"curl {scheme}://api.example.com/a", page, StringComparison.Ordinal);
        Assert.Contains($"in production: {scheme}://api.example.com/h", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_of_runbooks_name_declared_metrics()
    {
        var project = Compilation.Of("metric lag_seconds { kind = gauge }\nservice orders\nrunbook x of orders { step \"A\" { expect promql\"lag_second < 5\" } }", "a.flow");

        Assert.Equal(["FLOW8004"], project.Diagnostics.Select(static d => d.Code));
    }

    [Fact]
    public void No_text_becomes_a_mark()
    {
        var project = Compilation.Of("service orders\nrunbook x \"<b> & *c*\" of orders { step \"</h3>[a](b)\" { run \"echo '</code>```'\" } }", "a.flow");

        var (markdown, html) = (FileOf(project, new RunbooksTarget(), "runbooks/orders.x.md"), FileOf(project, new RunbooksTarget(), "runbooks/orders.x.html"));
        Assert.Contains("# \\<b\\> \\& \\*c\\*\n", markdown, StringComparison.Ordinal);
        Assert.Contains("### 1. \\</h3\\>\\[a\\](b)\n", markdown, StringComparison.Ordinal);
        Assert.Contains("````sh\necho '</code>```'\n````\n", markdown, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;b&gt; &amp; *c*</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<pre><code>echo &#39;&lt;/code&gt;```&#39;</code></pre>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_the_alert_has_none() => Assert.DoesNotContain(
        "runbook_url",
        FileOf(Compilation.Of(Restart + "alert down of orders { when promql\"up == 0\", runbook = orders.restart }", "a.flow"), new PrometheusTarget(), "prometheus/rules/orders.yml"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", Severity.Warning)]
    [InlineData("project p { standards = strict }\n", Severity.Error)]
    [InlineData("project p { standards = relaxed }\n", Severity.Note)]
    public void The_fix_gives_a_critical_alert_its_runbook(string standards, Severity severity)
    {
        var source = standards + Restart + "alert down of orders {\n  when promql\"up{job='x'} == 0\"\n  severity = critical\n}\n";
        var found = Assert.Single(Compilation.Of(source, "a.flow").Diagnostics, static d => d.Code == "FLOW8202");
        var edit = Assert.Single(Assert.Single(found.Fixes).Edits);

        Assert.Equal(("FLOW8202", severity), (found.Code, found.Severity));
        Assert.DoesNotContain(Compilation.Of(source.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText), "a.flow").Diagnostics, static d => d.Code == "FLOW8202");
    }

    [Fact]
    public void Nothing_is_asked_of_a_project_without_runbooks_unless_it_is_strict()
    {
        const string Alert = "service orders\nalert down of orders { when promql\"up == 0\", severity = critical }";

        Assert.Empty(Compilation.Of(Alert, "a.flow").Diagnostics);
        Assert.Equal(["FLOW8120", "FLOW8111", "FLOW8202"], Compilation.Of("project p { standards = strict }\n" + Alert, "a.flow").Diagnostics.Select(static d => d.Code));
    }

    private static string FileOf(Compilation project, ITarget target, string path) => project.Emit(target, EmitOptions.Default).Files.Single(f => f.Path == path).Text;

    private static string Block(string name) => Repository.BlockOf(Page, name);
}
