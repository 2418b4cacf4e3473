using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit;

/// <summary>Makes files of documents.</summary>
internal static class FileText
{
    /// <summary>The file, which begins with where it comes from and with the header comment of that source.</summary>
    public static GeneratedFile Write(string path, YamlNode root, Origin origin, DeliveryModel model)
    {
        var source = origin.Location.Path;
        ImmutableArray<string> header = [$"Generated from {source}. Change that file and run `flow build`; changes made here are lost."];
        if (model.FileHeaders.TryGetValue(source, out var comment) && comment.Count > 0)
        {
            header = [.. header, "", .. comment.Select(static c => c.Trim())];
        }

        var text = new YamlDocument(root) { Header = header }.Write();
        return text.ToFile(path);
    }
}
