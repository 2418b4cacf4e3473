using System.Net;
using System.Security.Cryptography;
using System.Text;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>A registry of images on this machine. It hands out manifests to whoever has its token, and the token to everybody, as public registries do.</summary>
internal sealed class ImageRegistry : IDisposable
{
    private readonly HttpListener listener;
    private readonly Dictionary<string, byte[]> manifests = new(StringComparer.Ordinal);
    private readonly List<string> asked = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task answering;

    public ImageRegistry()
    {
        listener = LocalServers.Start(out var address);
        Address = address.TrimEnd('/');
        answering = Task.Run(AnswerAll);
    }

    public string Address { get; }

    /// <summary>A digest that it tells instead of the true one; null for the true one.</summary>
    public string? WrongDigest { get; set; }

    /// <summary>What was asked for, without the questions for a token.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (asked)
            {
                return [.. asked];
            }
        }
    }

    /// <summary>Puts an image under a tag, and says its digest.</summary>
    public string Put(string repository, string tag, string manifest)
    {
        var bytes = Encoding.UTF8.GetBytes(manifest);
        lock (asked)
        {
            manifests[$"/v2/{repository}/manifests/{tag}"] = bytes;
        }

        return DigestOf(bytes);
    }

    public void Dispose()
    {
        stop.Cancel();
        Assert.True(answering.Wait(TimeSpan.FromMinutes(1)), "The registry does not end.");
        listener.Abort();
        stop.Dispose();
    }

    private static string DigestOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task AnswerAll()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync().WaitAsync(stop.Token);
                Answer(context);
                context.Response.Close();
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (path == "/token")
        {
            var isRight = context.Request.QueryString["service"] == "here" && context.Request.QueryString["scope"] == "repository:all:pull";
            Write(context.Response, isRight ? 200 : 400, """{"token":"everybody"}"""u8.ToArray());
            return;
        }

        if (context.Request.Headers["Authorization"] != "Bearer everybody")
        {
            context.Response.AddHeader("WWW-Authenticate", $"Bearer realm=\"{Address}/token\",service=\"here\",scope=\"repository:all:pull\"");
            context.Response.StatusCode = 401;
            return;
        }

        byte[]? manifest;
        lock (asked)
        {
            asked.Add(path);
            manifest = manifests.GetValueOrDefault(path);
        }

        if (manifest is not null && context.Request.Headers["Accept"]?.Contains("application/vnd.oci.image.index.v1+json", StringComparison.Ordinal) == true)
        {
            context.Response.AddHeader("Docker-Content-Digest", WrongDigest ?? DigestOf(manifest));
            Write(context.Response, 200, manifest);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    private static void Write(HttpListenerResponse response, int status, byte[] bytes)
    {
        response.StatusCode = status;
        response.OutputStream.Write(bytes);
    }
}
