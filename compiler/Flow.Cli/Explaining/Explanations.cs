using System.Collections.Immutable;
using Flow.Cli.Output;
using Flow.Compiler;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Functions;

namespace Flow.Cli.Explaining;

/// <summary>What <c>flow explain</c> says about what the language knows: codes, kinds, functions, contexts, events.</summary>
internal static class Explanations
{
    /// <summary>Everything that can be explained: codes, kinds, constructs, functions, contexts, events.</summary>
    public static IEnumerable<(string Topic, string Summary)> Topics =>
    [
        .. DiagnosticCatalogue.All.Select(static d => (d.Code, d.Title)),
        .. KindCatalogue.All.Select(static k => (k.Word, k.Summary)),
        .. Construct.All.Select(static c => (c.Name, c.Summary)),
        .. StandardLibrary.Functions.Select(static f => (f.Name, f.Summary)),
        .. Contexts.All.Concat(Contexts.Open).Select(static c => (c.Name, c.Summary)),
        .. Events.All.Select(static e => (e.Name, $"The event `{e.GitHubName}` of GitHub.")),
    ];

    /// <summary>Writes about a diagnostic.</summary>
    public static void Write(DiagnosticDescriptor descriptor, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading($"{descriptor.Code}: {descriptor.Title}"));
        output.WriteLine($"{Word(descriptor.Severity)} unless the project says otherwise");
        Section(output, markdown.Lines(descriptor.Explanation));
        if (descriptor.NotShownBecause is { } reason)
        {
            Section(output, markdown.Lines($"There is no example: {reason}."));
            return;
        }

