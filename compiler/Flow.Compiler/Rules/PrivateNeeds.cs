using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What something in private subnets has to reach to start and to do what its <c>access</c> lists.</summary>
/// <param name="Name">The use of the construct.</param>
/// <param name="Elsewhere">What it does in the internet, where no endpoint leads; null for nothing.</param>
/// <param name="Services">AWS's services, by the names of their endpoints.</param>
internal sealed partial record PrivateNeeds(string Name, OutsideNeed? Elsewhere, ImmutableArray<string> Services)
{
    /// <summary>Images of ECR come by its two endpoints, and their layers from S3 (Amazon ECR User Guide, "Amazon ECR interface VPC endpoints").</summary>
    private static readonly string[] Images = ["ecr.api", "ecr.dkr", "s3"];

    /// <summary>What the machines of a cluster and Pod Identity ask (Amazon EKS User Guide, "Deploy private clusters with limited internet access").</summary>
    private static readonly string[] Machines = ["ec2", "eks", "eks-auth", "sts", .. Images];

    /// <summary>The endpoints of services, by how their actions begin. What is not in here, such as KMS, is asked by AWS itself, or is not known to need one.</summary>
    private static readonly FrozenDictionary<string, string[]> Endpoints = new Dictionary<string, string[]>
    {
        ["s3"] = ["s3"], ["dynamodb"] = ["dynamodb"], ["sqs"] = ["sqs"], ["sns"] = ["sns"], ["secretsmanager"] = ["secretsmanager"], ["ssm"] = ["ssm"], ["lambda"] = ["lambda"], ["logs"] = ["logs"],
        ["states"] = ["states"], ["events"] = ["events"], ["kinesis"] = ["kinesis-streams"], ["firehose"] = ["kinesis-firehose"], ["cloudwatch"] = ["monitoring"], ["ecs"] = ["ecs"], ["ecr"] = Images,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What lies in the private subnets of <paramref name="network"/>, in the order of the environment.</summary>
    public static IEnumerable<PrivateNeeds> In(ConstructUse network, DeploymentEnvironment environment)
    {
        foreach (var use in environment.Uses)
        {
            var cluster = environment.Resources.FirstOrDefault(static r => r.Type == "aws_eks_cluster" && r.IsOfLibrary);
            var isInCluster = environment.Workloads.Any(w => w.Name == use.Name && w.Cluster is not null);
            var place = use.Construct switch
            {
                "workload" => isInCluster ? cluster : Made("aws_ecs_service"),
                "function" => Made("aws_lambda_function"),
                "host" => Made("aws_eks_cluster"),
                _ => null,
            };
            if (place is not null && LiesIn(place, network))
            {
                yield return Of(use, isInCluster, environment);
            }

            Resource? Made(string type) => environment.Resources.FirstOrDefault(r => r.Type == type && r.Name == use.Name && r.IsOfLibrary);
        }
    }

    private static PrivateNeeds Of(ConstructUse use, bool isInCluster, DeploymentEnvironment environment) => use.Construct switch
    {
        "host" => new(
            use.Name, environment.Resources.Any(r => r.Type == "aws_eks_addon" && r.Name == $"{use.Name}-external-dns") ? new("writes names into Route 53", "write `names = false` in the host") : null,
            [.. Machines, .. IsOn(use, "insights") ? ["logs"] : (string[])[]]),
        "function" => new(use.Name, null, [.. OfAccess(use)]), // Lambda itself takes its image and writes its log
        _ => new(
            use.Name, Host(use.Value("image")) is { } host && !IsOfAws(host, environment) ? new($"takes its image from `{host}`", "take images from a `registry` of the environment") : null,
            [.. isInCluster ? [] : Images, .. isInCluster ? [] : (string[])["logs"], .. HasAny(use.Value("secrets")) ? ["secretsmanager"] : (string[])[], .. OfAccess(use)]),
    };

    private static bool IsOn(ConstructUse use, string parameter) => use.Value(parameter)?.Constant is BoolValue { Truth: true };

    private static bool HasAny(Expr? map) => map switch
    {
        RecordExpr record => !record.Fields.IsEmpty,
        { Constant: RecordValue known } => !known.Fields.IsEmpty,
        _ => false,
    };

    private static IEnumerable<string> OfAccess(ConstructUse use) =>
        use.Access.SelectMany(static g => g.Statements).SelectMany(static s => s.Actions).SelectMany(static a => Endpoints.GetValueOrDefault(a.Split(':')[0], []));

    private static bool LiesIn(Resource resource, ConstructUse network) => resource.Body.Items.OfType<ResourceBlock>().Where(static b => b.Name is "network_configuration" or "vpc_config")
        .SelectMany(static b => b.Body.Values).SelectMany(ResourceReference.In).Any(r => r.Type == "aws_subnet" && r.Name == $"{network.Name}-private");

    /// <summary>The registry of an image, as far as it is known; null where nobody knows, and for a registry that the environment makes or looks up.</summary>
    private static string? Host(Expr? image)
    {
        if (image is null || ExprTree.Reads(image).Any(static r => r.Source is ResourceSource { Type: "aws_ecr_repository" }))
        {
            return null;
        }

        var start = (image.Constant ?? (image as InterpolationExpr)?.Parts[0].Constant)?.ToText() ?? "";
        var slash = start.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && start.AsSpan(0, slash).IndexOfAny('.', ':') > 0 ? start[..slash] : start.Length > 0 && (slash > 0 || image.Constant is not null) ? "docker.io" : null;
    }

    /// <summary>Endpoints of ECR lead to registries of their own region alone.</summary>
    private static bool IsOfAws(string host, DeploymentEnvironment environment) => Registry().Match(host) is { Success: true } match && match.Groups["region"].Value == environment.Cloud?.Region;

    [GeneratedRegex(@"^[0-9]{12}\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Registry();
}

/// <summary>Something that is in the internet.</summary>
/// <param name="What">What is done there: <c>takes its image from `ghcr.io`</c>.</param>
/// <param name="Instead">What to do to need it no longer.</param>
internal sealed record OutsideNeed(string What, string Instead);
