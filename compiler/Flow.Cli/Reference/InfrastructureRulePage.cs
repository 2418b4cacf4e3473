using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using static Flow.Cli.Reference.MarkdownWriter;

namespace Flow.Cli.Reference;

/// <summary>The page of the rules over infrastructure.</summary>
internal static class InfrastructureRulePage
{
    /// <summary>The page.</summary>
    public static ReferencePage Make() => new("infrastructure-rules.md", new MarkdownWriter()
        .Heading(1, "Rules over infrastructure")
        .Paragraph("What is asked of every resource of an [environment](kinds/environment.md), written out or made by a [construct](constructs.md). What is known only when an environment is applied is never held against it.")
        .Table(
            ["rule", "code", "weight", "what goes wrong", "checkov"],
            InfrastructureRules.All.Select(static r => new[]
            {
                Code(r.Name),
                $"[{r.Descriptor.Code}](diagnostics/pipelines.md#{r.Descriptor.Code.ToLowerInvariant()})",
                r.Weight.ToString().ToLowerInvariant(),
                r.Descriptor.Title + (r.MayBeWeakened ? " *" : ""),
                r.Checkov.IsEmpty ? "none" : string.Join(", ", r.Checkov),
            }))
        .Paragraph("\\* An environment that is `like` another may do without: what it says differently on purpose, such as `orders { standby = false }`, is not held against it. What may differ at all is said by `may-differ`.")
        .Paragraph("*checkov* names the checks of checkov 3 that ask for the same of at least one of the types; it may ask it of more types, or of fewer.")
        .Heading(2, "How serious")
        .Paragraph("The `standards` of the [`project`](kinds/project.md) decide:")
        .Table(
            ["weight", .. Enum.GetValues<Standards>().Select(static s => Code(s.ToString().ToLowerInvariant()))],
            Enum.GetValues<RuleWeight>().Select(static w => (string[])[w.ToString().ToLowerInvariant(), .. Enum.GetValues<Standards>().Select(s => WordOf(InfrastructureRules.All.First(r => r.Weight == w).SeverityIn(s)))]))
        .Heading(2, "Exceptions")
        .Paragraph("A [waiver](kinds/waive.md) names the rule and the resource, or the whole environment, and a day:")
        .Flow("""
            environment production {
              cloud aws { region = "eu-west-1" }
              terraform aws_ebs_volume scratch { availability_zone = "eu-west-1a", size = 10 }
            }
            waive encrypted-storage on production.scratch until 2099-12-31 because "it holds nothing but what can be downloaded again"
            """)
        .Heading(2, "What is not asked")
        .Paragraph("Checks of checkov 3.3.13 for the types that [constructs](constructs.md) make, for which there is no rule here. Much of it constructs do by themselves (no public access, no list of rights of objects, logs of a database, a file system that cannot be written); other things cost money or are a matter of taste (keys of your own, a firewall, a copy in another region). Whoever needs them runs checkov over the generated files too.")
        .Table(["type", "checks of checkov"], UncoveredChecks.All.Select(static t => new[] { Code(t.Type), string.Join(", ", t.Checks) }))
        .Heading(2, "Types")
        .Table(["rule", "types"], InfrastructureRules.All.Select(static r => new[] { Code(r.Name), r.Types.IsEmpty ? "all" : string.Join(' ', r.Types.Select(Code)) }))
        .ToString());

    private static string WordOf(Severity? severity) => severity?.ToString().ToLowerInvariant() ?? "not reported";
}
