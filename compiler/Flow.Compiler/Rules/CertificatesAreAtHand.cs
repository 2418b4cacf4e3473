using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What shows a certificate takes those of one region: its own, or where it answers in all of the world that of Virginia.</summary>
internal sealed partial class CertificatesAreAtHand : ModelRule
{
    // AWS Certificate Manager User Guide, "Services integrated with ACM"; CloudFront, edge-optimized APIs and domains of Cognito.
    private const string OfTheWorld = "us-east-1";

    /// <summary>Where a certificate is named: a type, a block of it or none, and the argument.</summary>
    private static readonly (string Type, string? Block, string Argument, string Taker, bool IsOfTheWorld)[] places =
    [
        ("aws_cloudfront_distribution", "viewer_certificate", "acm_certificate_arn", "CloudFront", true),
        ("aws_api_gateway_domain_name", null, "certificate_arn", "An API at the edges", true),
        ("aws_cognito_user_pool_domain", null, "certificate_arn", "A domain of Cognito", true),
        ("aws_lb_listener", null, "certificate_arn", "A load balancer", false),
        ("aws_lb_listener_certificate", null, "certificate_arn", "A load balancer", false),
        ("aws_api_gateway_domain_name", null, "regional_certificate_arn", "An API", false),
        ("aws_apigatewayv2_domain_name", "domain_name_configuration", "certificate_arn", "An API", false),
    ];

    private const string This = "this";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var environment in model.Environments.Where(static e => e.Cloud?.Provider == "aws"))
        {
            foreach (var resource in environment.Resources)
            {
                Check(new ResourceReading(model, environment, resource), diagnostics, reported);
            }
        }
    }

    private static void Check(ResourceReading resource, DiagnosticBag diagnostics, HashSet<Location> reported)
    {
        foreach (var (_, block, argument, taker, isOfTheWorld) in places.Where(p => p.Type == resource.Resource.Type))
        {
            var wanted = isOfTheWorld ? OfTheWorld : RegionOf(resource);
            var bodies = block is null ? [resource.Resource.Body] : resource.Blocks(block).Select(static b => b.Body);
            foreach (var value in bodies.SelectMany(static b => b.Items.OfType<ResourceArgument>()).Where(a => a.Name == argument).Select(static a => a.Value))
            {
                if (wanted is not null && CertificateOf(resource, value) is var (name, region) && region != wanted && PlaceOf(resource, value) is var place && reported.Add(place))
                {
                    Report(
                        diagnostics, EnvironmentDiagnostics.CertificateElsewhere, place,
                        $"{taker} takes only certificates of `{wanted}`{(isOfTheWorld ? "" : ", where it is")}, and {name} is one of `{region}`. {WayOut(resource.Environment, wanted, name)}");
                }
            }
        }
    }

    /// <summary>Where the certificate is named: by the use that the resource is a part of, or where the resource itself names it.</summary>
    private static Location PlaceOf(ResourceReading resource, Expr value) => resource.Environment.Uses
        .Where(u => resource.Resource.Name == u.Name || resource.Resource.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal))
        .SelectMany(static u => u.Parameters).FirstOrDefault(p => p.IsWritten && (p.Value with { Location = value.Location }).Equals(value)) is { } given ? given.Value.Location : value.Location;

    private static string WayOut(DeploymentEnvironment environment, string wanted, string name) => wanted == environment.Cloud!.Region
        ? "Make it without `using`."
        : environment.Providers.FirstOrDefault(p => p.Provider == "aws" && p.Region == wanted) is { Name: var there }
        ? $"Make it there: `certificate {NameFor(name)} using {there} {{ … }}`."
        : $"Make it there: `provider aws as elsewhere {{ region = \"{wanted}\" }}` and `certificate {NameFor(name)} using elsewhere {{ … }}`.";

    /// <summary>The certificate's own name, as far as it stands here, or one for it.</summary>
    private static string NameFor(string shown) => shown == This ? "tls" : shown.Trim('`');

    /// <summary>What the certificate is called and its region; null where one of them is not known.</summary>
    private static (string Name, string Region)? CertificateOf(ResourceReading reader, Expr value) =>
        value.Constant is TextValue { Text: var arn } ? Arn().Match(arn) is { Success: true } match ? (This, match.Groups["region"].Value) : null
        : reader.Named(value).Where(static r => r.Resource.Type is "aws_acm_certificate" or "aws_acm_certificate_validation").ToList() is [var only] && RegionOf(only) is { } region ? ($"`{only.Resource.Name}`", region)
        : null;

    private static string? RegionOf(ResourceReading resource) => resource.Environment.RegionOf(resource.Resource);

    [GeneratedRegex("^arn:aws[a-z-]*:acm:(?<region>[a-z0-9-]+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arn();
}
