using System.Collections.Immutable;
using System.Diagnostics;

namespace Flow.Tests;

/// <summary>How a call of terraform ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record TerraformResult(int ExitCode, string Out, string Error)
{
    /// <inheritdoc/>
    public override string ToString() => $"exit code {ExitCode}\n{Out}\n{Error}";
}

/// <summary>
/// The real terraform. Its providers come from a mirror on this machine: a folder that holds <c>registry.terraform.io</c>, which TERRAFORM_MIRROR names or which
/// is in one of a few usual places. Without one terraform downloads them, into a cache in <c>tests/.tools</c>.
/// No registry that tests install from has terraform itself, so without it tests are skipped, also in CI.
/// </summary>
public static class Terraform
{
    /// <summary>The provider for AWS and its version whose schema the compiler brings along.</summary>
    public const string AwsVersion = "5.100.0";

    private const string Registry = "registry.terraform.io";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<string?> FoundMirror = new(FindMirror);
    private static readonly Lazy<string?> AwsProblem = new(TryAws);
    private static readonly Lazy<string> Configuration = new(WriteConfiguration);

    /// <summary>Skips the running test (a <c>SkippableFact</c>) where terraform, or its provider for AWS, cannot be had.</summary>
    public static void Require()
    {
        RequireAlone();
        Skip.IfNot(AwsProblem.Value is null, $"needs terraform's provider hashicorp/aws {AwsVersion}: {AwsProblem.Value}");
    }

    /// <summary>Skips the running test (a <c>SkippableFact</c>) where terraform cannot be had; it needs no provider.</summary>
    public static void RequireAlone() => Skip.IfNot(IsInstalled, "needs terraform, which no registry brings");

    /// <summary>A file <c>terraform.tf</c> that asks for the provider for AWS alone.</summary>
    public static string RequiredAws => $$"""
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "{{AwsVersion}}"
            }
          }
        }

        """;

    /// <summary>The folder of the mirror, or null where there is none.</summary>
    public static string? Mirror => FoundMirror.Value;

    /// <summary>Runs terraform in <paramref name="folder"/>.</summary>
    /// <exception cref="TimeoutException">It did not end within five minutes.</exception>
    public static TerraformResult Run(string folder, params IEnumerable<string> arguments) => RunWith(ImmutableDictionary<string, string>.Empty, folder, arguments);

    /// <summary>Runs terraform in <paramref name="folder"/>, with variables in its environment.</summary>
    /// <exception cref="TimeoutException">It did not end within five minutes.</exception>
    public static TerraformResult RunWith(IReadOnlyDictionary<string, string> variables, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("terraform", arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables.Concat(variables))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"terraform {string.Join(' ', arguments)} did not end.");
        }

        return new TerraformResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>What terraform needs in its environment here, for programs that start it themselves.</summary>
    public static IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["TF_CLI_CONFIG_FILE"] = Configuration.Value,
        ["CHECKPOINT_DISABLE"] = "1",
        ["TF_IN_AUTOMATION"] = "1",
        ["NO_COLOR"] = "1",
        ["TF_CLI_ARGS"] = "-no-color",
    };

    private static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(static folder => File.Exists(Path.Combine(folder, "terraform")));

    private static string? TryAws()
    {
        var folder = Directory.CreateTempSubdirectory("flow-terraform-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "terraform.tf"), RequiredAws);
            var result = Run(folder.FullName, "init", "-input=false");
            return result.ExitCode == 0 ? null : result.ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Where terraform itself looks for providers that are installed, and where programs that belong to no package are.
    private static IEnumerable<string> MirrorPlaces =>
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".terraform.d/plugins"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "terraform/plugins"),
        "/usr/local/share/terraform/plugins",
        "/usr/share/terraform/plugins",
        .. Directory.Exists("/opt") ? (IEnumerable<string>)Directory.GetDirectories("/opt").Order(StringComparer.Ordinal) : [],
    ];

    private static string? FindMirror() =>
        Environment.GetEnvironmentVariable("TERRAFORM_MIRROR") is { Length: > 0 } given ? given : MirrorPlaces.FirstOrDefault(static place => Directory.Exists(Path.Combine(place, Registry)));

    private static string WriteConfiguration()
    {
        var folder = Repository.PathOf("tests/.tools/terraform");
        var cache = Path.Combine(folder, "plugins");
        Directory.CreateDirectory(cache);
        var file = Path.Combine(folder, $"{Environment.ProcessId}.tfrc");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        File.WriteAllText(file, "disable_checkpoint = true\n" + (Mirror is { } mirror
            ? $"provider_installation {{\n  filesystem_mirror {{\n    path    = \"{mirror}\"\n    include = [\"{Registry}/*/*\"]\n  }}\n}}\n"
            : $"plugin_cache_dir = \"{cache}\"\n"));
        return file;
    }
}
