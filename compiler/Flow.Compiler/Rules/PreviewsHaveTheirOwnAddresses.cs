using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>No variable of a service or a function in a preview holds the address of the environment that the preview is like.</summary>
internal sealed class PreviewsHaveTheirOwnAddresses : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var preview in model.Environments.Where(static e => e is { Preview: not null, Like: not null }))
        {
            if (model.Environments.FirstOrDefault(e => e.Name == preview.Like) is { } other)
            {
                Check(preview, other, HostsOf(other), diagnostics);
            }
        }
    }

    private static void Check(DeploymentEnvironment preview, DeploymentEnvironment other, HashSet<string> hosts, DiagnosticBag diagnostics)
    {
        foreach (var (use, name, value, text) in preview.Uses.SelectMany(static u => Variables(u).Select(v => (Use: u, v.Name, v.Value, v.Text))))
        {
            if (hosts.FirstOrDefault(h => IsIn(h, text)) is { } host)
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.PreviewKeepsAddress, value.Location,
                    $"`{name}` of `{use.Name}` is `{text}` in `{preview.Name}` too, and `{host}` belongs to `{other.Name}`. Say what it is in a preview: `{use.Name} {{ env {{ {name} = \"…${{{preview.Preview!.Number}}}…\" }} }}`.",
                    [new RelatedLocation(preview.Preview.Origin.Location, "Each pull request has one of it.")]);
            }
        }
    }

    /// <summary>Names in DNS by which the environment is reached: of its address, and of its services.</summary>
    private static HashSet<string> HostsOf(DeploymentEnvironment environment) => environment.Uses.Where(static u => u.Construct is "workload" or "static-site")
        .Select(static u => (u.Value("domain")?.Constant as TextValue)?.Text).Where(static d => d?.Contains('.', StringComparison.Ordinal) == true)
        .Append(environment.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : null)
        .OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, Expr Value, string Text)> Variables(ConstructUse use) => use.Value("env") switch
    {
        RecordExpr record => record.Fields.Where(static f => f.Value.Constant is TextValue).Select(static f => (f.Name, f.Value, f.Value.Constant!.ToText())),
        { Constant: RecordValue record } value => record.Fields.Where(static f => f.Value is TextValue).Select(f => (f.Name, value, f.Value.ToText())),
        _ => [],
    };

    /// <summary>Whether <paramref name="text"/> is the name or holds it as the host of an address.</summary>
    private static bool IsIn(string host, string text) => text.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Equals(host, StringComparison.OrdinalIgnoreCase));
}
