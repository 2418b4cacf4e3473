namespace Flow.Runtime.Output;

/// <summary>The kept output of one cell, already masked. The file is made with the first line.</summary>
internal sealed class CellLog(string path) : IDisposable
{
    private readonly Lock _turn = new();
    private StreamWriter? _writer;

    public void Write(string line)
    {
        lock (_turn)
        {
            _writer ??= Open();
            _writer.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(path, append: true) { NewLine = "\n" };
    }
}
