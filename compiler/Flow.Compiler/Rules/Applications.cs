using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>The jobs with which a pipeline applies configurations: what a template of the library makes of `terraform-apply` and `kubernetes-apply`.</summary>
internal static class Applications
{
    /// <summary>The template whose application is skipped where nothing changes.</summary>
    public const string Terraform = "terraform-apply";

    /// <summary>The template that applies manifests.</summary>
    public const string Kubernetes = "kubernetes-apply";

    private const string Apply = "-apply";

    /// <summary>The template by which <paramref name="job"/> applies something; null where it does not.</summary>
    public static string? TemplateOf(Pipeline pipeline, Job job) =>
        IsSkippable(pipeline, job.Name) ? Terraform : Uses(pipeline, Kubernetes).Any(u => u.Name == job.Name) ? Kubernetes : null;

    /// <summary>Whether the job of that name is the one of `terraform-apply` that is skipped where nothing changes.</summary>
    public static bool IsSkippable(Pipeline pipeline, string job) => Uses(pipeline, Terraform).Any(u => job == u.Name + Apply);

    /// <summary>Whether <paramref name="job"/> is one of those that the two templates make.</summary>
    public static bool IsOfTemplate(Pipeline pipeline, Job job) =>
        Uses(pipeline, Terraform).Concat(Uses(pipeline, Kubernetes)).Any(u => job.Name == u.Name || (job.Written.Contains('.', StringComparison.Ordinal) && job.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal)));

    /// <summary>What is to be waited for instead of an application that may be skipped, as the source calls it.</summary>
    public static string AppliedInsteadOf(string written) => $"{written[..written.LastIndexOf('.')]}.applied";

    /// <summary>
    /// Whether <paramref name="job"/> deploys to the environment that it names. Where the pipeline applies a configuration, that is how it deploys: what only builds images for one deploys nothing yet.
    /// </summary>
    public static bool Deploys(Pipeline pipeline, Job job) =>
        job.Environment is { Deployment: not false } && !(OnlyBuildsImages(job) && pipeline.Jobs.Any(j => TemplateOf(pipeline, j) is not null));

    private static bool OnlyBuildsImages(Job job) =>
        job.Call is null && job.AllSteps.Any(static s => s is BuildImageStep)
        && job.AllSteps.All(static s => s is BuildImageStep or CheckoutStep or LoginStep or SetupStep or CacheStep or TakeArtifactStep or PublishArtifactStep or ReportStep or SummaryStep or FreezeStep);

    private static IEnumerable<ConstructUse> Uses(Pipeline pipeline, string template) => pipeline.Uses.Where(u => u.IsOfLibrary && u.Construct == template);
}
