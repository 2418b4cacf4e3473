using System.Diagnostics;
using System.Net;
using System.Text;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.StatusPages;

/// <summary>A real Chromium that opens a page of a server on the loopback, and says what has become of it.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly string folder = Directory.CreateTempSubdirectory("flow-browser-").FullName;
    private readonly HttpListener server;
    private readonly Dictionary<string, string> files;
    private readonly string address;

    /// <summary>Serves files by name; a name that is not there is not found.</summary>
    public Browser(Dictionary<string, string> files)
    {
        new ExternalTool("chromium", "chromium").Require();
        this.files = files;
        server = LocalServers.Start(out address);
        server.BeginGetContext(Answer, null);
    }

    /// <summary>The document after its scripts have run.</summary>
    /// <param name="file">The file that is opened.</param>
    /// <param name="isDark">Whether the reader prefers dark colours.</param>
    public string Open(string file, bool isDark = false)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "timeout",
            [
                "--kill-after=5", "80", "chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder}", "--virtual-time-budget=4000",
                $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--dump-dom", address + file,
            ])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var document = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit), "Chromium did not end in time.");
        return document.GetAwaiter().GetResult();
    }

    private void Answer(IAsyncResult result)
    {
        try
        {
            var context = server.EndGetContext(result);
            server.BeginGetContext(Answer, null);
            var name = context.Request.Url!.AbsolutePath.TrimStart('/');
            context.Response.StatusCode = files.TryGetValue(name, out var text) ? 200 : 404;
            context.Response.ContentType = name.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/html; charset=utf-8";
            context.Response.Close(Encoding.UTF8.GetBytes(text ?? ""), willBlock: true);
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The browser or the test has ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        server.Close();
        Directory.Delete(folder, recursive: true);
    }
}
