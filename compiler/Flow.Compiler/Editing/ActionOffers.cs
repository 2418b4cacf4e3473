using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Hosting;

namespace Flow.Compiler.Editing;

/// <summary>Actions for the text after <c>uses</c>.</summary>
internal static class ActionOffers
{
    private const string LocalFolder = ".github/actions";

    /// <summary>Local actions, then the known ones at their newest version, then their other versions.</summary>
    public static IEnumerable<Offer> All(IProjectFiles files)
    {
        foreach (var folder in files.List(LocalFolder).Where(static f => f.EndsWith('/')))
        {
            yield return new Offer(CompletionKind.Text, $"./{LocalFolder}/{folder.TrimEnd('/')}", Likelihood.Wanted) { Detail = "action of this repository" };
        }

        foreach (var action in ActionPins.BuiltIn.GroupBy(static p => p.Repository))
        {
            var versions = action.Select(static p => p.Version.Split('.')[0]).Reverse().Distinct().ToList();
            foreach (var (version, index) in versions.Select(static (v, i) => (v, i)))
            {
                yield return new Offer(CompletionKind.Text, $"{action.Key}@{version}", index == 0 ? Likelihood.Fits : Likelihood.Seldom) { Detail = index == 0 ? "newest version" : "older version" };
            }
        }

        foreach (var name in KnownActions.Names.Where(static n => ActionPins.BuiltIn.All(p => p.Repository != n)))
        {
            var version = ActionPins.BuiltIn.LastOrDefault(p => name.StartsWith($"{p.Repository}/", StringComparison.Ordinal)).Version?.Split('.')[0];
            yield return new Offer(CompletionKind.Text, version is null ? name : $"{name}@{version}", Likelihood.Possible) { Detail = "action" };
        }
    }
}
