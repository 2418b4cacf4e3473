using System.Globalization;
using System.Net;

namespace Flow.Runtime;

/// <summary>Hands out the files of a folder to this machine, as a web server would.</summary>
/// <param name="folder">The full path of the folder.</param>
/// <param name="port">The port.</param>
internal sealed class PageServer(string folder, int port)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".mjs"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json", [".svg"] = "image/svg+xml", [".png"] = "image/png", [".jpg"] = "image/jpeg", [".ico"] = "image/x-icon", [".txt"] = "text/plain; charset=utf-8",
        [".wasm"] = "application/wasm", [".woff2"] = "font/woff2", [".webp"] = "image/webp",
    };

    /// <summary>Answers until <paramref name="stop"/>.</summary>
    /// <exception cref="FlowRunException">The port cannot be listened on.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        try
        {
            listener.Start();
        }
        catch (HttpListenerException fault)
        {
            throw new FlowRunException($"The port {port} cannot be listened on: {fault.Message}", fault);
        }

        try
        {
            while (true)
            {
                await AnswerAsync(await listener.GetContextAsync().WaitAsync(stop));
            }
        }
        catch (OperationCanceledException)
        {
            listener.Abort();
            return ExitCodes.Done;
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (FileOf(Uri.UnescapeDataString(context.Request.Url!.AbsolutePath)) is { } file)
            {
                context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
                await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
            }
            else
            {
                context.Response.StatusCode = 404;
            }

            context.Response.Close();
        }
        catch (Exception fault) when (fault is HttpListenerException or IOException or UnauthorizedAccessException)
        {
            context.Response.Abort(); // who asked went away, or the file did
        }
    }

    /// <summary>The file that a path means; null for none, and for what lies outside of the folder.</summary>
    private string? FileOf(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null; // no file is called so, and nothing may ask for one
        }

        var full = Path.GetFullPath(Path.Combine(folder, path.TrimStart('/')));
        var file = Directory.Exists(full) ? Path.Combine(full, "index.html") : full;
        return file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }
}
