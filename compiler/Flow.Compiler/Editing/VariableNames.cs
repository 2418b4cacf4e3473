using System.Collections.Immutable;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>Names of secrets, variables and environment variables: known because the project uses them.</summary>
internal static class VariableNames
{
    /// <summary>What every GitHub runner and <c>flow run</c> set.</summary>
    public static readonly ImmutableArray<(string Name, string Summary)> OfTheRunner =
    [
        ("GITHUB_OUTPUT", "The file that takes outputs: name=value."), ("GITHUB_ENV", "The file that takes variables for later steps."),
        ("GITHUB_STEP_SUMMARY", "The file that takes Markdown for the summary."), ("GITHUB_PATH", "The file that takes folders for later steps."),
        ("GITHUB_SHA", "The commit."), ("GITHUB_REF", "The full ref."), ("GITHUB_REF_NAME", "The short ref."), ("GITHUB_REPOSITORY", "owner/name"),
        ("GITHUB_RUN_ID", "The number of the run."), ("GITHUB_RUN_NUMBER", "How many runs there were."), ("GITHUB_WORKSPACE", "The folder of the files."),
        ("GITHUB_ACTOR", "Who started the run."), ("GITHUB_EVENT_NAME", "The event."), ("GITHUB_EVENT_PATH", "The file of the event's payload."),
        ("RUNNER_OS", "The operating system."), ("RUNNER_ARCH", "The processor."), ("RUNNER_TEMP", "A folder for temporary files."),
        ("CI", "Always true."), ("HOME", "The folder of the user."), ("PATH", "Where commands are looked for."),
    ];

    /// <summary>Every <c>X</c> that some file writes as <paramref name="context"/><c>.X</c>.</summary>
    public static IEnumerable<string> ReadAs(string context, IEnumerable<SyntaxTree> trees)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            var tokens = tree.Root.Tokens();
            for (var i = 2; i < tokens.Length; i++)
            {
                if (tokens[i].Kind == TokenKind.Name && tokens[i - 1].Kind is TokenKind.Dot or TokenKind.QuestionDot && NameText.Of(tree.Source, tokens[i - 2]) == context)
                {
                    found.Add(NameText.Of(tree.Source, tokens[i]));
                }
            }
        }

        return found.Where(static n => n != CaretText.Placeholder);
    }

    /// <summary>The variables that <c>env</c> bodies of the file set.</summary>
    public static IEnumerable<string> Written(SyntaxTree tree, Surroundings? but)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(tree.Root, tree, but?.Item, found);
        return found.Where(static n => n != CaretText.Placeholder);
    }

    /// <summary>The variables that are set around a step: by itself, its job and its pipeline, and by <c>sets</c> of the steps of the job.</summary>
    public static IEnumerable<string> Around(Surroundings? body, ItemSyntax? step)
    {
        var found = new List<string>();
        for (var at = body; at is not null; at = at.Outer)
        {
            var lines = at.Lines;
            foreach (var line in step is { Body: { } own } && ReferenceEquals(at, body) ? lines.AddRange(own.Items.Items) : lines)
            {
                found.AddRange(Set(line, at.Context.Tree, isOwn: at.Context.WordOf(line) == "env"));
            }
        }

        return found.Distinct();
    }

    private static IEnumerable<string> Set(ItemSyntax line, SyntaxTree tree, bool isOwn)
    {
        if (isOwn)
        {
            return (line.Body?.Items.Items ?? []).Select(i => tree.Source.Slice(i.Head.Span));
        }

        return (line.Body?.Items.Items ?? []).Append(line)
            .Where(i => tree.Source.Slice(i.Head.Span) == "sets" && i.Value is not null)
            .SelectMany(i => i.Value is ListExpressionSyntax list ? list.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(static a => a.Value) : [i.Value!])
            .OfType<StringExpressionSyntax>().Select(t => StringReading.PlainText(t, tree.Source)).OfType<string>();
    }

    private static void Collect(SyntaxNode node, SyntaxTree tree, ItemSyntax? but, SortedSet<string> found)
    {
        if (node is ItemSyntax { Head: PathSyntax { Tokens: [var word] }, Body: { } body } item && NameText.Of(tree.Source, word) == "env" && item != but)
        {
            found.UnionWith(body.Items.Items.Select(i => tree.Source.Slice(i.Head.Span)));
        }

        foreach (var child in node.Children())
        {
            Collect(child, tree, but, found);
        }
    }
}
