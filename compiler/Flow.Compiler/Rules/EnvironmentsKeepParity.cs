using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>An environment says differently only what the one that it is like lets differ.</summary>
internal sealed class EnvironmentsKeepParity : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var byName = model.Environments.DistinctBy(static e => e.Name).ToDictionary(static e => e.Name, StringComparer.Ordinal);
        foreach (var environment in model.Environments)
        {
            CheckEntries(environment, model, diagnostics);
            if (environment.Like is not { } like || byName.GetValueOrDefault(like) is not { MayDiffer: { } allowed } parent)
            {
                continue;
            }

            foreach (var difference in environment.Differences.Where(d => !allowed.Any(p => Covers(p, d.Path))))
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.MayNotDiffer, difference.Origin.Location,
                    $"`{environment.Name}` says `{difference.Path}` differently from `{parent.Name}`, which lets {Listed(allowed)} differ. If that is meant, add `\"{difference.Path}\"` to the `may-differ` of `{parent.Name}`.",
                    [new RelatedLocation(parent.Origin.Location, $"`{parent.Name}` is declared here.")]);
            }
        }
    }

    /// <summary>An entry names something that the environment has, or that one which is like it has besides.</summary>
    private static void CheckEntries(DeploymentEnvironment environment, DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var entry in environment.UnknownDifferences.Where(u => !model.Environments.Any(e => e.Like == environment.Name && e.Differences.Any(d => Covers(u.Path, d.Path)))))
        {
            Report(diagnostics, EnvironmentDiagnostics.NothingDiffers, entry.Origin.Location, $"`{environment.Name}` has no `{entry.Path}` that could differ.{Suggestions.DidYouMean(entry.Path, Near(environment))}");
        }
    }

    private static IEnumerable<string> Near(DeploymentEnvironment environment) => environment.Resources.SelectMany(static r => r.Body.Items.Select(i => $"{r.Name}.{i.Name}").Append(r.Name)).Distinct();

    private static string Listed(ImmutableArray<string> allowed) => allowed.IsEmpty ? "nothing" : $"only {string.Join(", ", allowed.Select(static a => $"`{a}`"))}";

    /// <summary>A pattern covers what it names and everything of it; <c>*</c> stands for one name.</summary>
    private static bool Covers(string pattern, string path)
    {
        var (wanted, given) = (pattern.Split('.'), path.Split('.'));
        return wanted.Length <= given.Length && wanted.Zip(given).All(static p => p.First == "*" || p.First == p.Second);
    }
}
