using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flow.Compiler.Providers;

namespace Flow.Cli.Bootstrapping;

/// <summary>
/// Who may reach a bucket of states, and how: over TLS alone, and from another account what the environments there keep. Which of that account's roles may is said there
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html).
/// </summary>
internal static class BucketPolicy
{
    private const string TlsOnly = "FlowOverTlsAlone";

    /// <summary>The policy as JSON in one line.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="existing">The policy that it has, or null. What others wrote in it stays, also for another project.</param>
    /// <exception cref="JsonException"><paramref name="existing"/> is no JSON.</exception>
    public static string Of(StateBucket bucket, string? existing)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            WriteOthers(bucket, existing, json);
            WriteTlsOnly(bucket, json);
            foreach (var guest in bucket.Guests)
            {
                WriteGuest(bucket, guest, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteOthers(StateBucket bucket, string? existing, Utf8JsonWriter json)
    {
        if (existing is null)
        {
            return;
        }

        using var policy = JsonDocument.Parse(existing);
        if (!policy.RootElement.TryGetProperty("Statement", out var written))
        {
            return;
        }

        foreach (var statement in written.ValueKind == JsonValueKind.Array ? [.. written.EnumerateArray()] : new[] { written })
        {
            if (!(statement.TryGetProperty("Sid", out var sid) && sid.GetString() is { } name && (name == TlsOnly || name.StartsWith(Own(bucket), StringComparison.Ordinal))))
            {
                statement.WriteTo(json);
            }
        }
    }

    private static void WriteTlsOnly(StateBucket bucket, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Sid", TlsOnly);
        json.WriteString("Effect", "Deny");
        json.WriteString("Principal", "*");
        json.WriteString("Action", "s3:*");
        Write(json, "Resource", Arn(bucket), $"{Arn(bucket)}/*");
        WriteCondition(json, "Bool", "aws:SecureTransport", "false");
        json.WriteEndObject();
    }

    private static void WriteGuest(StateBucket bucket, StateGuest guest, Utf8JsonWriter json)
    {
        var name = $"{Own(bucket)}{Letters(guest.Environment)}";
        Begin($"{name}Lists", "s3:ListBucket");
        json.WriteString("Resource", Arn(bucket));
        WriteCondition(json, "StringLike", "s3:prefix", [.. guest.Keys]);
        json.WriteEndObject();
        Begin($"{name}Keeps", "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        Write(json, "Resource", [.. guest.Keys.Select(k => $"{Arn(bucket)}/{k}")]);
        json.WriteEndObject();

        void Begin(string sid, params string[] actions)
        {
            json.WriteStartObject();
            json.WriteString("Sid", sid);
            json.WriteString("Effect", "Allow");
            json.WriteStartObject("Principal");
            json.WriteString("AWS", $"arn:{Regions.PartitionOf(bucket.Region)}:iam::{guest.Account}:root");
            json.WriteEndObject();
            Write(json, "Action", actions);
        }
    }

    private static string Arn(StateBucket bucket) => $"arn:{Regions.PartitionOf(bucket.Region)}:s3:::{bucket.Name}";

    private static void WriteCondition(Utf8JsonWriter json, string test, string key, params string[] values)
    {
        json.WriteStartObject("Condition");
        json.WriteStartObject(test);
        Write(json, key, values);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, params string[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    // What is written for a project is written anew; other projects may keep states in the same bucket.
    private static string Own(StateBucket bucket) => $"Flow{Letters(bucket.Project)}0";

    // The name of a statement takes letters and digits.
    private static string Letters(string name) => string.Concat(name.Split('-').Select(static w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]).SelectMany(static w => w.Where(char.IsAsciiLetterOrDigit)));
}
