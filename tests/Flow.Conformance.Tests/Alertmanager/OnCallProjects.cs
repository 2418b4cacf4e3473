using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>Projects that say who is told of what.</summary>
internal static class OnCallProjects
{
    /// <summary>The example as it is committed.</summary>
    public static Compilation Example() => Compilation.Create(
        "oncall",
        Repository.Files.Where(static f => f.StartsWith("examples/oncall/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal))
            .Select(static f => new SourceText(Path.GetFileName(f), Repository.Read(f))),
        new BindServices(NoFiles.Instance));

    /// <summary>Every channel, kind of shift and kind of silence.</summary>
    public static Compilation Everything() => Compilation.Of(
        """
        project shop {
          timezone = "America/New_York"
          alerts { secrets = "/run/secrets/", otherwise = platform, mail-server = "mail.example.com:587", mail-from = "alerts@example.com", separate-by = ["environment", "region"] }
        }
        rotation primary {
          page = email("on-call@example.com")
          shift monday at 09:00..17:30 by "@ana"
          shift daily at 17:30..09:00 by ["@ana", "@bo"]
          shift weekdays at 09:00..00:00 by "@bo"
          shift weekends by "@cy"
        }
        rotation platform-primary
        team platform { on-call = rotation("platform-primary"), chat = slack("#platform"), channels = [webhook("https://hooks.example.com/x"), webhook("https://hooks.example.com/y", token = "hook-token"), email("platform@example.com")] }
        team payments { on-call = rotation("primary") }
        team quiet
        service db { owner = platform }
        service queue { owner = quiet, depends-on = db }
        service api { owner = payments, depends-on = [db, queue] }
        service nobodys
        alert down of db { when promql"up{job='db'} == 0", severity = critical }
        alert slow of db { when promql"latency > 1" }
        alert down of api { when promql"up{job='api'} == 0", severity = critical }
        alert odd of api { when promql"odd > 1", severity = info }
        alert long of queue { when promql"length > 1" }
        alert slow of nobodys { when promql"latency > 2" }
        alert lost { when promql"lost > 1", severity = critical }
        silence batch of db { window weekdays at 22:00..02:00, window sunday, because "the batch" }
        silence holidays of api { days = [2026-12-24..2026-12-26, 2026-12-30..2027-01-02], severity = [info], because "nobody works" }
        silence more of nobodys { window daily at 01:00..02:00, because "a batch too" }
        """,
        "shop.flow");

    /// <summary>The configuration of a project.</summary>
    public static string Configuration(Compilation project)
    {
        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Compiler.Diagnostics.Severity.Error);
        var result = project.Emit(new AlertmanagerTarget(), EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Files.Single(static f => f.Path.EndsWith(".yml", StringComparison.Ordinal)).Text;
    }
}
