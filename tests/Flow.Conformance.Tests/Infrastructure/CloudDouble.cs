using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// A small web server on the loopback that stands in for AWS while something is planned: it says which account it is, and finds the few things that configurations look up.
/// Whatever else is asked is refused and remembered. The form of its answers is that of the services' references: https://docs.aws.amazon.com/STS/latest/APIReference/,
/// https://docs.aws.amazon.com/IAM/latest/APIReference/, https://docs.aws.amazon.com/secretsmanager/latest/apireference/, https://docs.aws.amazon.com/Route53/latest/APIReference/
/// and https://docs.aws.amazon.com/cloudfront/latest/APIReference/; what the provider does not read is left out.
/// </summary>
internal sealed class CloudDouble : IDisposable
{
    private readonly HttpListener listener;
    private readonly ConcurrentQueue<string> refused = [];
    private readonly string address;
    private readonly string account;
    private readonly Task serving;

    /// <summary>Starts it, as the account <paramref name="account"/>.</summary>
    public CloudDouble(string account)
    {
        this.account = account;
        listener = LocalServers.Start(out address);
        serving = Task.Run(Serve);
    }

    /// <summary>What was asked and not answered.</summary>
    public IReadOnlyCollection<string> Refused => refused;

    /// <summary>What makes the provider ask here, whichever service it is about. The keys open nothing.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = address,
        ["AWS_ACCESS_KEY_ID"] = "none",
        ["AWS_SECRET_ACCESS_KEY"] = "none",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_MAX_ATTEMPTS"] = "1",
    };

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                await Answer(await listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
            {
                // Who asked has gone, or the test has ended.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var answer = AnswerTo(context.Request, body);
        if (answer is null)
        {
            refused.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.Headers["X-Amz-Target"]} {body}");
            context.Response.StatusCode = 400;
        }

        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer ?? ""));
        context.Response.Close();
    }

    private string? AnswerTo(HttpListenerRequest request, string body) => (request.HttpMethod, request.Url!.AbsolutePath) switch
    {
        ("POST", "/") => (request.Headers["X-Amz-Target"] ?? body.Split('&')[0]) switch
        {
            "Action=GetCallerIdentity" => Caller,
            "Action=ListOpenIDConnectProviders" => Issuers,
            "Action=GetOpenIDConnectProvider" => Issuer,
            $"{Registries}.DescribeRepositories" => Registry(JsonNode.Parse(body)!),
            $"{Registries}.DescribeImages" => """{ "imageDetails": [] }""",
            $"{Registries}.ListTagsForResource" => """{ "tags": [] }""",
            "secretsmanager.DescribeSecret" => Secret(NameIn(body)),
            "secretsmanager.GetResourcePolicy" => "{}",
            "secretsmanager.GetSecretValue" => Secret(NameIn(body)),
            _ => null,
        },
        ("GET", "/2013-04-01/hostedzone") => $"<ListHostedZonesResponse><HostedZones>{Zone}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesResponse>",
        ("GET", $"/2013-04-01/hostedzone/{ZoneId}") =>
            $"<GetHostedZoneResponse>{Zone}<DelegationSet><NameServers><NameServer>ns-1.example.net</NameServer></NameServers></DelegationSet></GetHostedZoneResponse>",
        ("GET", $"/2013-04-01/tags/hostedzone/{ZoneId}") =>
            $"<ListTagsForResourceResponse><ResourceTagSet><ResourceType>hostedzone</ResourceType><ResourceId>{ZoneId}</ResourceId><Tags/></ResourceTagSet></ListTagsForResourceResponse>",
        ("GET", "/2020-05-31/cache-policy") => $"<CachePolicyList><Items><CachePolicySummary><Type>managed</Type>{CachePolicy}</CachePolicySummary></Items><MaxItems>100</MaxItems><Quantity>1</Quantity></CachePolicyList>",
        ("GET", $"/2020-05-31/cache-policy/{CachePolicyId}") => CachePolicy,
        _ => null,
    };

    private string Caller => $"""
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:sts::{account}:assumed-role/plan/test</Arn><UserId>AROA:test</UserId><Account>{account}</Account>
        </GetCallerIdentityResult></GetCallerIdentityResponse>
        """;

    private string Issuers => $"""
        <ListOpenIDConnectProvidersResponse><ListOpenIDConnectProvidersResult><OpenIDConnectProviderList><member>
        <Arn>arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com</Arn>
        </member></OpenIDConnectProviderList></ListOpenIDConnectProvidersResult></ListOpenIDConnectProvidersResponse>
        """;

    private const string Issuer = """
        <GetOpenIDConnectProviderResponse><GetOpenIDConnectProviderResult><Url>token.actions.githubusercontent.com</Url>
        <ClientIDList><member>sts.amazonaws.com</member></ClientIDList></GetOpenIDConnectProviderResult></GetOpenIDConnectProviderResponse>
        """;

    private const string ZoneId = "Z0000000000000";

    private const string Zone =
        $"<HostedZone><Id>/hostedzone/{ZoneId}</Id><Name>example.org.</Name><CallerReference>x</CallerReference><Config><PrivateZone>false</PrivateZone></Config></HostedZone>";

    private const string CachePolicyId = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    private const string CachePolicy = $"""
        <CachePolicy><Id>{CachePolicyId}</Id><LastModifiedTime>2020-05-31T00:00:00Z</LastModifiedTime>
        <CachePolicyConfig><Name>Managed-CachingOptimized</Name><MinTTL>1</MinTTL></CachePolicyConfig></CachePolicy>
        """;

    private const string Registries = "AmazonEC2ContainerRegistry_V20150921";

    private string Registry(JsonNode asked)
    {
        var (owner, name) = (asked["registryId"]?.GetValue<string>() ?? account, asked["repositoryNames"]![0]!.GetValue<string>());
        return JsonSerializer.Serialize(new
        {
            repositories = new[]
            {
                new
                {
                    repositoryArn = $"arn:aws:ecr:eu-west-1:{owner}:repository/{name}", registryId = owner, repositoryName = name,
                    repositoryUri = $"{owner}.dkr.ecr.eu-west-1.amazonaws.com/{name}", imageTagMutability = "IMMUTABLE",
                    encryptionConfiguration = new { encryptionType = "AES256" }, imageScanningConfiguration = new { scanOnPush = true },
                },
            },
        });
    }

    private static string NameIn(string body) => JsonNode.Parse(body)!["SecretId"]!.GetValue<string>();

    private string Secret(string name) => JsonSerializer.Serialize(new
    {
        ARN = name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:secretsmanager:eu-west-1:{account}:secret:{name}-AbCdEf",
        Name = name,
        CreatedDate = 1_700_000_000,
        LastChangedDate = 1_700_000_000,
        VersionId = "1",
        VersionStages = new[] { "AWSCURRENT" },
        SecretString = "not known",
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        listener.Close();
        serving.Wait(TimeSpan.FromSeconds(10));
    }
}
