using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// The tag that a service takes from the registry of its environment is among those that a job for that environment pushes. Only what the compiler knows of both is compared: a tag that comes of a
/// run may be anything.
/// </summary>
internal sealed class PushedTagsAreTaken : ModelRule
{
    private const string Registry = "aws_ecr_repository";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            foreach (var use in environment.Uses.Where(static u => u.IsHosted))
            {
                if (Taken(use) is var (image, tag) && Pushed(model, environment, use.Name) is [_, ..] pushed && !pushed.Contains(tag) && reported.Add(image.Location))
                {
                    diagnostics.Add(Elsewhere(use, environment, image, tag, pushed));
                }
            }
        }
    }

    /// <summary>The image with its tag, where it comes from a registry of AWS that the environment makes, and the tag is known.</summary>
    private static (InterpolationExpr Image, string Tag)? Taken(ConstructUse use) =>
        use.Value("image") is InterpolationExpr { Parts: [MemberExpr { Target: ReadExpr { Source: ResourceSource { Type: Registry } } }, .. var rest] } image
        && rest.All(static p => p.Constant is not null) && string.Concat(rest.Select(static p => p.Constant!.ToText())) is [':', .. var tag] && !tag.Contains('@', StringComparison.Ordinal)
            ? (image, tag)
            : null;

    /// <summary>The tags that jobs for <paramref name="environment"/> give the image of <paramref name="service"/> in its registry; none where one is not known.</summary>
    private static ImmutableArray<string> Pushed(DeliveryModel model, DeploymentEnvironment environment, string service)
    {
        var steps = model.Pipelines.SelectMany(static p => p.Jobs).SelectMany(j => j.AllSteps.OfType<BuildImageStep>().Where(s => s.Service == service && s.IsPushed).Select(s => (Job: j, Step: s))).ToList();
        var here = steps.Where(s => s.Step.Registry is null && DeployRole.EnvironmentsOf(model, s.Job) is [var only] && only.Name == environment.Name).ToList();
        var tags = here.SelectMany(s => s.Step.Tags.Select(t => t.Constant is NoneValue ? "" : t.Constant is { } known && ImagePlace.Of(model, s.Job, s.Step) is { } place ? place.TagPrefix + known.ToText() : null)).ToList();
        return here.Count < steps.Count || tags.Contains(null) ? [] : [.. tags.OfType<string>().Where(static t => t.Length > 0)];
    }

    private static Diagnostic Elsewhere(ConstructUse use, DeploymentEnvironment environment, InterpolationExpr image, string tag, ImmutableArray<string> pushed)
    {
        var place = image.Location;
        var prefix = $"{use.Name}-";
        var written = place.Source.Slice(place.Span);
        var mended = pushed.Contains(prefix + tag) && written.IndexOf("}:", StringComparison.Ordinal) is >= 0 and var end ? written.Insert(end + 2, prefix) : null;
        var shared = mended is null ? "" : " Services share one registry of AWS, and are told apart by what stands before the tag.";
        return new Diagnostic(
            ContainerDiagnostics.TagNotPushed, place,
            $"`{use.Name}` takes the tag `{tag}` in `{environment.Name}`, and what is pushed there is `{string.Join("`, `", pushed)}`.{shared}{(mended is null ? "" : $" Write `{mended.Trim('"')}`.")}")
        {
            Fixes = mended is null ? [] : [new Fix($"Write `{mended.Trim('"')}`", FixSafety.Suggestion, [new TextEdit(place.Span, mended)])],
        };
    }
}
