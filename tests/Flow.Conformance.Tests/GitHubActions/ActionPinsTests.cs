using System.Text.RegularExpressions;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Tests;

namespace Flow.Conformance.Tests.GitHubActions;

/// <summary>The commits of actions are facts that can be looked up.</summary>
public partial class ActionPinsTests
{
    /// <summary>Each entry is what public workflows pin, and none of them notes another version of its own beside that commit more often.</summary>
    [SkippableFact]
    public void Public_workflows_agree_with_every_entry()
    {
        var corpus = Repository.PathOf("../shared/corpus/github");
        Skip.IfNot(Directory.Exists(corpus), "needs the collection of public workflows, which is not part of the project");

        var notes = Directory.EnumerateFiles(corpus, "*.y*ml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .SelectMany(file => Pin().Matches(File.ReadAllText(file)).Select(m => (Action: m.Groups["action"].Value.ToLowerInvariant(), Commit: m.Groups["commit"].Value, Version: m.Groups["version"].Value)))
            .ToLookup(static n => (n.Action, n.Commit), static n => n.Version);
        Assert.All(ActionPins.BuiltIn, pin =>
        {
            var versions = notes[(pin.Repository.ToLowerInvariant(), pin.Commit)].Where(static v => v.Count(c => c == '.') == 2).GroupBy(static v => v);
            Assert.Equal(pin.Version, "v" + versions.MaxBy(static g => g.Count())?.Key);
        });
    }

    [GeneratedRegex("""uses:\s*["']?(?<action>[\w.-]+/[\w.-]+)(/[\w./-]+)?@(?<commit>[0-9a-f]{40})["']?\s*#\s*v?(?<version>\d+(\.\d+)*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pin();
}
