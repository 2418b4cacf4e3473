namespace Flow.Conformance.Tests.Tools;

/// <summary>A part of a text with one colour.</summary>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Scopes">Its scopes, the outermost first, with spaces between them.</param>
public sealed record ColouredToken(int Start, int End, string Scopes);

/// <summary>The engine of VS Code with the grammar of <c>lsp/vscode</c>.</summary>
public static class TextMate
{
    private static readonly NodeTool Tool = new("textmate.mjs", new ExternalTool("vscode-textmate", "tests/.tools/textmate/node_modules/vscode-textmate"));

    /// <summary>The colours of a text.</summary>
    public static IReadOnlyList<ColouredToken> Colour(string text) => Tool.Ask<Answer>(new { text }).Tokens;

    private sealed record Answer(IReadOnlyList<ColouredToken> Tokens);
}
