using System.Collections.Concurrent;
using Flow.Runtime.Output;

namespace Flow.Runtime;

/// <summary>Finds secrets: in the secrets file, then as <c>FLOW_SECRET_X</c>, then as <c>X</c>. What is found is masked from then on.</summary>
internal sealed class SecretSource(RunOptions options, SecretMasker masker)
{
    private readonly Dictionary<string, string> _file = ReadFile(options.SecretsFile);

    private readonly ConcurrentDictionary<string, bool> _missing = [];

    /// <summary>The names of secrets that were read and have no value, in order.</summary>
    public IReadOnlyList<string> Missing => [.. _missing.Keys.Order(StringComparer.Ordinal)];

    public Value Find(string name)
    {
        var value = Look(name);
        if (value.IsNone)
        {
            _missing[name] = true;
        }

        return value;
    }

    private Value Look(string name)
    {
        var value = _file.GetValueOrDefault(name)
            ?? Operators.NoneIfEmpty(options.HostEnvironment.GetValueOrDefault("FLOW_SECRET_" + name))
            ?? Operators.NoneIfEmpty(options.HostEnvironment.GetValueOrDefault(name));
        masker.Add(value);
        return value;
    }

    /// <summary>Finds what a pipeline declares, so that it is masked from the first line on.</summary>
    /// <exception cref="FlowRunException">Required ones are missing.</exception>
    public void FindDeclared(IEnumerable<SecretDefinition> secrets)
    {
        var missing = secrets.Where(secret => Look(secret.Name).IsNone && secret.Required).Select(static secret => secret.Name).ToList();
        if (missing.Count > 0)
        {
            throw new FlowRunException(
                $"These secrets are needed and missing: {string.Join(", ", missing)}. Set FLOW_SECRET_{missing[0]}, or name a file with --secrets-file.");
        }
    }

    /// <summary>The values of a secrets file by name; none where no file is named.</summary>
    public static Dictionary<string, string> ReadFile(string? path)
    {
        if (path is null)
        {
            return [];
        }

        if (!File.Exists(path))
        {
            throw new RunUsageException($"There is no secrets file '{path}'.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
        {
            throw new FlowRunException($"Others can read the secrets file '{path}'. Run: chmod 600 {path}");
        }

        return Commands.NamedLines.Parse(Uncommented(path), "The secrets file").ToDictionary(static line => line.Key.Trim(), static line => line.Value);
    }

    private static string Uncommented(string path) =>
        string.Join('\n', File.ReadAllLines(path).Where(static line => !line.StartsWith('#')));
}
