namespace Flow.Compiler.Literals;

/// <summary>The name of something at AWS that holds everywhere: <c>arn:aws:ssm:eu-west-1:123456789012:parameter/shop/mail</c>.</summary>
public static class AmazonResourceName
{
    /// <summary>Whether <paramref name="text"/> is the name of something of <paramref name="service"/> whose last part begins with <paramref name="kind"/> and goes on.</summary>
    public static bool Is(string text, string service, string kind) =>
        text.Split(':', 6) is ["arn", ['a', 'w', 's', ..], var of, { Length: > 0 }, { Length: 12 }, var thing] && of == service && thing.StartsWith(kind, StringComparison.Ordinal) && thing.Length > kind.Length;
}
