using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Where AWS keeps a secret for a service: in Secrets Manager, or in the store of parameters. A task and a pod get it by its ARN.</summary>
public static class SecretPlaces
{
    /// <summary>The function of the language that says <see cref="IsParameter(Expr)"/>.</summary>
    public const string IsParameterFunction = "is-ssm-parameter";

    private const string Parameter = "aws_ssm_parameter";

    private const string Arn = "arn";

    /// <summary>Whether a value is the ARN of a parameter; what it reads decides where the compiler does not know its text.</summary>
    public static bool IsParameter(Expr value) => value.KnownText is { } text ? IsParameter(text) : AttributeRead.In(value).Any(static r => r.Resource.Type == Parameter && r.Path == Arn);

    /// <summary>Whether a text is the ARN of a parameter.</summary>
    public static bool IsParameter(string text) => IsArn(text, "ssm", "parameter/");

    /// <summary>Whether a value can be the ARN of something that keeps a secret. Of what comes from elsewhere, such as a parameter of the environment, nobody knows.</summary>
    public static bool CanBe(Expr value) => value switch
    {
        ConstantExpr => value.KnownText is not { } text || IsParameter(text) || IsArn(text, "secretsmanager", "secret:"),
        InterpolationExpr { Parts: [{ KnownText: { } first }, ..] } => first.StartsWith("arn:", StringComparison.Ordinal),
        ConditionalExpr choice => CanBe(choice.Consequence) && CanBe(choice.Alternative),
        _ => AttributeRead.In(value).ToList() is var reads && (reads.Count == 0 || reads.Exists(Keeps)),
    };

    private static bool Keeps(AttributeRead read) => read.Resource.Type switch
    {
        Parameter => read.Path == Arn,
        "aws_secretsmanager_secret" => read.Path is Arn or "id",
        "aws_secretsmanager_secret_version" => read.Path is Arn or "secret_id",
        "aws_secretsmanager_secret_rotation" => read.Path is "id" or "secret_id",
        _ => read.Path.EndsWith("secret_arn", StringComparison.Ordinal),
    };

    private static bool IsArn(string text, string service, string kind) =>
        text.Split(':', 6) is ["arn", ['a', 'w', 's', ..], var of, { Length: > 0 }, { Length: 12 }, var thing] && of == service && thing.StartsWith(kind, StringComparison.Ordinal) && thing.Length > kind.Length;
}
