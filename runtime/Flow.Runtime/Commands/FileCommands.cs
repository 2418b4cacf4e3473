namespace Flow.Runtime.Commands;

/// <summary>
/// The files through which a process talks to the runner: <c>GITHUB_OUTPUT</c>, <c>GITHUB_ENV</c>, <c>GITHUB_PATH</c>, <c>GITHUB_STEP_SUMMARY</c>, <c>GITHUB_STATE</c>.
/// Private; a set that was written to is read once and then gone.
/// </summary>
internal sealed class FileCommands : IDisposable
{
    private static readonly string[] Names = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_STATE"];
    private static int _counter;

    private readonly Dictionary<string, string> _files = [];

    public FileCommands(string folder)
    {
        var number = Interlocked.Increment(ref _counter);
        foreach (var name in Names)
        {
            var path = Path.Combine(folder, $"{name.ToLowerInvariant()}_{number}");
            PrivateFile.Create(path, "");
            _files.Add(name, path);
        }
    }

    /// <summary>The variables that tell the process where the files are.</summary>
    public IReadOnlyDictionary<string, string> Variables => _files;

    public IReadOnlyList<KeyValuePair<string, string>> Outputs() => NamedLines.Parse(Read("GITHUB_OUTPUT"), "GITHUB_OUTPUT");

    public IReadOnlyList<KeyValuePair<string, string>> Environment() => NamedLines.Parse(Read("GITHUB_ENV"), "GITHUB_ENV");

    public IEnumerable<string> Paths() => Read("GITHUB_PATH").Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0);

    public string Summary() => Read("GITHUB_STEP_SUMMARY");

    /// <summary>Whether no process has written to them, so that the next one may have them.</summary>
    public bool IsUntouched => _files.Values.All(static path => new FileInfo(path) is { Exists: true, Length: 0 });

    public void Dispose()
    {
        foreach (var path in _files.Values)
        {
            File.Delete(path);
        }
    }

    private string Read(string name) => File.Exists(_files[name]) ? File.ReadAllText(_files[name]) : "";
}
