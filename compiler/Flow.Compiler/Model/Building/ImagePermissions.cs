namespace Flow.Compiler.Model;

/// <summary>What jobs that build images need beside the rest: they write to the registry of GitHub, and sign by who they are.</summary>
internal static class ImagePermissions
{
    /// <summary>The model with them. What is written stays as it is.</summary>
    public static DeliveryModel Add(DeliveryModel model) => model.Pipelines.All(static p => p.Jobs.All(static j => !j.AllSteps.Any(static s => s is BuildImageStep)))
        ? model
        : model with { Pipelines = [.. model.Pipelines.Select(p => p.Jobs.Any(NeedsThem) ? p with { Jobs = [.. p.Jobs.Select(j => NeedsThem(j) ? WithThem(model, j) : j)] } : p)] };

    private static bool NeedsThem(Job job) => !job.Permissions.IsWritten && job.AllSteps.Any(static s => s is BuildImageStep { IsPushed: true });

    private static Job WithThem(DeliveryModel model, Job job) => job with
    {
        Permissions = job.Permissions with { Scopes = PermissionInference.Sorted([.. job.Permissions.Scopes, .. job.AllSteps.OfType<BuildImageStep>().SelectMany(s => Of(model, job, s))]) },
    };

    private static IEnumerable<Permission> Of(DeliveryModel model, Job job, BuildImageStep step)
    {
        if (step.IsPushed && ImagePlace.Of(model, job, step) is { Login: RegistryLogin.GitHub })
        {
            yield return new Permission("packages", AccessLevel.Write, "build-image pushes to the registry of GitHub", step.Origin);
        }

        if (step.IsPushed && step.IsSigned)
        {
            yield return new Permission("id-token", AccessLevel.Write, "build-image signs as this job", step.Origin);
        }
    }
}
