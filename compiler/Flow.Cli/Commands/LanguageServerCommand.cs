using System.Runtime.CompilerServices;
using System.Text;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Compiler.Hosting;

namespace Flow.Cli.Commands;

/// <summary><c>flow lsp</c>: the language server.</summary>
internal sealed class LanguageServerCommand : ICommand
{
    /// <summary>Its name.</summary>
    public const string Name = "lsp";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Serves an editor through standard input and output (the Language Server Protocol).")
    {
        Options =
        [
            new("--stdio", "Use standard input and output. That is what happens anyway; many editors add it."),
            new("--log", "Write a line for each message into this file. It holds no text of your sources.") { Value = "FILE", Completes = Candidates.Files },
        ],
        Examples = [new("flow lsp", "what an editor calls"), new("flow lsp --log /tmp/flow-lsp.log", "to see what it asks")],
        Remarks = ["It ends when the editor says so, closes its input, or is gone. Exit code 0 says that the editor had asked it to shut down."],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host) =>
        RuntimeFeature.IsDynamicCodeSupported ? Run(arguments, host.CurrentFolder) : throw new RuntimeNeededException();

    private static int Run(CommandArguments arguments, string folder)
    {
        using var log = arguments.Value("--log") is { } file ? Open(Path.GetFullPath(file, folder), file) : null;
        return Serve(log);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Naming the server's type in the caller would load its assembly for `flow lsp --help`.
    private static int Serve(TextWriter? log) =>
        Flow.LanguageServer.LanguageServer.Run(Console.OpenStandardInput(), Console.OpenStandardOutput(), Application.Version, log);

    private static StreamWriter Open(string path, string given)
    {
        try
        {
            return new StreamWriter(path, append: true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The log `{given}` cannot be written.");
        }
    }
}
