using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>The rules that a project writes itself.</summary>
internal sealed class ProjectRules
{
    private readonly BoundProject project;
    private readonly DeliveryModel model;
    private readonly BindServices services;
    private readonly Waivers waivers;
    private readonly DiagnosticBag diagnostics;
    private readonly Lazy<Dictionary<string, Location>> places;

    private ProjectRules(BoundProject project, DeliveryModel model, BindServices services, Waivers waivers, DiagnosticBag diagnostics)
    {
        (this.project, this.model, this.services, this.waivers, this.diagnostics) = (project, model, services, waivers, diagnostics);
        places = new(Places);
    }

    /// <summary>The names of the rules of <paramref name="project"/>.</summary>
    public static IEnumerable<string> Names(BoundProject project) => RulesOf(project).Select(static r => RuleBinder.NameOf(r)).OfType<string>();

    /// <summary>Checks every <c>rule</c>.</summary>
    /// <param name="project">The bound project.</param>
    /// <param name="model">Its model.</param>
    /// <param name="services">What the host gives.</param>
    /// <param name="waivers">What may break a rule.</param>
    /// <param name="kept">What is known from the model before.</param>
    /// <param name="diagnostics">Where breaches go.</param>
    public static void Check(BoundProject project, DeliveryModel model, BindServices services, Waivers waivers, KeptBreaches kept, DiagnosticBag diagnostics)
    {
        if (RulesOf(project) is [_, ..] rules)
        {
            new ProjectRules(project, model, services, waivers, diagnostics).Check(rules, kept);
        }
    }

    private static List<BoundItem> RulesOf(BoundProject project) => [.. project.Items.Where(static i => i.Kind.Word == "rule")];

    private void Check(List<BoundItem> rules, KeptBreaches kept)
    {
        var sets = ModelSets.Of(model, kept);
        foreach (var rule in rules)
        {
            var name = RuleBinder.NameOf(rule);
            var breaches = RuleBinder.Breaches(rule, sets, project.Ask(services), kept.Before(rule), kept.Now(rule), diagnostics).Where(b => !waivers.Covers(name, b.Names));
            foreach (var together in breaches.GroupBy(TogetherOf))
            {
                Report(name, [.. together]);
            }
        }
    }

    /// <summary>What is said once: a tag that is missing in an environment, and what breaks a condition at one place, such as the parts of a construct.</summary>
    private (Location Condition, string? Environment, string Path, TextSpan Span) TogetherOf(RuleBreach breach)
    {
        var place = PlaceOf(breach).InProject;
        return breach.Tag is not null && EnvironmentOf(breach) is { } environment ? (breach.Location, environment.Name, "", default) : (breach.Location, null, place.Path, place.Span);
    }

    private void Report(string? name, ImmutableArray<RuleBreach> breaches)
    {
        var (breach, things) = (breaches[0], breaches.Select(static b => b.Names.FirstOrDefault() ?? "This").Distinct().ToList());
        var whole = breach.Tag is not null && things.Count > 1 ? EnvironmentOf(breach) : null;
        var place = whole is null ? PlaceOf(breach) : CloudTagEdit.PlaceIn(whole);
        var subject = things.Count > 1 ? $"`{things[0]}` and {things.Count - 1} more break" : $"`{things[0]}` breaks";
        diagnostics.Add(new Diagnostic(PipelineDiagnostics.RuleBroken, place, $"{subject} the rule `{name}`: {breach.Because}.")
        {
            Aspect = $"{name} {breach.Location.Span.Start}",
            Severity = breach.Severity,
            Related = [new RelatedLocation(breach.Location, "The rule asks for this.")],
            Fixes = [.. new[] { Tagged(breach, place), name is not null && breach.Names is [_, ..] ? waivers.Fix(name, whole is not null ? [whole.Name] : [.. things], place) : null }.OfType<Fix>()],
        });
    }

    private Location PlaceOf(RuleBreach breach) => breach.Names.Select(n => places.Value.GetValueOrDefault(n)).FirstOrDefault(static p => p is not null) ?? breach.Location;

    private DeploymentEnvironment? EnvironmentOf(RuleBreach breach) => model.Environments.FirstOrDefault(e => breach.Names.Contains(e.Name));

    /// <summary>The change that gives everything in the environment the tag that the rule asks for.</summary>
    private Fix? Tagged(RuleBreach breach, Location place) => breach.Tag is { } tag && EnvironmentOf(breach) is { } environment
        ? CloudTagEdit.Fix(environment, tag, breach.TagValue, place)
        : null;

    private IEnumerable<(string Name, Origin Origin)> Named() =>
    [
        .. model.Environments.Select(static e => (e.Name, e.Origin)), .. model.Teams.Select(static t => (t.Name, t.Origin)), .. model.Services.Select(static s => (s.Name, s.Origin)),
        .. model.Slos.Select(static s => (s.FullName, s.Origin)), .. model.Alerts.Select(static a => (a.FullName, a.Origin)), .. model.Runbooks.Select(static r => (r.FullName, r.Origin)),
    ];

    private Dictionary<string, Location> Places()
    {
        var found = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var pipeline in model.Pipelines)
        {
            found.TryAdd(pipeline.Name, pipeline.Origin.Location);
            foreach (var job in pipeline.Jobs)
            {
                found.TryAdd($"{pipeline.Name}.{job.Name}", job.Origin.Location);
                foreach (var step in job.AllSteps)
                {
                    found.TryAdd($"{pipeline.Name}.{job.Name}.{step.Key}", step.Origin.Location);
                }
            }
        }

        foreach (var (name, origin) in Named())
        {
            found.TryAdd(name, origin.Location);
        }

        foreach (var environment in model.Environments)
        {
            foreach (var resource in environment.Resources)
            {
                found.TryAdd($"{environment.Name}.{resource.Name}", resource.Origin.Location);
            }
        }

        return found;
    }
}
