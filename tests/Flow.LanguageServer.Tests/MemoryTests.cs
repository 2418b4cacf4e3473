using Flow.Benchmarks;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

public class MemoryTests
{
    [Fact]
    public async Task Ten_thousand_edits_leave_nothing_behind()
    {
        using var folder = new Folder();
        foreach (var source in ProjectGenerator.Project(20, 800))
        {
            folder.With(source.Path, source.Content);
        }

        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("project.flow");
        editor.Open(uri, await File.ReadAllTextAsync(folder.PathOf("project.flow")));
        await TypeAsync(editor, uri, 2, 1000);
        var before = await editor.SettleAsync();

        await TypeAsync(editor, uri, 1002, 10_000);

        var after = await editor.SettleAsync();
        Assert.True(after < (before * 1.25) + 2_000_000, $"{before} bytes before, {after} after");
    }

    // A comment at the top is written and taken back, and every hundredth time somebody looks.
    private static async Task TypeAsync(Editor editor, string uri, int version, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (start, end) = (new { line = 0, character = 0 }, new { line = i % 2, character = 0 });
            editor.Change(uri, version + i, new { range = new { start, end }, text = i % 2 == 0 ? "let added = 1\n" : "" });
            if (i % 100 == 50)
            {
                foreach (var (method, parameters) in Questions.About(uri, 3, 5).Where(static q => q.Method != "textDocument/rename" && q.Method != "textDocument/prepareRename").Concat(Questions.About(uri)))
                {
                    await editor.AskAsync(method, parameters);
                }
            }
        }
    }
}
