using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The waivers of a project: what may break which rule, and until when. A rule asks before it reports, and at the end those are reported that nobody needed.</summary>
internal sealed class Waivers
{
    private const int DaysOfGrace = 30;
    private const int MostAtOnce = 10;

    private readonly HashSet<BoundItem> used = [];
    private readonly Dictionary<BoundItem, string> meant = [];
    private readonly BoundProject project;
    private readonly BindServices services;
    private readonly List<BoundItem> waivers;

    /// <summary>The waivers of <paramref name="project"/>.</summary>
    /// <param name="project">The bound project.</param>
    /// <param name="services">What the host gives; the day it gives decides which waivers have expired.</param>
    public Waivers(BoundProject project, BindServices services)
    {
        (this.project, this.services) = (project, services);
        waivers = project.Items.Where(static i => i.Kind.Word == "waive").ToList();
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => waivers.Count == 0;

    /// <summary>Whether what is called by one of <paramref name="names"/> may break the rule; the waiver counts as needed then.</summary>
    public bool Covers(string? rule, ImmutableArray<string> names)
    {
        var ofRule = waivers.Where(w => w.Subject?.KnownText == rule && w.Text1("on") is not null);
        if (ofRule.FirstOrDefault(w => names.Contains(w.Text1("on")!)) is not { } waiver)
        {
            foreach (var near in ofRule.Where(w => names.Any(n => n.EndsWith($".{w.Text1("on")}", StringComparison.Ordinal))))
            {
                meant.TryAdd(near, names.First(n => n.EndsWith($".{near.Text1("on")}", StringComparison.Ordinal)));
            }

            return false;
        }

        used.Add(waiver);
        return true;
    }

    /// <summary>A waiver for each of what breaks the rule, at the end of their file; the reason is left to the person. Null where that is no file of the project, and where they would be too many to be meant.</summary>
    public Fix? Fix(string rule, ImmutableArray<string> things, Location place)
    {
        if (things.Length > MostAtOnce || !project.Files.TryGetValue(place.Path, out var file))
        {
            return null;
        }

        var until = services.Today.AddDays(DaysOfGrace);
        var text = file.Tree.Source.Content; // the file of now: what broke the rule may be of an earlier text
        var lines = string.Concat(things.Select(t => $"waive {rule} on {t} until {until:yyyy-MM-dd} because \"\"\n"));
        var title = things is [var only] ? $"`{only}`" : $"all {things.Length}";
        return new Fix($"Waive `{rule}` for {title} until {until:yyyy-MM-dd}", FixSafety.Suggestion, [new TextEdit(new TextSpan(text.Length, 0), (text.EndsWith('\n') ? "\n" : "\n\n") + lines)]);
    }

    /// <summary>Reports waivers of rules that do not exist, that have expired, and that nothing needs.</summary>
    /// <param name="rules">The names of all rules.</param>
    /// <param name="diagnostics">Gets what is wrong.</param>
    public void Check(ImmutableArray<string> rules, DiagnosticBag diagnostics)
    {
        foreach (var waiver in waivers)
        {
            var name = waiver.Subject?.KnownText ?? "";
            if (!rules.Contains(name))
            {
                diagnostics.Report(NameDiagnostics.UnknownRule, waiver.Subject?.Location ?? waiver.Location, $"There is no rule `{name}`.{Suggestions.DidYouMean(name, rules)}");
            }
            else if (waiver.Constant("until") is DateValue until && until.Date < services.Today)
            {
                diagnostics.Report(PipelineDiagnostics.WaiverExpired, waiver.Value("until")!.Location, $"The waiver of `{name}` expired on {until.ToText()}.");
            }
            else if (!used.Contains(waiver) && meant.TryGetValue(waiver, out var whole))
            {
                diagnostics.Report(
                    PipelineDiagnostics.WaiverUnused, waiver.Value("on")?.Location ?? waiver.Location, $"`{waiver.Text1("on")}` is not the whole name of what breaks `{name}`. Did you mean `{whole}`?",
                    waiver.Value("on") is { } on ? [new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(on.Location.Span, whole)])] : []);
            }
            else if (!used.Contains(waiver))
            {
                diagnostics.Report(PipelineDiagnostics.WaiverUnused, waiver.Location, $"`{waiver.Text1("on")}` does not break `{name}`. Remove the waiver.");
            }
        }
    }
}
