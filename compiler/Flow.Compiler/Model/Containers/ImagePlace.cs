using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>How a job shows a registry who it is.</summary>
public enum RegistryLogin
{
    /// <summary>A step before has to do it.</summary>
    Elsewhere,

    /// <summary>By the token of the job: the registry of GitHub.</summary>
    GitHub,

    /// <summary>By the role of <c>login aws</c>: a registry of AWS.</summary>
    Aws,
}

/// <summary>Where an image that a job builds is kept.</summary>
/// <param name="Name">Registry and name, without a tag: <c>ghcr.io/acme/shop/api</c>.</param>
/// <param name="TagPrefix">What stands before each tag: several services share one repository of AWS, where it is <c>api-</c>; else empty.</param>
/// <param name="Login">How the job shows who it is.</param>
public sealed record ImagePlace(string Name, string TagPrefix, RegistryLogin Login)
{
    /// <summary>The registry of GitHub.</summary>
    public const string GitHubHost = "ghcr.io";

    /// <summary>The type of a registry of AWS.</summary>
    public const string AwsType = "aws_ecr_repository";

    private const string Construct = "registry";

    /// <summary>What the construct appends to its name for a registry that it looks up.</summary>
    private const string Found = "-found";

    /// <summary>The host of the registry: what stands before the first slash.</summary>
    public string Host => Name.Split('/')[0];

    /// <summary>For a registry of AWS: the region, which is a part of its host; else empty.</summary>
    public string Region => Login == RegistryLogin.Aws ? Host.Split('.')[3] : "";

    /// <summary>Where the image of <paramref name="step"/> is kept; null where nothing says it.</summary>
    public static ImagePlace? Of(DeliveryModel model, Job? job, BuildImageStep step) =>
        step.Registry is { } written ? In(written, step)
        : OfEnvironment(DeployRole.EnvironmentsOf(model, job) is [var only] ? only : null, step) is { } place ? place
        : (model.Project.Registry ?? (model.Project.Repository is { } repository ? $"{GitHubHost}/{repository.ToLowerInvariant()}" : null)) is { } general ? In(general, step) : null;

    /// <summary>Whether the place is that of the project's repository since nothing else is said.</summary>
    public static bool IsOnlyGuessed(DeliveryModel model, Job job, BuildImageStep step) =>
        step.Registry is null && model.Project.Registry is null && OfEnvironment(DeployRole.EnvironmentsOf(model, job) is [var only] ? only : null, step) is null;

    /// <summary>The registry of <paramref name="environment"/> that <paramref name="image"/> comes from; null where it is none of them, or where that is not known.</summary>
    public static ConstructUse? RegistryOf(Expr? image, DeploymentEnvironment environment) =>
        image is null ? null : environment.Uses.FirstOrDefault(u => u.Construct == Construct && (IsRead(u, image) || StartsOf(u, environment).Any(s => StartOf(image).StartsWith(s, StringComparison.Ordinal))));

    /// <summary>What the service or other thing <paramref name="name"/> of <paramref name="environment"/> runs; null where that is not said.</summary>
    public static Expr? ImageIn(DeploymentEnvironment environment, string name) =>
        environment.Uses.FirstOrDefault(u => u.Name == name)?.Value("image") ?? environment.Workloads.FirstOrDefault(w => w.Name == name)?.Cluster?.ImageName;

    /// <summary>What is known of a text from its beginning.</summary>
    public static string StartOf(Expr text) => text.KnownText ?? (text as InterpolationExpr)?.Parts[0].KnownText ?? "";

    /// <summary>Where a job for <paramref name="environment"/> alone puts the image of <paramref name="step"/>; null where nothing there says it, or where only applying it tells.</summary>
    public static ImagePlace? OfEnvironment(DeploymentEnvironment? environment, BuildImageStep step)
    {
        if (environment is null || RegistryFor(step.Service, environment) is not { } use)
        {
            return null;
        }

        return environment.Cloud is { Provider: "aws", Region: { } region } && AccountOf(use, environment) is { } account && use.Value("name")?.KnownText is { } name
            ? new ImagePlace($"{account}.dkr.ecr.{region}.{Regions.DomainOf(region)}/{name}", $"{step.Service}-", RegistryLogin.Aws)
            : use.Value("url")?.KnownText is { } url ? In(url, step) : null;
    }

    private static bool IsRead(ConstructUse registry, Expr image) =>
        ExprTree.Reads(image).Any(r => r.Source is ResourceSource { Type: AwsType } found && (found.Name == registry.Name || found.Name == registry.Name + Found));

    private static IEnumerable<string> StartsOf(ConstructUse registry, DeploymentEnvironment environment) =>
        OfOtherAccount(registry, environment) is var (images, _) ? [images] : registry.Value("url")?.KnownText is { Length: > 0 } url ? [$"{url}/", $"{url}:"] : [];

    /// <summary>The only registry of <paramref name="environment"/>; of several the one that the service takes its image from.</summary>
    private static ConstructUse? RegistryFor(string service, DeploymentEnvironment environment) =>
        environment.Uses.Where(static u => u.Construct == Construct).ToList() is [var only] ? only : RegistryOf(ImageIn(environment, service), environment);

    /// <summary>The account that a registry belongs to: what it says, else that of its environment; null where only a run knows it.</summary>
    private static string? AccountOf(ConstructUse use, DeploymentEnvironment environment) => use.Value("account") switch
    {
        null or { Constant: NoneValue } => environment.Cloud?.Account,
        { Constant: TextValue other } => other.Text,
        _ => null,
    };

    /// <summary>What begins the images of the registry <paramref name="use"/> where it belongs to another account, and the ARN of the registry; null where it does not, or where it is not known.</summary>
    public static (string Images, string Arn)? OfOtherAccount(ConstructUse use, DeploymentEnvironment environment) =>
        use.Construct == Construct && environment.Cloud is { Provider: "aws", Region: { } region } && use.Value("account")?.Constant is TextValue account && use.Value("name")?.Constant is TextValue name
            ? ($"{account.Text}.dkr.ecr.{region}.{Regions.DomainOf(region)}/{name.Text}:", $"arn:{Regions.PartitionOf(region)}:ecr:{region}:{account.Text}:repository/{name.Text}")
            : null;

    /// <summary>The hosts of AWS are <c>ACCOUNT.dkr.ecr.REGION.amazonaws.com</c> (Amazon ECR User Guide, "Private registry").</summary>
    private static ImagePlace In(string registry, BuildImageStep step)
    {
        var isAws = registry.Split('/')[0].Split('.') is [_, "dkr", "ecr", _, "amazonaws", ..];
        return new ImagePlace(
            isAws ? registry : $"{registry.TrimEnd('/')}/{step.Service}", isAws ? $"{step.Service}-" : "",
            isAws ? RegistryLogin.Aws : registry.StartsWith(GitHubHost + "/", StringComparison.Ordinal) ? RegistryLogin.GitHub : RegistryLogin.Elsewhere);
    }
}
