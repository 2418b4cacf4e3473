using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A load balancer that is reached from outside answers under public addresses, also to what lies in its own network: a call from there leaves by NAT and comes in from an address of that, which
/// no security group stands for. So it comes through only where <c>from-addresses</c> lists it.
/// </summary>
internal sealed class CallersAreLetIn : ModelRule
{
    private const string Everywhere = "0.0.0.0/0";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var said = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            foreach (var (use, other, place) in environment.Uses.SelectMany(u => Calls(u, environment)).Where(c => IsPicky(c.Other) && said.Add(c.Place)))
            {
                Report(
                    diagnostics, ContainerDiagnostics.CallerNotLetIn, place,
                    $"`{use.Name}` calls `{other.Name}` at its public address, so the call comes from an address of NAT, and `from-addresses` of `{other.Name}` has only {string.Join(", ", Blocks(other)!.Select(static b => $"`{b}`"))}. Say `internal = true` where only the network calls it, or add the blocks of the addresses of NAT.");
            }
        }
    }

    /// <summary>Each service that <paramref name="use"/> calls, once: where it lists the call, or else where it reads the address.</summary>
    private static IEnumerable<(ConstructUse Use, ConstructUse Other, Location Place)> Calls(ConstructUse use, DeploymentEnvironment environment) =>
        use.Access.Where(static a => a.Name.EndsWith(".call", StringComparison.Ordinal)).Select(static a => (Name: a.Name[..^".call".Length], Place: a.Location))
            .Concat(use.Reads.Select(static r => (Name: r.Service, r.Place))).DistinctBy(static c => c.Name)
            .Select(c => (use, Other: environment.Uses.FirstOrDefault(u => u.Name == c.Name && u.Construct == "workload" && environment.Workloads.All(w => w.Name != u.Name)), c.Place))
            .Where(static c => c.Other is not null).Select(static c => (c.use, c.Other!, c.Place));

    private static bool IsPicky(ConstructUse other) => other.Value("port") is not (null or { Constant: NoneValue }) && other.Value("internal")?.Constant is BoolValue { Truth: false }
        && Blocks(other) is { } blocks && !blocks.Contains(Everywhere);

    private static List<string>? Blocks(ConstructUse other) => other.Value("from-addresses")?.Constant is ListValue list ? [.. list.Items.Select(static i => i.ToText())] : null;
}
