using System.Text.Json;
using System.Text.RegularExpressions;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>What the snippets of the extension write is right, and in the one layout.</summary>
public partial class SnippetTests
{
    private static readonly Dictionary<string, string> Snippets = Read();

    public static TheoryData<string> Names => [.. Snippets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_snippet_is_right_where_it_belongs(string name)
    {
        using var project = new TestProject();
        project.With("ci.flow", Around(Snippets[name]));

        var check = project.Run("check");
        Assert.True(check.ExitCode == 0, check.Out + check.Error);
        Assert.Equal(0, project.Run("fmt", "--check").ExitCode);
    }

    [Fact]
    public void A_snippet_is_expanded_as_an_editor_does() =>
        Assert.Equal("job x on linux { run \"${y} x\" }", Expand("job ${1:x} on ${2|linux,windows|} { run \"\\${${3:y}} ${1:x}\" }$0"));

    private static Dictionary<string, string> Read()
    {
        using var document = JsonDocument.Parse(Repository.Read("lsp/vscode/snippets/flow.json"));
        return document.RootElement.EnumerateObject().ToDictionary(
            static s => s.Name,
            static s => Expand(string.Join('\n', s.Value.GetProperty("body").EnumerateArray().Select(static l => l.GetString()))));
    }

    /// <summary>The text with the default of each placeholder.</summary>
    private static string Expand(string body)
    {
        for (var before = ""; before != body;)
        {
            before = body;
            body = Placeholder().Replace(body, static m => m.Groups["choice"].Success ? m.Groups["choice"].Value : m.Groups["text"].Value);
        }

        return Escape().Replace(body.Replace("$0", "", StringComparison.Ordinal), "${escaped}");
    }

    /// <summary>A whole file with the snippet in the place it is for.</summary>
    private static string Around(string text) => text.Split(' ', '\n')[0] switch
    {
        "///" or "pipeline" or "project" or "rule" => text + "\n",
        "job" when text.StartsWith("job test", StringComparison.Ordinal) => $"pipeline ci {{\n  on push\n\n{Indented(text, "  ")}\n}}\n",
        "job" => $"pipeline ci {{\n  on push\n\n  job test on linux {{\n    run \"true\"\n  }}\n\n{Indented(text, "  ")}\n}}\n",
        "param" => $"pipeline ci {{\n  on push\n{Indented(text, "  ")}\n\n  job test on linux {{\n    run \"true\"\n  }}\n}}\n",
        _ => $"pipeline ci {{\n  on push\n\n  job test on linux {{\n    checkout\n{Indented(text, "    ")}\n  }}\n}}\n",
    };

    private static string Indented(string text, string indent) => indent + text.Replace("\n", "\n" + indent, StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\\)\$\{\d+(?:\|(?<choice>[^,|]*)[^|]*\||:(?<text>(?:[^{}\\]|\\.)*))\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\\(?<escaped>[$}\\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
