using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.LanguageServer.Workspaces;

/// <summary>Whether a source makes its folder a project.</summary>
internal static class ProjectDeclaration
{
    private const string Word = "project";

    /// <summary>Whether <paramref name="text"/> has a <c>project</c> declaration. Only a text that has the word at the start of a line is parsed.</summary>
    public static bool IsIn(SourceText text) =>
        HasWordFirst(text.Content) && SyntaxTree.Parse(text).Root.Items.Items.Any(item => text.Slice(item.Head.Span) == Word);

    private static bool HasWordFirst(ReadOnlySpan<char> content)
    {
        foreach (var line in content.EnumerateLines())
        {
            if (line.TrimStart().StartsWith(Word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
