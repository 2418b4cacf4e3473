using System.Collections.Immutable;
using Flow.Compiler.Comparing;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>
/// What can be said about environments that are like each other, each with what every one of them says. What constructs make is told by what their uses say: parameters, parts that a line goes on
/// with, and parts that are left out. All else of it follows from those.
/// </summary>
/// <param name="family">The environments.</param>
internal sealed class ParityRows(IReadOnlyList<DeploymentEnvironment> family)
{
    private const string Absent = "–";
    private const string Output = "output ";
    private const string Require = "require";
    private const string ForManifests = $"{Output}{ClusterValues.OutputName}";

    // What an environment is called and whom it is like is no difference between what two are made of. What constructs require follows from their uses.
    private static readonly ImmutableArray<string> Itself = ["title", "external", "like", "may-differ", Require, ForManifests];

    /// <summary>Those of which not all say the same.</summary>
    public IEnumerable<(string What, ImmutableArray<string> Cells)> Different() => All().Where(static r => r.Cells.Distinct(StringComparer.Ordinal).Count() > 1);

    private IEnumerable<(string What, ImmutableArray<string> Cells)> All()
    {
        var facets = family.Select(static e => EnvironmentParts.Of(e).Facets.Where(static f => !Itself.Contains(f.Name)).ToImmutableArray()).ToList();
        return
        [
            .. OfFacets("", [.. facets.Select(static f => f.Where(static n => n.Name.StartsWith("cloud", StringComparison.Ordinal)))]),
            .. OfFacets("", [.. facets.Select(static f => f.Where(static n => !n.Name.StartsWith("cloud", StringComparison.Ordinal) && !n.Name.StartsWith(Output, StringComparison.Ordinal)))]),
            Row("alarms", static e => e.Alarms is { } alarms ? Text(alarms) : null),
            Row("per", static e => e.Preview is { } preview ? $"pull-request, expires after {FlowText.Write(new DurationValue(preview.Expires))}" : null),
            .. Names(static e => e.Parameters.Select(static p => p.Name).Where(n => n != e.Preview?.Number)).Select(name => Row($"param {name}", e => e.Parameters.FirstOrDefault(p => p.Name == name) is { } found ? TextOf(found) : null)),
            Row(Require, static e => Joined(e.Requirements.Where(static r => r.Use is null).Select(static r => ExprText.Of(r.Condition)))),
            .. Names(static e => e.Uses.Select(static u => u.Name)).SelectMany(OfUse),
            .. Names(static e => Own(e).Select(EnvironmentParts.AddressOf)).SelectMany(OfResource),
            .. Names(static e => Parts(e).Select(static r => r.Part!)).SelectMany(OfPart),
            .. OfFacets("", [.. facets.Select(static f => f.Where(static n => n.Name.StartsWith(Output, StringComparison.Ordinal)))]),
            Row("adopt", static e => Joined(e.Imports.Select(static i => $"{i.To.Type}.{i.To.Name} from {Text(i.Id)}"))),
            Row("moved", static e => Joined(e.Resources.SelectMany(static r => r.FormerAddresses.Select(f => $"{f} to {EnvironmentParts.AddressOf(r)}")))),
            Row("forget", static e => Joined(e.Removed.Select(static r => $"{r.Type}.{r.Name}"))),
        ];
    }

    private IEnumerable<(string What, ImmutableArray<string> Cells)> OfUse(string name)
    {
        var uses = family.Select(e => e.Uses.FirstOrDefault(u => u.Name == name)).ToList();
        var there = uses.OfType<ConstructUse>().ToList();
        return
        [
            (name, [.. uses.Select(static u => u is null ? Absent : $"`{u.Construct}`")]),
            .. there.SelectMany(static u => u.Parameters.Where(static p => p.IsWritten).Select(static p => p.Name)).Distinct().SelectMany(p => OfValues($"{name}.{p}", [.. uses.Select(u => u?.Value(p))]))
                .Concat(there.SelectMany(static u => u.LeftOut).Distinct().Select(part => ($"{name}.{part}", uses.Select(u => u is null ? Absent : u.LeftOut.Contains(part) ? "none" : "there").ToImmutableArray())))
                .Where(row => IsTold([.. uses], row.Item2)),
        ];
    }

    /// <summary>Maps are compared entry by entry.</summary>
    private static IEnumerable<(string What, ImmutableArray<string> Cells)> OfValues(string what, List<Expr?> values)
    {
        var maps = values.Select(static v => v is null ? [] : v is { Type: MapType } ? Entries(v) : null).ToList();
        return maps.Contains(null) || values.TrueForAll(static v => v is null)
            ? [(what, [.. values.Select(static v => v is null ? Absent : Text(v))])]
            : maps.SelectMany(static m => m!.Keys).Distinct().Select(key => ($"{what}.{key}", maps.Select(m => m!.GetValueOrDefault(key, Absent)).ToImmutableArray()));
    }

