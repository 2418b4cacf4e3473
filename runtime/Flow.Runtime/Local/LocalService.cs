namespace Flow.Runtime;

/// <summary>A service that runs as a process on the machine of whoever develops it.</summary>
/// <param name="Name">Its name, which stands before each line that it writes.</param>
/// <param name="Command">The program and its arguments; empty for pages, which are handed out by this process itself.</param>
/// <param name="Folder">The full path of the folder that it runs in; for pages, the one that they are in.</param>
public sealed record LocalService(string Name, IReadOnlyList<string> Command, string Folder)
{
    /// <summary>What is run before it, to its end; empty for nothing.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The full path of the folder that <see cref="Before"/> runs in: <see cref="Folder"/> may be what it makes. That folder unless one is said.</summary>
    public string BeforeFolder { get; init; } = Folder;

    /// <summary>Environment variables besides those of this process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of those of them whose values nobody is shown: in lines of services stand stars in their place.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The port of this machine that it listens on; null for none.</summary>
    public int? Port { get; init; }

    /// <summary>The path that answers with a status from 200 to 299 as long as it is well.</summary>
    public string Health { get; init; } = "/";

    /// <summary>How long it may take until it is well.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The services that must be well before it starts.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What must accept connections before it starts, and is started by somebody else.</summary>
    public IReadOnlyList<LocalNeed> Needs { get; init; } = [];
}

/// <summary>Something on this machine that a service connects to.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Port">The port of this machine that it listens on.</param>
/// <param name="Hint">How it is started.</param>
public sealed record LocalNeed(string Name, int Port, string Hint);
