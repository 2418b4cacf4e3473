using System.Diagnostics;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>What a synthetic becomes is what Prometheus and its blackbox exporter read.</summary>
public sealed class SyntheticFileTests
{
    private const string Source = """
        service api
        environment production { url = "https://shop.example.com", cloud kubernetes }
        environment staging { url = "https://staging.example.com" }
        synthetic answers "The shop answers" of api {
          get "/healthz" every 5s
          expect status in [200, 204] and body.contains("a+b (c) #1") and body.matches-regex("^o[k]{1,2}") within 500ms
        }
        synthetic page of api { get "https://shop.example.com/" every 2m }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly ExternalTool Promtool = new("promtool", "promtool");
    private static readonly ExternalTool Exporter = new("the blackbox exporter", "prometheus-blackbox-exporter");

    [SkippableFact]
    public void Prometheus_takes_the_jobs() => Accepts(Promtool, "promtool", "check", "config", "prometheus/synthetics/scrape.yml");

    [SkippableFact]
    public void Prometheus_takes_them_in_the_configuration_of_an_environment() => Accepts(Promtool, "promtool", "check", "config", "prometheus/prometheus.production.yml");

    [SkippableFact]
    public void The_exporter_takes_the_modules() => Accepts(Exporter, "prometheus-blackbox-exporter", "--config.check", "--config.file", "prometheus/synthetics/blackbox.yml");

    [SkippableFact]
    public void The_alerts_have_tests_that_hold()
    {
        Assert.Null(Prometheus.Promtool.CheckRules(Rules()));
        Assert.Null(Prometheus.Promtool.TestRules(Rules()));
        Assert.Equal(5, Rules().Count(static f => !Prometheus.Promtool.IsRules(f.Path)));
    }

    private static IReadOnlyList<GeneratedFile> Rules() => [.. Files().Where(static f => Prometheus.Promtool.IsRules(f.Path) || f.Path.Contains("/tests/", StringComparison.Ordinal))];

    private static IReadOnlyList<GeneratedFile> Files()
    {
        var project = Compilation.Of(Source, "a.flow");
        Assert.Empty(project.Diagnostics);
        return project.Emit(new PrometheusTarget(), EmitOptions.Default).Files;
    }

    private static void Accepts(ExternalTool tool, string program, params string[] arguments)
    {
        tool.Require();
        var folder = Directory.CreateTempSubdirectory("flow-synthetic-");
        try
        {
            foreach (var file in Files())
            {
                var path = Path.Combine(folder.FullName, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }

            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            var ended = process.WaitForExit(Limit);
            if (!ended)
            {
                process.Kill(entireProcessTree: true);
            }

            Assert.True(ended && process.ExitCode == 0, $"{output.Result}\n{errors.Result}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
