using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Nobody gets all rights of an account.</summary>
internal sealed class NobodyIsAdministrator() : SettingsRule(
    "no-administrators", RuleWeight.Danger, ExposureDiagnostics.NobodyIsAdministrator, "may do everything in the account",
    [
        new("aws_iam_role_policy_attachment", "policy_arn", "\"arn:aws:iam::aws:policy/ReadOnlyAccess\"", "CKV_AWS_274") { Holds = Expectation.NoneOf("arn:aws:iam::aws:policy/AdministratorAccess"), MayBeMissing = true },
        new("aws_iam_user_policy_attachment", "policy_arn", "\"arn:aws:iam::aws:policy/ReadOnlyAccess\"", "CKV_AWS_274") { Holds = Expectation.NoneOf("arn:aws:iam::aws:policy/AdministratorAccess"), MayBeMissing = true },
        new("aws_iam_group_policy_attachment", "policy_arn", "\"arn:aws:iam::aws:policy/ReadOnlyAccess\"", "CKV_AWS_274") { Holds = Expectation.NoneOf("arn:aws:iam::aws:policy/AdministratorAccess"), MayBeMissing = true },
        new("aws_iam_policy_attachment", "policy_arn", "\"arn:aws:iam::aws:policy/ReadOnlyAccess\"", "CKV_AWS_274") { Holds = Expectation.NoneOf("arn:aws:iam::aws:policy/AdministratorAccess"), MayBeMissing = true },
    ]);
