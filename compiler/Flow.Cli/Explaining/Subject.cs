using System.Collections.Immutable;
using Flow.Cli.Output;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Functions;
using Flow.Compiler.Providers;
using Flow.Disk;

namespace Flow.Cli.Explaining;

/// <summary>One thing that is explained: how it is written for a terminal, and as JSON.</summary>
internal sealed record Subject(Action<Paint, TextWriter> Write, Func<JsonObject> Node)
{
    /// <summary>What the language knows by the name <paramref name="topic"/>: a word may be a kind and an event.</summary>
    public static ImmutableArray<Subject> OfLanguage(string topic)
    {
        var subjects = ImmutableArray.CreateBuilder<Subject>();
        if (DiagnosticCatalogue.Find(topic) is { } descriptor)
        {
            subjects.Add(new((paint, output) => Explanations.Write(descriptor, paint, output), () => Explanations.Node(descriptor)));
        }

        if (KindCatalogue.Find(topic) is { } kind)
        {
            subjects.Add(new((paint, output) => Explanations.Write(kind, paint, output), () => Explanations.Node(kind)));
        }

        else
        {
            subjects.AddRange(OfProperty(topic));
            subjects.AddRange((IsOfProvider(topic) ? [] : KindCatalogue.All.Select(k => k.Varieties?.Find(k, topic, ProviderSet.BroughtAlong))).OfType<Kind>()
                .Select(static variety => new Subject((paint, output) => Explanations.Write(variety, paint, output), () => Explanations.Node(variety))));
        }

        var constructs = Construct.Everywhere(topic);
        foreach (var construct in constructs.IsEmpty && ConstructLibrary.Shared.FindJobTemplate(topic) is { } template ? [new Construct(template)] : constructs)
        {
            var page = new ConstructPage(construct);
            subjects.Add(new(page.Write, page.Node));
        }

        if (StandardLibrary.Find(topic) is { } function)
        {
            subjects.Add(new((paint, output) => Explanations.Write(function, paint, output), () => Explanations.Node(function)));
        }

        if (Contexts.Find(topic) is { } context)
        {
            subjects.Add(new((paint, output) => Explanations.Write(context, paint, output), () => Explanations.Node(context)));
        }

        if (Events.All.FirstOrDefault(e => e.Name == topic) is { } @event)
        {
            subjects.Add(new((paint, output) => Explanations.Write(@event, paint, output), () => Explanations.Node(@event)));
        }

        return subjects.ToImmutable();
    }

    /// <summary>The types of resources and data of <paramref name="providers"/> that <paramref name="topic"/> names, or a block of them.</summary>
    public static ImmutableArray<Subject> OfProvider(string topic, ProviderSet providers) =>
        [.. ResourcePage.Find(topic, providers).Select(static page => new Subject(page.Write, page.Node))];

    // A type of resources has a page of its own, which also knows the providers of the project.
    private static bool IsOfProvider(string topic) => ProviderSet.BroughtAlong.OfResource(topic) is not null || ProviderSet.BroughtAlong.OfData(topic) is not null || ProviderSet.BroughtAlong.OfEphemeral(topic) is not null;

    /// <summary>What the language says instead of <paramref name="word"/>, which people bring from elsewhere.</summary>
    public static ImmutableArray<Subject> OfElsewhere(string word) => ForeignNames.ExplainAll(word) is { IsEmpty: false } answers
        ? [new((paint, output) => Explanations.Write(word, answers, paint, output), () => Explanations.Node(word, answers))]
        : [];

    /// <summary>A property is explained once for all kinds that have the same one.</summary>
    private static IEnumerable<Subject> OfProperty(string word) => KindCatalogue.All
        .SelectMany(kind => kind.Properties.Where(p => p.Word == word).Select(p => (Owner: kind.Word, Property: p)))
        .GroupBy(static p => (p.Property.Summary, p.Property.Subject?.Type.Name, p.Property.Default))
        .Select(static same => (Owners: same.Select(static p => p.Owner).ToImmutableArray(), same.First().Property))
        .Select(static found => new Subject(
            (paint, output) => Explanations.Write(found.Property, found.Owners, paint, output),
            () => Explanations.Node(found.Property, found.Owners)));

    /// <summary>What <paramref name="project"/> declares by the name <paramref name="topic"/>.</summary>
    public static ImmutableArray<Subject> OfProject(string topic, LoadedProject project) =>
    [
        .. Declarations.Find(project.Compilation, topic)
            .Select(d => new DeclarationPage(d, GeneratedRange.Of(project, d)))
            .Select(static page => new Subject(page.Write, page.Node)),
    ];
}
