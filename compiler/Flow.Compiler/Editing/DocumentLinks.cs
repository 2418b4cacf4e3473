using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A part of a file that leads elsewhere.</summary>
/// <param name="Span">The text of the link, without quotes.</param>
/// <param name="Path">A file or folder, relative to the project folder; null for an address.</param>
/// <param name="Address">An absolute address; null for a file.</param>
public sealed record DocumentLink(TextSpan Span, string? Path, string? Address);

/// <summary>Imports, files and folders of the project, actions, and addresses in texts and comments.</summary>
public static partial class DocumentLinks
{
    private static readonly SearchValues<char> NoPath = SearchValues.Create("*?<>|\0");

    /// <summary>The links of a file, in the order of the text. A path is one only when the file or folder exists.</summary>
    public static ImmutableArray<DocumentLink> Of(Compilation compilation, string path)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return [];
        }

        var files = PathTexts.TextsOf(model.Tree).Select(t => OfText(model, t)).OfType<DocumentLink>().ToList();
        return [.. files.Concat(Addresses(model.Tree).Where(a => files.All(f => f.Address is null || !f.Span.Contains(a.Span)))).OrderBy(static l => l.Span)];
    }

    private static DocumentLink? OfText(SemanticModel model, StringExpressionSyntax text)
    {
        if (PathTexts.In(model, text, isGuess: true) is not { } path)
        {
            return null;
        }

        var span = TextSpan.FromBounds(text.Start.End, text.End.Start);
        if (model.ItemAt(text.Span.Start)?.Kind?.Word == "uses" && Literals.ActionReferenceText.Parse(path.Written).TryGet(out _, out _)
            && path.Written.Split('@') is [var action, var reference] && action.Split('/') is [var owner, var name, ..] and not ["." or "", ..])
        {
            return new DocumentLink(span, null, $"https://github.com/{owner}/{name}/tree/{reference}");
        }

        return path.Target is { } found && Exists(model.Compilation, found) ? new DocumentLink(span, found, null) : null;
    }

    private static bool Exists(Compilation compilation, string path) =>
        compilation.Sources.Any(s => s.Path == path) || (path.AsSpan().IndexOfAny(NoPath) < 0 && !path.StartsWith("..", StringComparison.Ordinal) && Exists(compilation.Services.Files, path));

    private static bool Exists(IProjectFiles files, string path) => files.FileExists(path) || files.FolderExists(path);

    private static IEnumerable<DocumentLink> Addresses(SyntaxTree tree) =>
        Address().Matches(tree.Source.Content).Where(m => IsProse(tree, m.Index)).Select(static m => new DocumentLink(new TextSpan(m.Index, m.Length), null, m.Value));

    /// <summary>Whether the place is in a text or a comment; elsewhere an address is no address.</summary>
    private static bool IsProse(SyntaxTree tree, int position) => tree.TokenAt(position + 1) is var token && (token.Kind == TokenKind.StringText || position < token.Start);

    [GeneratedRegex(@"https?://[^\s""'`<>()\[\]{}$\\]*[^\s""'`<>()\[\]{}$\\.,;:!?]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
