using Flow.Compiler.Text;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Documents;

/// <summary>A document as the editor has it.</summary>
/// <param name="Uri">Its address, in the editor's own spelling.</param>
/// <param name="Version">The version of the text, as the editor counts.</param>
/// <param name="Text">Its text.</param>
internal sealed record OpenDocument(string Uri, int Version, SourceText Text)
{
    /// <summary>The document after <paramref name="changes"/>, each of which speaks of the text that the one before it left.</summary>
    public OpenDocument Change(int version, IEnumerable<ContentChange> changes, PositionEncoding encoding) =>
        this with { Version = version, Text = changes.Aggregate(Text, (text, change) => Change(text, change, encoding)) };

    /// <summary>The same text under another path.</summary>
    public SourceText TextAt(string path) => Text.Path == path ? Text : new SourceText(path, Text.Content);

    private static SourceText Change(SourceText text, ContentChange change, PositionEncoding encoding)
    {
        if (change.Range is not { } range)
        {
            return new SourceText(text.Path, change.Text);
        }

        var span = encoding.SpanOf(text, range);
        return new SourceText(text.Path, string.Concat(text.Content.AsSpan(0, span.Start), change.Text, text.Content.AsSpan(span.End)));
    }
}
