using System.Security.Cryptography;

namespace Flow.Runtime.Files;

/// <summary>GitHub's <c>hashFiles</c>: the SHA-256 of the SHA-256 of every matching file, in order of path.</summary>
internal static class FileHash
{
    public static string Of(string folder, IReadOnlyList<string> patterns)
    {
        var files = new GlobSet(patterns).Match(folder);
        if (files.Count == 0)
        {
            return "";
        }

        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var stream = File.OpenRead(Path.Combine(folder, file));
            all.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