    private static Dictionary<string, string> Entries(Expr map) => map switch
    {
        RecordExpr record => record.Fields.ToDictionary(static f => f.Name, static f => Text(f.Value)),
        { Constant: RecordValue known } => known.Fields.ToDictionary(static f => f.Name, static f => FlowText.Write(f.Value)),
        _ => [],
    };

    private IEnumerable<(string What, ImmutableArray<string> Cells)> OfResource(string address)
    {
        var resources = family.Select(e => Own(e).FirstOrDefault(r => EnvironmentParts.AddressOf(r) == address)).ToList();
        return
        [
            (address, [.. resources.Select(static r => r is null ? Absent : "there")]),
            .. OfFacets($"{address}.", [.. resources.Select(static r => r is null ? [] : EnvironmentParts.Of(r).Facets)]).Where(row => IsTold(resources, row.Cells)),
        ];
    }

    /// <summary>What is said of a part of a construct besides the construct's parameters.</summary>
    private IEnumerable<(string What, ImmutableArray<string> Cells)> OfPart(string part)
    {
        var resources = family.Select(e => e.Resources.FirstOrDefault(r => r.IsOfLibrary && r.Part == part)).ToList();
        var said = resources.OfType<Resource>().SelectMany(Said).ToHashSet(StringComparer.Ordinal);
        return OfFacets($"{part}.", [.. resources.Select(r => r is null ? [] : EnvironmentParts.Of(r).Facets.Where(f => said.Contains(f.Name.Split('.')[0])))]).Where(row => IsTold(resources, row.Cells));
    }

    private static IEnumerable<string> Said(Resource resource) =>
        resource.Body.Items.Where(static i => i.IsOwn).Select(static i => i.Name).Concat(resource.Lifecycle is { IsOwn: true } ? ["lifecycle"] : []);

    private static IEnumerable<(string What, ImmutableArray<string> Cells)> OfFacets(string prefix, ImmutableArray<IEnumerable<Facet>> facets) => facets.SelectMany(static f => f).Select(static f => f.Name).Distinct()
        .Select(name => ($"{prefix}{name}", facets.Select(f => Joined(f.Where(n => n.Name == name).Select(static n => n.Text)) ?? Absent).ToImmutableArray()));

    /// <summary>Whether what is said of something differs where it is there: that it is not there is told already.</summary>
    private static bool IsTold(IReadOnlyList<object?> there, ImmutableArray<string> cells) => cells.Where((_, i) => there[i] is not null).Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Resources, and what is looked up, that an environment declares itself: what constructs make is told by their uses.</summary>
    private static IEnumerable<Resource> Own(DeploymentEnvironment environment) => environment.Resources.Where(static r => !r.IsOfLibrary);

    private static IEnumerable<Resource> Parts(DeploymentEnvironment environment) => environment.Resources.Where(static r => r is { IsOfLibrary: true, Part: not null } && Said(r).Any());

    private (string What, ImmutableArray<string> Cells) Row(string what, Func<DeploymentEnvironment, string?> text) => (what, [.. family.Select(e => text(e) ?? Absent)]);

    private List<string> Names(Func<DeploymentEnvironment, IEnumerable<string>> names) => [.. family.SelectMany(names).Distinct(StringComparer.Ordinal)];

    private static string? Joined(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } text ? text : null;

    private static string TextOf(Parameter parameter) =>
        $"{(parameter.IsSecret ? "secret" : parameter.Type.Name)}{(parameter.Default is { } value ? $" = {(parameter.IsSecret ? "(secret)" : FlowText.Write(value))}" : parameter.IsRequired ? "" : " = none")}";

    /// <summary>A value as it is written; levels of access by their names.</summary>
    private static string Text(Expr value) => value switch
    {
        { IsSecret: true, Constant: not null } => "(secret)",
        { Constant: ListValue { Element: RecordType { RecordName: "grant" } } grants } => $"[{string.Join(", ", grants.Items.Select(NameOf))}]",
        { Constant: RecordValue { Shape: RecordType { RecordName: "grant" } } grant } => NameOf(grant),
        ListExpr list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        RecordExpr { Type: RecordType { RecordName: "grant" } } grant => grant.Fields.First(static f => f.Name == "name").Value.Constant!.ToText(),
        _ => ExprText.Of(value),
    };

    private static string NameOf(Value grant) => ((RecordValue)grant).Field("name")!.ToText();
}
