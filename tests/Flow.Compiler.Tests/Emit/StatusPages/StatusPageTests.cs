using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.StatusPages;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Tests.Emit.StatusPages;

/// <summary>What stands on a status page, and what must not.</summary>
public partial class StatusPageTests
{
    private const string Source = """
        project p { timezone = "Europe/Vienna" }
        service inner-api "Inner title" { tier = critical }
        slo inner-slo "Inner level" of inner-api {
          objective 99.9%
          slices promql"min(inner_up) == 1" every 1m
          impact = "Inner impact"
        }
        alert inner-alert "Inner alert" of inner-api { when promql"inner_depth > 5" for 1m, impact = "Inner words" }
        synthetic inner-asks of inner-api { get "https://inner.example.com/healthz" }
        status-page customers "Is <it> & \"open\"?" every 2m {
          component web as "The web & site" of inner-api
          group "Ordering <all>" { component orders as "Taking <orders>" of inner-api from [inner-api.inner-slo, inner-api.inner-alert] { about = "What & how" } }
        }
        incident refused "Cards <refused>" of customers {
          affects = orders
          impact = outage
          update "We <look>." on 2026-11-03 at 10:12 as investigating
          update "Found & done." on 2026-11-03 at 10:40 as watching
        }
        incident slow "It was slow" of customers {
          affects = [web, orders]
          update "It was slow." on 2026-10-01 at 08:00 as resolved
        }
        silence inner-work of inner-api {
          window weekdays at 22:00..02:00
          days = 2026-12-24..2026-12-26
          because "Inner reason"
          public = "We improve <it>."
        }
        """;

    [Fact]
    public void Nothing_from_inside_is_on_it()
    {
        var page = Page(Source);

        Assert.DoesNotContain("inner", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".flow", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Is &lt;it&gt; &amp; &quot;open&quot;?</h1>", page, StringComparison.Ordinal);
        Assert.Contains("data-stale-after=\"360\" data-history=\"90\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_becomes_markup_and_only_its_own_script_runs()
    {
        var page = Page(Source);
        var policy = Policy().Match(page).Groups["policy"].Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{HashOf(page, "script")}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{HashOf(page, "style")}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<it>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<orders>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<look>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_incident_stands_on_top_and_marks_its_components()
    {
        var page = Page(Source);

        Assert.Contains("<li data-component=\"orders\" data-impact=\"outage\">", page, StringComparison.Ordinal);
        Assert.Contains("<li data-component=\"web\">", page, StringComparison.Ordinal);
        string[] order = ["<h2>Now</h2>", "Cards &lt;refused&gt;", "Found &amp; done.", "We &lt;look&gt;.", "The web &amp; site", "Ordering &lt;all&gt;", "<h2>Planned maintenance</h2>", "<h2>Past incidents</h2>", "It was slow"];
        Assert.Equal([.. order], order.OrderBy(part => page.IndexOf(part, StringComparison.Ordinal)));
        Assert.Contains("<span class=\"when\"><time>2026-11-03 10:12</time>, Europe/Vienna</span>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"when\">The web &amp; site, Taking &lt;orders&gt;: weekdays 22:00 to 02:00, on 2026-12-24 to 2026-12-26, Europe/Vienna</p>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-24T21:30:00Z", true)] // Thursday 22:30 in Vienna
    [InlineData("2026-12-25T00:30:00Z", true)] // 01:30 of the night after
    [InlineData("2026-12-25T01:30:00Z", false)]
    [InlineData("2026-12-22T23:30:00Z", false)] // a night before the days
    [InlineData("2026-12-26T11:00:00Z", false)] // a Saturday among the days
    [InlineData("2026-11-24T21:30:00Z", false)] // a Tuesday weeks before
    public void Maintenance_is_when_the_silence_says_in_the_zone_of_the_project(string time, bool isMaintained)
    {
        var model = Compilation.Of(Source, "a.flow").Model;

        Assert.Equal(isMaintained, StatusQueries.IsMaintained(model.StatusPages[0].Components.First(), DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), model));
    }

    [Fact]
    public void A_page_without_incidents_and_maintenance_has_no_empty_headings()
    {
        var page = Page("service api\nsynthetic answers of api { get \"https://shop.example.com\" }\nstatus-page customers { component orders as \"Taking orders\" of api }");

        Assert.DoesNotContain("<h2>", page, StringComparison.Ordinal);
        Assert.Contains("<title>customers</title>", page, StringComparison.Ordinal);
    }

    private static string HashOf(string page, string element)
    {
        var text = page.Split($"<{element}>")[1].Split($"</{element}>")[0];
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static string Page(string source)
    {
        var project = Compilation.Of(source, "a.flow");
        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
        var file = Assert.Single(project.Emit(new StatusPageTarget(), EmitOptions.Default).Files);
        Assert.Equal("status/customers/index.html", file.Path);
        return file.Text;
    }

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Policy();
}
