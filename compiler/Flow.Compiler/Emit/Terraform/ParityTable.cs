using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes what differs between an environment and those that are like it, as one table for people: everything that is not in it is the same.</summary>
internal static class ParityTable
{
    private const string Path = $"{TerraformTarget.Folder}/parity.md";
    private const string Absent = "–";

    /// <summary>The file; null where no environment is like another.</summary>
    public static GeneratedFile? Of(DeliveryModel model)
    {
        var families = model.Environments.Where(static e => e.Like is null && !Platforms.Has(e.Cloud?.Provider)).Select(root => Family(root, model)).Where(static f => f.Count > 1).ToList();
        if (families.Count == 0)
        {
            return null;
        }

        var writer = new LineWriter();
        Line(writer, $"<!-- {GeneratedHeader.Of(families[0][0].Origin, model)[0]} -->");
        foreach (var family in families)
        {
            Write(writer, family);
        }

        return writer.ToDocumentText().ToFile(Path);
    }

    /// <summary>An environment with all that are like it, also through others, in written order. One of containers is another thing altogether, and not among them.</summary>
    private static List<DeploymentEnvironment> Family(DeploymentEnvironment root, DeliveryModel model)
    {
        var family = new List<DeploymentEnvironment> { root };
        for (var i = 0; i < family.Count; i++)
        {
            family.AddRange(model.Environments.Where(e => e.Like == family[i].Name && !family.Contains(e) && !Platforms.Has(e.Cloud?.Provider)));
        }

        return family;
    }

    private static void Write(LineWriter writer, List<DeploymentEnvironment> family)
    {
        Line(writer, "");
        Line(writer, $"# What differs from {family[0].Name}");
        Line(writer, "");
        var rows = Rows(family).Where(static r => r.Cells.Distinct(StringComparer.Ordinal).Count() > 1).ToList();
        if (rows.Count == 0)
        {
            Line(writer, "Nothing.");
            return;
        }

        Line(writer, $"| what | {string.Join(" | ", family.Select(static e => e.Name))} |");
        Line(writer, $"| --- |{string.Concat(family.Select(static _ => " --- |"))}");
        foreach (var (what, cells) in rows)
        {
            Line(writer, $"| `{what}` | {string.Join(" | ", cells.Select(Escaped))} |");
        }

        Line(writer, "");
        Line(writer, "Everything else is the same.");
    }

    private static IEnumerable<(string What, ImmutableArray<string> Cells)> Rows(List<DeploymentEnvironment> family) =>
    [
        Row("cloud", family, static e => e.Cloud?.Provider),
        Row("cloud.region", family, static e => e.Cloud?.Region),
        Row("cloud.account", family, static e => e.Cloud?.Account),
        .. Names(family.SelectMany(static e => Tags(e).Select(static t => t.Name))).Select(tag => Row($"cloud.tags.{tag}", family, e => Tags(e).FirstOrDefault(t => t.Name == tag) is { } found ? Text(found.Value) : null)),
        Row("url", family, static e => e.Url),
        Row("approval", family, static e => e.Approval is { } approval ? string.Join(", ", approval.Teams) : null),
        Row("window", family, static e => e.Window is { } window ? WindowText(window) : null),
        Row("alarms", family, static e => e.Alarms is { } alarms ? Text(alarms) : null),
        Row("pages", family, static e => e.CallsNobody is null ? null : "false"),
        Row("freeze", family, static e => e.Freezes.IsEmpty ? null : string.Join(", ", e.Freezes.Select(FlowText.Write))),
        .. Names(family.SelectMany(static e => e.Uses.Select(static u => u.Name))).SelectMany(name => OfUse(name, family)),
        .. Names(family.SelectMany(static e => Own(e).Select(static r => Address(r)))).SelectMany(address => OfResource(address, family)),
    ];

    private static IEnumerable<(string What, ImmutableArray<string> Cells)> OfUse(string name, List<DeploymentEnvironment> family)
    {
        var uses = family.Select(e => e.Uses.FirstOrDefault(u => u.Name == name)).ToList();
        var written = Names(uses.OfType<ConstructUse>().SelectMany(static u => u.Parameters.Where(static p => p.IsWritten).Select(static p => p.Name)));
        return
        [
            (name, [.. uses.Select(static u => u is null ? Absent : $"`{u.Construct}`")]),
            .. uses.Contains(null) ? [] : written.SelectMany(p => OfValues($"{name}.{p}", [.. uses.Select(u => u!.Value(p))])),
        ];
    }

