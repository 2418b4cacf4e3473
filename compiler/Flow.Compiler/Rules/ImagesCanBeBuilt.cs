using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What <c>build-image</c> builds has sources, a place where it is kept, and a job that may write there; and nobody reads the digest of what was not pushed.</summary>
internal sealed class ImagesCanBeBuilt : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            foreach (var job in pipeline.Jobs)
            {
                foreach (var step in job.AllSteps.OfType<BuildImageStep>())
                {
                    Check(model, job, step, diagnostics);
                    CheckReads(pipeline, job, step, diagnostics);
                }
            }
        }

        foreach (var step in model.Actions.SelectMany(static a => a.Steps).OfType<BuildImageStep>())
        {
            Report(diagnostics, ContainerDiagnostics.ImageWithoutPlace, step.Origin.Location, "An action does not know the registry of the job. Build the image in the job.");
        }
    }

    private static void Check(DeliveryModel model, Job job, BuildImageStep step, DiagnosticBag diagnostics)
    {
        if (WithoutSources(model, job, step) is { } sources)
        {
            Report(diagnostics, ContainerDiagnostics.ImageWithoutSources, step.Origin.Location, sources);
        }

        if (WithoutPlace(model, job, step) is { } place)
        {
            Report(diagnostics, ContainerDiagnostics.ImageWithoutPlace, step.Origin.Location, place);
        }

        CheckTaken(model, job, step, diagnostics);
        if (!step.IsPushed && (step.IsSigned || step.HasBill))
        {
            Report(diagnostics, ContainerDiagnostics.ImageNotPushed, step.Origin.Location, $"The image of `{step.Service}` is not pushed, so there is nothing to {(step.IsSigned ? "sign" : "put the list of its parts beside")}. Leave out `{(step.IsSigned ? "sign" : "sbom")}`, or `push = false`.");
        }

        foreach (var tag in step.Tags.Where(static t => t.Constant is { } known and not NoneValue && !IsTag(known.ToText())))
        {
            Report(diagnostics, ContainerDiagnostics.BadTag, tag.Location, $"`{tag.Constant!.ToText()}` cannot be a tag: it has letters, digits, `_`, `.` and `-`, begins with none of the last two, and has at most 128 of them.");
        }
    }

    /// <summary>An image is pushed to where environments take it from. A job that logs in for no environment is told so, and what follows from that is not told again.</summary>
    private static void CheckTaken(DeliveryModel model, Job job, BuildImageStep step, DiagnosticBag diagnostics)
    {
        if (!step.IsPushed || !ImagePlace.IsOnlyGuessed(model, job, step) || ImagePlace.Of(model, job, step) is not { } place)
        {
            return;
        }

        if (model.Environments.FirstOrDefault(e => e.Uses.Any(u => u.IsHosted && u.Name == step.Service) && TakesFromAws(step.Service, e)) is { } environment
            && Elsewhere(model, job, step, place, environment) is { } elsewhere)
        {
            diagnostics.Add(elsewhere);
        }
    }

    private static bool TakesFromAws(string service, DeploymentEnvironment environment) =>
        environment.Cloud?.Provider == "aws" && ImagePlace.ImageIn(environment, service) is { } image
        && (ImagePlace.RegistryOf(image, environment) is not null || ExprTree.Reads(image).Any(static r => r.Source is ResourceSource { Type: ImagePlace.AwsType }));

    private static Diagnostic? Elsewhere(DeliveryModel model, Job job, BuildImageStep step, ImagePlace place, DeploymentEnvironment environment)
    {
        var registry = ImagePlace.RegistryOf(ImagePlace.ImageIn(environment, step.Service), environment);
        var other = registry is null ? null : ImagePlace.OfOtherAccount(registry, environment)?.Images.TrimEnd(':');
        var jobsEnvironment = other is null ? environment : model.Environments.FirstOrDefault(e => ImagePlace.OfEnvironment(e, step)?.Name == other && e != environment);
        var runsFor = DeployRole.EnvironmentsOf(model, job);
        var (line, edit, way) = registry is null || jobsEnvironment is null ? InRegistry(step, other)
            : runsFor.Length > 1 ? ("", null, "The job runs for several environments, and one image has one place: write a job for each of them, or `registry = \"…\"` here.")
            : runsFor.Contains(jobsEnvironment) ? ("", null, $"Its address is known only when it is applied: write `account` and `region` in the `cloud` of `{jobsEnvironment.Name}`, or `registry = \"…\"` here.")
            : ForEnvironment(job, jobsEnvironment);
        return line.StartsWith("environment", StringComparison.Ordinal) && DeployRole.LogsInForNone(job) ? null : new Diagnostic(
            ContainerDiagnostics.ImageGoesElsewhere, step.Origin.Location,
            $"The image of `{step.Service}` goes to `{place.Name}`, and `{environment.Name}` takes it from {(other is null ? "its own registry" : $"`{other}`")}. {way}")
        {
            Fixes = edit is null ? [] : [new Fix($"Add `{line}`", FixSafety.Suggestion, [edit])],
        };
    }

    private static (string Line, TextEdit? Edit, string Way) InRegistry(BuildImageStep step, string? registry)
    {
        var line = $"registry = \"{registry ?? "…"}\"";
        return (line, registry is null ? null : BodyLine.Add(step.Origin.Location, line), $"Write `{line}`.");
    }

    private static (string Line, TextEdit? Edit, string Way) ForEnvironment(Job job, DeploymentEnvironment environment)
    {
        var line = $"environment = {environment.Name}";
        return (line, BodyLine.Add(job.Origin.Location, line), $"Say for which environment the job runs: `{line}`; or write `registry = \"…\"`.");
    }

    private static bool IsTag(string text) => ImageReference.Parse($"x:{text}").ValueOrDefault?.Tag == text;

    private static void CheckReads(Pipeline pipeline, Job job, BuildImageStep step, DiagnosticBag diagnostics)
    {
        if (step.IsPushed)
        {
            return;
        }

        var outside = ModelValues.Of(pipeline).SelectMany(ExprTree.Reads).Where(r => r.Source is JobOutputSource o && o.Job == job.Name && DomainTypes.Image.Fields.Any(f => o.Output == DomainTypes.ImageOutput(step.Service, f.Name)));
        var inside = ModelValues.Of(job).SelectMany(ExprTree.Reads).Where(r => r.Source is StepSource s && s.Step == step.Key);
        foreach (var read in outside.Concat(inside).DistinctBy(static r => r.Location))
        {
            Report(diagnostics, ContainerDiagnostics.ImageNotPushed, read.Location, $"The image of `{step.Service}` is not pushed, so it has no digest. Leave out `push = false`.");
        }
    }

    private static string? WithoutSources(DeliveryModel model, Job job, BuildImageStep step)
    {
        if (step.Dockerfile is null && model.Services.FirstOrDefault(s => s.Name == step.Service)?.Build is null)
        {
            return $"`{step.Service}` does not say what it is built from. Give it a `build`, or name a Dockerfile of your own: `dockerfile = \"services/{step.Service}/Dockerfile\"`.";
        }

        if (step.Dockerfile is null && !model.Project.Targets.Contains("docker"))
        {
            return $"The project's `targets` leave out `docker`, so there is no `{ServiceBuild.FileOf(step.Service)}`. Add it there.";
        }

        return job.AllSteps.TakeWhile(s => s != step).Any(static s => s is CheckoutStep || (s is UsesStep { Action: RemoteAction action } && action.IsFrom("actions/checkout")))
            ? null
            : $"The job has no sources before `build-image {step.Service}`. Write `checkout` above it.";
    }

    private static string? WithoutPlace(DeliveryModel model, Job job, BuildImageStep step)
    {
        if (ImagePlace.Of(model, job, step) is not { } place)
        {
            return "Nothing says where the image is kept. Write `registry = \"…\"` here or in `project`, or `repository = github(\"owner/name\")` there.";
        }

        if (ImageReference.Parse(place.Name).Problem is { } problem)
        {
            return $"`{place.Name}` cannot be the name of an image: {problem.Message}";
        }

        return step.IsPushed && place.Login == RegistryLogin.Aws && !job.AllSteps.TakeWhile(s => s != step).Any(static s => s is LoginStep or UsesStep { Action: RemoteAction { Repository: "aws-actions/configure-aws-credentials" } })
            ? $"The registry `{place.Host}` is that of AWS, and the job did not log in. Write `login aws` above."
            : null;
    }
}
