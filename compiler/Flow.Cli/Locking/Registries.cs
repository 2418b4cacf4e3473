using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Flow.Cli.Arguments;
using Flow.Cli.Output;
using Flow.Compiler.Literals;
using Flow.Disk;

namespace Flow.Cli.Locking;

/// <summary>
/// The registries of images, asked for the manifest behind a tag (OCI Distribution Specification 1.1, "Pulling manifests"). Nobody is logged in: where a registry wants a
/// token it is that of everybody, as public images need it.
/// </summary>
/// <param name="mirror">A registry that is asked for all images in place of their own; null for those.</param>
internal sealed class Registries(Uri? mirror) : IDisposable
{
    private const int LargestManifest = 4 * 1024 * 1024; // what registries have to take at least, and clients need not take more
    private const string DockerHub = "registry-1.docker.io";

    private static readonly string[] Kinds =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = LargestManifest };

    /// <summary>The registries, or the mirror that <paramref name="written"/> means.</summary>
    /// <exception cref="UsageException">It is no address.</exception>
    public static Registries At(string? written)
    {
        if (written is null)
        {
            return new Registries(null);
        }

        return Uri.TryCreate(written, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", UserInfo: "", AbsolutePath: "/", Query: "" }
            ? new Registries(address)
            : throw new UsageException($"`{DisplayText.Show(written.Contains('@', StringComparison.Ordinal) ? "…" : written)}` is no registry: write an address such as `https://mirror.example.com`, without a name and a password.", "lock");
    }

    /// <summary>The digest of <paramref name="image"/>, or why it cannot be had.</summary>
    /// <param name="image">Name and tag.</param>
    /// <param name="problem">Why there is nothing.</param>
    public string? Ask(string image, out string problem)
    {
        try
        {
            var address = AddressOf(image);
            using var first = Send(address, null);
            using var answer = first.StatusCode == HttpStatusCode.Unauthorized && Challenge(first) is { } challenge ? Send(address, TokenOf(challenge)) : null;
            var last = answer ?? first;
            problem = last.StatusCode switch
            {
                HttpStatusCode.OK => "",
                HttpStatusCode.NotFound => $"`{image}` is not at {address.Host}.",
                var other => $"{address.Host} does not give `{image}`: it answers {(int)other}.",
            };
            return problem.Length == 0 ? DigestOf(last, image) : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            problem = $"`{image}` cannot be asked for: {DisplayText.Show(fault is OperationCanceledException ? "there is no answer for 30 seconds." : fault.Message)}";
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Images without a registry are those of Docker Hub, and of these the ones without an owner are called <c>library/…</c> there.</summary>
    private Uri AddressOf(string image)
    {
        var parts = ImageReference.Parse(image).ValueOrDefault!;
        var isHub = parts.Registry.Length == 0;
        var name = isHub && !parts.Repository.Contains('/', StringComparison.Ordinal) ? $"library/{parts.Repository}" : parts.Repository;
        return new Uri(mirror ?? new Uri($"https://{(isHub ? DockerHub : parts.Registry)}"), $"/v2/{name}/manifests/{parts.Tag}");
    }

    private HttpResponseMessage Send(Uri address, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var kind in Kinds)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(kind));
        }

        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client.Send(request);
    }

    private Uri? Challenge(HttpResponseMessage answer)
    {
        if (answer.Headers.WwwAuthenticate.FirstOrDefault(static h => h.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))?.Parameter is not { } written)
        {
            return null;
        }

        var parts = written.Split(',').Select(static p => p.Split('=', 2)).Where(static p => p.Length == 2).ToDictionary(static p => p[0].Trim(), static p => p[1].Trim().Trim('"'), StringComparer.OrdinalIgnoreCase);
        return parts.TryGetValue("realm", out var realm) && Uri.TryCreate(realm, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == mirror?.Scheme)
            ? new Uri($"{realm}?{string.Join('&', parts.Where(static p => p.Key is "service" or "scope").Select(static p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}")
            : null;
    }

    private string TokenOf(Uri challenge)
    {
        using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, challenge));
        using var document = JsonDocument.Parse(answer.EnsureSuccessStatusCode().Content.ReadAsStream());
        return document.RootElement.TryGetProperty("token", out var token) || document.RootElement.TryGetProperty("access_token", out token) ? token.GetString() ?? "" : "";
    }

    /// <summary>The digest is computed from what came, and must be the one that the registry says.</summary>
    /// <exception cref="IOException">They differ.</exception>
    private static string DigestOf(HttpResponseMessage answer, string image)
    {
        using var content = answer.Content.ReadAsStream();
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        return !answer.Headers.TryGetValues("Docker-Content-Digest", out var said) || said.First() == digest || !ProjectLock.IsDigest(said.First())
            ? digest
            : throw new IOException($"what came for `{image}` is not what its digest says.");
    }
}
