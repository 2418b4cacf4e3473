using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Compiler.Providers;

namespace Flow.Cli.Providing;

/// <summary>
/// Asks terraform for the schema of a provider, in a folder of its own that only this user can read and that is removed afterwards. Where providers come from
/// is terraform's own setting (<c>TF_CLI_CONFIG_FILE</c>, mirrors, caches, proxies).
/// </summary>
/// <param name="host">Gives the environment.</param>
internal sealed class TerraformTool(CommandHost host)
{
    private const string Program = "terraform";

    // What a person set for the own projects would change what is printed here, or where.
    private static readonly string[] Hidden = ["TF_CLI_ARGS", "TF_DATA_DIR", "TF_WORKSPACE", "TF_LOG", "TF_REATTACH_PROVIDERS"];

    /// <summary>The schema of <paramref name="source"/>, in the version that is asked for or in the newest.</summary>
    /// <exception cref="CommandException">There is no terraform, or it cannot get the provider.</exception>
    public ProviderContents Ask(ProviderSource source)
    {
        var program = Find();
        var folder = Directory.CreateTempSubdirectory("flow-providers-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "terraform.tf"), source.Configuration);
            Run(program, folder.FullName, "init", "-input=false", "-no-color", "-backend=false");
            var version = VersionIn(Run(program, folder.FullName, "version", "-json"), source);
            return TerraformSchemaJson.Read(Run(program, folder.FullName, "providers", "schema", "-json"), source.Source, version);
        }
        catch (SchemaException fault)
        {
            throw new CommandException($"What terraform says about `{source.Source}` cannot be read: {fault.Message}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Find() => (host.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .Select(static folder => Path.Combine(folder, OperatingSystem.IsWindows() ? Program + ".exe" : Program))
        .FirstOrDefault(File.Exists)
        ?? throw new CommandException(
            "terraform is needed to ask a provider for its schema, and it is not in the path. Install it, or call `terraform providers schema -json` where it is "
            + "and give what it prints with `--from FILE`.");

    private byte[] Run(string program, string folder, params string[] arguments)
    {
        using var process = Start(program, folder, arguments);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, process));
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, process));
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new CommandException($"`terraform {arguments[0]}` failed:\n{Indented(error.GetAwaiter().GetResult())}");
    }

    // Without the folder that holds it a provider of some 600 MB would stay behind.
    private static void Stop(PosixSignalContext signal, Process process)
    {
        signal.Cancel = true;
        process.Kill(entireProcessTree: true);
    }

    private Process Start(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(static n => Hidden.Any(h => n.StartsWith(h, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["CHECKPOINT_DISABLE"] = "1"; // only the provider is asked for, not what is new
        start.Environment["TF_IN_AUTOMATION"] = "1";
        if (host.Variable("TF_CLI_CONFIG_FILE") is { Length: > 0 } configuration)
        {
            start.Environment["TF_CLI_CONFIG_FILE"] = configuration;
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception fault)
        {
            throw new CommandException($"`{program}` cannot be started: {fault.Message}");
        }
    }

    private static string VersionIn(byte[] json, ProviderSource source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("provider_selections", out var selections)
                ? selections.EnumerateObject().Where(s => TerraformSchemaJson.SourceOf(s.Name) == source.Source).Select(static s => s.Value.GetString()).FirstOrDefault() ?? Unselected(source)
                : Unselected(source);
        }
        catch (JsonException)
        {
            return Unselected(source);
        }
    }

    private static string Unselected(ProviderSource source) => throw new CommandException($"terraform does not say which version of `{source.Source}` it took.");

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(static l => DisplayText.Show(l.Trim('╷', '│', '╵', ' ', '\r'))).Where(static l => l.Length > 0).Select(static l => $"  {l}"));
}
