using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Whoever follows a name of DNS meets a certificate for that name: of the listener of a load balancer, or of a distribution of CloudFront.</summary>
internal sealed class CertificatesCoverNames() : InfrastructureRule("matching-certificates", RuleWeight.Danger, ReachDiagnostics.CertificatesCoverNames)
{
    private const string Distribution = "aws_cloudfront_distribution";

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["aws_lb_listener", Distribution];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        var isDistribution = resource.Resource.Type == Distribution;
        var (certificates, place) = isDistribution ? OfDistribution(resource) : OfListener(resource);
        if (certificates.IsEmpty || certificates.Select(DomainsOf).ToList() is var domains && domains.Exists(static d => d is null))
        {
            return [];
        }

        var covered = domains.SelectMany(static d => d!.Value).ToImmutableArray();
        return (isDistribution ? NamesTo(resource) : resource.Named("load_balancer_arn").SelectMany(NamesTo)).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => !covered.Any(c => Covers(c, n))).Order(StringComparer.Ordinal)
            .Select(name => new Finding(place, $"{resource.Title} has a certificate for {string.Join(", ", covered.Select(static c => $"`{c}`"))}, and `{name}` leads to it: whoever follows the name is warned of it. The certificate has to be for `{name}` too."));
    }

    private static (ImmutableArray<ResourceReading> Certificates, Location Place) OfListener(ResourceReading listener) =>
        ([.. listener.Named("certificate_arn"), .. listener.Companions("aws_lb_listener_certificate", "listener_arn").SelectMany(static c => c.Named("certificate_arn"))], listener.Read("certificate_arn").Location);

    private static (ImmutableArray<ResourceReading> Certificates, Location Place) OfDistribution(ResourceReading distribution)
    {
        var shown = distribution.Blocks("viewer_certificate").SelectMany(static b => b.Body.Items.OfType<ResourceArgument>()).Where(static a => a.Name == "acm_certificate_arn").ToList();
        return ([.. shown.SelectMany(a => distribution.Named(a.Value))], shown is [var argument, ..] ? argument.Origin.Location : distribution.Place);
    }

    /// <summary>The domains of a certificate, or of the proof of one; null where somebody else made it, or not all are known.</summary>
    private static ImmutableArray<string>? DomainsOf(ResourceReading resource) => resource.Resource.Type switch
    {
        "aws_acm_certificate_validation" => resource.Named("certificate_arn").ToList() is [var certificate] ? DomainsOf(certificate) : null,
        "aws_acm_certificate" when resource.Read("domain_name").Value is TextValue main && !resource.Read("subject_alternative_names").IsLater =>
            [main.Text, .. resource.Read("subject_alternative_names").Value is ListValue others ? others.Items.Select(static v => v.ToText()) : []],
        _ => null,
    };

    /// <summary>The names of DNS whose records lead to a load balancer or a distribution, where they are known.</summary>
    private static IEnumerable<string> NamesTo(ResourceReading target) => target.Made("aws_route53_record")
        .Where(record => record.Blocks("alias").SelectMany(static b => b.Body.Items.OfType<ResourceArgument>()).Any(a => a.Name == "name" && record.Named(a.Value).Any(n => n.Resource.Reference == target.Resource.Reference && n.Copy == target.Copy)))
        .Select(static record => record.Read("name").Value).OfType<TextValue>().Select(static name => name.Text.TrimEnd('.')).Where(static name => name.Contains('.', StringComparison.Ordinal));

    // A `*` stands for one label: RFC 9525, section 6.3.
    private static bool Covers(string domain, string name) => domain.StartsWith("*.", StringComparison.Ordinal)
        ? name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && name[dot..].Equals(domain[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(domain, StringComparison.OrdinalIgnoreCase);
}
