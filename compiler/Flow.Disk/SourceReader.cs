using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Disk;

/// <summary>A source as it is on disk.</summary>
/// <param name="Text">Its text, without a byte order mark.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Bytes">Exactly what was read.</param>
public sealed record SourceFile(SourceText Text, string FullPath, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Whether it starts with a byte order mark.</summary>
    public bool HasMark => Bytes.Span.StartsWith(SourceReader.Mark);

    /// <summary>Whether its lines end with "\r\n".</summary>
    public bool HasCarriageReturns => Text.Content.Contains("\r\n", StringComparison.Ordinal);

    /// <summary>The bytes of <paramref name="text"/> with the mark and the line ends of this file.</summary>
    public byte[] Encode(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(HasCarriageReturns ? lines.Replace("\n", "\r\n", StringComparison.Ordinal) : lines);
        return HasMark ? [.. SourceReader.Mark, .. bytes] : bytes;
    }
}

/// <summary>Reads sources. Whatever is on the disk gives a text or a diagnostic, never an exception.</summary>
public static class SourceReader
{
    /// <summary>The byte order mark of UTF-8.</summary>
    public static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The source at <paramref name="path"/> of the project in <paramref name="root"/>, or null and a diagnostic.</summary>
    public static SourceFile? Read(string root, string path, ImmutableArray<Diagnostic>.Builder problems)
    {
        var full = Path.Combine(root, path);
        if (ReadBytes(full, path, problems) is not { } bytes)
        {
            return null;
        }

        var content = bytes.AsSpan().StartsWith(Mark) ? bytes.AsSpan(Mark.Length) : bytes;
        if (WhyNotText(content) is { } why)
        {
            problems.Add(Problem(ProjectDiagnostics.NotText, path, $"`{path}` is not text: {why}"));
            return null;
        }

        return new SourceFile(new SourceText(path, Encoding.UTF8.GetString(content)), full, bytes);
    }

    /// <summary>A diagnostic about a whole file.</summary>
    public static Diagnostic Problem(DiagnosticDescriptor descriptor, string path, string message) =>
        new(descriptor, new Location(new SourceText(path, ""), default), message);

    private static byte[]? ReadBytes(string full, string path, ImmutableArray<Diagnostic>.Builder problems)
    {
        try
        {
            if (Directory.Exists(full))
            {
                problems.Add(Problem(ProjectDiagnostics.Unreadable, path, $"`{path}` is a folder. A source is a file; give the folder another name."));
                return null;
            }

            return File.ReadAllBytes(full);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem(ProjectDiagnostics.Unreadable, path, $"`{path}` cannot be read: {Reason(full, fault)}"));
            return null;
        }
    }

    private static string Reason(string full, Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission is denied.",
        _ when new FileInfo(full).LinkTarget is { } target => $"it is a link to `{target}`, which leads nowhere.",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        _ => "the system refuses to read it.",
    };

    private static string? WhyNotText(ReadOnlySpan<byte> content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return "it is UTF-16. Save it as UTF-8.";
        }

        if (content.IndexOf((byte)0) is >= 0 and var zero)
        {
            return $"byte {zero + 1} is zero, as in a program or an image.";
        }

        return Utf8.IsValid(content) ? null : $"line {LineOfFault(content)} is not UTF-8. Save it as UTF-8.";
    }

    private static int LineOfFault(ReadOnlySpan<byte> content)
    {
        var line = 1;
        foreach (var range in content.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(content[range]))
            {
                return line;
            }

            line++;
        }

        return line;
    }
}
