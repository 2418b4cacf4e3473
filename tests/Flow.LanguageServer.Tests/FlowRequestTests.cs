using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>What is Flow's own: preview, graph, projects, explanations, commands.</summary>
public partial class FlowRequestTests
{
    [Fact]
    public async Task The_preview_is_what_a_build_writes_with_both_directions_of_its_lines()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(folder.Path);

        var file = (await PreviewAsync(editor, folder))["files"]!.AsArray().Single()!;

        Assert.Equal((".github/workflows/ci.yml", "yaml", false), ((string?)file["path"], (string?)file["languageId"], (bool)file["isWritten"]!));
        var generated = ((string?)file["text"])!.Split('\n');
        var job = file["lines"]!.AsArray().Single(l => generated[(int)l!["line"]!].Trim() == "build:")!;
        Assert.Equal((folder.UriOf("ci.flow"), 3), ((string?)job["source"]!["uri"], (int)job["source"]!["range"]!["start"]!["line"]!));
        var back = file["sources"]!.AsArray().Single(s => (int)s!["line"]! == 3)!;
        Assert.Contains((int)job["line"]!, back["lines"]!.AsArray().Select(static l => (int)l!));

        folder.With(".github/workflows/ci.yml", (string)file["text"]!);
        Assert.True((bool)(await PreviewAsync(editor, folder))["files"]![0]!["isWritten"]!);
    }

    [Fact]
    public async Task A_watched_preview_is_told_about_when_it_is_another_one()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("ci.flow");
        editor.Open(uri, Texts.Good);
        await editor.AskAsync("flow/preview", new { textDocument = new { uri }, watch = true });
        await editor.AskAsync("flow/graph", new { textDocument = new { uri }, watch = true });

        editor.Change(uri, 2, new { text = "\n" + Texts.Good.Replace("run \"make\"", "run \"make all\"", StringComparison.Ordinal) });
        await editor.SettleAsync();
        Assert.Equal(folder.Uri, (string?)(await editor.WaitForAsync("flow/previewChanged"))["params"]!["project"]);
        await editor.WaitForAsync("flow/graphChanged"); // its lines are others

        editor.Change(uri, 3, new { text = Texts.Bad });
        await editor.SettleAsync();
        await editor.WaitForAsync("flow/previewChanged");
        var broken = await PreviewAsync(editor, folder);
        Assert.Equal((false, 1, 0), ((bool)broken["isComplete"]!, (int)broken["errors"]!, broken["files"]!.AsArray().Count));

        await editor.AskAsync("flow/preview", new { textDocument = new { uri }, watch = false });
        editor.Change(uri, 4, new { text = Texts.Good });
        await editor.SettleAsync();
        Assert.DoesNotContain(editor.Received, static m => (string?)m["method"] == "flow/previewChanged");
    }

    [Fact]
    public async Task The_graph_says_what_comes_after_what_and_why()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(folder.Path);

        var graph = (await editor.AskAsync("flow/graph", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!["pipelines"]!.AsArray().Single()!;

        Assert.Equal("ci Build and test", $"{graph["name"]} {graph["title"]}");
        Assert.Equal("""[["build"],["greet"]]""", graph["levels"]!.ToJsonString());
        Assert.Equal("""["build","greet"]""", graph["criticalPath"]!.ToJsonString());
        var greet = graph["jobs"]![1]!;
        Assert.Equal(("build", "data"), ((string?)greet["needs"]![0]!["job"], (string?)greet["needs"]![0]!["kind"]));
        Assert.Equal((int)greet["startSeconds"]!, (int)graph["jobs"]![0]!["endSeconds"]!);
    }

    [Fact]
    public async Task A_graph_that_goes_round_in_circles_is_drawn_and_says_where()
    {
        const string Circle = """
            pipeline ci {
              on push
              job first on linux {
                run "x"
              }
              job a on linux after [first, c] {
                run "x"
              }
              job b on linux after a {
                run "x"
              }
              job c on linux after b {
                run "x"
              }
              job last on linux after c {
                run "x"
              }
            }
            """;
        using var folder = new Folder().With("ci.flow", Circle);
        await using var editor = await Editor.OpenAsync(folder.Path);

        var graph = (await editor.AskAsync("flow/graph", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!;

        Assert.Equal((false, 1), ((bool)graph["isComplete"]!, (int)graph["errors"]!));
        var jobs = Assert.Single(graph["pipelines"]!.AsArray())!["jobs"]!.AsArray();
        Assert.Equal(
            ["first 0:", "b 0: a!", "c 1: b!", "a 2: first c!", "last 2: c"],
            jobs.Select(static j => $"{j!["name"]} {j["level"]}: {string.Join(' ', j["needs"]!.AsArray().Select(static n => $"{n!["job"]}{((bool)n["isCircular"]! ? "!" : "")}"))}".TrimEnd()));
    }

    [Fact]
    public async Task A_graph_shows_what_is_known_while_there_are_errors()
    {
        using var folder = new Folder().With("ci.flow", Texts.Bad.Replace("take build.app", "take build.ap", StringComparison.Ordinal).Replace("after build", "after [build, nothing]", StringComparison.Ordinal));
        await using var editor = await Editor.OpenAsync(folder.Path);

        var graph = (await editor.AskAsync("flow/graph", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!;

        Assert.False((bool)graph["isComplete"]!);
        Assert.Equal("""[["build"],["greet"]]""", graph["pipelines"]![0]!["levels"]!.ToJsonString());
    }

    [Fact]
    public async Task Projects_name_their_pipelines_parameters_and_jobs()
    {
        using var folder = new Folder().With("ci.flow", "project p \"The project\"\npipeline ci {\n  on manual\n  param level: \"quick\" | \"full\" = \"quick\"\n  job build on linux {\n    run \"x\"\n  }\n}\n");
        await using var editor = await Editor.OpenAsync(folder.Path);

        var project = (await editor.AskAsync("flow/projects", new { watch = true }))!["projects"]!.AsArray().Single()!;

        Assert.Equal(("p", "The project", true), ((string?)project["name"], (string?)project["title"], (bool)project["isDeclared"]!));
        var pipeline = project["pipelines"]![0]!;
        Assert.Equal("""{"name":"level","type":"\u0022quick\u0022 | \u0022full\u0022","isRequired":false,"values":["quick","full"],"default":"quick","documentation":null}""", pipeline["parameters"]![0]!.ToJsonString());
        Assert.Equal("build", (string?)pipeline["jobs"]![0]!["name"]);
        folder.With("more.flow", Texts.Named("more", Texts.Good));
        editor.Tell("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = folder.UriOf("more.flow"), type = 1 } } });
        await editor.SettleAsync();
        await editor.WaitForAsync("flow/projectsChanged");
    }

    [Fact]
    public async Task A_code_has_a_page()
    {
        await using var editor = await Editor.OpenAsync();

        Assert.Contains("```flow", (string?)(await editor.AskAsync("flow/explain", new { code = "flow2001" }))!["markdown"], StringComparison.Ordinal);
        Assert.Null(await editor.AskAsync("flow/explain", new { code = "FLOW0000" }));
    }

    [Fact]
    public async Task Only_commands_that_the_editor_has_are_offered()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var other = await Editor.OpenAsync(folder.Path);
        Assert.Empty((await other.AskAsync("textDocument/codeLens", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!.AsArray());

        await using var editor = await Editor.OpenAsync(Editor.UsualCapabilities, new JsonObject { ["commands"] = new JsonArray("flow.run") }, folder.Path);
        var lenses = (await editor.AskAsync("textDocument/codeLens", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!.AsArray();

        Assert.NotEmpty(lenses);
        Assert.All(lenses, static l => Assert.Equal("flow.run", (string?)l!["command"]!["command"]));
        Assert.Equal((folder.Uri, "ci"), ((string?)lenses[0]!["command"]!["arguments"]![0]!["project"], (string?)lenses[0]!["command"]!["arguments"]![0]!["pipeline"]));
    }

    [Theory]
    [InlineData("\n", "\"out/**\"", "let text")]
    [InlineData("\r\n", "\"out/**\"", "let text")]
    [InlineData("\r\n", "checkout\r\n    run \"make 🚀\"", "template steps")]
    public async Task What_an_extraction_names_is_renamed_at_once(string lineEnd, string selected, string declared)
    {
        var text = Texts.Good.Replace("make", "make 🚀", StringComparison.Ordinal).ReplaceLineEndings(lineEnd);
        using var folder = new Folder().With("ci.flow", text);
        await using var editor = await Editor.OpenAsync(Editor.UsualCapabilities, new JsonObject { ["commands"] = new JsonArray("flow.rename") }, folder.Path);
        await using var other = await Editor.OpenAsync(folder.Path);
        var start = text.IndexOf(selected, StringComparison.Ordinal);
        var given = new { textDocument = new { uri = folder.UriOf("ci.flow") }, range = new { start = At(text, start), end = At(text, start + selected.Length) }, context = new { diagnostics = Array.Empty<object>(), only = new[] { "refactor.extract" } } };

        var action = (await editor.AskAsync("textDocument/codeAction", given))!.AsArray().First()!;

        var (command, argument) = (action["command"]!, action["command"]!["arguments"]![0]!);
        Assert.Equal(("flow.rename", folder.UriOf("ci.flow")), ((string?)command["command"], (string?)argument["uri"]));
        editor.Open(folder.UriOf("ci.flow"), text);
        editor.Change(folder.UriOf("ci.flow"), 2, [.. action["edit"]!["documentChanges"]![0]!["edits"]!.AsArray().Reverse().Select(static e => new { range = e!["range"]!.DeepClone(), text = (string)e["newText"]! })]);
        var after = ((string)(await editor.AskAsync("flow/text", given))!["text"]!).Split(lineEnd);
        var (line, character) = ((int)argument["position"]!["line"]!, (int)argument["position"]!["character"]!);
        Assert.StartsWith(declared, after[line][(character - declared.IndexOf(' ', StringComparison.Ordinal) - 1)..], StringComparison.Ordinal);
        Assert.Equal(declared.Split(' ')[1], (string?)(await editor.AskAsync("textDocument/prepareRename", new { given.textDocument, position = argument["position"]!.DeepClone() }))!["placeholder"]);
        Assert.All((await other.AskAsync("textDocument/codeAction", given))!.AsArray(), static a => Assert.Null(a!["command"]));

        static object At(string text, int offset) => new { line = text.AsSpan(0, offset).Count('\n'), character = offset - (text.LastIndexOf('\n', offset - 1) + 1) };
    }

    [Theory]
    [InlineData("\n", "queue jobs", "jobs", "moved jobs to tasks")]
    [InlineData("\r\n", "queue jobs", "jobs", "moved jobs to tasks")]
    [InlineData("\n", "aws_sqs_queue other", "other", "moved other to tasks")]
    public async Task A_rename_in_an_environment_tells_Terraform_of_it(string lineEnd, string at, string name, string expected)
    {
        var text = "project shop\nenvironment production {\n  cloud aws { region = \"eu-west-1\", state local }\n  queue jobs\n  terraform aws_sqs_queue other { name = \"x\" }\n  output u = jobs.url\n}\n".ReplaceLineEndings(lineEnd);
        using var folder = new Folder().With("main.flow", text);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("main.flow");
        editor.Open(uri, text);
        var start = text.IndexOf(at, StringComparison.Ordinal) + at.Length - name.Length;

        var changed = await editor.AskAsync("textDocument/rename", new { textDocument = new { uri }, position = new { line = text.AsSpan(0, start).Count('\n'), character = start - (text.LastIndexOf('\n', start - 1) + 1) }, newName = "tasks" });

        var edits = (changed!["documentChanges"]?[0]?["edits"] ?? changed["changes"]![uri])!.AsArray();
        editor.Change(uri, 2, [.. edits.Reverse().Select(static e => new { range = e!["range"]!.DeepClone(), text = (string)e["newText"]! })]);
        var after = ((string)(await editor.AskAsync("flow/text", new { textDocument = new { uri } }))!["text"]!).Split(lineEnd);
        Assert.Contains($"  {expected}", after);
        Assert.Equal(text.Split(lineEnd).Length + 1, after.Length);
    }

    [Fact]
    public async Task A_hover_names_the_line_of_the_preview()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(Editor.UsualCapabilities, new JsonObject { ["checkTargets"] = false }, folder.Path);
        var uri = folder.UriOf("ci.flow");
        Assert.Equal("make", await GeneratedAsync("run \"make\""));
        editor.Open(uri, Texts.Good);
        editor.Change(uri, 2, new { text = Texts.Good.Replace("run \"make\"", "run \"make all\"", StringComparison.Ordinal).Replace("checkout", "checkout\n    run \"first\"", StringComparison.Ordinal) });
        Assert.Equal("make all", await GeneratedAsync("run \"make all\""));
        editor.Change(uri, 3, new { text = Texts.Bad });
        Assert.Null(await GeneratedAsync("run \"make\""));

        async Task<string?> GeneratedAsync(string step)
        {
            var text = (string)(await editor.AskAsync("flow/text", new { textDocument = new { uri } }))!["text"]!;
            var lines = text.Split('\n');
            var line = Array.FindIndex(lines, l => l.Contains(step, StringComparison.Ordinal));
            var hover = await editor.AskAsync("textDocument/hover", new { textDocument = new { uri }, position = new { line, character = lines[line].IndexOf("run", StringComparison.Ordinal) + 1 } });
            var place = Generated().Match((string)hover!["contents"]!["value"]!);
            var file = place.Success ? (await PreviewAsync(editor, folder))["files"]!.AsArray().Single(f => (string?)f!["path"] == place.Groups["path"].Value) : null;
            return ((string?)file?["text"])?.Split('\n')[int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture) - 1].Split("run: ")[1].Split(" #")[0];
        }
    }

    [GeneratedRegex("Generated: `(?<path>[^:]+):(?<line>[0-9]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generated();

    private static async Task<JsonNode> PreviewAsync(Editor editor, Folder folder) =>
        (await editor.AskAsync("flow/preview", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!;
}
