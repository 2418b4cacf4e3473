using System.Text;

namespace Flow.Cli.Running;

/// <summary>Passes on what is written and shows it at once: a person watches a run.</summary>
/// <param name="inner">Takes the text.</param>
internal sealed class FlushingWriter(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override string NewLine => inner.NewLine;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        inner.Write(value);
        inner.Flush();
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        inner.Write(value);
        inner.Flush();
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        inner.Write(value);
        inner.WriteLine();
        inner.Flush();
    }

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
