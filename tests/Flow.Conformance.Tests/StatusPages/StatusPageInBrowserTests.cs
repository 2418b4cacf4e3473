using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.StatusPages;

namespace Flow.Conformance.Tests.StatusPages;

/// <summary>A status page in a real browser: what it says, that it can be read, and that it does not say more than is known.</summary>
public partial class StatusPageInBrowserTests
{
    private const string Source = """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers "Is the shop open?" {
          component orders as "Taking orders" of api
          group "More" {
            component site as "The web site" of api { about = "Pages and pictures" }
            component search as "Search" of api
          }
        }
        """;

    private const string Incident = """

        incident cards "Cards were refused" of customers {
          affects = site
          impact = degraded
          update "We look for the reason." on 2026-11-03 at 10:12 as investigating
        }
        silence past of api {
          days = 2020-01-01..2020-01-02
          because "x"
          public = "Long ago."
        }
        """;

    /// <summary>What stands in <c>status.json</c> (how old it is in seconds; null for none), then what the page says of all and of each component.</summary>
    public static TheoryData<string, int?, string, string, string> Cases => new()
    {
        { "", 0, """{"orders":{"state":"operational"},"site":{"state":"operational"},"search":{"state":"operational"}}""", "Everything works.", "operational operational operational" },
        { "", 0, """{"orders":{"state":"outage"},"site":{"state":"maintenance"},"search":{"state":"unknown","since":"2026-11-03T10:00:00Z"}}""", "Some things do not work.", "outage maintenance unknown" },
        { "", 0, """{"orders":{"state":"operational"},"site":{"state":"operational"}}""", "What is known works.", "operational operational unknown" },
        { "", 0, """{"orders":{"state":"<b>broken</b>"},"site":7}""", "The state is not known.", "unknown unknown unknown" },
        { "", 1000, """{"orders":{"state":"operational"},"site":{"state":"operational"},"search":{"state":"operational"}}""", "The state is not known. Nothing has been heard since ", "unknown unknown unknown" },
        { "", null, "", "The state is not known. It could not be read", "unknown unknown unknown" },
        { Incident, 0, """{"orders":{"state":"operational"},"site":{"state":"operational"},"search":{"state":"operational"}}""", "Some things do not work as they should.", "operational degraded operational" },
        { Incident, null, "", "Some things do not work as they should. It could not be read", "unknown degraded unknown" },
    };

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void It_says_what_is_known(string more, int? age, string components, string all, string each)
    {
        using var browser = new Browser(Files(Page(Source + more), age, components));
        var document = browser.Open("index.html");

        Assert.StartsWith(all, WebUtility.HtmlDecode(Overall().Match(document).Groups["text"].Value), StringComparison.Ordinal);
        Assert.Equal(each, string.Join(' ', State().Matches(document).Select(static m => m.Groups["state"].Value)));
        Assert.DoesNotContain("<b>", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Long ago", document, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Everything_can_be_read_on_a_telephone(bool isDark)
    {
        const string components = """
            {"orders":{"state":"outage","days":[{"day":"2026-11-02","known":1440,"degraded":0,"outage":20},{"day":"2026-11-03","known":0,"degraded":0,"outage":0}]},
             "site":{"state":"operational","days":[{"day":"2026-11-03","known":1440,"degraded":5,"outage":0}]},"search":{"state":"maintenance"}}
            """;
        var files = Files(WithProbe(Page(Source + Incident)), 0, components);
        files["frame.html"] = "<!DOCTYPE html><iframe src=\"index.html\" width=\"320\" height=\"900\"></iframe>";
        using var browser = new Browser(files);

        var title = WebUtility.HtmlDecode(Title().Match(browser.Open("frame.html", isDark)).Groups["text"].Value);

        using var found = JsonDocument.Parse(title);
        Assert.True(found.RootElement.GetProperty("width").GetInt32() <= 320, $"The page is {title} wide.");
        Assert.Equal(isDark, found.RootElement.GetProperty("isDark").GetBoolean());
        Assert.True(found.RootElement.GetProperty("texts").GetInt32() > 15, title);
        Assert.Empty(found.RootElement.GetProperty("faint").EnumerateArray().Select(static f => f.GetString()));
    }

    private static string Page(string source) => Compilation.Of(source, "a.flow").Emit(new StatusPageTarget(), EmitOptions.Default).Files.Single().Text;

    private static Dictionary<string, string> Files(string page, int? age, string components)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["index.html"] = page };
        if (age is { } seconds)
        {
            files["status.json"] = $"{{\"written\":\"{DateTime.UtcNow.AddSeconds(-seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\",\"components\":{components}}}";
        }

        return files;
    }

    // Contrast of every text and every bar with what is behind it (WCAG 2.2: 1.4.3 and 1.4.11; relative luminance as defined there).
    private static string WithProbe(string page) => Policy().Replace(page, "").Replace("</body>", """
        <script>
        const rgb = text => text.match(/[\d.]+/g).map(Number)
        const light = colour => rgb(colour).slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
        const behind = node => { for (let n = node; n; n = n.parentElement) { const b = getComputedStyle(n).backgroundColor; if ((rgb(b)[3] ?? 1) > 0) return b } return 'rgb(255, 255, 255)' }
        const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
        setTimeout(() => {
          const faint = []
          let texts = 0
          for (const node of document.body.querySelectorAll('*')) {
            if (node.matches('script, noscript, noscript *')) continue
            const own = [...node.childNodes].some(c => c.nodeType === 3 && c.data.trim() !== '')
            const bar = node.matches('.days i')
            if (!own && !bar) continue
            texts++
            const value = bar ? ratio(getComputedStyle(node).backgroundColor, behind(node.parentElement)) : ratio(getComputedStyle(node).color, behind(node))
            if (value < (bar ? 3 : 4.5)) faint.push(`${node.className || node.localName} ${value.toFixed(2)}`)
          }
          parent.document.title = JSON.stringify({ width: document.documentElement.scrollWidth, isDark: matchMedia('(prefers-color-scheme: dark)').matches, texts, faint })
        }, 1500)
        </script>
        </body>
        """, StringComparison.Ordinal);

    [GeneratedRegex("<p id=\"overall\"[^>]*>(?<text>[^<]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Overall();

    [GeneratedRegex("<strong class=\"state (?<state>[a-z]+)\">", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();

    [GeneratedRegex("<title>(?<text>[^<]*)</title>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Policy();
}
