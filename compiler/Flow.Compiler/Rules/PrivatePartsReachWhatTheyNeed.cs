using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>What runs in the private subnets of a network without NAT reaches what it needs: AWS's services by endpoints, and nothing in the internet.</summary>
internal sealed class PrivatePartsReachWhatTheyNeed : ModelRule
{
    private const string WithNat = "nat = \"single\"";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var said = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            foreach (var network in environment.Uses.Where(u => WayOut.IsClosed(u, environment)))
            {
                var there = WayOut.Services(network, environment).ToHashSet(StringComparer.Ordinal);
                var lacking = PrivateNeeds.In(network, environment).Select(n => n with { Services = [.. n.Services.Where(s => !there.Contains(s)).Distinct()] })
                    .Where(static n => n.Elsewhere is not null || !n.Services.IsEmpty).ToList();
                var place = network.Parameters.First(static p => p.Name == WayOut.Nat).Origin.Location;
                if (lacking.Count > 0 && said.Add(place.InProject))
                {
                    diagnostics.Add(Message(network, lacking, place));
                }
            }
        }
    }

    private static Diagnostic Message(ConstructUse network, List<PrivateNeeds> lacking, Location place)
    {
        var services = lacking.SelectMany(static n => n.Services).Distinct().ToList();
        var lists = new[] { (Parameter: WayOut.Endpoints, Missing: services.Except(WayOut.WithGateway).ToList()), (Parameter: WayOut.Gateways, Missing: services.Intersect(WayOut.WithGateway).ToList()) }
            .Where(static l => l.Missing.Count > 0).Select(l => (l.Parameter, List: ListOf(network, l.Parameter, l.Missing))).ToList();
        var lines = string.Join(" and ", lists.Select(static l => $"`{l.Parameter} = {l.List}`"));
        var elsewhere = lacking.Select(static n => n.Elsewhere?.Instead).OfType<string>().Distinct().ToList();
        var way = elsewhere.Count == 0 ? $"Write {lines}, or `{WithNat}`." : $"Write `{WithNat}`; or {string.Join(" and ", elsewhere)}{(lines.Length > 0 ? $", and write {lines}" : "")}.";
        return new Diagnostic(EnvironmentDiagnostics.NoWayOut, place, $"Without NAT nothing leads out of the private subnets of `{network.Name}`, and {Words(lacking)}. {way}")
        {
            Fixes = place.Source.IsBuiltIn || !place.UsedAt.IsEmpty ? [] : [.. new[] { NatFix(place), elsewhere.Count == 0 ? ListFix(network, lists, lines, place) : null }.OfType<Fix>()],
        };
    }

    private static string Words(List<PrivateNeeds> lacking)
    {
        const int MostNamed = 3;
        var named = string.Join("; ", lacking.Take(MostNamed).Select(static n => n.Elsewhere is { } elsewhere ? $"`{n.Name}` {elsewhere.What}" : $"`{n.Name}` needs {string.Join(", ", n.Services.Select(static s => $"`{s}`"))}"));
        return lacking.Count > MostNamed ? $"{named}; and {lacking.Count - MostNamed} more" : named;
    }

    /// <summary>The list of a parameter with what is missing in it.</summary>
    private static string ListOf(ConstructUse network, string parameter, List<string> missing) =>
        $"[{string.Join(", ", (WayOut.Listed(network, parameter) ?? []).Concat(missing).Select(FlowText.Quote))}]";

    private static Fix? NatFix(Location place)
    {
        const string None = "\"none\"";
        return place.Source.Slice(place.Span).EndsWith(None, StringComparison.Ordinal)
            ? new Fix($"Write `{WithNat}`", FixSafety.Suggestion, [new TextEdit(new TextSpan(place.Span.End - None.Length, None.Length), "\"single\"")])
            : null;
    }

    /// <summary>Writes the lists: in the place of those that stand beside <paramref name="place"/>, else behind it.</summary>
    private static Fix? ListFix(ConstructUse network, List<(string Parameter, string List)> lists, string lines, Location place)
    {
        var edits = lists.Select(l => EditOf(network.Parameters.First(p => p.Name == l.Parameter), l.Parameter, l.List, place)).ToList();
        return edits.All(static e => e is not null) ? new Fix($"Write {lines}", FixSafety.Suggestion, [.. edits.OfType<TextEdit>()]) : null;
    }

    private static TextEdit? EditOf(ConstructParameter parameter, string name, string list, Location place)
    {
        var written = parameter.Origin.Location;
        if (!parameter.IsWritten || written.Path != place.Path || !written.UsedAt.IsEmpty)
        {
            return new TextEdit(new TextSpan(place.Span.End, 0), $", {name} = {list}");
        }

        var text = written.Source.Slice(written.Span);
        return text.EndsWith(']') && text.IndexOf('[', StringComparison.Ordinal) is >= 0 and var start ? new TextEdit(TextSpan.FromBounds(written.Span.Start + start, written.Span.End), list) : null;
    }
}
