using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// What a service, a function or a deploy role may do is what it lists, and whoever reaches a thing lists it: no policy is attached to a role by hand, no door is opened by hand, and no level of access
/// is declared that nobody lists.
/// </summary>
internal sealed class AccessIsAllThereIs : ModelRule
{
    private static readonly string[] Attachments = ["aws_iam_role_policy", "aws_iam_role_policy_attachment", "aws_iam_policy_attachment"];

    private static readonly string[] Doors = ["aws_vpc_security_group_ingress_rule", "aws_security_group_rule"];

    private static readonly string[] WithRole = ["workload", "function", DeployRole.Construct];

    /// <summary>Those whose doors follow from what is listed.</summary>
    private static readonly string[] WithDoors = ["workload", "database", "cache"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var environment in model.Environments)
        {
            foreach (var resource in environment.Resources.Where(static r => !r.IsOfLibrary))
            {
                CheckAttachment(environment, resource, diagnostics);
                CheckDoor(environment, resource, diagnostics);
            }
        }

        CheckLevels(model, diagnostics);
    }

    private static void CheckAttachment(DeploymentEnvironment environment, Resource resource, DiagnosticBag diagnostics)
    {
        if (Attachments.Contains(resource.Type) && OwnerOf(environment, RolesOf(resource), "aws_iam_role", WithRole) is { } use)
        {
            Report(
                diagnostics, AccessDiagnostics.GrantByHand, resource.Origin.Location,
                $"`{resource.Name}` gives the role of `{use.Name}` more than `{use.Name}` lists. List it as `access`; what no construct covers is declared with `access name {{ … }}`.");
        }
    }

    private static IEnumerable<Expr> RolesOf(Resource attachment) => ((string[])["role", "roles", "role_name"]).Select(n => Argument(attachment, n)).OfType<Expr>();

    private static void CheckDoor(DeploymentEnvironment environment, Resource resource, DiagnosticBag diagnostics)
    {
        if (Doors.Contains(resource.Type) && Argument(resource, "type") is not { KnownText: "egress" } && Argument(resource, "security_group_id") is { } group
            && OwnerOf(environment, [group], "aws_security_group", WithDoors) is { } use)
        {
            var wayOut = use.Construct == "workload"
                ? $"a service that calls it lists it, `access = [{use.Name}.call]`, and anybody else comes through its load balancer, `from-addresses`"
                : $"a service that connects to it lists it, `access = [{use.Name}.connect]`, and anything else is one of its `clients`, by its security group: `clients {{ {resource.Name} = \"sg-…\" }}`";
            Report(diagnostics, AccessDiagnostics.DoorByHand, resource.Origin.Location, $"`{resource.Name}` opens `{use.Name}` to somebody who lists nothing: {wayOut}.");
        }
    }

    private static Expr? Argument(Resource resource, string name) => resource.Body.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name)?.Value;

    /// <summary>The use of one of <paramref name="constructs"/> whose resource of <paramref name="type"/> one of <paramref name="values"/> reads; null where none does.</summary>
    private static ConstructUse? OwnerOf(DeploymentEnvironment environment, IEnumerable<Expr> values, string type, string[] constructs)
    {
        var names = environment.Resources.Where(r => r.Type == type && r.IsOfLibrary).Select(static r => r.Name).ToHashSet(StringComparer.Ordinal);
        var read = values.SelectMany(static v => ExprTree.Reads(v)).Select(static r => r.Source).OfType<ResourceSource>().FirstOrDefault(s => s.Type == type && names.Contains(s.Name));
        return read is null ? null : environment.Uses.Where(u => read.Name == u.Name || read.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal)).MaxBy(static u => u.Name.Length) is { } use && constructs.Contains(use.Construct) ? use : null;
    }

    private static void CheckLevels(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var listed = model.Environments.SelectMany(static e => e.Uses.SelectMany(static u => u.Access.Concat(u.Pulls))).Select(static g => g.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var level in model.Environments.SelectMany(static e => e.Levels).Where(l => !listed.Contains(l.Name)))
        {
            Report(diagnostics, AccessDiagnostics.LevelUnused, level.Origin.Location, $"Nobody lists `{level.Name}` as its `access`.");
        }
    }
}
