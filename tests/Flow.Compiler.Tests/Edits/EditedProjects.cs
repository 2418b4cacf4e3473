using Flow.Benchmarks;
using Flow.Compiler.Tests.Catalogue;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Edits;

/// <summary>Projects that edits start from.</summary>
internal static class EditedProjects
{
    /// <summary>Files that refer to each other in every way there is.</summary>
    private static readonly SourceText[] Connected =
    [
        new("lib/base.flow", """
            // What libraries share.
            export let sdk: version = 10.0
            export enum level { quick full }
            export type stage { name: string, depth: int = 1, how: level = quick }
            export function label(of: stage, mark: string = "-"): string = of.name + mark + "${of.depth}"
            let hidden = "not seen"
            """),
        new("lib/jobs.flow", """
            import "lib/base.flow" as base

            /// A job that makes.
            export template maker of job {
              param goal: string
              param rounds: int = 2
              on linux
              checkout
              setup dotnet(base.sdk)
              run "make ${goal}" { retry rounds on exit-code(1) }
              artifact made from "out/**"
              output result: string = "made ${goal}"
            }

            export template tidy of maker { timeout = 5m }
            export template pair { param first: string, maker one { goal = first }, maker two after one { goal = "second" } }
            template unused of step { param x: string, run "echo ${x} ${unknown-thing}" }
            """),
        new("calls.flow", """
            import "lib/base.flow" as base
            /// Is called.
            pipeline deploy "Deploy it" {
              on call
              param target: string
              param how: string = suffix
              param key: secret
              output where: string = place.address
              job place on linux for region in regions { timeout = limit, run "./place ${target} ${region}" as placing, output address: string = "at" }
              job done on linux { run "echo ${how}" { env { KEY = key } } }
            }
            pipeline all {
              on manual
              on pipeline-run { pipelines = [deploy, nightly], types = ["completed"] }
              call deploy as first { target = "a", key = secrets.KEY }
              call deploy as second after first { target = base.label({ name = "b" }), key = secrets.KEY }
              job tell on linux { run "echo ${first.where} ${second.where}" }
            }
            """),
        new("ci.flow", """
            import "lib/jobs.flow" as jobs
            import "lib/base.flow" as base

            let stages: list<base.stage> = [{ name = "one" }, { name = "two", depth = 2, how = full }]
            function twice(x: int): int = x * factor

            /// Builds.
            pipeline ci "Build ${suffix}" {
              on push to "main"
              on schedule every day at 03:00
              jobs.maker build { goal = "all", rounds = twice(1) }
              jobs.tidy again after build { goal = suffix }
              jobs.pair both { first = "x" }
              job use "Use ${s.name}" on linux for s in stages where s.depth > 0 {
                take build.made
                uses greet { who = build.result }
                run "echo ${base.label(s)} ${build.result}"
                if flag
              }
            }
            """),
        new("values.flow", """
            // Values that all see.
            let suffix = "beta"
            let regions = ["eu", "us"]
            let factor = 2
            let limit = 10m
            let flag = factor > 1
            action greet { param who: string, param mood: string = "glad", run "echo ${who} ${mood}" }
            """),
        new("nightly.flow", """
            pipeline nightly {
              on schedule cron("0 3 * * *")
              permissions { contents = read }
              job n on os for os in [linux, windows] { timeout = limit, run "echo ${os} ${suffix}", artifact out from "x" }
              job m on linux after n { take n.all.out, run "cat" }
              job any on linux after any-of(n, m) { run "date" }
            }
            """),
        new("project.flow", """
            project shop "The shop" { timezone = "Europe/Vienna", standards = strict }
            team platform { members = ["@a/b"] }
            environment production "Production" { external = true }
            rule limited for j in jobs where not j.is-call { require j.timeout != none because "a job that hangs costs", severity = note }
            waive limited on nightly.m until 2099-01-01 because "it is short"
            """),
    ];

    // What environments have is watched, and mentioned without the name of an environment.
    private static readonly IReadOnlyList<SourceText> Watched =
    [
        new("environments.flow", """
            template storage of environment { database orders, bucket receipts }
            storage production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              queue jobs
              host cluster { services = [api] }
            }
            environment staging like production { cloud { account = "210987654321" } }
            """),
        new("services.flow", """
            team payments { chat = slack("#payments") }
            team data
            service api { owner = payments, image = "nginx:1", internal = true, port = 80, access = [jobs.send] }
            metric lag_seconds
            """),
        new("alerts.flow", """
            alert lag of orders { when promql"lag_seconds > 30", severity = critical, impact = "Orders are lost", runbook = orders.fail-over }
            alert old of jobs { when promql"lag_seconds > 60", runbook = jobs.drain, owner = data }
            alert slow of api { when promql"lag_seconds > 90" }
            runbook fail-over of orders { step "Look" { run "true" } }
            runbook drain of jobs { step "Look" { run "true" } }
            silence batch of receipts { window sunday }
            """),
    ];

    /// <summary>The projects by name.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<SourceText>> All = new Dictionary<string, IReadOnlyList<SourceText>>
    {
        ["connected"] = Connected,
        ["watched"] = Watched,
        ["generated"] = ProjectGenerator.Project(6, 400),
        ["monorepo"] = Example("examples/monorepo/"),
        ["hello"] = Example("examples/hello/"),
        ["samples"] = Example("tests/Flow.Compiler.Tests/Syntax/Samples/"),
        ["sources"] = [.. Sources.All.Select(static (s, i) => new SourceText($"{i}.flow", s))],
        ["broken"] = Broken(),
    };

    private static IReadOnlyList<SourceText> Example(string folder) =>
        [.. Repository.Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal)).Select(f => new SourceText(f[folder.Length..], Repository.Read(f)))];

    /// <summary>Some of the broken inputs as files of one project: their names meet.</summary>
    private static SourceText[] Broken()
    {
        var cases = Repository.Files.Where(static f => f.StartsWith("tests/Flow.Compiler.Tests/Language/Broken/", StringComparison.Ordinal))
            .SelectMany(static f => BrokenCase.Read(Path.GetFileName(f), Repository.Read(f))).ToList();
        return [.. cases.Where((_, i) => i % 12 == 0).SelectMany(static (c, i) => MarkedSource.Parse(c.Marked).Sources.Select(s => new SourceText($"{i}/{s.Path}", s.Content)))];
    }
}
