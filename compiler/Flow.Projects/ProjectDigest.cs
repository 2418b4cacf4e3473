using System.Security.Cryptography;
using System.Text;

namespace Flow.Projects;

/// <summary>
/// Sums up everything that an evaluation depends on: the project file, the files that MSBuild takes from the folders above it, files that these import by a plain
/// path, and the SDK. An import through a property is not followed; such a project is still read anew when one of the other files changes.
/// </summary>
internal static class ProjectDigest
{
    private static readonly string[] Implied =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Build.rsp", "NuGet.config", "nuget.config",
    ];

    /// <summary>Hexadecimal digits.</summary>
    public static string Of(string projectFile, string sdk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, sdk);
        Append(hash, typeof(ProjectDigest).Assembly.ManifestModule.ModuleVersionId.ToString());
        foreach (var file in Files(projectFile))
        {
            Append(hash, file);
            Append(hash, File.ReadAllText(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<string> Files(string projectFile)
    {
        var files = new List<string> { projectFile };
        for (var folder = Directory.GetParent(projectFile); folder is not null; folder = folder.Parent)
        {
            files.AddRange(Implied.Select(name => Path.Combine(folder.FullName, name)).Where(File.Exists));
        }

        for (var i = 0; i < files.Count && files.Count < 200; i++)
        {
            files.AddRange(Imports(files[i]).Where(f => File.Exists(f) && !files.Contains(f)).ToList());
        }

        return files;
    }

    private static IEnumerable<string> Imports(string file)
    {
        var text = File.ReadAllText(file);
        var folder = Path.GetDirectoryName(file)!;
        for (var at = text.IndexOf("<Import", StringComparison.Ordinal); at >= 0; at = text.IndexOf("<Import", at + 1, StringComparison.Ordinal))
        {
            var start = text.IndexOf("Project=\"", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf('"', start + 9);
            if (end > 0)
            {
                var path = text[(start + 9)..end].Replace("$(MSBuildThisFileDirectory)", "./", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
                yield return Path.GetFullPath(Path.Combine(folder, path));
            }
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(BitConverter.GetBytes(text.Length));
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
