using System.Text.RegularExpressions;
using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Checks that a tool is here in a version that will do. Nothing is installed on somebody's machine.</summary>
internal static partial class ToolCheck
{
    public static async Task<StepEnd> RunAsync(StepState state, SetupStep step)
    {
        var wanted = Operators.NoneIfEmpty(step.Version?.Invoke(state.Context));
        var question = Question(step.Tool);
        var answer = await ToolOutput.AskAsync(state.Cell.Workspace.Folder, StepVariables.Of(state, new Dictionary<string, string>()), state.Stop, question);
        if (answer is not (0, var text))
        {
            return StepEnd.Failed($"'{step.Tool}' is needed{(wanted is null ? "" : $" in version {wanted}")}, but '{string.Join(' ', question)}' does not work here. A local run installs no tools.");
        }

        var found = Versions(step.Tool, text);
        if (wanted is not null && !found.Any(version => Satisfies(version, wanted)))
        {
            return StepEnd.Failed($"'{step.Tool}' is needed in version {wanted}, but found here: {(found.Count == 0 ? text.Trim() : string.Join(", ", found))}.");
        }

        state.SetOutput("version", found.LastOrDefault(version => wanted is null || Satisfies(version, wanted)) ?? "");
        state.Write($"{step.Tool} {string.Join(", ", found)}");
        return StepEnd.Succeeded;
    }

    /// <summary>
    /// Every part that is written must agree; <c>x</c> and <c>*</c> agree with all. A leading <c>v</c>, <c>^</c>, <c>~</c>, <c>=</c> or <c>&gt;=</c> is understood.
    /// Words such as <c>latest</c> or <c>lts/*</c> take any version.
    /// </summary>
    internal static bool Satisfies(string version, string wanted)
    {
        var sign = Signs().Match(wanted.Trim());
        var parts = sign.Groups["version"].Value.Split('.');
        var actual = version.Split('.', '-', '+');
        if (!char.IsAsciiDigit(parts[0].FirstOrDefault()))
        {
            return true;
        }

        return sign.Groups["sign"].Value switch
        {
            ">=" => Compare(actual, parts) >= 0,
            "^" => actual[0] == parts[0] && Compare(actual, parts) >= 0,
            "~" => actual.Take(2).SequenceEqual(parts.Take(2)) && Compare(actual, parts) >= 0,
            _ => parts.Index().All(part => part.Item is "x" or "X" or "*" || actual.ElementAtOrDefault(part.Index) == part.Item),
        };
    }

    private static int Compare(string[] left, string[] right) => left.Zip(right)
        .Select(static pair => (int.TryParse(pair.First, out var a) ? a : 0).CompareTo(int.TryParse(pair.Second, out var b) ? b : 0))
        .FirstOrDefault(static order => order != 0);

    private static string[] Question(string tool) => tool switch
    {
        "dotnet" => ["dotnet", "--list-sdks"],
        "node" => ["node", "--version"],
        "java" => ["java", "-version"],
        "python" => ["python3", "--version"],
        "go" => ["go", "version"],
        "terraform" => ["terraform", "version"],
        _ => [tool, "--version"],
    };

    private static IReadOnlyList<string> Versions(string tool, string text)
    {
        var lines = text.Split('\n');
        var told = tool == "dotnet" ? lines : [.. lines.Where(static line => VersionShape().IsMatch(line)).Take(1)];
        return [.. told.Select(static line => VersionShape().Match(line).Value).Where(static version => version.Length > 0).Select(version => Modern(tool, version))];
    }

    /// <summary>Java 8 calls itself 1.8.</summary>
    private static string Modern(string tool, string version) =>
        tool == "java" && version.StartsWith("1.", StringComparison.Ordinal) ? version[2..] : version;

    [GeneratedRegex(@"\d+(\.\d+)+([-+][0-9A-Za-z.-]+)?|\b\d+\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VersionShape();

    [GeneratedRegex(@"^(?<sign>>=|\^|~|=)?\s*v?(?<version>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Signs();
}
