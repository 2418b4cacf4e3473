using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Writes a tag for everything in an environment: into <c>tags</c> of its <c>cloud</c>.</summary>
internal static class CloudTagEdit
{
    /// <summary>The fix for something that is reported at <paramref name="place"/>; null where the environment has the tag, or its <c>cloud</c> stands in another file.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="tag">The name of the tag.</param>
    /// <param name="value">Its value; empty where the person has to write one.</param>
    /// <param name="place">The place that the fix is for.</param>
    public static Fix? Fix(DeploymentEnvironment environment, string tag, string value, Location place)
    {
        if (environment.Cloud is not { } cloud || cloud.Tags.Any(t => t.Name == tag) || cloud.Origin.Location.Source.IsBuiltIn || cloud.Origin.Location.Path != place.InProject.Path)
        {
            return null;
        }

        var line = $"{(tag.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && char.IsAsciiLetter(tag[0]) ? tag : $"\"{tag}\"")} = {FlowText.Quote(value)}";
        var edit = cloud.Tags is [var first, ..] ? first.Origin.Location.Path == cloud.Origin.Location.Path ? Before(first.Origin.Location, line) : null : BodyLine.AddOrOpen(cloud.Origin.Location, $"tags {{ {line} }}");
        return edit is null ? null : new Fix($"Tag everything in `{environment.Name}`: `{line}`", FixSafety.Suggestion, [edit]);
    }

    /// <summary>Where is said that something is missing in all of <paramref name="environment"/>: at its own <c>cloud</c>, else at itself.</summary>
    public static Location PlaceIn(DeploymentEnvironment environment) =>
        environment.Cloud is { Origin.Location: { UsedAt.IsEmpty: true, Source.IsBuiltIn: false } place } ? place : environment.Origin.Location;

    private static TextEdit Before(Location first, string line)
    {
        var (text, start) = (first.Source.Content, first.Span.Start);
        var lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        return new TextEdit(new TextSpan(start, 0), string.IsNullOrWhiteSpace(text[lineStart..start]) ? $"{line}\n{text[lineStart..start]}" : $"{line}, ");
    }
}
