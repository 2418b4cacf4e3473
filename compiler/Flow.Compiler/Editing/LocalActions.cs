using Flow.Compiler.Hosting;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Flow.Compiler.Editing;

/// <summary>Actions that lie in the repository as <c>action.yml</c>.</summary>
internal static class LocalActions
{
    /// <summary>The action in the folder that <paramref name="reference"/> (<c>./folder</c>) names, or null where there is none that can be read.</summary>
    public static KnownAction? Inputs(string reference, IProjectFiles files)
    {
        if (!reference.StartsWith("./", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = reference[2..].TrimEnd('/');
        var text = files.ReadText($"{folder}/action.yml") ?? files.ReadText($"{folder}/action.yaml");
        return text is null ? null : Read(reference, text);
    }

    private static KnownAction? Read(string reference, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] && Child(root, "inputs") is YamlMappingNode inputs
                ? new KnownAction(reference, [.. inputs.Children.Select(static i => Input(i.Key.ToString(), i.Value as YamlMappingNode))])
                : new KnownAction(reference, []);
        }
        catch (YamlException)
        {
            return null; // somebody is writing it
        }
    }

    private static ActionInput Input(string name, YamlMappingNode? input) =>
        new(name, Child(input, "description")?.ToString() ?? "", Child(input, "required")?.ToString() == "true" && Child(input, "default") is null);

    private static YamlNode? Child(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
