using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Policies of AWS itself that a resource gives to somebody.</summary>
internal static class ManagedPolicies
{
    /// <summary>The policy with which one may do everything.</summary>
    public const string Administrator = "AdministratorAccess";

    private const string Start = ":iam::aws:policy/";

    private static readonly ImmutableArray<string> arguments = ["policy_arn", "policy_arns", "managed_policy_arns", "managed_policy_arn"];

    private static readonly ImmutableArray<string> ofWholeAccounts = ["PowerUserAccess", "job-function/DatabaseAdministrator", "job-function/NetworkAdministrator", "job-function/SystemAdministrator"];

    /// <summary>The types that give them.</summary>
    public static readonly ImmutableArray<string> Types =
    [
        "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment", "aws_iam_policy_attachment", "aws_iam_role", "aws_iam_role_policy_attachments_exclusive",
        "aws_ssoadmin_managed_policy_attachment",
    ];

    /// <summary>Those that <paramref name="resource"/> gives, by what stands behind <c>policy/</c> in their ARN, in every partition of AWS.</summary>
    public static IEnumerable<(string Name, Setting Written)> Of(ResourceReading resource) => arguments.Select(a => resource.Read(a)).SelectMany(static s => TextsOf(s.Value).Select(text => (Text: text, Written: s)))
        .Where(static p => p.Text.Contains(Start, StringComparison.Ordinal)).Select(static p => (p.Text[(p.Text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..], p.Written));

    /// <summary>Whether AWS lets it do all that one service can do, or nearly all of an account. Its names end so: <c>AmazonS3FullAccess</c>.</summary>
    public static bool IsWide(string name) => name.EndsWith("FullAccess", StringComparison.Ordinal) || ofWholeAccounts.Contains(name);

    private static IEnumerable<string> TextsOf(Value? value) => value switch
    {
        null or NoneValue => [],
        ListValue list => list.Items.Select(static i => i.ToText()),
        _ => [value.ToText()],
    };
}
