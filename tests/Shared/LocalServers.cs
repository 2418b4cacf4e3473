using System.Net;
using System.Net.Sockets;

namespace Flow.Tests;

/// <summary>Servers on the loopback of this machine, which several runs of the tests share.</summary>
internal static class LocalServers
{
    private const int Attempts = 20;

    /// <summary>A server that listens already, on a port that nobody else has: one that was free may be taken before it listens, and then it is another.</summary>
    public static HttpListener Start(out string address)
    {
        for (var attempt = 1; ; attempt++)
        {
            var listener = new HttpListener();
            address = $"http://127.0.0.1:{FreePort()}/";
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
