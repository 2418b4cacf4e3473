using System.Security.Cryptography;
using System.Text;

namespace Flow.Runtime.Execution;

/// <summary>Short names for long texts.</summary>
internal static class Fingerprint
{
    /// <summary>Eight hexadecimal digits of the text's SHA-256.</summary>
    public static string Short(string text) => Full(text)[..8];

    /// <summary>The text's SHA-256 in hexadecimal.</summary>
    public static string Full(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
