using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Resources are called as the project says. A name that is known only when it is applied is never held against it.</summary>
internal sealed class NamesFollowThePattern : ModelRule
{
    /// <summary>Types whose names follow from something else: domains.</summary>
    private static readonly string[] Others = ["aws_route53_zone"];

    /// <summary>What stands before names because AWS wants it so.</summary>
    private static readonly string[] Fixed = ["alias/", "/aws/lambda/"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Project.Names is not { } pattern)
        {
            return;
        }

        if (pattern.UnknownWords.FirstOrDefault() is { } unknown)
        {
            Report(
                diagnostics, EnvironmentDiagnostics.BadNamePattern, pattern.Location,
                $"`{{{unknown}}}` stands for nothing in a name; there is {string.Join(" and ", NamePattern.Words.Select(static w => $"`{{{w}}}`"))}.{Suggestions.DidYouMean(unknown, NamePattern.Words)}");
            return;
        }

        foreach (var environment in model.Environments)
        {
            var places = new HashSet<Location>();
            foreach (var resource in environment.Resources.Where(static r => r.Mode == ResourceMode.Managed && !Others.Contains(r.Type)))
            {
                Check(new ResourceReading(model, environment, resource), pattern, places, diagnostics);
            }
        }
    }

    private static void Check(ResourceReading resource, NamePattern pattern, HashSet<Location> places, DiagnosticBag diagnostics)
    {
        if (ResourceNames.ArgumentOf(resource.Resource.Type) is not { } argument || resource.Read(argument) is not { IsWritten: true, Value: { } value } setting)
        {
            return;
        }

        var (name, filled) = (value.ToText(), pattern.For(resource.Model.Project.Name, resource.Environment.Name));
        var own = Fixed.FirstOrDefault(f => name.StartsWith(f, StringComparison.Ordinal)) is { } start ? name[start.Length..] : name;
        var (_, parameter) = ResourceNames.WrittenFor(resource, name);
        var place = parameter?.Origin.Location ?? setting.Location;
        if (!NamePattern.Fits(own, filled) && places.Add(place.InProject))
        {
            diagnostics.Add(new Diagnostic(EnvironmentDiagnostics.NameUnlikeOthers, place, $"{resource.Title} is called `{name}`, and here names are `{filled}`.")
            {
                Related = [new RelatedLocation(pattern.Location, "It is said here.")],
                Fixes = Renamed(parameter, filled) is { } fix ? [fix] : [],
            });
        }
    }

    /// <summary>The name with what the pattern wants before it. What has a name in the cloud is made anew under another, so it is done only on request.</summary>
    private static Fix? Renamed(ConstructParameter? parameter, string filled)
    {
        if (parameter?.Value is not { Constant: { } name, Location: { Source.IsBuiltIn: false } at } || !filled.EndsWith('*') || filled.IndexOf('*', StringComparison.Ordinal) != filled.Length - 1
            || at.Source.Slice(at.Span) != $"\"{name.ToText()}\"" || at.Path != parameter.Origin.Location.Path)
        {
            return null;
        }

        var called = filled[..^1] + name.ToText();
        return new Fix($"Call it `{called}`", FixSafety.Suggestion, [new TextEdit(at.Span, $"\"{called}\"")]);
    }
}
