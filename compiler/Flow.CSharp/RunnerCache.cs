using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Flow.CSharp;

/// <summary>
/// Compiled runners in a folder, one file each, named by the digest of what they were made from. An entry is written to a file of its own and then moved into place,
/// so that several processes may use one folder; an entry whose checksum does not fit is treated as absent and written again.
/// </summary>
/// <param name="folder">The folder; it is made when the first entry is written.</param>
public sealed class RunnerCache(string folder)
{
    private const int Magic = 0x31524C46; // "FLR1"
    private const int HeaderLength = sizeof(int) * 3;
    private const int ChecksumLength = Sha256.Length;

    /// <summary>The entry of <paramref name="digest"/>, or null where there is none that is whole.</summary>
    /// <param name="digest">Hexadecimal digits.</param>
    public RunnerImage? Find(string digest)
    {
        try
        {
            return Read(File.ReadAllBytes(PathOf(digest)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an entry. A folder that cannot be written to costs time at the next run and nothing else, so that is no failure.</summary>
    /// <param name="digest">Hexadecimal digits.</param>
    /// <param name="image">The compiled runner.</param>
    public void Keep(string digest, RunnerImage image)
    {
        var unfinished = PathOf(digest) + "." + Guid.NewGuid().ToString("N");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, Write(image));
            File.Move(unfinished, PathOf(digest), overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(unfinished);
        }
    }

    /// <summary>The file of an entry.</summary>
    /// <param name="digest">Hexadecimal digits.</param>
    internal string PathOf(string digest) => Path.Combine(folder, digest + ".runner");

    private static byte[] Write(RunnerImage image)
    {
        var bytes = new byte[HeaderLength + image.Assembly.Length + image.Symbols.Length + ChecksumLength];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int)), image.Assembly.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) * 2), image.Symbols.Length);
        image.Assembly.CopyTo(bytes, HeaderLength);
        image.Symbols.CopyTo(bytes, HeaderLength + image.Assembly.Length);
        Sha256.Hash(bytes.AsSpan(..^ChecksumLength)).CopyTo(bytes, bytes.Length - ChecksumLength);
        return bytes;
    }

    private static RunnerImage? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength + ChecksumLength || BinaryPrimitives.ReadInt32LittleEndian(bytes) != Magic)
        {
            return null;
        }

        var content = bytes[HeaderLength..^ChecksumLength];
        var assembly = BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]);
        var symbols = BinaryPrimitives.ReadInt32LittleEndian(bytes[(sizeof(int) * 2)..]);
        if (assembly < 0 || symbols < 0 || (long)assembly + symbols != content.Length || !IsWhole(bytes))
        {
            return null;
        }

        return new RunnerImage(Share(content[..assembly]), Share(content[assembly..]));
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        Sha256.Hash(bytes[..^ChecksumLength]).AsSpan().SequenceEqual(bytes[^ChecksumLength..]);

    private static ImmutableArray<byte> Share(ReadOnlySpan<byte> bytes) => ImmutableCollectionsMarshal.AsImmutableArray(bytes.ToArray());

    private static void DeleteQuietly(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be deleted either is left behind; its name is no entry's name.
        }
    }
}
