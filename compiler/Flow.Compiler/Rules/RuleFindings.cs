using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;

namespace Flow.Compiler.Rules;

/// <summary>
/// What the rules found in a model, with what the next model's rules may take over: findings about a pipeline or an action that is the same object there. Only what
/// the last model used is kept. Not changed once it is made.
/// </summary>
internal sealed class RuleFindings
{
    private const int ManyParts = 256;

    private readonly Dictionary<object, ImmutableArray<Diagnostic>> local = new(ReferenceEqualityComparer.Instance);
    private readonly KeptBreaches breaches;
    private readonly BindServices services;
    private RuleFindings? before;

    private RuleFindings(BindServices services, RuleFindings? before)
    {
        (this.services, this.before) = (services, before);
        breaches = new KeptBreaches(before?.breaches);
    }

    /// <summary>What was found.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>Checks all rules.</summary>
    /// <param name="bound">The bound project.</param>
    /// <param name="model">Its model.</param>
    /// <param name="services">What the host gives; the same as for <paramref name="before"/>.</param>
    /// <param name="before">The findings about an earlier model; null to look at everything.</param>
    /// <param name="cancellation">Asked between pipelines and between rules.</param>
    public static RuleFindings Of(BoundProject bound, DeliveryModel model, BindServices services, RuleFindings? before, CancellationToken cancellation)
    {
        var findings = new RuleFindings(services, before);
        findings.Check(bound, model, cancellation);
        return findings;
    }

    private void Check(BoundProject bound, DeliveryModel model, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        AboutEach(model.Pipelines, static p => new DeliveryModel { Project = new Project(""), Pipelines = [p] }, found, cancellation);
        AboutEach(model.Actions, static a => new DeliveryModel { Project = new Project(""), Actions = [a] }, found, cancellation);

        foreach (var rule in ModelRule.All.Where(static r => !r.IsLocal))
        {
            cancellation.ThrowIfCancellationRequested();
            rule.Check(model, found);
        }

        cancellation.ThrowIfCancellationRequested();
        var waivers = new Waivers(bound, services);
        CheckInfrastructure(model, waivers, found);
        ServicesAreCovered.Check(model, waivers, found);
        ArchivesAreThere.Check(model, services.Files, found);
        JobsKeepToTheirEnvironment.Check(model, services.Files, found);
        ProjectRules.Check(bound, model, services, waivers, breaches, found);
        if (!waivers.IsEmpty)
        {
            waivers.Check([.. ProjectRules.Names(bound), .. InfrastructureRules.All.Select(static r => r.Name), .. ServicesAreCovered.Names], found);
        }

        breaches.End();
        before = null;
        Diagnostics = found.ToImmutable();
    }

    private static void CheckInfrastructure(DeliveryModel model, Waivers waivers, DiagnosticBag found)
    {
        var broken = InfrastructureRules.Breaches(model).Where(b => !waivers.Covers(b.Rule.Name, b.Names)).ToList();
        foreach (var breach in broken.Where(static b => b.Rule is not ResourcesAreTagged).Concat(broken.Where(static b => b.Rule is ResourcesAreTagged).GroupBy(static b => b.Names[^1]).Select(b => ResourcesAreTagged.Together([.. b], model))))
        {
            var waiver = waivers.Fix(breach.Rule.Name, [breach.Names[0]], breach.Finding.Location.InProject);
            found.Add(new Diagnostic(breach.Rule.Descriptor, breach.Finding.Location, breach.Finding.Message)
            {
                Aspect = breach.Finding.Message,
                Severity = breach.Severity,
                Fixes = [.. new[] { breach.Finding.Fix, waiver }.OfType<Fix>()],
            });
        }
    }

    private void AboutEach<T>(ImmutableArray<T> parts, Func<T, DeliveryModel> alone, DiagnosticBag found, CancellationToken cancellation)
        where T : class
    {
        var findings = Processors.Each(parts, ManyParts, p => Known(p) ?? Broken(alone(p)), cancellation);
        for (var i = 0; i < parts.Length; i++)
        {
            var about = Known(parts[i]) ?? findings[i].AddRange(InCSharp(alone(parts[i])));
            local[parts[i]] = about;
            found.AddRange(about);
        }
    }

    private ImmutableArray<Diagnostic>? Known(object part) => before is not null && before.local.TryGetValue(part, out var findings) ? findings : null;

    private static ImmutableArray<Diagnostic> Broken(DeliveryModel model)
    {
        var found = new DiagnosticBag();
        foreach (var rule in ModelRule.All.Where(static r => r.IsLocal))
        {
            rule.Check(model, found);
        }

        return found.ToImmutable();
    }

    /// <summary>One after the other: the compiler of C# is one for all.</summary>
    private ImmutableArray<Diagnostic> InCSharp(DeliveryModel model)
    {
        var found = new DiagnosticBag();
        if (services.CSharp is { } checker)
        {
            EmbeddedCSharp.Check(model, checker, found);
        }

        return found.ToImmutable();
    }
}
