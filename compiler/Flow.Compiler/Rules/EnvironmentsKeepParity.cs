using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>An environment says differently only what the one that it is like lets differ.</summary>
internal sealed class EnvironmentsKeepParity : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var byName = model.Environments.DistinctBy(static e => e.Name).ToDictionary(static e => e.Name, StringComparer.Ordinal);
        foreach (var environment in model.Environments)
        {
            CheckEntries(environment, byName, diagnostics);
            if (environment.Like is not { } like || byName.GetValueOrDefault(like) is not { MayDiffer: { } allowed } parent)
            {
                continue;
            }

            foreach (var difference in environment.Differences.Where(d => !allowed.Any(p => Covers(p, d.Path)) && !IsSameAccount(d.Path, environment, parent) && !IsOwnName(d.Path, environment, parent, model)))
            {
                var holder = Lineage(parent, byName).First(static e => !e.InheritsMayDiffer);
                var list = holder == parent ? $"the `may-differ` of `{parent.Name}`" : $"the `may-differ` of `{holder.Name}`, which `{parent.Name}` takes over";
                Report(
                    diagnostics, EnvironmentDiagnostics.MayNotDiffer, difference.Origin.Location,
                    $"`{environment.Name}` says `{difference.Path}` differently from `{parent.Name}`, which lets {Listed(allowed)} differ. If that is meant, add `\"{difference.Path}\"` to {list}.",
                    [new RelatedLocation(holder.Origin.Location, $"`{holder.Name}` is declared here.")]);
            }
        }
    }

    /// <summary>An environment that lives in the account of the other is asked to say so, and that is no difference.</summary>
    private static bool IsSameAccount(string path, DeploymentEnvironment environment, DeploymentEnvironment parent) => path == "cloud.account" && environment.Cloud?.Account == parent.Cloud?.Account;

    /// <summary>
    /// What has to be called otherwise is no difference where only that is another word: what <c>names</c> of the project wants, a bucket, of which S3 has one of a name, and what each preview makes.
    /// </summary>
    private static bool IsOwnName(string path, DeploymentEnvironment environment, DeploymentEnvironment parent, DeliveryModel model)
    {
        if (path.Split('.') is not [var thing, var argument] || NameOf(thing, argument, parent) is not { } theirs || NameOf(thing, argument, environment) is not { } own)
        {
            return false;
        }

        return own.IsOfBucket || environment.Preview is not null
            || (model.Project.Names is { HasEnvironment: true } pattern && own.Value.KnownText is { } name && theirs.Value.KnownText is { } other
                && NamePattern.Fits(name, pattern.For(model.Project.Name, environment.Name)) && PatternNames.Own(name, pattern, model, environment) == PatternNames.Own(other, pattern, model, parent));
    }

    /// <summary>The name that <paramref name="argument"/> gives to something of an environment; null where it gives none.</summary>
    private static (Expr Value, bool IsOfBucket)? NameOf(string thing, string argument, DeploymentEnvironment environment)
    {
        if (environment.Uses.FirstOrDefault(u => u.Name == thing) is { } use)
        {
            return argument == "name" && use.Construct != "database" && use.Value(argument) is { } name ? (name, use.Construct == "bucket") : null;
        }

        return environment.Resources.FirstOrDefault(r => r.Name == thing && ResourceNames.ArgumentOf(r.Type) == argument) is { } resource
            && resource.Body.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == argument) is { } written ? (written.Value, resource.Type == "aws_s3_bucket") : null;
    }

    /// <summary>An environment, the one that it is like, and so on.</summary>
    private static IEnumerable<DeploymentEnvironment> Lineage(DeploymentEnvironment environment, Dictionary<string, DeploymentEnvironment> byName)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var at = environment; at is not null && met.Add(at.Name); at = at.Like is { } like ? byName.GetValueOrDefault(like) : null)
        {
            yield return at;
        }
    }

    /// <summary>An entry names something that the environment has, or that one has besides which takes the list over or is held against it.</summary>
    private static void CheckEntries(DeploymentEnvironment environment, Dictionary<string, DeploymentEnvironment> byName, DiagnosticBag diagnostics)
    {
        foreach (var entry in environment.UnknownDifferences.Where(u => !byName.Values.Any(e => e.Differences.Any(d => Covers(u.Path, d.Path)) && Lineage(e, byName).Skip(1).Contains(environment))))
        {
            Report(diagnostics, EnvironmentDiagnostics.NothingDiffers, entry.Origin.Location, $"`{environment.Name}` has no `{entry.Path}` that could differ.{(entry.Near is { } near ? $" Did you mean `{near}`?" : "")}");
        }
    }

    private static string Listed(ImmutableArray<string> allowed) => allowed.IsEmpty ? "nothing" : $"only {string.Join(", ", allowed.Select(static a => $"`{a}`"))}";

    /// <summary>A pattern covers what it names and everything of it; <c>*</c> stands for one name.</summary>
    private static bool Covers(string pattern, string path)
    {
        var (wanted, given) = (pattern.Split('.'), path.Split('.'));
        return wanted.Length <= given.Length && wanted.Zip(given).All(static p => p.First == "*" || p.First == p.Second);
    }
}
