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
            foreach (var breach in RuleBinder.Breaches(rule, sets, project.Ask(services), kept.Before(rule), kept.Now(rule), diagnostics))
            {
                Report(rule, breach);
            }
        }
    }

    private void Report(BoundItem rule, RuleBreach breach)
    {
        var name = RuleBinder.NameOf(rule);
        if (waivers.Covers(name, breach.Names))
        {
            return;
        }

        var place = breach.Names.Select(n => places.Value.GetValueOrDefault(n)).FirstOrDefault(static p => p is not null) ?? breach.Location;
        diagnostics.Add(new Diagnostic(PipelineDiagnostics.RuleBroken, place, $"`{breach.Names.FirstOrDefault() ?? "This"}` breaks the rule `{name}`: {breach.Because}.")
        {
            Severity = breach.Severity,
            Related = [new RelatedLocation(breach.Location, "The rule asks for this.")],
            Fixes = [.. new[] { Tagged(breach, place), name is not null && breach.Names is [var thing, ..] ? waivers.Fix(name, thing, place) : null }.OfType<Fix>()],
        });
    }

    /// <summary>The change that gives everything in the environment the tag that the rule asks for.</summary>
    private Fix? Tagged(RuleBreach breach, Location place) => breach.Tag is { } tag && model.Environments.FirstOrDefault(e => breach.Names.Contains(e.Name)) is { } environment
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
