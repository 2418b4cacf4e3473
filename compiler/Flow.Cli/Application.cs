using System.Runtime.CompilerServices;
using Flow.Cli.Arguments;
using Flow.Cli.Commands;
using Flow.Cli.Hosting;
using Flow.Compiler.Hosting;

namespace Flow.Cli;

/// <summary>The <c>flow</c> command: chooses what to do, and turns every way of failing into one message and an exit code.</summary>
internal static class Application
{
    /// <summary>The version, as <c>flow --version</c> prints it.</summary>
    public static string Version { get; } = typeof(Application).Assembly.GetName().Version is { } v ? $"{v.Major}.{v.Minor}.{v.Build}" : "0.0.0";

    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, CommandHost host)
    {
        try
        {
            return ChooseHere(arguments, host);
        }
        catch (UsageException fault)
        {
            host.Error.WriteLine($"error: {fault.Message}");
            host.Error.WriteLine(fault.Command is { } command ? $"See: flow {command} --help" : "See: flow --help");
            return ExitCode.WrongUse;
        }
        catch (CommandException fault)
        {
            host.Error.WriteLine($"error: {fault.Message}");
            return fault.ExitCode;
        }
        catch (IOException fault) when (IsClosedPipe(fault))
        {
            return ExitCode.Failed;
        }
        catch (Exception fault)
        {
            host.Error.WriteLine($"error: {FaultReport.Write(fault, arguments)}");
            return ExitCode.Failed;
        }
        finally
        {
            Flush(host);
        }
    }

    /// <summary>In this process; where that cannot do what is asked for, from the start again in its twin. What was written so far is not shown: the twin writes it again.</summary>
    private static int ChooseHere(IReadOnlyList<string> arguments, CommandHost host)
    {
        try
        {
            return Choose(arguments, host);
        }
        catch (Exception fault) when (NeedsRuntime(fault))
        {
            return RuntimeTwin.Become(arguments);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Naming the compiler's type in the caller would load its library for `--version` too.
    private static bool NeedsRuntime(Exception fault) => fault is RuntimeNeededException;

    private static int Choose(IReadOnlyList<string> arguments, CommandHost host)
    {
        switch (arguments)
        {
            case []:
                HelpText.WriteOverview(host.Error);
                return ExitCode.WrongUse;
            case ["--version" or "-V", ..]:
                host.Out.WriteLine($"flow {Version}");
                return ExitCode.Done;
            case ["--help" or "-h" or "help"]:
                HelpText.WriteOverview(host.Out);
                return ExitCode.Done;
            case ["help", var named]:
                HelpText.Write(CommandList.Get(named).Spec, host.Out);
                return ExitCode.Done;
            default:
                return RunCommand(CommandList.Get(arguments[0]), [.. arguments.Skip(1)], host);
        }
    }

    private static int RunCommand(ICommand command, IReadOnlyList<string> rest, CommandHost host)
    {
        if (rest.TakeWhile(static a => a != "--").Any(static a => a is "--help" or "-h"))
        {
            HelpText.Write(command.Spec, host.Out);
            return ExitCode.Done;
        }

        return command.Run(ArgumentReader.Read(command.Spec, rest), host);
    }

    /// <summary>
    /// The reader of our output went away (<c>flow explain | head</c>): nobody is left to tell. What counts is the number of the system (EPIPE, or one of the two of
    /// Windows), not the message: that may name a file, such as one of a pipeline.
    /// </summary>
    internal static bool IsClosedPipe(IOException fault) => fault.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    private static void Flush(CommandHost host)
    {
        try
        {
            host.Out.Flush();
            host.Error.Flush();
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }
}
