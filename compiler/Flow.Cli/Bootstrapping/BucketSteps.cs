using System.Collections.Immutable;

namespace Flow.Cli.Bootstrapping;

/// <summary>One call of AWS's command line.</summary>
/// <param name="Meaning">What it does, as the end of a sentence about the bucket.</param>
/// <param name="Arguments">What stands behind <c>aws</c>.</param>
internal sealed record BucketStep(string Meaning, ImmutableArray<string> Arguments)
{
    /// <summary>The call as a shell takes it.</summary>
    public string Line => string.Join(' ', Arguments.Select(static a => a.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',') ? a : $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'").Prepend("aws"));
}

/// <summary>
/// The calls that make a bucket of states: each can be made again and changes nothing then (https://docs.aws.amazon.com/cli/latest/reference/s3api/). Terraform locks a state by a file beside it,
/// so no table is needed.
/// </summary>
/// <param name="bucket">The bucket.</param>
internal sealed class BucketSteps(StateBucket bucket)
{
    // The one region that a bucket is made in by saying none.
    private const string Unsaid = "us-east-1";

    /// <summary>Says which account the credentials are of.</summary>
    public static BucketStep Account { get; } = new("says whose credentials these are", ["sts", "get-caller-identity", "--query", "Account", "--output", "text"]);

    /// <summary>Says whether it is there.</summary>
    public BucketStep IsThere => Of("is looked for", "head-bucket");

    /// <summary>Makes it, encrypted: one that is there may be encrypted with a key, and stays so.</summary>
    public ImmutableArray<BucketStep> Make =>
    [
        new("is made", ["s3api", "create-bucket", .. Names, .. bucket.Region == Unsaid ? Array.Empty<string>() : ["--create-bucket-configuration", $"LocationConstraint={bucket.Region}"]]),
        Of("is encrypted", "put-bucket-encryption", "--server-side-encryption-configuration", """{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}"""),
    ];

    /// <summary>Says which policy it has.</summary>
    public BucketStep Policy => Of("says its policy", "get-bucket-policy", "--query", "Policy", "--output", "text");

    /// <summary>What holds of it afterwards, with the policy <paramref name="policy"/>.</summary>
    public ImmutableArray<BucketStep> Settings(string policy) =>
    [
        Of("is closed to the public", "put-public-access-block", "--public-access-block-configuration", "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"),
        Of("keeps old versions", "put-bucket-versioning", "--versioning-configuration", "Status=Enabled"),
        Of(bucket.Guests.IsEmpty ? "is reached over TLS alone" : $"is reached over TLS alone, and from {string.Join(", ", bucket.Guests.Select(static g => $"`{g.Environment}` in {g.Account}"))}", "put-bucket-policy", "--policy", policy),
    ];

    // Of a bucket of that name in another account nothing is read, and into it nothing is written.
    private BucketStep Of(string meaning, string call, params ImmutableArray<string> more) =>
        new(meaning, ["s3api", call, .. Names, .. bucket.Account is { } owner ? ["--expected-bucket-owner", owner] : Array.Empty<string>(), .. more]);

    private ImmutableArray<string> Names => ["--bucket", bucket.Name, "--region", bucket.Region];
}
