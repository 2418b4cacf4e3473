using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Flow.CSharp;

/// <summary>One generated C# file.</summary>
/// <param name="Path">What it is called in the debugger and in messages; text without <c>#line</c> has this place.</param>
/// <param name="Text">All of it.</param>
public sealed record RunnerFile(string Path, string Text);

/// <summary>The generated C# of one runner: what is compiled to one assembly.</summary>
/// <param name="Files">The files; their order does not matter.</param>
public sealed record RunnerSource(ImmutableArray<RunnerFile> Files)
{
    /// <summary>A runner of one file.</summary>
    /// <param name="path">What the file is called.</param>
    /// <param name="text">All of it.</param>
    public static RunnerSource Of(string path, string text) => new([new RunnerFile(path, text)]);

    /// <summary>
    /// SHA-256 over the sources and over what compiles them: 64 hexadecimal digits. Two runners with the same digest have the same meaning.
    /// </summary>
    /// <param name="compiler">What identifies the compiler and everything that is referred to.</param>
    internal string Digest(string compiler)
    {
        using var all = new MemoryStream();
        Append(all, compiler);
        foreach (var file in Files.OrderBy(static f => f.Path, StringComparer.Ordinal))
        {
            Append(all, file.Path);
            Append(all, file.Text);
        }

        return Convert.ToHexStringLower(Sha256.Hash(all.GetBuffer().AsSpan(0, (int)all.Length)));
    }

    private static void Append(MemoryStream all, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        all.Write(length);
        all.Write(Encoding.UTF8.GetBytes(text));
    }
}
