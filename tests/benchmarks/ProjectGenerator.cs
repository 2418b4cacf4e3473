using System.Globalization;
using System.Text;
using Flow.Compiler.Text;

namespace Flow.Benchmarks;

/// <summary>
/// Writes projects of a chosen size that look like real ones: a library of templates that every file imports, values that all files see, and per service
/// pipelines with triggers, matrices, artifacts, outputs, conditions and scripts. The same sizes always give the same text.
/// </summary>
internal static class ProjectGenerator
{
    /// <summary>The files that every service uses.</summary>
    public const string LibraryPath = "lib/dotnet.flow";

    private static readonly string[] platforms = ["linux", "windows", "macos"];
    private static readonly string[] areas = ["orders", "billing", "search", "catalogue", "shipping", "accounts", "reports", "mail"];

    /// <summary>A project of <paramref name="files"/> files with about <paramref name="lines"/> lines together.</summary>
    public static IReadOnlyList<SourceText> Project(int files, int lines)
    {
        var services = files - 2;
        var left = lines - Count(Library) - Count(Root);
        return
        [
            new SourceText(LibraryPath, Library),
            new SourceText("project.flow", Root),
            .. Enumerable.Range(0, services).Select(i => Service(i, (left * (i + 1) / services) - (left * i / services))),
        ];
    }

    /// <summary>One text of about <paramref name="length"/> characters.</summary>
    public static string Text(int length)
    {
        var text = new StringBuilder(Library).Append(Root);
        for (var i = 0; text.Length < length; i++)
        {
            AppendPipeline(text, i, 0);
        }

        return text.ToString(0, text.ToString().LastIndexOf("\n}\n", Math.Min(length, text.Length) - 1, StringComparison.Ordinal) + 3);
    }

    /// <summary>Writes <paramref name="project"/> into <paramref name="folder"/>.</summary>
    public static void Write(IEnumerable<SourceText> project, string folder)
    {
        foreach (var source in project)
        {
            var path = Path.Combine(folder, source.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, source.Content);
        }
    }

    /// <summary>How many lines <paramref name="project"/> has.</summary>
    public static int Lines(IEnumerable<SourceText> project) => project.Sum(static s => Count(s.Content));

    private static SourceText Service(int number, int lines)
    {
        var area = areas[number % areas.Length];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"// The pipelines of {area} {number}.\nimport \"{LibraryPath}\" as dotnet-jobs\n\n");
        text.Append(CultureInfo.InvariantCulture, $"let paths-{number} = [\"services/{area}-{number}/**\", \"libs/**\", \"lib/**\"]\n\n");
        var written = 5;
        for (var i = 0; written < lines; i++)
        {
            var before = text.Length;
            AppendPipeline(text, number, i);
            var added = Count(text.ToString(before, text.Length - before));
            if (written + added > lines + 10 && i > 0)
            {
                text.Length = before;
                break;
            }

            written += added;
        }

        for (var i = 0; written < lines; i++, written++)
        {
            text.Append(CultureInfo.InvariantCulture, $"let limit-{number}-{i} = shared-retries + {i}\n");
        }

        return new SourceText(string.Create(CultureInfo.InvariantCulture, $"services/{area}-{number}.flow"), text.ToString());
    }

    private static void AppendPipeline(StringBuilder text, int number, int part)
    {
        var area = areas[number % areas.Length];
        var name = string.Create(CultureInfo.InvariantCulture, $"{area}-{number}-{part}");
        var other = platforms[1 + ((number + part) % 2)];
        text.Append(string.Create(CultureInfo.InvariantCulture, $$"""
            /// Builds, tests and packs {{name}} when it, or something it is built from, changes.
            pipeline {{name}} "{{area}}, part {{part}} of {{number}}" {
              on push to "main" { paths = ["services/{{name}}/**", "libs/**"] }
              on pull-request { paths = ["services/{{name}}/**", "libs/**"] }
              on manual
              param configuration: string = "Release"
              param retries: int = {{1 + (part % 3)}}

              dotnet-jobs.dotnet-test unit { project = "services/{{name}}/tests/Tests.csproj" }
              dotnet-jobs.dotnet-publish publish after unit { project = "services/{{name}}/src/App.csproj" }

              job matrix "Test on ${os} with Node ${node}" on os for os in [linux, {{other}}] for node in [20, 22] where os == linux or node == 22 {
                timeout = shared-timeout
                checkout
                setup node(node)
                run "node --test --test-timeout ${{{1000 + number}} + {{part}}}" at "services/{{name}}/web"
              }

              job pack on linux {
                timeout = 15m
                checkout
                take publish.app to "bundle"
                run sh'''
                  digest="$(tools/bundle.sh bundle-{{name}}.tar.gz bundle)"
                  echo "digest=$digest" >> "$GITHUB_OUTPUT"
                ''' as bundle {
                  output digest: string
                  retry 2 on timeout
                }
                artifact package from "bundle-*.tar.gz" keep 30d
                summary "The digest of {{name}} is `${bundle.digest}`."
                output digest: string = bundle.digest
              }

              job smoke "Start {{name}}" on linux {
                timeout = 5m
                env { LEVEL = "{{(part % 2 == 0 ? "info" : "debug")}}", SERVICE = "{{name}}" }
                take pack.package
                run "tar xf bundle-{{name}}.tar.gz"
                run "./bin/{{name}} --check ${configuration}" { timeout = 2m }
                run "echo ${pack.digest}"
              }

              job tell on linux when pack.result == failed {
                timeout = 5m
                run "echo Packing {{name}} failed after ${shared-retries} attempts."
              }
            }


            """).Replace("'''", "\"\"\"", StringComparison.Ordinal).ReplaceLineEndings("\n"));
    }

    private static int Count(string text) => text.AsSpan().Count('\n');

    private const string Root = """
        project generated "Generated" {
          repository = github("example/generated")
          timezone = "Europe/Vienna"
        }

        team platform { members = ["@example/platform"] }

        /// What every file may use.
        let shared-timeout = 10m
        let shared-retries = 3

        /// Every job says how long it may take.
        rule jobs-have-a-timeout for j in jobs where not j.is-call {
          require j.timeout != none because "a job that hangs costs six hours"
          severity = warning
        }

        """;

    private const string Library = """
        // Templates that all pipelines share.

        /// The version of the .NET SDK.
        export let sdk: version = 10.0

        /// Tests one .NET project and reports the results.
        export template dotnet-test of job {
          /// The test project.
          param project: string

          on linux
          timeout = 10m
          checkout
          setup dotnet(sdk)
          run "dotnet test ${project} --logger trx --results-directory results" { retry 1 on exit-code(134, 137, 139) }
          report tests from "results/*.trx"
        }

        /// Publishes one .NET service and keeps what it made.
        export template dotnet-publish of job {
          /// The project of the program.
          param project: string

          on linux
          timeout = 10m
          checkout
          setup dotnet(sdk)
          run "dotnet publish ${project} -c Release -o out"
          artifact app from "out/**"
        }

        """;
}
