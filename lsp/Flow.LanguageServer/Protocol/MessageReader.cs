using System.Buffers.Text;
using System.Text;

namespace Flow.LanguageServer.Protocol;

/// <summary>
/// Divides the input into bodies: LSP 3.17, "Base Protocol". Headers may come in any order and case, and unknown ones are passed over. A block without a usable
/// <c>Content-Length</c> is reported, and the reading goes on at the next one.
/// </summary>
/// <param name="input">What the client sends.</param>
/// <param name="longestBody">Bodies with more bytes than this are passed over and reported.</param>
internal sealed class MessageReader(Stream input, int longestBody = MessageReader.LongestBody)
{
    private const int LongestBody = 256 * 1024 * 1024;
    private const int LongestLine = 512; // what is kept of a header line; only its end can matter
    private static ReadOnlySpan<byte> LengthName => "content-length:"u8;

    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly List<byte> line = [];
    private int start;
    private int end;

    /// <summary>The next message; null when the input has ended.</summary>
    public Message? Read()
    {
        try
        {
            return ReadHeaders() switch
            {
                null => null,
                < 0 => new MalformedMessage(null, ErrorCodes.ParseError, "A message starts with a header Content-Length that gives the number of its bytes."),
                > int.MaxValue => null,
                var length when length > longestBody => PassOver((int)length),
                var length => ReadBody((int)length) is { } body ? MessageParser.Parse(body) : null,
            };
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>The length that a block of headers gives, -1 where it gives none, null at the end of the input.</summary>
    private long? ReadHeaders()
    {
        long length = -1;
        while (ReadLine())
        {
            if (line.Count == 0)
            {
                return length;
            }

            length = LengthIn(line) ?? length;
        }

        return null;
    }

    /// <summary>
    /// The length that a line gives. After a body that was longer than its header said, the name stands behind the rest of that body: so it is looked for anywhere.
    /// </summary>
    private static long? LengthIn(List<byte> line)
    {
        var lower = line.Select(static b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b).ToArray().AsSpan();
        var at = lower.LastIndexOf(LengthName);
        if (at < 0)
        {
            return null;
        }

        var digits = lower[(at + LengthName.Length)..].Trim(" \t"u8);
        return Utf8Parser.TryParse(digits, out long length, out var used) && used == digits.Length && length >= 0 ? length : -1;
    }

    /// <summary>Reads up to the next line feed, which is left out together with the carriage return before it; false at the end of the input.</summary>
    private bool ReadLine()
    {
        line.Clear();
        while (Fill())
        {
            var next = buffer[start++];
            if (next == (byte)'\n')
            {
                if (line is [.., (byte)'\r'])
                {
                    line.RemoveAt(line.Count - 1);
                }

                return true;
            }

            if (line.Count == LongestLine)
            {
                line.RemoveRange(0, LongestLine / 2);
            }

            line.Add(next);
        }

        return false;
    }

    private byte[]? ReadBody(int length)
    {
        var body = new byte[length];
        for (var filled = 0; filled < length;)
        {
            if (!Fill())
            {
                return null;
            }

            var count = Math.Min(length - filled, end - start);
            buffer.AsSpan(start, count).CopyTo(body.AsSpan(filled));
            start += count;
            filled += count;
        }

        return body;
    }

    private MalformedMessage? PassOver(int length)
    {
        for (var left = length; left > 0;)
        {
            if (!Fill())
            {
                return null;
            }

            var count = Math.Min(left, end - start);
            start += count;
            left -= count;
        }

        return new MalformedMessage(null, ErrorCodes.InvalidRequest, $"A message of {length} bytes is longer than the {longestBody} that are read.");
    }

    private bool Fill()
    {
        if (start == end)
        {
            (start, end) = (0, input.Read(buffer));
        }

        return end > 0;
    }
}

/// <summary>Puts a header before each body and writes them in order, on a thread of its own: a client that does not read keeps nobody else waiting.</summary>
internal sealed class MessageWriter : IDisposable
{
    private readonly System.Collections.Concurrent.BlockingCollection<ReadOnlyMemory<byte>> waiting = [];
    private readonly Stream output;
    private readonly Thread thread;

    /// <summary>Starts to write to <paramref name="output"/>.</summary>
    public MessageWriter(Stream output)
    {
        this.output = output;
        thread = new Thread(WriteAll) { IsBackground = true, Name = "flow lsp: output" };
        thread.Start();
    }

    /// <summary>Writes <paramref name="body"/> when all that was sent before is written.</summary>
    public void Send(ReadOnlyMemory<byte> body)
    {
        if (!waiting.IsAddingCompleted)
        {
            waiting.Add(body);
        }
    }

    /// <summary>Waits until everything is written, or <paramref name="longest"/> has passed because nobody reads.</summary>
    public void Finish(TimeSpan longest)
    {
        waiting.CompleteAdding();
        thread.Join(longest);
    }

    /// <inheritdoc/>
    public void Dispose() => waiting.Dispose();

    private void WriteAll()
    {
        try
        {
            foreach (var body in waiting.GetConsumingEnumerable())
            {
                output.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
                output.Write(body.Span);
                output.Flush();
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // Nobody reads any more; the input ends then too.
        }
    }
}
