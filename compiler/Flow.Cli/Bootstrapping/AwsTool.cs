using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Flow.Cli.Hosting;
using Flow.Cli.Output;

namespace Flow.Cli.Bootstrapping;

/// <summary>How a call of AWS's command line ended.</summary>
/// <param name="Succeeded">Whether AWS did what was asked.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it says went wrong.</param>
internal sealed record AwsAnswer(bool Succeeded, string Out, string Error);

/// <summary>AWS's own command line (<c>aws</c>). It finds credentials where it always does: variables, profiles, single sign-on, roles.</summary>
/// <param name="host">Gives the path.</param>
internal sealed class AwsTool(CommandHost host)
{
    private readonly string program = (host.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .Select(static folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws"))
        .FirstOrDefault(File.Exists)
        ?? throw new CommandException("The command line of AWS, `aws`, is needed to make the bucket, and it is not in the path. Install it, or see with `--dry-run` what has to be done.");

    /// <summary>Asks AWS.</summary>
    /// <exception cref="CommandException">The program cannot be started.</exception>
    public AwsAnswer Ask(ImmutableArray<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new AwsAnswer(process.ExitCode == 0, output.Trim(), DisplayText.Show(error.GetAwaiter().GetResult().Trim()));
    }

    private Process Start(ImmutableArray<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["AWS_PAGER"] = ""; // nobody looks at it
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new CommandException($"`{program}` cannot be started: {fault.Message}");
        }
    }
}
