using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer;

/// <summary>The language server. One process serves one editor and ends with it.</summary>
public static class LanguageServer
{
    /// <summary>The name that editors show.</summary>
    public const string Name = "flow";

    /// <summary>The bytes of the stack of threads that compile: values and templates may nest deeper than a usual thread's stack carries.</summary>
    internal const int StackSize = 64 * 1024 * 1024;
    private static readonly TimeSpan longestFlush = TimeSpan.FromSeconds(2);

    /// <summary>Serves one editor until it says so, or is gone.</summary>
    /// <param name="input">What the editor sends: messages of LSP 3.17.</param>
    /// <param name="output">Where answers go. Nothing else may be written there.</param>
    /// <param name="version">The version of the tool.</param>
    /// <param name="log">Gets a line for each message; null for no log.</param>
    /// <param name="clock">What time it is; null for the machine's clock.</param>
    /// <returns>0 where the editor had asked to shut down, else 1.</returns>
    public static int Run(Stream input, Stream output, string version, TextWriter? log, TimeProvider? clock = null)
    {
        using var buffered = new BufferedStream(output, 64 * 1024);
        using var writer = new MessageWriter(buffered);
        var code = 1;
        var loop = new MessageLoop(input, writer, new ServerLog(log), version, clock ?? TimeProvider.System);
        var thread = new Thread(() => code = loop.Run(), StackSize) { Name = "flow lsp" };
        thread.Start();
        thread.Join();
        writer.Finish(longestFlush);
        return code;
    }
}
