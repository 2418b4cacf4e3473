using Flow.Compiler.Literals;

namespace Flow.Compiler.Types;

/// <summary>A parameter in the store of the Systems Manager of AWS, by its ARN.</summary>
public static class SsmParameter
{
    /// <summary>The function of the language that says <see cref="IsMeantBy"/>.</summary>
    public const string Function = "is-ssm-parameter";

    /// <summary>The type of the resource.</summary>
    public const string Type = "aws_ssm_parameter";

    /// <summary>Whether a value is the ARN of a parameter; what it reads decides where the compiler does not know its text.</summary>
    public static bool IsMeantBy(Expr value) => value.KnownText is { } text
        ? IsNamedBy(text)
        : ExprTree.WithChildren(value).OfType<MemberExpr>().Any(static m => m.Member == "arn" && ExprTree.Reads(m.Target).Any(static r => r.Source is ResourceSource { Type: Type } or AllResourcesSource { Type: Type }));

    /// <summary>Whether a text is the ARN of a parameter.</summary>
    public static bool IsNamedBy(string text) => AmazonResourceName.Is(text, "ssm", "parameter/");
}
