using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>An answer that the editor keeps on its screen.</summary>
/// <param name="Fingerprint">What the answer would be now, shortened; the same for the same answer.</param>
/// <param name="Tell">Tells the editor that it is another one.</param>
internal sealed record Watch(Func<WorkspaceState, CancellationToken, string> Fingerprint, Action Tell)
{
    /// <summary>What stands for <paramref name="answer"/>.</summary>
    public static string Of<T>(T? answer, JsonTypeInfo<T> type)
        where T : class =>
        answer is null ? "" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(answer, type)));
}

/// <summary>The answers that the editor keeps on its screen: it is told when they are others.</summary>
/// <param name="session">The work for the editor.</param>
internal sealed class Watches(ServerSession session)
{
    private readonly Dictionary<string, (Watch Watch, string Shown)> open = new(StringComparer.Ordinal);

    /// <summary>Begins to watch, or ends where <paramref name="isWanted"/> is false; null changes nothing.</summary>
    /// <param name="key">What is watched.</param>
    /// <param name="isWanted">What the editor says.</param>
    /// <param name="watch">How to find out whether it has changed.</param>
    /// <param name="shown">What the editor shows.</param>
    public void Set(string key, bool? isWanted, Watch watch, string shown)
    {
        if (isWanted == true)
        {
            open[key] = (watch, shown);
        }
        else if (isWanted == false)
        {
            open.Remove(key);
        }
    }

    /// <summary>Looks for changes.</summary>
    public void Look(CancellationToken cancellation)
    {
        var now = session.Workspace.Now;
        foreach (var (key, (watch, shown)) in open.ToList())
        {
            session.Targets.Do(c => watch.Fingerprint(now, c), result => Compare(key, watch, shown, result()), cancellation);
        }
    }

    private void Compare(string key, Watch watch, string before, string now)
    {
        if (before != now && open.TryGetValue(key, out var current) && ReferenceEquals(current.Watch, watch))
        {
            open[key] = (watch, now);
            watch.Tell();
        }
    }
}
