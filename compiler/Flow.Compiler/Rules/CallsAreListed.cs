using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A service that says the address of another one lists that it calls it, unless everybody may: what is not listed is refused, by security groups and by NetworkPolicies. On the
/// machine of whoever develops nothing is refused.
/// </summary>
internal sealed class CallsAreListed : ModelRule
{
    private const string Level = "call";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var said = new HashSet<Location>();
        foreach (var environment in model.Environments.Where(static e => e.Cloud?.Provider != Platforms.Local))
        {
            foreach (var use in environment.Uses)
            {
                CheckListed(use, environment, said, diagnostics);
                Check(use, environment, said, diagnostics);
            }
        }
    }

    /// <summary>A name of a cluster that the environment makes is known in that cluster alone.</summary>
    private static void CheckListed(ConstructUse use, DeploymentEnvironment environment, HashSet<Location> said, DiagnosticBag diagnostics)
    {
        var calls = use.Access.Where(a => a.Connections.Any(c => c.Group.Constant is TextValue name && IsBehindWall(use, name.Text, environment)));
        foreach (var call in calls.Where(c => said.Add(c.Location)))
        {
            var other = call.Name.Split('.')[0];
            diagnostics.Report(
                ContainerDiagnostics.CallFromOutside, call.Location,
                $"`{use.Name}` is outside of the cluster that `{other}` runs in, where nobody knows its name. {WayIn(other)} Then leave out `{call.Name}`.");
        }
    }

    private static bool IsBehindWall(ConstructUse use, string other, DeploymentEnvironment environment) =>
        environment.Workloads.Any(w => w.Name == other && w.Cluster is not null) && environment.Workloads.All(w => w.Name != use.Name || w.Cluster is null);

    private static string WayIn(string service) => $"Give `{service}` a `domain` and a `certificate`, and `internal = true` if only the network may reach it: HTTPS needs no line in `access`.";

    /// <summary>What several environments refuse is said for the first of them.</summary>
    private static void Check(ConstructUse use, DeploymentEnvironment environment, HashSet<Location> said, DiagnosticBag diagnostics)
    {
        foreach (var read in use.Reads.DistinctBy(static r => r.Service).Where(r => environment.Uses.FirstOrDefault(u => u.Name == r.Service) is { } other && !IsPublic(other)))
        {
            if (IsBehindWall(use, read.Service, environment))
            {
                CheckOutside(use, read, environment, said, diagnostics);
                continue;
            }

            var level = $"{read.Service}.{Level}";
            if (use.Access.All(a => a.Name != level) && said.Add(read.Place))
            {
                diagnostics.Add(new Diagnostic(
                    AccessDiagnostics.CallNotListed, read.Place,
                    $"`{use.Name}` reads where `{read.Service}` is and does not list that it calls it, so `{environment.Name}` refuses the call. Add `{level}` to its `access`.")
                {
                    Fixes = [.. Fixes(use, level)],
                });
            }
        }
    }

    private static void CheckOutside(ConstructUse use, AddressRead read, DeploymentEnvironment environment, HashSet<Location> said, DiagnosticBag diagnostics)
    {
        if (!HasHttps(environment.Uses.First(u => u.Name == read.Service)) && use.Access.All(a => a.Name != $"{read.Service}.{Level}") && said.Add(read.Place))
        {
            diagnostics.Report(AccessDiagnostics.CallNotListed, read.Place, $"`{use.Name}` reads where `{read.Service}` is and is outside of its cluster, so nothing lets it call. {WayIn(read.Service)}");
        }
    }

    private static bool HasHttps(ConstructUse use) => IsWritten(use, "domain") && IsWritten(use, "certificate");

    private static bool IsWritten(ConstructUse use, string parameter) => use.Value(parameter) is { } value and not { Constant: NoneValue };

    /// <summary>What has a name outside is reached under it over HTTPS, which every service may speak.</summary>
    private static bool IsPublic(ConstructUse use) =>
        IsWritten(use, "domain") && use.Value("internal")?.Constant is not BoolValue { Truth: true };

    private static IEnumerable<Fix> Fixes(ConstructUse use, string level)
    {
        var access = use.Parameters.FirstOrDefault(static p => p is { Name: "access", IsWritten: true });
        var edit = access is null ? BodyLine.Add(use.Origin.Location, $"access = [{level}]") : InList(access.Value.Location, level);
        return edit is null ? [] : [new Fix($"Add `{level}` to `access`", FixSafety.Suggestion, [edit])];
    }

    /// <summary>Before the bracket that closes a list.</summary>
    private static TextEdit? InList(Location list, string element)
    {
        var (text, span) = (list.Source.Content, list.Span);
        if (list.Source.IsBuiltIn || span.Length < 2 || text[span.Start] != '[' || text[span.End - 1] != ']')
        {
            return null;
        }

        var end = span.End - 1;
        while (end > span.Start + 1 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var isLong = text.AsSpan(end, span.End - end).Contains('\n');
        return new TextEdit(new TextSpan(end, 0), text[end - 1] == '[' || isLong ? isLong ? $"\n    {element}" : element : $", {element}");
    }
}
