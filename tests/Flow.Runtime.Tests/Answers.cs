using System.Net;
using Flow.Tests;

namespace Flow.Runtime.Tests;

/// <summary>A server on this machine that gives its answers in order, the last one again and again.</summary>
internal sealed class Answers : IDisposable
{
    private readonly HttpListener listener;
    private readonly Task serving;

    public Answers(params (int Status, string Body)[] answers)
    {
        listener = LocalServers.Start(out var address);
        Address = address.TrimEnd('/');
        serving = Task.Run(() => ServeAsync(answers));
    }

    public string Address { get; }

    public List<string> Asked { get; } = [];

    public void Dispose()
    {
        listener.Close();
        serving.Wait(Make.Patience);
    }

    private async Task ServeAsync((int Status, string Body)[] answers)
    {
        for (var i = 0; ; i++)
        {
            HttpListenerContext request;
            try
            {
                request = await listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Asked.Add(request.Request.RawUrl!);
            var (status, body) = answers[Math.Min(i, answers.Length - 1)];
            request.Response.StatusCode = status;
            await using var writer = new StreamWriter(request.Response.OutputStream);
            await writer.WriteAsync(body);
        }
    }
}
