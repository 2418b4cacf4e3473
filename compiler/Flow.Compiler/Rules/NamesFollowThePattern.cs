using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// Resources are called as the project says. A name that is known only when it is applied is never held against it, nor is one that a construct chooses without asking, or
/// where the provider takes no name of the pattern: there would be nothing to do about it.
/// </summary>
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
        if (WrittenName.Of(resource) is not { } name)
        {
            return;
        }

        var filled = pattern.For(resource.Model.Project.Name, resource.Environment.Name);
        var own = Fixed.FirstOrDefault(f => name.Text.StartsWith(f, StringComparison.Ordinal)) is { } start ? name.Text[start.Length..] : name.Text;
        if (NamePattern.Fits(own, filled) || NamePattern.Fits(name.Chosen, filled) || !name.Possible(filled.Replace("*", "x", StringComparison.Ordinal)).Any())
        {
            return;
        }

        var wanted = PatternNames.For(name, pattern, resource);
        var inHeir = pattern.HasEnvironment && wanted is not null ? name.LineInHeir(wanted) : null;
        var place = inHeir is not null ? resource.Environment.Origin.Location : name.Place;
        if (places.Add(inHeir is not null ? name.Place.InProject : place.InProject))
        {
            var fix = wanted is null ? null : pattern.HasEnvironment ? name.Renamed(wanted) : name.Here(wanted);
            var way = inHeir is not null ? $" Say in `{resource.Environment.Name}` what it is called there: `{inHeir}`." : !name.IsWritten && wanted is not null ? $" Write `{name.LineFor(wanted)}`." : "";
            diagnostics.Add(new Diagnostic(EnvironmentDiagnostics.NameUnlikeOthers, place, $"{resource.Title} is called `{name.Text}`, and here names are `{filled}`.{way}")
            {
                Aspect = inHeir is null ? null : name.Declared,
                Related = [new RelatedLocation(pattern.Location, "It is said here.")],
                Fixes = fix is null ? [] : [fix],
            });
        }
    }
}
