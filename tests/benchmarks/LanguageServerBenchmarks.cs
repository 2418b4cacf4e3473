using System.Text.Json.Nodes;

namespace Flow.Benchmarks;

/// <summary>The language server over its protocol, beside two that serve the YAML which Flow makes of the same project.</summary>
/// <param name="flow">The published tool.</param>
/// <param name="repository">The root of this repository.</param>
/// <param name="rounds">Samples of each figure; those of one question are 20 times as many.</param>
internal sealed class LanguageServerBenchmarks(string flow, string repository, int rounds)
{
    private const string Typed = "services/orders-8.flow"; // a file in the middle of the project

    /// <summary>Measures a workspace of 200 files and 10,000 lines.</summary>
    public void All(Workspace workspace)
    {
        var project = workspace.Project(200, 10_000);
        Questions(project);
        Typing(project);
        new Command(flow, "build", project).Run();
        BesideOthers(project);
    }

    private static string UriOf(string folder, string path) => new Uri(Path.Combine(folder, path)).AbsoluteUri;

    /// <summary>How long single answers take.</summary>
    private void Questions(string project)
    {
        using var server = LanguageServerProcess.Start(new Command(flow, "lsp"), project, pulls: true);
        var (uri, text) = (UriOf(project, Typed), File.ReadAllText(Path.Combine(project, Typed)));
        server.Open(uri, "flow", text);
        var lines = text.Split('\n');
        var run = Array.FindIndex(lines, static l => l.TrimStart().StartsWith("run \"tar", StringComparison.Ordinal));
        var import = Array.FindIndex(lines, static l => l.StartsWith("import", StringComparison.Ordinal));
        var let = Array.FindIndex(lines, static l => l.StartsWith("let", StringComparison.Ordinal));
        var document = new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } };
        var version = 1;
        var tokens = (string)server.Ask("textDocument/semanticTokens/full", Copy(document))!["resultId"]!;
        void OnTop() => server.Edit(uri, ++version, 0, 0, version % 2, version % 2 == 0 ? "/" : ""); // a mistake comes and goes
        void Key(string key) => server.Edit(uri, ++version, run, lines[run].Length - 1, lines[run].Length - 1 + (version % 2), version % 2 == 0 ? key : "");

        Report.Section("Language server: 200 files, 10,000 lines, over its pipes", "what", "p50 / p99", "processor time of the server: p50 / p99");
        Measure(server, "keystroke → diagnostics of the document (pulled)", () => { Key("x"); server.Ask("textDocument/diagnostic", Copy(document)); });
        Measure(server, "keystroke on top of the file → diagnostics", () => { OnTop(); server.Ask("textDocument/diagnostic", Copy(document)); });
        Measure(server, "keystroke on top of the file → completion there", () => { OnTop(); server.Ask("textDocument/completion", LanguageServerProcess.At(uri, 0, 0)); });
        Measure(server, "keystroke → completion", () => { Key("x"); server.Ask("textDocument/completion", LanguageServerProcess.At(uri, run, 4)); });
        Measure(server, "keystroke → hover", () => { Key("x"); server.Ask("textDocument/hover", LanguageServerProcess.At(uri, run, 5)); });
        Measure(server, "keystroke → semantic tokens, what has changed", () =>
        {
            Key("x");
            var delta = Copy(document);
            delta["previousResultId"] = tokens;
            tokens = (string)server.Ask("textDocument/semanticTokens/full/delta", delta)!["resultId"]!;
        });
        Measure(server, "hover, nothing typed", () => server.Ask("textDocument/hover", LanguageServerProcess.At(uri, run, 5)));
        Measure(server, "definition in another file", () => server.Ask("textDocument/definition", LanguageServerProcess.At(uri, import, 10)));
        Measure(server, "workspace symbols", () => server.Ask("workspace/symbol", new JsonObject { ["query"] = "orders" }));
        Measure(server, "rename of a value", () =>
        {
            var rename = LanguageServerProcess.At(uri, let, 5);
            rename["newName"] = "renamed-paths";
            server.Ask("textDocument/rename", rename);
        });
    }

    /// <summary>A document from its first character to its last, each with the diagnostics and colours that follow it.</summary>
    private void Typing(string project)
    {
        using var server = LanguageServerProcess.Start(new Command(flow, "lsp"), project, pulls: true);
        var (uri, text) = (UriOf(project, Typed), File.ReadAllText(Path.Combine(project, Typed)));
        server.Open(uri, "flow", "");
        var (version, line, column) = (1, 0, 0);
        var samples = new Samples([.. text.Select(character => Sampling.Time(() =>
        {
            server.Edit(uri, ++version, line, column, column, character.ToString());
            (line, column) = character == '\n' ? (line + 1, 0) : (line, column + 1);
            server.Ask("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } });
            server.Ask("textDocument/semanticTokens/full", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } });
        }, server.ProcessorTime))]);
        Report.Row([$"a document of {text.Length:N0} characters typed from start to finish: each key → diagnostics and colours", .. Report.Percentiles(samples)]);
    }

    /// <summary>What every server can do: tell mistakes after the start and after a key, and offer what can be written.</summary>
    private void BesideOthers(string project)
    {
        var workflow = Directory.GetFiles(Path.Combine(project, ".github", "workflows")).Order(StringComparer.Ordinal).First();
        var subjects = new List<Subject> { new("flow lsp", new Command(flow, "lsp"), "flow", UriOf(project, Typed), "chekout nothing here\n") };
        foreach (var (name, script, arguments) in new[] { ("yaml-language-server", "yaml-language-server/bin/yaml-language-server", "--stdio"), ("@actions/languageserver", "@actions/languageserver/bin/actions-languageserver", "--stdio") })
        {
            var path = Path.Combine(repository, "tests/.tools/language-servers/node_modules", script);
            if (Command.Find("node") is { } node && File.Exists(path))
            {
                subjects.Add(new(name, new Command(node, path, arguments), name[0] == '@' ? "github-actions-workflow" : "yaml", new Uri(workflow).AbsoluteUri, "  : : [broken\n"));
            }
        }

        Report.Section("The same beside others (they get the workflows that Flow makes of the project)", "what", "min / median / max", "× flow lsp (min / median)");
        Compare("start → first diagnostics of a document with a mistake", subjects, static (s, p) => { using var server = s.Start(p); s.OpenBroken(server); }, project);
        var running = subjects.Select(s => (Subject: s, Server: s.Start(project))).ToList();
        running.ForEach(static r => r.Subject.OpenBroken(r.Server));
        Compare("key → diagnostics (pushed)", subjects, (s, _) => s.Toggle(running.Find(r => r.Subject == s).Server), project);
        Compare("hover", subjects, (s, _) => running.Find(r => r.Subject == s).Server.Ask("textDocument/hover", LanguageServerProcess.At(s.Uri, 3, 4)), project);
        Compare("completion at the start of a line", subjects, (s, _) => running.Find(r => r.Subject == s).Server.Ask("textDocument/completion", LanguageServerProcess.At(s.Uri, 2, 0)), project);
        running.ForEach(static r => r.Server.Dispose());
    }

    private void Compare(string what, List<Subject> subjects, Action<Subject, string> act, string project)
    {
        var samples = Sampling.Interleaved(rounds, static () => 0, [.. subjects.Select(s => (Action)(() => act(s, project)))]);
        for (var i = 0; i < subjects.Count; i++)
        {
            Report.Row($"{what}: {subjects[i].Name}", samples[i].ToString(), Report.Ratio(samples[i], samples[0]));
        }
    }

    private void Measure(LanguageServerProcess server, string what, Action act) =>
        Report.Row([what, .. Report.Percentiles(Sampling.Interleaved(rounds * 20, server.ProcessorTime, act)[0])]);

    private static JsonObject Copy(JsonObject value) => value.DeepClone().AsObject();

    /// <summary>A server, and the document that it is tried with.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Command">How it is started.</param>
    /// <param name="Language">The language of the document.</param>
    /// <param name="Uri">The document.</param>
    /// <param name="Mistake">A line that is a mistake wherever it stands.</param>
    private sealed record Subject(string Name, Command Command, string Language, string Uri, string Mistake)
    {
        private int version = 1;

        public LanguageServerProcess Start(string project) => LanguageServerProcess.Start(Command, project, pulls: false);

        public void OpenBroken(LanguageServerProcess server)
        {
            version = 1;
            server.Open(Uri, Language, Mistake + File.ReadAllText(new Uri(Uri).LocalPath));
            server.WaitForDiagnostics(Uri, static d => d["diagnostics"]!.AsArray().Count > 0);
        }

        /// <summary>The mistake goes and comes back; both times the server has to say so.</summary>
        public void Toggle(LanguageServerProcess server)
        {
            server.Edit(Uri, ++version, 0, 0, Mistake.Length - 1, "");
            server.WaitForDiagnostics(Uri, static d => d["diagnostics"]!.AsArray().Count == 0);
            server.Edit(Uri, ++version, 0, 0, 0, Mistake[..^1]);
            server.WaitForDiagnostics(Uri, static d => d["diagnostics"]!.AsArray().Count > 0);
        }
    }
}
