using System.Globalization;
using System.Text.RegularExpressions;
using Flow.Compiler.Model;

namespace Flow.Cli.Local;

/// <summary>
/// What containers are called in the network of Compose, as addresses of this machine: a name becomes <c>127.0.0.1</c>, and a port behind it the one that this machine
/// reaches. A name counts only where a host can stand: as the whole of a value, or in an address.
/// </summary>
/// <param name="ports">The ports of this machine, by workload.</param>
internal sealed class LocalAddresses(IReadOnlyDictionary<string, int> ports)
{
    private const string Here = "127.0.0.1";

    /// <summary><paramref name="value"/> as a process of this machine needs it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="neighbours">What the process connects to.</param>
    public string Of(string value, IEnumerable<Workload> neighbours) => neighbours.Aggregate(value, (text, n) => Replace(text, n));

    private string Replace(string text, Workload to) => text == to.Name ? Here : Regex.Replace(
        text, $@"(?<=://|@|^|,){Regex.Escape(to.Name)}(?=[:/]|,|$)(:(?<port>[0-9]+))?", match => Matched(match, text, to), RegexOptions.None, TimeSpan.FromSeconds(1));

    private string Matched(Match match, string text, Workload to) =>
        match.Groups["port"] is { Success: true, Value: var written }
            ? $"{Here}:{(written == to.Port?.ToString(CultureInfo.InvariantCulture) && ports.TryGetValue(to.Name, out var port) ? port.ToString(CultureInfo.InvariantCulture) : written)}"
        : match.Index > 0 && match.Index + match.Length <= text.Length && text[match.Index - 1] is '/' or '@' or ',' ? Here : match.Value;
}
