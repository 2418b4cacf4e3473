using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flow.Compiler.Providers;

/// <summary>The regions of AWS, by their codes: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html, with those of its other partitions.</summary>
public static partial class Regions
{
    /// <summary>Those that are known, in the order of their codes.</summary>
    public static readonly ImmutableArray<string> Known =
    [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
        "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1", "eu-central-1", "eu-central-2", "eu-isoe-west-1", "eu-north-1", "eu-south-1",
        "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "eusc-de-east-1", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-gov-east-1",
        "us-gov-west-1", "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isof-east-1", "us-isof-south-1", "us-west-1", "us-west-2",
    ];

    /// <summary>Whether <paramref name="region"/> is one, or has the form of one that is newer than this list.</summary>
    public static bool MayBe(string region) => Known.Contains(region) || Form().IsMatch(region);

    /// <summary>What stands for a partition of its own at the beginning of the codes of its regions. Others are of the partition <c>aws</c>.</summary>
    private static readonly ImmutableArray<(string Start, string Partition)> Partitions =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"), ("us-isof-", "aws-iso-f"), ("eu-isoe-", "aws-iso-e"), ("eusc-", "aws-eusc"),
    ];

    /// <summary>The partition that ARNs of <paramref name="region"/> name; <c>aws</c> where the region is not known.</summary>
    public static string PartitionOf(string? region) => Partitions.FirstOrDefault(p => region?.StartsWith(p.Start, StringComparison.Ordinal) == true).Partition ?? "aws";

    /// <summary>What the hosts of AWS's services in <paramref name="region"/> end with, of the partitions that the public reaches.</summary>
    public static string DomainOf(string? region) => PartitionOf(region) switch { "aws-cn" => "amazonaws.com.cn", "aws-eusc" => "amazonaws.eu", _ => "amazonaws.com" };

    [GeneratedRegex("^(af|ap|ca|cn|eu|il|me|mx|sa|us)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
