using System.Security.Cryptography;
using System.Text;

namespace Flow.Compiler.Emit;

/// <summary>Tells names apart of which not every sign can be written: the same in every build.</summary>
internal static class ShortChecksum
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 8;

    /// <summary>The first hexadecimal digits of the SHA-256 of <paramref name="text"/>.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
