using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;
using static Flow.Cli.Reference.MarkdownWriter;

namespace Flow.Cli.Reference;

/// <summary>The page of the types that have words or written forms of their own.</summary>
internal static class TypePage
{
    private const string File = "types.md";

    /// <summary>The page.</summary>
    public static ReferencePage Make()
    {
        var writer = new MarkdownWriter()
            .Heading(1, "Types")
            .Paragraph("Besides these there are the plain types `string`, `int`, `number`, `bool`, `duration` (`1h30m`), `size` (`512MiB`), `percent` (`99.9%`), `date` (`2026-12-24`), `time` (`09:00`), `path`, `url`, `version`, `image`, `email`, `glob`, and `list<T>`, `map<T>`, `range<T>` and `T?`, which may be `none`.")
            .Paragraph("A `path` has `/` between its parts on every machine. It starts at the project folder (`src/app`), in a job at the workspace; `/var/lib/docker` and `~/.nuget/packages` are places of the machine that the job runs on, as caches, `at` and `to` need them. What the compiler itself reads (an import, `dotnet(…)`, `read-text(…)`) lies in the project; there `./x` starts at the file that says so.");
        foreach (var type in Named())
        {
            Write(writer, type);
        }

        return new ReferencePage(File, writer.ToString());
    }

    /// <summary>The type's name, as a link to this page where the page says more.</summary>
    /// <param name="folder">The way from the page with the link to the reference's folder.</param>
    /// <param name="type">The type.</param>
    public static string LinkFrom(string folder, FlowType type) => Core(type) switch
    {
        EnumType { EnumName: null } => Code(type.Name),
        EnumType or VariantType or RecordType { RecordName: not null } => $"[{Code(type.Name)}]({folder}{File}#{Core(type).Name})",
        _ => Code(type.Name),
    };

    private static void Write(MarkdownWriter writer, FlowType type)
    {
        writer.Heading(2, type.Name);
        switch (type)
        {
            case EnumType choice:
                writer.Paragraph($"One of {string.Join(", ", choice.Members.Select(Code))}{(choice.IsOpen ? ", or any text" : "")}.");
                break;
            case VariantType variant:
                writer.Table(["form", "what it means"], variant.Cases.Select(static c => new[] { Code(Form(c)), c.Documentation }));
                break;
            case RecordType record:
                writer.Table(["field", "type", "what it is"], record.Fields.Select(static f => new[] { Code(f.Name), Code(f.Type.Name), f.Documentation }));
                break;
        }
    }

    private static string Form(VariantCase form) => form.Parameters.IsEmpty
        ? form.Name
        : $"{form.Name}({string.Join(", ", form.Parameters.Select(static p => $"{p.Name}: {p.Type.Name}"))}{(form.RepeatsLast ? ", …" : "")})";

    private static IEnumerable<FlowType> Named() =>
        KindCatalogue.All.SelectMany(TypesOf)
            .Concat(Contexts.All.SelectMany(static c => c.Members).Select(static m => m.Type))
            .Append(DomainTypes.DotNetProject)
            .Append(DomainTypes.StepResult)
            .Select(Core)
            .Where(static t => t is VariantType or EnumType { EnumName: not null } or RecordType { RecordName: not null })
            .DistinctBy(static t => t.Name)
            .OrderBy(static t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<FlowType> TypesOf(Kind kind) =>
        new[] { kind.Title, kind.Subject, kind.Second, kind.Entry }.OfType<Slot>().SelectMany(static s => s.Otherwise is { } other ? [s.Type, other] : new[] { s.Type }).Concat(kind.Properties.SelectMany(TypesOf));

    private static FlowType Core(FlowType type) => type switch
    {
        OptionalType optional => Core(optional.Inner),
        ListType list => Core(list.Element),
        MapType map => Core(map.Value),
        RangeType range => Core(range.Element),
        _ => type,
    };
}
