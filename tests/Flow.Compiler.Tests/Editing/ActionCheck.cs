using System.Text.RegularExpressions;
using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Makes a change that is offered, and looks at what comes out.</summary>
internal static partial class ActionCheck
{
    /// <summary>The change called <paramref name="title"/> makes <paramref name="after"/>; null where it must not be offered. With <paramref name="same"/> the generated files stay the same but for line numbers.</summary>
    public static void Check(string title, string marked, string? after, bool same = true)
    {
        var (source, span) = Selected(marked);
        var action = CodeActions.In(source.Compilation, source.Path, span).FirstOrDefault(a => a.Title == title);
        if (after is null)
        {
            Assert.Null(action);
            return;
        }

        Assert.True(action is not null, $"offered: {string.Join(", ", CodeActions.In(source.Compilation, source.Path, span).Select(static a => a.Title))}");
        var edits = action.Edits.Single(e => e.Path == source.Path);
        var text = TextChanges.Apply(source.Text, edits.Edits);
        Assert.Equal(after.ReplaceLineEndings("\n").TrimEnd('\n'), text.ReplaceLineEndings("\n").TrimEnd('\n'));
        if (same)
        {
            var changed = source.Compilation.With(new SourceText(source.Path, text));
            Assert.Equal(Generated(source.Compilation), Generated(changed));
        }
    }

    private static (CaretSource Source, TextSpan Span) Selected(string marked)
    {
        if (marked.Contains("$0", StringComparison.Ordinal))
        {
            var caret = CaretSource.Parse(marked);
            return (caret, new TextSpan(caret.Position, 0));
        }

        var end = marked.IndexOf("$]", StringComparison.Ordinal);
        var source = CaretSource.Parse(marked.Remove(end, 2).Replace("$[", "$0", StringComparison.Ordinal));
        return (source, TextSpan.FromBounds(source.Position, end - 2));
    }

    private static string Generated(Compilation compilation)
    {
        Assert.Empty(compilation.Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error));
        var files = compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files;
        return string.Join('\n', files.Select(static f => LineNumber().Replace($"{f.Path}\n{f.Text}", ".flow:N")));
    }

    [GeneratedRegex(@"\.flow:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineNumber();
}
