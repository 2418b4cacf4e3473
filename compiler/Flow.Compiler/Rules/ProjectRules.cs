using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The rules that a project writes itself, and their waivers.</summary>
internal sealed class ProjectRules
{
    private const int DaysOfGrace = 30;

    private readonly HashSet<BoundItem> used = [];
    private readonly BoundProject project;
    private readonly DeliveryModel model;
    private readonly BindServices services;
    private readonly List<BoundItem> waivers;
    private readonly DiagnosticBag diagnostics;
    private readonly Lazy<Dictionary<string, Location>> places;

    private ProjectRules(BoundProject project, DeliveryModel model, BindServices services, List<BoundItem> waivers, DiagnosticBag diagnostics)
    {
        (this.project, this.model, this.services, this.waivers, this.diagnostics) = (project, model, services, waivers, diagnostics);
        places = new(Places);
    }

    /// <summary>Checks every <c>rule</c> and every <c>waive</c>.</summary>
    /// <param name="project">The bound project.</param>
    /// <param name="model">Its model.</param>
    /// <param name="services">What the host gives; the day it gives decides which waivers have expired.</param>
    /// <param name="kept">What is known from the model before.</param>
    /// <param name="diagnostics">Where breaches go.</param>
    public static void Check(BoundProject project, DeliveryModel model, BindServices services, KeptBreaches kept, DiagnosticBag diagnostics)
    {
        var rules = project.Items.Where(static i => i.Kind.Word == "rule").ToList();
        var waived = project.Items.Where(static i => i.Kind.Word == "waive").ToList();
        if (rules.Count == 0 && waived.Count == 0)
        {
            return;
        }

        new ProjectRules(project, model, services, waived, diagnostics).Check(rules, kept);
    }

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

        CheckWaivers([.. rules.Select(static r => RuleBinder.NameOf(r)).OfType<string>()]);
    }

    private void Report(BoundItem rule, RuleBreach breach)
    {
        var name = RuleBinder.NameOf(rule);
        if (waivers.FirstOrDefault(w => w.Subject?.Constant?.ToText() == name && w.Text1("on") is { } on && breach.Names.Contains(on)) is { } waiver)
        {
            used.Add(waiver);
            return;
        }

        var place = breach.Names.Select(n => places.Value.GetValueOrDefault(n)).FirstOrDefault(static p => p is not null) ?? breach.Location;
        diagnostics.Add(new Diagnostic(PipelineDiagnostics.RuleBroken, place, $"`{breach.Names.FirstOrDefault() ?? "This"}` breaks the rule `{name}`: {breach.Because}.")
        {
            Severity = breach.Severity,
            Related = [new RelatedLocation(breach.Location, "The rule asks for this.")],
            Fixes = name is not null && breach.Names is [var thing, ..] ? [Waiver(name, thing, place)] : [],
        });
    }

    /// <summary>A waiver for what breaks the rule, at the end of its file; the reason is left to the person.</summary>
    private Fix Waiver(string rule, string thing, Location place)
    {
        var until = services.Today.AddDays(DaysOfGrace);
        var text = project.Files[place.Path].Tree.Source.Content; // the file of now: what broke the rule may be of an earlier text
        var line = $"{(text.EndsWith('\n') ? "\n" : "\n\n")}waive {rule} on {thing} until {until:yyyy-MM-dd} because \"\"\n";
        return new Fix($"Waive `{rule}` for `{thing}` until {until:yyyy-MM-dd}", FixSafety.Suggestion, [new TextEdit(new TextSpan(text.Length, 0), line)]);
    }

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

        foreach (var environment in model.Environments)
        {
            found.TryAdd(environment.Name, environment.Origin.Location);
        }

        return found;
    }

    private void CheckWaivers(ImmutableArray<string> rules)
    {
        foreach (var waiver in waivers)
        {
            var name = waiver.Subject?.Constant?.ToText() ?? "";
            if (!rules.Contains(name))
            {
                diagnostics.Report(NameDiagnostics.UnknownRule, waiver.Subject?.Location ?? waiver.Location, $"There is no rule `{name}`.{Suggestions.DidYouMean(name, rules)}");
            }
            else if (waiver.Constant("until") is DateValue until && until.Date < services.Today)
            {
                diagnostics.Report(PipelineDiagnostics.WaiverExpired, waiver.Value("until")!.Location, $"The waiver of `{name}` expired on {until.ToText()}.");
            }
            else if (!used.Contains(waiver))
            {
                diagnostics.Report(PipelineDiagnostics.WaiverUnused, waiver.Location, $"`{waiver.Text1("on")}` does not break `{name}`. Remove the waiver.");
            }
        }
    }
}
