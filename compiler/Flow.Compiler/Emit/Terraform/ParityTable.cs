using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes what differs between an environment and those that are like it, as one table for people: what is not in it is the same, but for names.</summary>
internal static class ParityTable
{
    private const string Path = $"{TerraformTarget.Folder}/parity.md";

    // What the name of an environment stands in: it is the same thing with another name.
    private const string Always = "the name of the environment in names, descriptions, tags and the path of the state";

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
        var rows = new ParityRows(family).Different().ToList();
        if (rows.Count == 0)
        {
            Line(writer, $"Nothing, but for {Always}.");
            return;
        }

        Line(writer, $"| what | {string.Join(" | ", family.Select(static e => e.Name))} |");
        Line(writer, $"| --- |{string.Concat(family.Select(static _ => " --- |"))}");
        foreach (var (what, cells) in rows)
        {
            Line(writer, $"| `{what}` | {string.Join(" | ", cells.Select(Escaped))} |");
        }

        Line(writer, "");
        Line(writer, $"Everything else is the same, but for what follows from these lines, and for {Always}.");
    }

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static void Line(LineWriter writer, string text)
    {
        writer.Write(text);
        writer.EndLine();
    }
}
