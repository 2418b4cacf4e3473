using System.Globalization;
using Flow.Benchmarks;

if (args is ["generate", var folder, var files, var lines])
{
    ProjectGenerator.Write(ProjectGenerator.Project(int.Parse(files, CultureInfo.InvariantCulture), int.Parse(lines, CultureInfo.InvariantCulture)), folder);
    return 0;
}

string[] all = ["start", "comparables", "parse", "edit", "schemas", "infrastructure", "run", "graph", "large", "lsp"];
var flow = Environment.GetEnvironmentVariable("FLOW_BENCH_TOOL");
var hello = Environment.GetEnvironmentVariable("FLOW_BENCH_HELLO");
var repository = Environment.GetEnvironmentVariable("FLOW_BENCH_REPOSITORY");
if (flow is null || hello is null || repository is null || args.Except(all).Any())
{
    Console.Error.WriteLine($"Start this through tests/benchmarks/run. Parts: {string.Join(' ', all)}");
    return 2;
}

var chosen = args.Length == 0 ? all : args;
var rounds = int.Parse(Environment.GetEnvironmentVariable("FLOW_BENCH_ROUNDS") ?? "15", CultureInfo.InvariantCulture);
var processes = new ProcessBenchmarks(flow, hello, repository, rounds);
using var workspace = new Workspace();
foreach (var part in chosen)
{
    switch (part)
    {
        case "start": processes.Start(workspace); break;
        case "comparables": processes.Comparables(workspace); break;
        case "parse": CompilerBenchmarks.Parsing(rounds); break;
        case "edit": CompilerBenchmarks.Edits(200, 10_000, rounds * 10); break;
        case "schemas": CompilerBenchmarks.Schemas(repository, rounds); break;
        case "infrastructure": CompilerBenchmarks.Infrastructure(repository, rounds); break;
        case "run": new RunBenchmarks(flow, rounds).Overhead(workspace); break;
        case "lsp": new LanguageServerBenchmarks(flow, repository, rounds).All(workspace); break;
        case "graph": RunBenchmarks.Graph(workspace, 10_000, Math.Max(2, rounds / 5)); break;
        default: new ProcessBenchmarks(flow, hello, repository, Math.Max(3, rounds / 3)).Large(workspace); break;
    }
}

return 0;
