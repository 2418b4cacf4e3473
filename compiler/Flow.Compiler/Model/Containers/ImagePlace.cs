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

    private const string Construct = "registry";

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

    /// <summary>The registries of <paramref name="environment"/>.</summary>
    public static int CountIn(DeploymentEnvironment? environment) => environment?.Uses.Count(static u => u.Construct == Construct) ?? 0;

    private static ImagePlace? OfEnvironment(DeploymentEnvironment? environment, BuildImageStep step)
    {
        if (environment is null || environment.Uses.Where(static u => u.Construct == Construct).ToList() is not [var use])
        {
            return null;
        }

        return environment.Cloud is { Provider: "aws", Region: { } region } && AccountOf(use, environment) is { } account && use.Value("name")?.KnownText is { } name
            ? new ImagePlace($"{account}.dkr.ecr.{region}.{Regions.DomainOf(region)}/{name}", $"{step.Service}-", RegistryLogin.Aws)
            : use.Value("url")?.KnownText is { } url ? In(url, step) : null;
    }

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
