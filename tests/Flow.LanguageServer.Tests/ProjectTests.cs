using System.Diagnostics;
using System.Text.Json.Nodes;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>Which files belong together, and what happens when files and folders come and go.</summary>
public class ProjectTests
{
    private const string Uses = "pipeline uses {\n  on push to \"main\"\n  job build on linux {\n    run \"echo ${name}\"\n  }\n}\n";

    [Fact]
    public async Task Several_projects_in_one_folder_do_not_see_each_other()
    {
        using var folder = new Folder()
            .With("one/project.flow", "project one\nlet name = \"one\"\n").With("one/sub/ci.flow", Uses)
            .With("two/flow.lock", "").With("two/ci.flow", Uses)
            .With("three/ci.flow", Uses).With("values.flow", "let name = \"rest\"\n");
        await using var editor = await Editor.OpenAsync(folder.Path);

        Assert.Equal(
            ["one: project.flow sub/ci.flow", "two: ci.flow", $"{Path.GetFileName(folder.Path)}: three/ci.flow values.flow"],
            (await ProjectsAsync(editor)).OrderBy(static p => p.StartsWith("flow-lsp", StringComparison.Ordinal)).ThenBy(static p => p, StringComparer.Ordinal));
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("one/sub/ci.flow")));
        Assert.Equal("FLOW2003@4", await editor.MistakesAsync(folder.UriOf("two/ci.flow")));
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("three/ci.flow")));
    }

    [Fact]
    public async Task A_declaration_that_is_typed_makes_a_folder_a_project()
    {
        using var folder = new Folder().With("values.flow", "let name = \"rest\"\n").With("sub/ci.flow", Uses);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("sub/ci.flow");
        editor.Open(uri, Uses);
        Assert.Equal("", await editor.MistakesAsync(uri));

        editor.Change(uri, 2, new { text = "project sub\n" + Uses });
        Assert.Equal("FLOW2003@5", await editor.MistakesAsync(uri));
        editor.Change(uri, 3, new { text = Uses });
        Assert.Equal("", await editor.MistakesAsync(uri));
    }

    [Fact]
    public async Task Files_on_the_disk_come_change_and_go()
    {
        using var folder = new Folder().With("ci.flow", Uses);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var registered = await editor.WaitForAsync("client/registerCapability");
        Assert.Equal("workspace/didChangeWatchedFiles", (string?)registered["params"]!["registrations"]![0]!["method"]);
        Assert.Equal("FLOW2003@4", await editor.MistakesAsync(folder.UriOf("ci.flow")));

        folder.With("values.flow", "let name = \"x\"\n");
        Watched(editor, folder.UriOf("values.flow"), 1);
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("ci.flow")));

        folder.With("values.flow", "let other = \"x\"\n");
        Watched(editor, folder.UriOf("values.flow"), 2);
        Assert.Equal("FLOW2003@4", await editor.MistakesAsync(folder.UriOf("ci.flow")));

        File.Move(folder.PathOf("ci.flow"), folder.PathOf("new.flow"));
        editor.Tell("workspace/didRenameFiles", new { files = new[] { new { oldUri = folder.UriOf("ci.flow"), newUri = folder.UriOf("new.flow") } } });
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("ci.flow")));
        Assert.Equal("FLOW2003@4", await editor.MistakesAsync(folder.UriOf("new.flow")));

        File.Delete(folder.PathOf("new.flow"));
        editor.Tell("workspace/didDeleteFiles", new { files = new[] { new { uri = folder.UriOf("new.flow") } } });
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("new.flow")));
    }

    [Theory]
    [InlineData("lib/steps.flow", "lib/common.flow", "import \"lib/common.flow\" as lib", "import \"./common.flow\" as lib")]
    [InlineData("lib", "shared/lib", "import \"shared/lib/steps.flow\" as lib", "import \"./steps.flow\" as lib")]
    [InlineData("lib/more.flow", "more.flow", "import \"lib/steps.flow\" as lib", "import \"./lib/steps.flow\" as lib")]
    public async Task Imports_follow_a_file_that_gets_another_name(string from, string to, string inOpen, string inClosed)
    {
        const string Use = "\npipeline NAME {\n  on push\n  lib.steps a\n}\n";
        var (open, closed) = ("import \"lib/steps.flow\" as lib" + Use.Replace("NAME", "ci", StringComparison.Ordinal), "import \"./steps.flow\" as lib" + Use.Replace("NAME", "more", StringComparison.Ordinal));
        using var folder = new Folder().With("ci.flow", "").With("lib/more.flow", closed).With("lib/steps.flow", "export template steps of job {\n  on linux\n  run \"x\"\n}\n");
        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("ci.flow");
        editor.Open(uri, open, 7);
        var files = new[] { new { oldUri = folder.UriOf(from), newUri = folder.UriOf(to) } };

        var edit = (await editor.AskAsync("workspace/willRenameFiles", new { files }))!;

        foreach (var document in edit["documentChanges"]!.AsArray())
        {
            var (of, edits) = ((string)document!["textDocument"]!["uri"]!, document["edits"]!.AsArray());
            Assert.Equal(of == uri ? 7 : null, (int?)document["textDocument"]!["version"]);
            if (of == uri)
            {
                editor.Change(uri, 8, [.. edits.Select(static e => new { range = e!["range"]!.DeepClone(), text = (string)e["newText"]! })]);
            }
            else
            {
                folder.With("lib/more.flow", Applied(closed, Assert.Single(edits)!));
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(to))!);
        Directory.Move(folder.PathOf(from), folder.PathOf(to));
        editor.Tell("workspace/didRenameFiles", new { files });
        Watched(editor, folder.UriOf("lib/more.flow"), 2);
        var after = folder.UriOf(to == "lib/common.flow" ? "lib/more.flow" : to == "more.flow" ? to : to + "/more.flow");
        Assert.Equal(("", ""), (await editor.MistakesAsync(uri), await editor.MistakesAsync(after)));
        Assert.Equal((inOpen, inClosed), (await FirstLineAsync(uri), await FirstLineAsync(after)));

        async Task<string> FirstLineAsync(string of) => ((string)(await editor.AskAsync("flow/text", new { textDocument = new { uri = of } }))!["text"]!).Split('\n')[0];

        // The edits of this test are all in the first line.
        static string Applied(string text, JsonNode edit) => text[..(int)edit["range"]!["start"]!["character"]!] + (string)edit["newText"]! + text[(int)edit["range"]!["end"]!["character"]!..];
    }

    [Fact]
    public async Task Each_project_has_its_own_paths_and_what_lies_outside_is_left_alone()
    {
        const string Import = "import \"lib/a.flow\" as a\n";
        const string Library = "export let x = 1\n";
        using var folder = new Folder().With("one/flow.lock", "").With("one/ci.flow", Import).With("one/lib/a.flow", Library).With("two/flow.lock", "").With("two/ci.flow", Import).With("two/lib/a.flow", Library);
        await using var editor = await Editor.OpenAsync(folder.Path);

        Assert.Equal(["one/ci.flow \"lib/b.flow\""], await EditsAsync(folder.UriOf("one/lib/a.flow"), folder.UriOf("one/lib/b.flow")));
        Assert.Empty(await EditsAsync(folder.UriOf("one/lib/a.flow"), folder.UriOf("two/lib/b.flow")));
        Assert.Empty(await EditsAsync("untitled:one", "untitled:two"));
        Assert.Empty(await EditsAsync(folder.UriOf("nothing"), folder.UriOf("else")));
        Assert.Empty(await EditsAsync("file:///elsewhere/a.flow", folder.UriOf("one/b.flow")));

        async Task<List<string>> EditsAsync(string oldUri, string newUri)
        {
            var edit = await editor.AskAsync("workspace/willRenameFiles", new { files = new[] { new { oldUri, newUri } } });
            return [.. edit!["documentChanges"]!.AsArray().Select(d => $"{((string)d!["textDocument"]!["uri"]!)[(folder.Uri.Length + 1)..]} {string.Join(' ', d["edits"]!.AsArray().Select(static e => (string)e!["newText"]!))}")];
        }
    }

    [Fact]
    public async Task A_file_that_a_source_asks_for_is_looked_at_again_when_it_changes()
    {
        using var folder = new Folder().With("ci.flow", "let there = file-exists(\"Dockerfile\")\nlet text = if there then 1 else nothing\n");
        await using var editor = await Editor.OpenAsync(folder.Path);
        var hover = await HoverAsync(editor, folder);

        folder.With("Dockerfile", "");
        Watched(editor, folder.UriOf("Dockerfile"), 1);

        Assert.NotEqual(hover, await HoverAsync(editor, folder));

        static async Task<string?> HoverAsync(Editor editor, Folder folder) =>
            (await editor.AskAsync("textDocument/hover", new { textDocument = new { uri = folder.UriOf("ci.flow") }, position = new { line = 0, character = 5 } }))?.ToJsonString();
    }

    [Fact]
    public async Task The_lock_decides_about_commits_and_its_mistakes_are_reported()
    {
        const string Commit = "0123456789abcdef0123456789abcdef01234567";
        using var folder = new Folder().With("ci.flow", Texts.Good.Replace("run \"make\"", "uses \"some/action@v1\"", StringComparison.Ordinal)).With("flow.lock", "");
        await using var editor = await Editor.OpenAsync(folder.Path);
        Assert.DoesNotContain(Commit, await PreviewAsync(editor, folder), StringComparison.Ordinal);
        Assert.DoesNotContain(Commit, await ActionsAsync(editor, folder), StringComparison.Ordinal);

        folder.With("flow.lock", $"some/action@v1 {Commit}\n");
        Watched(editor, folder.UriOf("flow.lock"), 2);
        Assert.Contains(Commit, await PreviewAsync(editor, folder), StringComparison.Ordinal);
        Assert.Contains(Commit, await ActionsAsync(editor, folder), StringComparison.Ordinal);

        folder.With("flow.lock", "junk\n");
        Watched(editor, folder.UriOf("flow.lock"), 2);
        Assert.NotEqual("", await editor.MistakesAsync(folder.UriOf("flow.lock")));

        static async Task<string> PreviewAsync(Editor editor, Folder folder) =>
            (await editor.AskAsync("flow/preview", new { textDocument = new { uri = folder.UriOf("ci.flow") } }))!.ToJsonString();

        static async Task<string> ActionsAsync(Editor editor, Folder folder)
        {
            var lines = Texts.Good.Split('\n');
            var line = Array.FindIndex(lines, static l => l.Contains("run \"make\"", StringComparison.Ordinal));
            var place = new { line, character = lines[line].IndexOf("run", StringComparison.Ordinal) + "uses \"some".Length };
            var given = new { textDocument = new { uri = folder.UriOf("ci.flow") }, range = new { start = place, end = place }, context = new { diagnostics = Array.Empty<object>() } };
            return (await editor.AskAsync("textDocument/codeAction", given))!.ToJsonString();
        }
    }

    [Fact]
    public async Task What_is_open_counts_until_it_is_closed()
    {
        using var folder = new Folder().With("ci.flow", Uses).With("values.flow", "let other = 1\n");
        await using var editor = await Editor.OpenAsync(folder.Path);
        var values = folder.UriOf("values.flow");
        editor.Open(values, "let name = \"x\"\n");
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("ci.flow")));

        folder.With("values.flow", "let still = 1\n");
        Watched(editor, values, 2);
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("ci.flow")));

        editor.Close(values);
        Assert.Equal("FLOW2003@4", await editor.MistakesAsync(folder.UriOf("ci.flow")));
    }

    [Fact]
    public async Task Folders_are_opened_and_closed()
    {
        using var first = new Folder().With("ci.flow", Texts.Bad);
        using var second = new Folder().With("ci.flow", Texts.Bad);
        await using var editor = await Editor.OpenAsync(first.Path);

        editor.Tell("workspace/didChangeWorkspaceFolders", new { @event = new { added = new[] { new { uri = second.Uri, name = "second" } }, removed = new[] { new { uri = first.Uri, name = "first" } } } });

        Assert.Equal("", await editor.MistakesAsync(first.UriOf("ci.flow")));
        Assert.Equal("FLOW2001@5", await editor.MistakesAsync(second.UriOf("ci.flow")));
    }

    [Fact]
    public async Task Documents_outside_of_all_folders_work_alone()
    {
        using var folder = new Folder().With("ci.flow", Uses);
        using var other = new Folder().With("ci.flow", Uses).With("values.flow", "let name = \"x\"\n");
        await using var editor = await Editor.OpenAsync(folder.Path);
        editor.Open(other.UriOf("ci.flow"), Uses);
        editor.Open("untitled:Untitled-1", Texts.Bad);
        editor.Open("vscode-notebook-cell:/x/y.flow#1", Texts.Bad);

        Assert.Equal("FLOW2003@4", await editor.MistakesAsync(other.UriOf("ci.flow")));
        Assert.Equal("FLOW2001@5", await editor.MistakesAsync("untitled:Untitled-1"));
        Assert.Equal("FLOW2001@5", await editor.MistakesAsync("vscode-notebook-cell:/x/y.flow#1"));
        editor.Close("untitled:Untitled-1");
        Assert.Equal("", await editor.MistakesAsync("untitled:Untitled-1"));
    }

    [Fact]
    public async Task A_document_outside_of_all_folders_brings_its_project()
    {
        using var project = new Folder().With("project.flow", "project p\nlet name = \"x\"\n").With("sub/ci.flow", Uses);
        await using var editor = await Editor.OpenAsync();
        editor.Open(project.UriOf("sub/ci.flow"), Uses);

        Assert.Equal("", await editor.MistakesAsync(project.UriOf("sub/ci.flow")));
        Assert.Equal(["p: project.flow sub/ci.flow"], await ProjectsAsync(editor));
        editor.Close(project.UriOf("sub/ci.flow"));
        Assert.Empty(await ProjectsAsync(editor));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_said_until_it_can()
    {
        using var folder = new Folder().With("ci.flow", Uses);
        TooDeep(folder, "deep"); // also root cannot read it
        try
        {
            await using var editor = await Editor.OpenAsync(folder.Path);
            Assert.Contains("FLOW7001@1", await AllMistakesAsync(editor), StringComparison.Ordinal);
            Assert.Equal("", await editor.MistakesAsync(folder.UriOf("ci.flow"))); // what it names may be in that folder

            Remove(folder, "deep");
            Watched(editor, folder.UriOf("deep"), 3);
            Assert.Equal("FLOW2003@4", await AllMistakesAsync(editor));

            TooDeep(folder, "sub");
            Watched(editor, folder.UriOf("sub"), 1);
            Assert.Contains("FLOW7001@1", await AllMistakesAsync(editor), StringComparison.Ordinal);
        }
        finally
        {
            Remove(folder, "deep");
            Remove(folder, "sub");
        }

        static async Task<string> AllMistakesAsync(Editor editor)
        {
            await editor.SettleAsync();
            var report = await editor.AskAsync("workspace/diagnostic", new { previousResultIds = Array.Empty<object>() });
            return string.Join(' ', report!["items"]!.AsArray().Select(static i => Editor.Mistakes(i!["items"]!.AsArray()))).Trim();
        }
    }

    /// <summary>Folders in each other until the path is longer than the system takes. A shell goes there step by step.</summary>
    private static void TooDeep(Folder folder, string name) =>
        Shell(folder, $"mkdir {name} && cd {name} && for i in $(seq 22); do mkdir {new string('x', 200)} && cd -P {new string('x', 200)} 2>/dev/null || exit 0; done");

    private static void Remove(Folder folder, string name) => Shell(folder, $"rm -rf {name}");

    private static void Shell(Folder folder, string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.Path })!;
        Assert.True(shell.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, shell.ExitCode);
    }

    [Fact]
    public async Task An_address_may_be_written_in_several_ways()
    {
        using var folder = new Folder().With("a b#ü%.flow", Texts.Bad);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var plain = folder.UriOf("a b#ü%.flow");
        editor.Open(plain.Replace("%C3%BC", "ü", StringComparison.Ordinal).Replace("/flow-lsp", "/%66low-lsp", StringComparison.Ordinal), Texts.Good);

        Assert.Equal("", await editor.MistakesAsync(plain));
    }

    [Fact]
    public async Task All_documents_are_reported_and_then_only_what_is_new()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good).With("other.flow", Texts.Named("other", Texts.Bad));
        await using var editor = await Editor.OpenAsync(folder.Path);
        await editor.SettleAsync();
        var all = (await editor.AskAsync("workspace/diagnostic", new { previousResultIds = Array.Empty<object>() }))!["items"]!.AsArray();
        Assert.Equal(["ci.flow", "other.flow FLOW2001@5"], all.Select(Shown));

        var known = all.Select(static i => new { uri = (string?)i!["uri"], value = (string?)i["resultId"] }).ToArray();
        var waiting = editor.AskAsync("workspace/diagnostic", new { previousResultIds = known, partialResultToken = "p" });
        await editor.SettleAsync();
        Assert.False(waiting.IsCompleted);
        folder.With("ci.flow", Texts.Bad);
        Watched(editor, folder.UriOf("ci.flow"), 2);
        await editor.SettleAsync();

        Assert.Empty((await waiting)!["items"]!.AsArray());
        var partial = await editor.WaitForAsync(static m => (string?)m["method"] == "$/progress" && m["params"]!["token"]!.ToString() == "p");
        Assert.Equal(["ci.flow FLOW2001@5", "other.flow unchanged"], partial["params"]!["value"]!["items"]!.AsArray().Select(Shown));
    }

    private static string Shown(JsonNode? item) =>
        $"{Path.GetFileName((string?)item!["uri"])} {((string?)item["kind"] == "unchanged" ? "unchanged" : Editor.Mistakes(item["items"]!.AsArray()))}".Trim();

    private static void Watched(Editor editor, string uri, int type) => editor.Tell("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri, type } } });

    private static async Task<List<string>> ProjectsAsync(Editor editor)
    {
        var projects = (await editor.AskAsync("flow/projects", new { }))!["projects"]!.AsArray();
        return [.. projects.Select(static p => $"{(string?)p!["name"]}: {string.Join(' ', p["sources"]!.AsArray().Select(s => ((string?)s)![(((string?)p["uri"])!.Length + 1)..]))}")];
    }
}
