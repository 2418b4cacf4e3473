using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit;

/// <summary>Makes files of documents.</summary>
internal static class FileText
{
    /// <summary>The file, which begins with where it comes from and with the header comment of that source.</summary>
    public static GeneratedFile Write(string path, YamlNode root, Origin origin, DeliveryModel model) =>
        new YamlDocument(root) { Header = GeneratedHeader.Of(origin, model) }.Write().ToFile(path);
}
