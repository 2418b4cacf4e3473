using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Says in a policy why a statement cannot allow less, where the level of access that it comes from does: whoever reads the policy sees <c>*</c> and asks.</summary>
internal static class StatementReasons
{
    /// <summary>The body of <paramref name="resource"/>, with the reasons as comments above the statements of a policy.</summary>
    public static ResourceBody In(Resource resource, DeploymentEnvironment environment)
    {
        if (resource is not { Mode: ResourceMode.Data, Type: "aws_iam_policy_document" })
        {
            return resource.Body;
        }

        var reasons = environment.Uses.SelectMany(static u => u.Access.Concat(u.Pulls)).SelectMany(static g => g.Statements).Where(static s => s.Because is not null).ToLookup(static s => s.Name, static s => s.Because!);
        return new ResourceBody([.. resource.Body.Items.Select(i => i is ResourceBlock { Name: "statement" } statement && reasons[NameOf(statement)].FirstOrDefault() is { } reason ? With(statement, reason) : i)]);
    }

    private static string NameOf(ResourceBlock statement) => statement.Body.Items.OfType<ResourceArgument>().FirstOrDefault(static a => a.Name == "sid")?.Value.KnownText ?? "";

    private static ResourceBlock With(ResourceBlock statement, string reason) =>
        statement with { Origin = statement.Origin with { Comments = [.. statement.Origin.Comments, .. $"Because {reason}".Split('\n')] } };
}
