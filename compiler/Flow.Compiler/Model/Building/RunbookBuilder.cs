using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds runbooks. What has a mistake is left out: it was reported.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class RunbookBuilder(DiagnosticBag diagnostics)
{
    private readonly ScriptBuilder scripts = new(diagnostics, []);
    private readonly RunbookExpectations expectations = new(diagnostics);

    /// <summary>The runbook of <paramref name="item"/>, or null.</summary>
    public Runbook? Runbook(BoundItem item) => (item.Constant("of") as ReferenceValue)?.Path[^1] is not { } service ? null : new(item.Name ?? "", service, Origins.Of(item))
    {
        Title = item.Title?.KnownText,
        Impact = item.Text1("impact"),
        Steps = Steps(item),
        Rollback = item.Property("rollback") is { } rollback ? Steps(rollback) : [],
        Escalation = [.. Values.Elements(item.Value("escalation")).Select(static e => e.Constant).OfType<ReferenceValue>().Select(static r => r.Path[^1])],
    };

    private ImmutableArray<RunbookStep> Steps(BoundItem item) =>
        [.. item.All("step").Select(s => new RunbookStep(s.Subject?.KnownText ?? "", [.. s.Items.Select(Line).OfType<RunbookLine>()], Origins.Of(s)))];

    private RunbookLine? Line(BoundItem item) => item.Kind.Word switch
    {
        "run" => Command(item) is { } script ? new RunbookCommand(script, Typed(script)) : null,
        "expect" => expectations.Of(item),
        _ => item.Subject?.Constant is { } note ? new RunbookNote(note.ToText()) : null,
    };

    private Script? Command(BoundItem item)
    {
        if (item.Text is { } text)
        {
            return IsKnown(text.Parts) ? scripts.Build(text, text.Tag, null, []) : null;
        }

        if (item.Subject is not { } value || value.Type is ErrorType || !IsKnown([.. Values.Elements(value)]))
        {
            return null;
        }

        return value.Type is ListType ? Words(value) : scripts.Build(value, null, null, []);
    }

    private static Script Words(Expr list)
    {
        var words = Values.Elements(list).Where(static e => e.Constant is not NoneValue).ToList();
        var variables = new HoleVariables([], [], string.Concat(words.Select(static w => w.KnownText)));
        var text = string.Join(' ', words.Select(w => w.Constant is { } known ? Quoted(known.ToText()) : $"\"${variables.Add(w)}\""));
        return new Script(null, text, variables.Added) { FirstLine = list.Location.LineNumber };
    }

    private bool IsKnown(ImmutableArray<Expr> parts)
    {
        var late = parts.Where(static p => p.Constant is null && p.Type is not ErrorType && !RunbookExpectations.IsOfEnvironment(p)).ToList();
        foreach (var part in late)
        {
            diagnostics.Report(
                RunbookDiagnostics.NotKnownYet, part.Location,
                part.IsSecret
                    ? "A runbook is a page that people read, and a secret must not stand in it. Write the command that gets it."
                    : $"`{part.Location.Source.Slice(part.Location.Span)}` is not known when the page is written. Write the command that finds it out, or a value that the compiler knows.");
        }

        return late.Count == 0 && parts.All(static p => p.Type is not ErrorType);
    }

    // What is no plain word is set first, so that no value can become a part of the command.
    private static string Typed(Script script) =>
        string.Concat(script.Variables.Where(static v => v.Value.Constant is not null).Select(static v => $"{v.Name}={Quoted(v.Value.Constant!.ToText())}\n")) + script.Text;

    /// <summary>A word of a command as it has to be typed.</summary>
    internal static string Quoted(string word) =>
        word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',' or '@' or '+' or '%')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
