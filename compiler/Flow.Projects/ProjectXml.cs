using System.Xml;

namespace Flow.Projects;

/// <summary>Looks whether a project file is well formed, before MSBuild is asked about it.</summary>
internal static class ProjectXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>What is wrong with the file's XML, or null.</summary>
    public static string? Problem(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, Settings);
            reader.MoveToContent();
            if (reader.LocalName != "Project")
            {
                return $"The file is no project: it starts with `<{reader.LocalName}>` and not with `<Project>`.";
            }

            while (reader.Read())
            {
                // Reading to the end finds every fault of form.
            }

            return null;
        }
        catch (XmlException fault)
        {
            return $"Line {fault.LineNumber}: the file is no well-formed XML. {FirstSentence(fault.Message)}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The file cannot be read: {fault.Message}";
        }
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
