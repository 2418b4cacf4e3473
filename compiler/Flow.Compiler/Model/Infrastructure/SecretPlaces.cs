using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Where AWS keeps a secret for a service: in Secrets Manager, or in the store of parameters. A task and a pod get it by its ARN.</summary>
public static class SecretPlaces
{
    private const string Arn = "arn";

    /// <summary>Whether a value can be the ARN of something that keeps a secret. Of what comes from elsewhere, such as a parameter of the environment, nobody knows.</summary>
    public static bool CanBe(Expr value) => value switch
    {
        ConstantExpr => value.KnownText is not { } text || SsmParameter.IsNamedBy(text) || AmazonResourceName.Is(text, "secretsmanager", "secret:"),
        InterpolationExpr { Parts: [{ KnownText: { } first }, ..] } => first.StartsWith("arn:", StringComparison.Ordinal),
        ConditionalExpr choice => CanBe(choice.Consequence) && CanBe(choice.Alternative),
        _ => AttributeRead.In(value).ToList() is var reads && (reads.Count == 0 || reads.Exists(Keeps)),
    };

    private static bool Keeps(AttributeRead read) => read.Resource.Type switch
    {
        SsmParameter.Type => read.Path == Arn,
        "aws_secretsmanager_secret" => read.Path is Arn or "id",
        "aws_secretsmanager_secret_version" => read.Path is Arn or "secret_id",
        "aws_secretsmanager_secret_rotation" => read.Path is "id" or "secret_id",
        _ => read.Path.EndsWith("secret_arn", StringComparison.Ordinal),
    };
}
