using System.Collections.Immutable;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>The files in which Alertmanager finds what is secret: one for each secret, and no two channels share one that are told apart.</summary>
/// <param name="settings">Where they are.</param>
/// <param name="receivers">Everybody who is told.</param>
internal sealed class ReceiverFiles(AlertSettings settings, ImmutableArray<AlertReceiver> receivers)
{
    private readonly ILookup<string, string> teams = receivers.SelectMany(static r => r.Channels).Where(static c => c.Case == "teams").Select(static c => c.Arguments[0].ToText()).Distinct().ToLookup(Readable);

    /// <summary>The path of a file.</summary>
    public string Of(string name) => $"{settings.Secrets.TrimEnd('/')}/{name}";

    /// <summary>
    /// The file with the address of a channel of Microsoft Teams, each of which has its own. Where nothing of a name can stand in that of a file, or as much of another one, a piece of its checksum tells them
    /// apart: of both, so that a channel that is added never takes the file of one that was there.
    /// </summary>
    public string OfTeams(string channel) => Of($"teams-{(Readable(channel), teams[Readable(channel)].Count()) switch
    {
        ("", _) => ShortChecksum.Of(channel),
        (var readable, > 1) => $"{readable}-{ShortChecksum.Of(channel)}",
        (var readable, _) => readable,
    }}-url");

    private static string Readable(string channel) => string.Concat(channel.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
}
