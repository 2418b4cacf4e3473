using System.Text;

namespace Flow.LanguageServer.Tests.Editors;

/// <summary>How messages follow each other: LSP 3.17, "Base Protocol".</summary>
internal static class Framing
{
    /// <summary>What stands before <paramref name="body"/>.</summary>
    public static string Header(string body) => $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";

    /// <summary>The body of the next message; null at the end.</summary>
    public static async Task<byte[]?> ReadBodyAsync(Stream stream)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            header.Append((char)one[0]);
        }

        var body = new byte[int.Parse(header.ToString()["Content-Length: ".Length..])];
        await stream.ReadExactlyAsync(body);
        return body;
    }
}
