using System.Collections.Frozen;

namespace Flow.Compiler.Syntax;

/// <summary>Words that people who know GitHub's workflow files put into a header, and what they mean there.</summary>
internal static class ForeignClauses
{
    private static readonly FrozenDictionary<string, string> SmallWords = new Dictionary<string, string>
    {
        ["needs"] = "after", ["depends-on"] = "after", ["depends_on"] = "after", ["dependsOn"] = "after", ["requires"] = "after",
        ["runs-on"] = "on", ["runs_on"] = "on", ["runsOn"] = "on", ["condition"] = "when", ["id"] = "as",
        ["working-directory"] = "at", ["working_directory"] = "at", ["retention-days"] = "keep",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Lines = new Dictionary<string, string>
    {
        ["timeout"] = "timeout = 10m", ["timeout-minutes"] = "timeout = 10m", ["environment"] = "environment = production", ["env"] = "env { NAME = \"value\" }",
        ["permissions"] = "permissions { contents = read }", ["container"] = "container = \"node:24\"", ["concurrency"] = "concurrency { group = \"deploy\" }",
        ["continue-on-error"] = "continue-on-error = true", ["secrets"] = "secrets = inherit", ["shell"] = "shell = \"bash\"", ["fail-fast"] = "fail-fast = false",
        ["max-parallel"] = "max-parallel = 2", ["branches"] = "branches = \"main\"", ["paths"] = "paths = \"src/**\"",
        ["retry"] = "retry = 2", ["retries"] = "retry = 2",
    }.ToFrozenDictionary();

    /// <summary>The small word that is written for <paramref name="word"/>, or null.</summary>
    public static string? SmallWordFor(string word) => SmallWords.GetValueOrDefault(word);

    /// <summary>How a line of the body begins that says what <paramref name="word"/> would in the header, or null.</summary>
    public static string? LineFor(string word) => Lines.GetValueOrDefault(word);
}
