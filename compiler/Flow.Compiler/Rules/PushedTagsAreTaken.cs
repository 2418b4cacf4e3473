using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// The tag that a service takes from the registry of its environment is among those that a job for that environment pushes. Only what the compiler knows of both is compared: a tag that comes of a
/// run may be anything, unless it is known how it begins.
/// </summary>
internal sealed class PushedTagsAreTaken : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            foreach (var use in environment.Uses.Where(static u => u.IsHosted))
            {
                if (Taken(use, environment) is { } taken && Pushed(model, environment, use.Name, taken.Place) is [_, ..] pushed && !pushed.Contains(taken.Tag) && reported.Add(taken.Image.Location))
                {
                    diagnostics.Add(Elsewhere(use, environment, taken.Image, taken.Tag, pushed));
                }
                else if (Begun(model, use, environment) is { } begun && Steps(model, environment, use.Name, null) is [_, ..] && reported.Add(begun.Location))
                {
                    diagnostics.Add(WithoutPrefix(use, environment, begun));
                }
            }
        }
    }

    /// <summary>The image with its tag, where it comes from a registry of AWS and the tag is known; and the registry, where it belongs to another account.</summary>
    private static (Expr Image, string Tag, string? Place)? Taken(ConstructUse use, DeploymentEnvironment environment)
    {
        var image = use.Value("image");
        var other = ImagePlace.RegistryOf(image, environment) is { } registry ? ImagePlace.OfOtherAccount(registry, environment)?.Images : null;
        return (image, other) switch
        {
            ({ Constant: TextValue known }, { } start) when known.Text.StartsWith(start, StringComparison.Ordinal) && IsTag(known.Text[(start.Length - 1)..]) => (image, known.Text[start.Length..], start.TrimEnd(':')),
            (InterpolationExpr { Parts: [MemberExpr { Target: ReadExpr { Source: ResourceSource { Type: ImagePlace.AwsType } } }, .. var rest] }, _)
                when rest.All(static p => p.Constant is not null) && string.Concat(rest.Select(static p => p.Constant!.ToText())) is var tag && IsTag(tag) => (image, tag[1..], null),
            _ => null,
        };
    }

    /// <summary>The image, where its tag is known only when it is applied, and yet not to begin as all tags of the service do.</summary>
    private static InterpolationExpr? Begun(DeliveryModel model, ConstructUse use, DeploymentEnvironment environment)
    {
        if (use.Value("image") is not InterpolationExpr { Parts: [MemberExpr { Target: ReadExpr { Source: ResourceSource { Type: ImagePlace.AwsType } } }, { KnownText: [':', .. var start] }, .. var rest] } image)
        {
            return null;
        }

        var prefix = PrefixOf(use);
        return (start, rest) switch
        {
            ({ Length: > 0 }, [_, ..]) => prefix.StartsWith(start, StringComparison.Ordinal) || start.StartsWith(prefix, StringComparison.Ordinal) ? null : image,
            ("", [ReadExpr { Source: ParameterSource parameter }, ..]) when EnvironmentsGetTheirParameters.GivenTo(model, environment, parameter.Name).ToList() is [_, ..] given => given.TrueForAll(g => BeginsOtherwise(g, prefix)) ? image : null,
            _ => null,
        };
    }

    private static string PrefixOf(ConstructUse use) => $"{use.Name}-";

    /// <summary>Whether a value is known not to begin with <paramref name="prefix"/>: the hash of a commit has no dash.</summary>
    private static bool BeginsOtherwise(Expr? value, string prefix) => value switch
    {
        { KnownText: { } text } => !text.StartsWith(prefix, StringComparison.Ordinal),
        ReadExpr { Source: ContextSource { Context: "git", Path: ["sha"] } } => true,
        InterpolationExpr { Parts: [{ KnownText: { } start }, ..] } => !start.StartsWith(prefix, StringComparison.Ordinal) && !prefix.StartsWith(start, StringComparison.Ordinal),
        InterpolationExpr { Parts: [var first, ..] } => BeginsOtherwise(first, prefix),
        _ => false,
    };

    private static bool IsTag(string text) => text is [':', _, ..] && !text.Contains('@', StringComparison.Ordinal);

    /// <summary>The tags that jobs give the image of <paramref name="service"/> in the registry that <paramref name="environment"/> takes it from; none where one is not known.</summary>
    private static ImmutableArray<string> Pushed(DeliveryModel model, DeploymentEnvironment environment, string service, string? registry)
    {
        var here = Steps(model, environment, service, registry);
        var tags = here.SelectMany(static s => s.Step.Tags.Select(t => t.Constant is NoneValue ? "" : t.Constant is { } known ? s.Place!.TagPrefix + known.ToText() : null)).ToList();
        return tags.Contains(null) ? [] : [.. tags.OfType<string>().Where(static t => t.Length > 0)];
    }

    /// <summary>The steps that put the image of <paramref name="service"/> into that registry; none where one puts it elsewhere, or that is not known.</summary>
    private static List<(ImagePlace? Place, BuildImageStep Step)> Steps(DeliveryModel model, DeploymentEnvironment environment, string service, string? registry)
    {
        var steps = model.Pipelines.SelectMany(static p => p.Jobs).SelectMany(j => j.AllSteps.OfType<BuildImageStep>().Where(s => s.Service == service && s.IsPushed).Select(s => (Place: ImagePlace.Of(model, j, s), Job: j, Step: s))).ToList();
        var here = steps.Where(s => s.Place?.Login == RegistryLogin.Aws && (registry is not null ? s.Place.Name == registry : s.Step.Registry is null && DeployRole.EnvironmentsOf(model, s.Job) is [var only] && only.Name == environment.Name)).ToList();
        return here.Count < steps.Count ? [] : [.. here.Select(static s => (s.Place, s.Step))];
    }

    private static Diagnostic WithoutPrefix(ConstructUse use, DeploymentEnvironment environment, InterpolationExpr image)
    {
        var place = image.Location;
        var written = place.Source.Slice(place.Span);
        var mended = image.Parts[1].KnownText is ":" ? WithPrefix(written, PrefixOf(use)) : null;
        return new Diagnostic(
            ContainerDiagnostics.TagNotPushed, place,
            $"`{use.Name}` takes a tag in `{environment.Name}` that does not begin with `{PrefixOf(use)}`, and each that is pushed there does: services share one registry of AWS, and are told apart by that.{(mended is null ? "" : $" Write `{mended.Trim('"')}`.")}")
        {
            Fixes = mended is null ? [] : [Writing(mended, place)],
        };
    }

    private static string? WithPrefix(string written, string prefix) => written.IndexOf("}:", StringComparison.Ordinal) is >= 0 and var end ? written.Insert(end + 2, prefix) : null;

    private static Fix Writing(string mended, Location place) => new($"Write `{mended.Trim('"')}`", FixSafety.Suggestion, [new TextEdit(place.Span, mended)]);

    private static Diagnostic Elsewhere(ConstructUse use, DeploymentEnvironment environment, Expr image, string tag, ImmutableArray<string> pushed)
    {
        var place = image.Location;
        var prefix = PrefixOf(use);
        var written = place.Source.Slice(place.Span);
        var mended = pushed.Contains(prefix + tag) ? WithPrefix(written, prefix) : null;
        var shared = mended is null ? "" : " Services share one registry of AWS, and are told apart by what stands before the tag.";
        return new Diagnostic(
            ContainerDiagnostics.TagNotPushed, place,
            $"`{use.Name}` takes the tag `{tag}` in `{environment.Name}`, and what is pushed there is `{string.Join("`, `", pushed)}`.{shared}{(mended is null ? "" : $" Write `{mended.Trim('"')}`.")}")
        {
            Fixes = mended is null ? [] : [Writing(mended, place)],
        };
    }
}
