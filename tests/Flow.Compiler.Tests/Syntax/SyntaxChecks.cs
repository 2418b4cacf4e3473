using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>Checks a source whose expected messages stand under the culprits: <c>^^^ FLOW1201</c>.</summary>
internal static class SyntaxChecks
{
    /// <summary>The marked messages are exactly those of the parser, at exactly those places.</summary>
    public static SyntaxTree Check(string marked)
    {
        var lines = new List<string>();
        var expected = new List<string>();
        foreach (var line in marked.Split('\n'))
        {
            if (IsMark(line))
            {
                var carets = line.Trim().Split(' ');
                expected.Add($"{lines.Count}:{line.IndexOf('^') + 1}+{carets[0].Length} {carets[1]}");
            }
            else
            {
                lines.Add(line);
            }
        }

        var tree = SyntaxTree.Parse(new SourceText("a.flow", string.Join('\n', lines)));
        var actual = tree.Diagnostics.Where(static d => d.Severity == Severity.Error)
            .Select(static d => $"{d.Location.LineNumber}:{d.Location.Start.Column + 1}+{d.Location.Span.Length} {d.Code}");
        Assert.Equal(expected, actual);
        Assert.Equal(tree.Source.Content, tree.ToString());
        return tree;
    }

    /// <summary>As <see cref="Check(string)"/>, and the best fix of the first message gives <paramref name="mended"/>.</summary>
    public static void Check(string marked, string mended)
    {
        var tree = Check(marked);
        Assert.Equal(mended, Applied(tree.Source.Content, tree.Diagnostics[0].Fixes[0]));
    }

    public static string Applied(string text, Fix fix)
    {
        foreach (var edit in fix.Edits.OrderByDescending(static e => e.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return text;
    }

    private static bool IsMark(string line) => line.TrimStart() is ['^', ..] && line.Contains(" FLOW", StringComparison.Ordinal);
}
