using System.Text;
using Flow.Cli.Hosting;
using Flow.CSharp;
using Flow.Disk;
using Flow.Runtime;

namespace Flow.Cli.Running;

/// <summary>A run whose sources were checked and turned into C#: what is left needs no compiler of the language.</summary>
/// <param name="Root">The project folder.</param>
/// <param name="Name">The pipeline or the runbook.</param>
/// <param name="EntryType">The generated class that defines it.</param>
/// <param name="Source">The generated C#.</param>
/// <param name="IsRunbook">Whether it is a runbook.</param>
internal sealed record PreparedRun(string Root, string Name, string EntryType, RunnerSource Source, bool IsRunbook = false)
{
    private const ulong Mark = 0x004E_5552_574F_4C46; // "FLOWRUN" and a zero

    /// <summary>Compiles the runner or finds it in the cache, loads it into this process and runs it.</summary>
    /// <param name="options">What the command line says about a pipeline.</param>
    /// <param name="hasColours">Whether the console uses colours.</param>
    /// <param name="host">Where the run is told.</param>
    /// <returns>The exit code of the run.</returns>
    /// <exception cref="CommandException">The generated C# does not compile.</exception>
    public int Run(RunOptions options, bool hasColours, CommandHost host)
    {
        using var keys = new CancelKeys();
        var definition = Load<PipelineDefinition>(keys.Cancel);
        return FlowRunner.RunAsync(definition, options with { ProjectFolder = Root, Kill = keys.Kill }, ConsoleOf(hasColours, host), keys.Cancel).GetAwaiter().GetResult();
    }

    /// <summary>The same for a runbook.</summary>
    /// <param name="options">What the command line says about a runbook.</param>
    /// <param name="hasColours">Whether the console uses colours.</param>
    /// <param name="host">Where it is told, and where answers come from.</param>
    /// <returns>The exit code of the run.</returns>
    /// <exception cref="CommandException">The generated C# does not compile.</exception>
    public int Follow(RunbookOptions options, bool hasColours, CommandHost host)
    {
        using var keys = new CancelKeys();
        var definition = Load<RunbookDefinition>(keys.Cancel);
        return RunbookRunner.RunAsync(definition, options with { ProjectFolder = Root, Kill = keys.Kill }, ConsoleOf(hasColours, host), keys.Cancel).GetAwaiter().GetResult();
    }

    /// <summary>Writes it to a new file that its owner alone can read, and gives the file's path.</summary>
    public string WriteToFile()
    {
        var file = Path.GetTempFileName();
        using var writer = new BinaryWriter(File.Create(file), Encoding.UTF8);
        writer.Write(Mark);
        writer.Write(Root);
        writer.Write(Name);
        writer.Write(EntryType);
        writer.Write(IsRunbook);
        writer.Write(Source.Files.Length);
        foreach (var (path, text) in Source.Files)
        {
            writer.Write(path);
            writer.Write(text);
        }

        return file;
    }

    /// <summary>What <see cref="WriteToFile"/> wrote to <paramref name="file"/>, which is deleted; any other file is left alone.</summary>
    /// <exception cref="CommandException">It is another file, or there is none.</exception>
    public static PreparedRun TakeFile(string file)
    {
        try
        {
            var run = Read(file);
            File.Delete(file);
            return run;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{file}` is no run that was prepared: {fault.Message}");
        }
    }

    private static PreparedRun Read(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file), Encoding.UTF8);
        if (reader.ReadUInt64() != Mark)
        {
            throw new InvalidDataException("It was not written by `flow run`.");
        }

        var (root, name, entry, isRunbook) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
        var files = new RunnerFile[reader.ReadInt32()];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = new RunnerFile(reader.ReadString(), reader.ReadString());
        }

        return new(root, name, entry, new RunnerSource([.. files]), isRunbook);
    }

    private static RunConsole ConsoleOf(bool hasColours, CommandHost host)
    {
        host.Error.Flush();
        return new RunConsole(new FlushingWriter(host.Out)) { Error = new FlushingWriter(host.Error), In = host.CanAsk ? host.In() : null, Colours = hasColours, GitHubCommands = host.IsGitHub };
    }

    private TDefinition Load<TDefinition>(CancellationToken cancellation)
    {
        var build = new RunnerCompiler([typeof(FlowRunner).Assembly], StateFolder.Cache(Root, "runners")).Build(Source, cancellation);
        return build.Image is { } image
            ? LoadedRunner.Load(image, Name).Entry<TDefinition>(EntryType)()
            : throw new CommandException($"The runner does not compile:\n{string.Join('\n', build.Problems.Where(static p => p.IsError))}");
    }
}