    /// <summary>Maps are compared entry by entry.</summary>
    private static IEnumerable<(string What, ImmutableArray<string> Cells)> OfValues(string what, List<Expr?> values)
    {
        var maps = values.Select(static v => v is { Type: MapType } ? Entries(v) : null).ToList();
        return maps.Contains(null)
            ? [(what, [.. values.Select(static v => v is null ? Absent : Text(v))])]
            : Names(maps.SelectMany(static m => m!.Keys)).Select(key => ($"{what}.{key}", maps.Select(m => m!.GetValueOrDefault(key, Absent)).ToImmutableArray()));
    }

    private static Dictionary<string, string> Entries(Expr map) => map switch
    {
        RecordExpr record => record.Fields.ToDictionary(static f => f.Name, static f => Text(f.Value)),
        { Constant: RecordValue known } => known.Fields.ToDictionary(static f => f.Name, static f => FlowText.Write(f.Value)),
        _ => [],
    };

    private static IEnumerable<(string What, ImmutableArray<string> Cells)> OfResource(string address, List<DeploymentEnvironment> family)
    {
        var resources = family.Select(e => Own(e).FirstOrDefault(r => Address(r) == address)).ToList();
        var arguments = Names(resources.OfType<Resource>().SelectMany(static r => r.Body.Items.Select(static i => i.Name)));
        return
        [
            (address, [.. resources.Select(static r => r is null ? Absent : "there")]),
            .. resources.Contains(null) ? [] : arguments.Select(a => ($"{address}.{a}", resources.Select(r => Argument(r!, a)).ToImmutableArray())),
        ];
    }

    private static ImmutableArray<Variable> Tags(DeploymentEnvironment environment) => environment.Cloud?.Tags ?? [];

    private static string Argument(Resource resource, string name) =>
        resource.Body.Items.Where(i => i.Name == name).Select(static i => i is ResourceArgument argument ? Text(argument.Value) : "{ … }").DefaultIfEmpty(Absent).Aggregate(static (a, b) => $"{a}, {b}");

    /// <summary>Resources that an environment declares itself: what constructs make is told by their parameters.</summary>
    private static IEnumerable<Resource> Own(DeploymentEnvironment environment) => environment.Resources.Where(static r => !r.IsOfLibrary && r.Mode == ResourceMode.Managed);

    private static string Address(Resource resource) => $"{resource.Type}.{resource.Name}";

    private static (string, ImmutableArray<string>) Row(string what, List<DeploymentEnvironment> family, Func<DeploymentEnvironment, string?> text) => (what, [.. family.Select(e => text(e) ?? Absent)]);

    private static List<string> Names(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal)];

    private static string WindowText(DeploymentWindow window) => window is { From: { } from, To: { } to } ? $"{window.Days.ToString().ToLowerInvariant()} {from:HH\\:mm}..{to:HH\\:mm}" : window.Days.ToString().ToLowerInvariant();

    /// <summary>A value as it is written; what is known only when the environment is applied by where it is read.</summary>
    private static string Text(Expr value) => value switch
    {
        { Constant: ListValue { Element: RecordType { RecordName: "grant" } } grants } => $"[{string.Join(", ", grants.Items.Select(NameOf))}]",
        { Constant: RecordValue { Shape: RecordType { RecordName: "grant" } } grant } => NameOf(grant),
        { Constant: { } known } => FlowText.Write(known),
        ReadExpr { Source: ResourceSource source } => $"{source.Type}.{source.Name}",
        MemberExpr member => $"{Text(member.Target)}.{member.Member}",
        InterpolationExpr text => string.Concat(text.Parts.Select(static p => p.Constant is { } known ? known.ToText() : $"${{{Text(p)}}}")),
        ListExpr list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        RecordExpr { Type: RecordType { RecordName: "grant" } } grant => grant.Fields.First(static f => f.Name == "name").Value.Constant!.ToText(),
        RecordExpr record => $"{{ {string.Join(", ", record.Fields.Select(static f => $"{f.Name} = {Text(f.Value)}"))} }}",
        _ => "…",
    };

    private static string NameOf(Value grant) => ((RecordValue)grant).Field("name")!.ToText();

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static void Line(LineWriter writer, string text)
    {
        writer.Write(text);
        writer.EndLine();
    }
}
