using System.Text.RegularExpressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Whether a step runs files of a folder, as far as the step itself says so.</summary>
internal static partial class ForeignFolder
{
    /// <summary>Programs that run the file, or what the folder says, that they are given.</summary>
    private const string Runners =
        "bash|sh|zsh|dash|source|\\.|pwsh|powershell|python[0-9.]*|node|deno|bun|perl|ruby|php|dotnet|java|exec|sudo|xargs|cd|pushd|make|npm|npx|pnpm|yarn|cargo|go|mvn|gradle|docker|podman|terraform";

    /// <summary>Whether <paramref name="step"/> runs something in <paramref name="folder"/>; never where the folder is not known.</summary>
    public static bool Runs(Step step, string folder) => folder.Length > 0 && (IsIn(step.Folder, folder) || step switch
    {
        RunStep run => run.Script.Text.Split('\n').Any(line => IsRun(line, folder)),
        ProcessStep process => IsIn(process.Arguments[0], folder) || (IsRunner(process.Arguments[0]) && process.Arguments.Any(a => IsIn(a, folder))),
        UsesStep { Action: LocalAction local } => IsIn(local.Path, folder),
        _ => false,
    });

    /// <summary>The path without <c>./</c> before it and <c>/</c> behind it.</summary>
    public static string Normalised(string path)
    {
        var start = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return start.TrimEnd('/') is "." ? "" : start.TrimEnd('/');
    }

    private static bool IsIn(Expr? path, string folder) => path?.Constant is { } known && IsIn(known.ToText(), folder);

    private static bool IsIn(string path, string folder) => Normalised(path) is var known && (known == folder || known.StartsWith(folder + "/", StringComparison.Ordinal));

    private static bool IsRunner(Expr program) => program.Constant is { } known && Runner().IsMatch(known.ToText());

    /// <summary>The folder is the command itself, or stands behind a program that runs what it is given.</summary>
    private static bool IsRun(string line, string folder)
    {
        var place = $"""["']?(?:\./)?{Regex.Escape(folder)}(?:/|["'\s;&|)]|$)""";
        return Regex.IsMatch(line, $"""(?:^|[;&|(]|\b(?:then|do|else|env|time)\b)\s*(?:\w+=\S*\s+)*(?:{place}|(?:{Runners})(?:\s[^;&|<>]*?)?\s(?:-[\w-]+=)?{place})""", RegexOptions.NonBacktracking); // a script has any length
    }

    [GeneratedRegex($"^(?:{Runners})$", RegexOptions.None, 1000)]
    private static partial Regex Runner();
}
