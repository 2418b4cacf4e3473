using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What a service or a function may do is what it lists: no policy is attached to its role by hand, and no level of access is declared that nobody lists.</summary>
internal sealed class AccessIsAllThereIs : ModelRule
{
    private static readonly string[] Attachments = ["aws_iam_role_policy", "aws_iam_role_policy_attachment", "aws_iam_role_policies_exclusive", "aws_iam_policy_attachment"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var environment in model.Environments)
        {
            CheckAttachments(environment, diagnostics);
        }

        CheckLevels(model, diagnostics);
    }

    private static void CheckAttachments(DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        var roles = environment.Resources.Where(static r => r is { Type: "aws_iam_role", IsOfLibrary: true }).Select(static r => r.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var resource in environment.Resources.Where(static r => !r.IsOfLibrary && Attachments.Contains(r.Type)))
        {
            var read = resource.Body.Values.SelectMany(static v => ExprTree.Reads(v)).Select(static r => r.Source).OfType<ResourceSource>().FirstOrDefault(s => s.Type == "aws_iam_role" && roles.Contains(s.Name));
            if (read is not null && environment.Uses.FirstOrDefault(u => u.Construct is "workload" or "function" && read.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal)) is { } use)
            {
                Report(
                    diagnostics, AccessDiagnostics.GrantByHand, resource.Origin.Location,
                    $"`{resource.Name}` gives the role of `{use.Name}` more than `{use.Name}` lists. List it as `access`; what no construct covers is declared with `access name {{ … }}`.");
            }
        }
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
