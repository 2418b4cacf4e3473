using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Providers;

/// <summary>
/// What a provider takes besides the types that its schema says: blocks of addresses and ports, by the usual names of such arguments, and names at AWS (from the
/// documentation of each service). What is not in here is left to Terraform.
/// </summary>
internal static partial class ValueLimits
{
    private const int HighestPort = 65535;

    private static readonly HashSet<string> Blocks = ["cidr", "cidr_block", "cidr_blocks", "cidr_ipv4", "cidr_ipv6", "destination_cidr_block", "destination_ipv6_cidr_block", "ipv6_cidr_block", "ipv6_cidr_blocks", "source_cidr_blocks"];

    private static readonly HashSet<string> Ports = ["container_port", "from_port", "host_port", "port", "to_port"];

    /// <summary>How long CloudWatch can keep logs, in days; 0 is for ever.</summary>
    private static readonly HashSet<decimal> LogDays = [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Why <paramref name="value"/> cannot be the argument <paramref name="name"/> of a resource of <paramref name="type"/>, as a sentence; null where nothing is known against it.</summary>
    public static string? ProblemOf(string type, string name, Value value) => value switch
    {
        TextValue { Text: var text } when Blocks.Contains(name) => ProblemOfBlock(text),
        NumberValue { Number: var port } when Ports.Contains(name) && (port is < -1 or > HighestPort || decimal.Truncate(port) != port) => $"A port is between 0 and {HighestPort}, and {value.ToText()} is none.",
        NumberValue { Number: var days } when (type, name) is ("aws_cloudwatch_log_group", "retention_in_days") && !LogDays.Contains(days) =>
            $"CloudWatch cannot keep logs for {value.ToText()} days. It knows {string.Join(", ", LogDays.Where(static d => d is > 0 and < 400))} and some longer ones.",
        TextValue { Text: var text } => ProblemOfName(type, name, text),
        _ => null,
    };

    private static string? ProblemOfBlock(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || !IPAddress.TryParse(text[..slash], out var address) || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > Bits(address))
        {
            return $"`{text}` is no block of addresses; one is written `10.0.0.0/16`.";
        }

        var first = FirstOf(address, length);
        return first.Equals(address) ? null : $"`{text}` is not the first address of a block. Did you mean `{first}/{length}`?";
    }

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private static IPAddress FirstOf(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= (byte)(0xFF << Math.Clamp(8 - (length - (i * 8)), 0, 8));
        }

        return new IPAddress(bytes);
    }

    private static string? ProblemOfName(string type, string name, string text) => (type, name) switch
    {
        ("aws_s3_bucket", "bucket") => Unless(Bucket().IsMatch(text), text, "the name of a bucket has 3 to 63 small letters, digits, `-` and `.`"),
        ("aws_s3_bucket", "bucket_prefix") => Unless(BucketPrefix().IsMatch(text), text, "the beginning of a bucket's name has at most 37 small letters, digits, `-` and `.`"),
        ("aws_lb" or "aws_alb" or "aws_lb_target_group", "name") => Unless(Balancer().IsMatch(text), text, "the name of a load balancer or of a target group has at most 32 letters, digits and `-`, and no `-` at its ends"),
        ("aws_iam_role" or "aws_iam_user", "name") => Unless(Role().IsMatch(text), text, "the name of a role or of a user has at most 64 letters, digits and `+=,.@_-`"),
        ("aws_iam_role", "name_prefix") => Unless(text.Length <= 38, text, "the beginning of a role's name has at most 38 characters"),
        ("aws_sqs_queue", "name") => Unless(Queue().IsMatch(text) && text.Length <= 80, text, "the name of a queue has at most 80 letters, digits, `-` and `_`, and perhaps `.fifo` behind them"),
        ("aws_sns_topic", "name") => Unless(Queue().IsMatch(text) && text.Length <= 256, text, "the name of a topic has at most 256 letters, digits, `-` and `_`, and perhaps `.fifo` behind them"),
        ("aws_db_instance", "identifier") => Unless(Database().IsMatch(text) && text.Length <= 63, text, "the name of a database has at most 63 small letters, digits and `-`, begins with a letter, and has no two `-` in a row and none at its end"),
        ("aws_elasticache_replication_group", "replication_group_id") => Unless(
            Database().IsMatch(text) && text.Length <= 40, text, "the name of a cache has at most 40 small letters, digits and `-`, begins with a letter, and has no two `-` in a row and none at its end"),
        ("aws_lambda_function", "function_name") => Unless(Function().IsMatch(text), text, "the name of a function has at most 64 letters, digits, `-` and `_`"),
        ("aws_backup_vault", "name") => Unless(Vault().IsMatch(text), text, "the name of a vault has 2 to 50 letters, digits, `-` and `_`"),
        ("aws_ecr_repository", "name") => Unless(Registry().IsMatch(text) && text.Length is >= 2 and <= 256, text, "the name of a registry has 2 to 256 small letters, digits and `._-/`"),
        (not "aws_route53_record", "name" or "alarm_name" or "family" or "identifier") when text.Length == 0 && type.StartsWith("aws_", StringComparison.Ordinal) => "The name is empty. Without the line the provider makes one up, or says that it needs one.",
        ("aws_kms_alias", "name") => Unless(text.StartsWith("alias/", StringComparison.Ordinal), text, "the name of a key begins with `alias/`"),
        _ => null,
    };

    private static string? Unless(bool isRight, string text, string rule) => isRight ? null : $"`{text}` cannot be: {rule}.";

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex Bucket();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,36}$", RegexOptions.None, 1000)]
    private static partial Regex BucketPrefix();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Balancer();

    [GeneratedRegex("^[A-Za-z0-9+=,.@_-]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex Role();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.fifo)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Queue();

    [GeneratedRegex("^[a-z](-?[a-z0-9])*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Database();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex Function();

    [GeneratedRegex("^[A-Za-z0-9_-]{2,50}$", RegexOptions.None, 1000)]
    private static partial Regex Vault();

    [GeneratedRegex("^[a-z0-9]+([._/-]+[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Registry();
}
