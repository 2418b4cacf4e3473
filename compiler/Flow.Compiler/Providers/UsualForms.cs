namespace Flow.Compiler.Providers;

/// <summary>What arguments usually look like, by their names: an address block, an ARN, the identifier of a subnet. None of them exists.</summary>
internal static class UsualForms
{
    private const string Number = "0123456789abcdef0";

    /// <summary>What a name ends with, in singular, and what such an argument looks like.</summary>
    private static readonly (string Ending, string Form)[] Endings =
    [
        ("arn", "arn:aws:iam::123456789012:role/example"),
        ("policy", "{}"), ("json", "{}"), ("policy_document", "{}"),
        ("account_id", "123456789012"), ("region", "eu-west-1"), ("availability_zone", "eu-west-1a"),
        ("url", "https://example.com"), ("uri", "https://example.com"), ("domain_name", "example.com"),
        ("email", "team@example.com"), ("email_address", "team@example.com"), ("phone_number", "+12025550123"), ("password", "example-password-1"),
        ("subnet_id", $"subnet-{Number}"), ("subnet", $"subnet-{Number}"), ("security_group_id", $"sg-{Number}"), ("security_group", $"sg-{Number}"), ("vpc_id", $"vpc-{Number}"),
        ("instance_id", $"i-{Number}"), ("file_system_id", $"fs-{Number}"), ("volume_id", $"vol-{Number}"), ("transit_gateway_id", $"tgw-{Number}"), ("ami", $"ami-{Number}"),
        ("image_id", $"ami-{Number}"), ("user_pool_id", "eu-west-1_example1"), ("schedule_expression", "rate(1 day)"),
    ];

    /// <summary>What the argument <paramref name="name"/> usually looks like; null where its name says nothing.</summary>
    public static string? Of(string name)
    {
        if (name.Contains("cidr", StringComparison.Ordinal))
        {
            return name.Contains("v6", StringComparison.Ordinal) ? "2001:db8::/64" : "10.0.0.0/16";
        }

        foreach (var (ending, form) in Endings)
        {
            if (EndsWith(name, ending) || (name.EndsWith('s') && EndsWith(name[..^1], ending)))
            {
                return form;
            }
        }

        return null;
    }

    private static bool EndsWith(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) && (name.Length == ending.Length || name[name.Length - ending.Length - 1] == '_');
}
