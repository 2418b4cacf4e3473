using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// What containers are called in the network of Compose, as addresses of this machine: a name becomes <c>127.0.0.1</c>, and a port behind it the one that this machine
/// reaches. A name counts only where a host stands: in an address, before the port of the container, and as the whole of a value that an output of the construct gives as
/// its name (a database may be called like its container), or the container itself.
/// </summary>
/// <param name="ports">The ports of this machine, by workload.</param>
public sealed class LocalAddresses(IReadOnlyDictionary<string, int> ports)
{
    private const string Here = "127.0.0.1";

    /// <summary>What is read of a container, <c>orders.host</c>, <c>api.url</c>, as it is for a command of this machine.</summary>
    /// <param name="read">The name of the container and of what is read.</param>
    /// <param name="value">What it is in the network of Compose.</param>
    /// <param name="workloads">All containers.</param>
    public string OfMember(string read, string value, ImmutableArray<Workload> workloads)
    {
        var names = read.Split('.');
        return !LocalNetwork.IsOfIt(names[^1], value) ? value
            : workloads.FirstOrDefault(w => w.Name == names[0]) is { } of && names[^1] is "host" or "address" && value == of.Name ? Here
            : names[^1] == "port" ? ports.TryGetValue(names[0], out var port) ? port.ToString(CultureInfo.InvariantCulture) : value
            : workloads.Aggregate(value, Replace);
    }

    /// <summary>The value of <paramref name="variable"/> as a process of this machine needs it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="neighbours">What the process connects to.</param>
    public string Of(Variable variable, IReadOnlyList<Workload> neighbours) => neighbours.Any(n => IsHost(variable, n))
        ? Here
        : neighbours.Aggregate(variable.Value.KnownText ?? "", Replace);

    private static bool IsHost(Variable variable, Workload of) =>
        variable.Value.Constant is TextValue text && text.Text == of.Name && (text.IsNameOfUse || of.Gives.Contains(variable));

    private string Replace(string text, Workload to) => Regex.Replace(
        text, $@"(?<=(?<address>://|@)|^|,){Regex.Escape(to.Name)}(?=[:/,]|$)(:(?<port>[0-9]+))?", match => Matched(match, to), RegexOptions.None, TimeSpan.FromSeconds(1));

    private string Matched(Match match, Workload to)
    {
        var (written, own) = (match.Groups["port"].Value, to.Port?.ToString(CultureInfo.InvariantCulture));
        return written == own ? $"{Here}:{(ports.TryGetValue(to.Name, out var port) ? port.ToString(CultureInfo.InvariantCulture) : written)}"
            : !match.Groups["address"].Success ? match.Value
            : written.Length > 0 ? $"{Here}:{written}" : Here;
    }
}
