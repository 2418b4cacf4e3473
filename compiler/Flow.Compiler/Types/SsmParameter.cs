using Flow.Compiler.Literals;

namespace Flow.Compiler.Types;

/// <summary>A parameter in the store of the Systems Manager of AWS, by its ARN.</summary>
public static class SsmParameter
{
    /// <summary>The function of the language that says <see cref="IsMeantBy"/>.</summary>
    public const string Function = "is-ssm-parameter";

    /// <summary>The type of the resource.</summary>
    public const string Type = "aws_ssm_parameter";

    // Stands for what nobody knows yet: as long as the number of an account, and begins like the path of a parameter.
    private const string Unknown = "/00000000000";

    /// <summary>Whether a value is the ARN of a parameter; where the compiler does not know its text, what is written of it decides, or what it reads.</summary>
    public static bool IsMeantBy(Expr value) => value switch
    {
        { KnownText: { } text } => IsNamedBy(text),
        InterpolationExpr { Parts: var parts } when IsNamedBy(string.Concat(parts.Select(static p => p.KnownText ?? Unknown))) => true,
        _ => ExprTree.WithChildren(value).OfType<MemberExpr>().Any(static m => m.Member == "arn" && ExprTree.Reads(m.Target).Any(static r => r.Source is ResourceSource { Type: Type } or AllResourcesSource { Type: Type })),
    };

    /// <summary>Whether a text is the ARN of a parameter.</summary>
    public static bool IsNamedBy(string text) => AmazonResourceName.Is(text, "ssm", "parameter/");
}
