using System.Globalization;

namespace Flow.Runtime;

/// <summary>Reads the arguments of a stand-alone runner.</summary>
internal static class RunArguments
{
    public static RunOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new RunOptions();
        var rest = new Queue<string>(arguments.SelectMany(Split));
        while (rest.TryDequeue(out var name))
        {
            options = Apply(options, name, rest);
        }

        return options;
    }

    private static IEnumerable<string> Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 0 ? [argument[..equals], argument[(equals + 1)..]] : [argument];
    }

    private static RunOptions Apply(RunOptions options, string name, Queue<string> rest) => name switch
    {
        "--dry-run" => options with { DryRun = true },
        "--in-place" => options with { InPlace = true },
        "--keep" => options with { KeepWorkspaces = true },
        "--skip-actions" => options with { SkipActions = true },
        "--offline" => options with { Offline = true },
        "--debug" => options with { Debug = true },
        "--project" => options with { ProjectFolder = Path.GetFullPath(Next(name, rest)) },
        "--job" => options with { Jobs = [.. options.Jobs, Next(name, rest)] },
        "--jobs" => options with { Parallelism = Count(name, Next(name, rest)) },
        "--env" => options with { Environment = Next(name, rest) },
        "--event" => options with { EventFile = Next(name, rest) },
        "--event-name" => options with { EventName = Next(name, rest) },
        "--secrets-file" => options with { SecretsFile = Next(name, rest) },
        "--param" => options with { Parameters = With(options.Parameters, name, Next(name, rest)) },
        "--var" => options with { Variables = With(options.Variables, name, Next(name, rest)) },
        _ => throw new RunUsageException($"There is no option '{name}'."),
    };

    private static string Next(string name, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new RunUsageException($"The option '{name}' needs a value.");

    private static int Count(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new RunUsageException($"The option '{name}' takes a whole number from 1, but it is '{text}'.");

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> known, string name, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(known, StringComparer.Ordinal) { [text[..equals]] = text[(equals + 1)..] }
            : throw new RunUsageException($"The option '{name}' takes NAME=VALUE, but it is '{text}'.");
    }
}