        Section(output, [markdown.Heading("Wrong"), "", .. markdown.Code(descriptor.Bad)]);
        Section(output, [markdown.Heading("Right"), "", .. markdown.Code(descriptor.Good)]);
    }

    /// <summary>Writes about a kind.</summary>
    public static void Write(Kind kind, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(kind.FullWord));
        output.WriteLine(kind.Summary);
        if (kind.Documentation.Length > 0)
        {
            Section(output, markdown.Lines(kind.Documentation));
        }

        if (!kind.Properties.IsEmpty)
        {
            Section(output, [markdown.Heading("Properties"), "", .. Table(kind.Properties.Select(Row))]);
        }

        if (kind.Members is { } members)
        {
            Section(output, [markdown.Heading("Can be read"), "", .. Table(members.Names.Select(n => members.Find(n)!).Select(static m => ($"{m.Name}: {m.Type.Name}", m.Summary)))]);
        }

        if (!kind.Children.IsEmpty)
        {
            Section(output, [markdown.Heading("May hold"), "", .. markdown.Lines(string.Join(", ", kind.Children.Select(static c => $"`{c}`")))]);
        }

        if (kind.Example.Length > 0)
        {
            Section(output, [markdown.Heading("Example"), "", .. markdown.Code(kind.Example)]);
        }
    }

    /// <summary>Writes about a property of some kinds.</summary>
    public static void Write(Kind property, ImmutableArray<string> owners, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        var (heading, text) = Row(property);
        output.WriteLine(markdown.Heading(heading));
        output.WriteLine(text);
        Section(output, markdown.Lines($"A property of {string.Join(", ", owners.Select(static o => $"`{o}`"))}."));
        if (property.Documentation.Length > 0)
        {
            Section(output, markdown.Lines(property.Documentation));
        }

        if (!property.Properties.IsEmpty)
        {
            Section(output, [markdown.Heading("Properties"), "", .. Table(property.Properties.Select(Row))]);
        }
    }

    /// <summary>A property of some kinds as JSON.</summary>
    public static JsonObject Node(Kind property, ImmutableArray<string> owners) => JsonObject.Of(
        ("property", property.Word),
        ("of", JsonArray.Of(owners.Select(static o => (JsonNode)o))),
        ("summary", property.Summary),
        ("documentation", property.Documentation),
        ("properties", Properties(property)));

    /// <summary>Writes about a function.</summary>
    public static void Write(BuiltinFunction function, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(function.Signature));
        output.WriteLine(function.Summary);
        Section(output, [markdown.Heading("Example"), "", .. markdown.Code($"{function.Example} // {function.ExampleResult}")]);
    }

    /// <summary>Writes about a context.</summary>
    public static void Write(Context context, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(context.Name));
        output.WriteLine(context.Summary);
        if (!context.Members.IsEmpty)
        {
            Section(output, [markdown.Heading("Members"), "", .. Table(context.Members.Select(static m => ($"{m.Name}: {m.Type.Name}", m.Summary)))]);
        }
    }

    /// <summary>Writes about an event.</summary>
    public static void Write(EventKind @event, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading($"on {@event.Name}"));
        output.WriteLine($"The event `{@event.GitHubName}` of GitHub.");
        Words(output, markdown, "Filters", @event.Filters);
        Words(output, markdown, "Activity types", @event.Types);
        if (Events.Example(@event.Name) is { } example)
        {
            Section(output, [markdown.Heading("Example"), "", .. markdown.Code(example)]);
        }
    }

    /// <summary>A function as JSON.</summary>
    public static JsonObject Node(BuiltinFunction function) => JsonObject.Of(
        ("function", function.Name), ("signature", function.Signature), ("summary", function.Summary), ("example", function.Example), ("result", function.ExampleResult));

    /// <summary>Writes what stands in the place of a word from elsewhere.</summary>
    public static void Write(string word, ImmutableArray<string> answers, Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(word));
        output.WriteLine("No word of Flow.");
        Section(output, answers.SelectMany(markdown.Lines));
    }

    /// <summary>A word from elsewhere as JSON.</summary>
    public static JsonObject Node(string word, ImmutableArray<string> answers) => JsonObject.Of(
        ("elsewhere", word), ("instead", JsonArray.Of(answers.Select(static answer => (JsonNode)answer))));

    /// <summary>A context as JSON.</summary>
    public static JsonObject Node(Context context) => JsonObject.Of(
        ("context", context.Name),
        ("summary", context.Summary),
        ("members", JsonArray.Of(context.Members.Select(static m => JsonObject.Of(("name", m.Name), ("type", m.Type.Name), ("summary", m.Summary))))));

    /// <summary>An event as JSON.</summary>
    public static JsonObject Node(EventKind @event) => JsonObject.Of(
        ("event", @event.Name),
        ("github", @event.GitHubName),
        ("filters", JsonArray.Of(@event.Filters.Select(static f => (JsonNode)f))),
        ("types", JsonArray.Of(@event.Types.Select(static t => (JsonNode)t))));

    /// <summary>A diagnostic as JSON.</summary>
    public static JsonObject Node(DiagnosticDescriptor descriptor) => JsonObject.Of(
        ("code", descriptor.Code),
        ("severity", Word(descriptor.Severity)),
        ("title", descriptor.Title),
        ("explanation", descriptor.Explanation),
        ("bad", Optional(descriptor.NotShownBecause is null ? descriptor.Bad : "")),
        ("good", Optional(descriptor.NotShownBecause is null ? descriptor.Good : "")));

    /// <summary>A kind as JSON.</summary>
    public static JsonObject Node(Kind kind) => JsonObject.Of(
        ("kind", kind.Word),
        ("summary", kind.Summary),
        ("documentation", kind.Documentation),
        ("properties", Properties(kind)),
        ("children", JsonArray.Of(kind.Children.Select(static c => (JsonNode)c))),
        ("example", kind.Example));

    /// <summary>Rows in columns.</summary>
    public static IEnumerable<string> Table(IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToImmutableArray();
        var width = all.Select(static r => r.Left.Length).DefaultIfEmpty().Max();
        return all.Select(r => $"  {r.Left.PadRight(width)}  {r.Right}");
    }

    private static void Words(TextWriter output, TerminalMarkdown markdown, string heading, ImmutableArray<string> words)
    {
        if (!words.IsEmpty)
        {
            Section(output, [markdown.Heading(heading), "", .. markdown.Lines(string.Join(", ", words.Select(static w => $"`{w}`")))]);
        }
    }

    private static JsonArray Properties(Kind kind) => JsonArray.Of(kind.Properties.Select(static p => JsonObject.Of(
        ("name", p.Word), ("summary", p.Summary), ("type", Optional(p.Subject?.Type.Name ?? "")), ("default", Optional(p.Default)))));

    private static JsonString? Optional(string text) => text.Length > 0 ? new JsonString(text) : null;

    private static (string, string) Row(Kind property) =>
        (property.Subject is { } slot ? $"{property.Word}: {slot.Type.Name}" : property.Word,
         property.Summary + (property.Default.Length > 0 ? $" Default: {property.Default}." : ""));

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>A part of a page, after a blank line.</summary>
    public static void Section(TextWriter output, IEnumerable<string> lines)
    {
        output.WriteLine();
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }
}
