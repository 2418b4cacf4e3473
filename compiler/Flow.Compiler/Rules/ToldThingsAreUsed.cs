using System.Collections.Frozen;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>A service or a function whose environment variables say where something is may do something with it.</summary>
internal sealed class ToldThingsAreUsed : ModelRule
{
    private static readonly string[] WithRole = ["workload", "function"];

    /// <summary>What is of no use without a level of access, with the levels that it has, and what says where it is.</summary>
    private static readonly FrozenDictionary<string, (string[] Levels, string[] Says)> guarded = new Dictionary<string, (string[], string[])>
    {
        ["database"] = (["connect"], ["address", "endpoint", "reader_endpoint"]),
        ["cache"] = (["connect"], ["primary_endpoint_address", "reader_endpoint_address", "configuration_endpoint_address"]),
        ["queue"] = (["send", "receive"], ["url", "id", "arn", "name"]),
        ["bucket"] = (["read", "write", "read-write"], ["id", "arn", "bucket"]),
        ["topic"] = (["publish"], ["id", "arn", "name"]),
    }.ToFrozenDictionary();

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var said = new HashSet<Location>();
        foreach (var environment in model.Environments.Where(static e => e.Cloud?.Provider == "aws"))
        {
            foreach (var use in environment.Uses.Where(static u => (u.IsHosted || (u.IsOfLibrary && WithRole.Contains(u.Construct))) && ListedAccess.IsKnown(u)))
            {
                Check(use, environment, said, diagnostics);
            }
        }
    }

    private static void Check(ConstructUse use, DeploymentEnvironment environment, HashSet<Location> said, DiagnosticBag diagnostics)
    {
        foreach (var (read, thing) in ToldBy(use, environment).DistinctBy(static t => t.Thing))
        {
            if (!HasOtherWays(thing) && !ListedAccess.Has(use, thing, environment) && said.Add(read.Location.InProject))
            {
                diagnostics.Report(
                    WiringDiagnostics.MayDoNothing, read.Location.InProject,
                    $"`{use.Name}` is told where `{thing.Name}` is, and may do nothing with it. List what it does as its `access`: {string.Join(" or ", guarded[thing.Construct].Levels.Select(l => $"`{thing.Name}.{l}`"))}.");
            }
        }
    }

    private static IEnumerable<(AttributeRead Read, ConstructUse Thing)> ToldBy(ConstructUse use, DeploymentEnvironment environment) =>
        from read in use.Value("env") is { } told ? AttributeRead.In(told) : []
        let thing = environment.Resources.FirstOrDefault(r => r.Reference == read.Resource) is { } named ? environment.UseOf(named) : null
        where thing is { IsOfLibrary: true } && guarded.TryGetValue(thing.Construct, out var guard) && guard.Says.Contains(read.Path)
        select (read, thing);

    /// <summary>A database whose clients are named by their security groups may let in anybody.</summary>
    private static bool HasOtherWays(ConstructUse thing) => thing.Parameters.Any(static p => p is { Name: "clients", IsWritten: true });
}
