using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What leads out of the private subnets of a network: NAT, endpoints, and what somebody makes beside the construct.</summary>
internal static class WayOut
{
    /// <summary>The parameter that says whether there is NAT.</summary>
    public const string Nat = "nat";

    /// <summary>The parameter that lists endpoints.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>The parameter that lists endpoints that cost nothing.</summary>
    public const string Gateways = "gateways";

    /// <summary>The services that have an endpoint which costs nothing.</summary>
    public static readonly ImmutableArray<string> WithGateway = ["s3", "dynamodb"];

    /// <summary>Whether nothing leads out of <paramref name="network"/> but endpoints. Where somebody makes routes, nobody knows where they lead.</summary>
    public static bool IsClosed(ConstructUse network, DeploymentEnvironment environment) =>
        network.Construct == "network" && network.Value(Nat)?.KnownText == "none" && Listed(network, Endpoints) is not null && Listed(network, Gateways) is not null
        && !environment.Resources.Any(static r => (r.Type == "aws_route" && !r.IsOfLibrary) || (r.Type == "aws_route_table" && r.Body.Items.Any(static i => i.Name == "route")));

    /// <summary>The services of AWS that <paramref name="network"/> leads to.</summary>
    public static IEnumerable<string> Services(ConstructUse network, DeploymentEnvironment environment) => [
        .. Listed(network, Endpoints) ?? [], .. Listed(network, Gateways) ?? [],
        .. environment.Resources.Where(static r => r.Type == "aws_vpc_endpoint" && !r.IsOfLibrary).SelectMany(static r => r.Body.Items.OfType<ResourceArgument>())
            .Where(static a => a.Name == "service_name").Select(static a => ServiceOf(a.Value.KnownText ?? "")),
    ];

    /// <summary>The items of a list that is known; null where it is not.</summary>
    public static ImmutableArray<string>? Listed(ConstructUse network, string parameter) => network.Value(parameter)?.Constant is ListValue list ? [.. list.Items.Select(static i => i.ToText())] : null;

    /// <summary><c>com.amazonaws.eu-west-1.ecr.api</c> is <c>ecr.api</c>.</summary>
    private static string ServiceOf(string endpoint) => endpoint.Split("com.amazonaws.") is [_, var rest] && rest.Split('.', 2) is [_, var service] ? service : "";
}
