using System.Collections.Immutable;
using System.Globalization;
using static Flow.Compiler.Literals.PromQl.PromTemplateTokenKind;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>Reads the tokens of a message as Go does (package text/template: "Actions", "Pipelines", "Variables", "Nested template definitions") and finds the first mistake.</summary>
/// <param name="tokens">The tokens of the message.</param>
/// <param name="version">The version of Prometheus that reads it.</param>
internal sealed partial class PromTemplateParser(ImmutableArray<PromTemplateToken> tokens, VersionText version)
{
    /// <summary>Far more than anybody writes, and less than the stack holds.</summary>
    private const int Deepest = 200;

    // Prometheus 3.0 is the first that is built with a Go (1.23) that knows it.
    private static readonly VersionText KnowsElseWith = VersionText.Parse("3.0").Value;

    private static readonly string TooDeep = string.Create(CultureInfo.InvariantCulture, $"It is nested deeper than {Deepest} levels.");

    private readonly HashSet<string> definitions = new(StringComparer.Ordinal);
    private List<string> variables = ["$", "$labels", "$value", "$externalLabels", "$externalURL"];
    private int at;
    private int depth;
    private int ranges;

    /// <summary>What ends a list of texts and actions.</summary>
    private enum Closing
    {
        None,
        End,
        Else,
        ElseIf,
        ElseWith,
    }

    private PromTemplateToken Next => tokens[at];

    /// <summary>What is wrong with the message; null where nothing is.</summary>
    public string? Problem()
    {
        while (Next.Kind != End)
        {
            var isDefinition = Next.Kind == Open && tokens[at + 1].IsWord("define");
            if ((isDefinition ? Define() : Part(out var closing) ?? BelongsToNothing(closing)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? BelongsToNothing(Closing closing) => closing switch
    {
        Closing.None => null,
        Closing.End => "`{{ end }}` belongs to nothing.",
        _ => "`{{ else }}` belongs to nothing.",
    };

    private string? Part(out Closing closing)
    {
        closing = Closing.None;
        return tokens[at++].Kind == Open ? Nested(out closing) : null;
    }

    private string? Nested(out Closing closing)
    {
        closing = Closing.None;
        var problem = ++depth > Deepest ? TooDeep : Action(out closing);
        depth--;
        return problem;
    }

    private string? Action(out Closing closing)
    {
        closing = Closing.None;
        var word = Next.Kind == Word ? Next.Text : "";
        switch (word)
        {
            case "end":
                closing = Closing.End;
                return Alone(word);
            case "else":
                return Else(out closing);
            case "break" or "continue":
                return Alone(word) ?? (ranges > 0 ? null : $"`{{{{ {word} }}}}` stands in `{{{{ range }}}}` only.");
            case "if" or "range" or "with":
                at++;
                return Control(word);
            case "template":
                at++;
                return Name(word, out _) ?? (Next.Kind == Close ? Closed() : Pipeline(word, inParentheses: false));
            case "block":
                return Block();
            case "define":
                return "`{{ define }}` stands outside of all other blocks.";
            default:
                return Pipeline("", inParentheses: false);
        }
    }

    private string? Closed()
    {
        at++;
        return null;
    }

    private string? Alone(string word)
    {
        at++;
        return Next.Kind == Close ? Closed() : Unexpected($"behind `{word}`");
    }

    private string? Else(out Closing closing)
    {
        at++;
        closing = Next.IsWord("if") ? Closing.ElseIf : Next.IsWord("with") && version >= KnowsElseWith ? Closing.ElseWith : Closing.Else;
        return closing != Closing.Else ? null
            : Next.IsWord("with") ? $"`{{{{ else with }}}}` needs Prometheus {KnowsElseWith}, and the files are written for {version}: `prometheus {{ version = … }}` in the project says otherwise."
            : Next.Kind == Close ? Closed() : Unexpected("behind `else`");
    }

    private string? Control(string word)
    {
        var known = variables.Count;
        var problem = Pipeline(word, inParentheses: false) ?? Branches(word);
        variables.RemoveRange(known, variables.Count - known);
        return problem;
    }

    private string? Branches(string word)
    {
        ranges += word == "range" ? 1 : 0;
        var problem = List(out var closing, out _);
        ranges -= word == "range" ? 1 : 0;
        return problem ?? (closing, word) switch
        {
            (Closing.End, _) => null,
            (Closing.ElseIf, "if") or (Closing.ElseWith, "with") => Again(word),
            (Closing.Else, _) => List(out closing, out _) ?? (closing == Closing.End ? null : $"`{{{{ {word} }}}}` has one `{{{{ else }}}}` at most, and it is the last."),
            (Closing.ElseIf, _) => "`{{ else if }}` belongs to `{{ if }}` only.",
            _ => "`{{ else with }}` belongs to `{{ with }}` only.",
        };
    }

    // The end of the inner one is that of the outer one.
    private string? Again(string word)
    {
        at++;
        var problem = ++depth > Deepest ? TooDeep : Control(word);
        depth--;
        return problem;
    }

    private string? List(out Closing closing, out bool isBlank)
    {
        isBlank = true;
        closing = Closing.None;
        while (closing == Closing.None)
        {
            if (Next.Kind == End)
            {
                return "`{{ end }}` is missing.";
            }

            var token = Next;
            if (Part(out closing) is { } problem)
            {
                return problem;
            }

            isBlank &= closing != Closing.None || (token.Kind == Plain && string.IsNullOrWhiteSpace(token.Text));
        }

        return null;
    }

    private string? Define()
    {
        at += 2;
        return Name("define", out var name) ?? (Next.Kind == Close ? Closed() : Unexpected("behind the name")) ?? Definition(name);
    }

    private string? Block()
    {
        at++;
        return Name("block", out var name) ?? Pipeline("block", inParentheses: false) ?? Definition(name);
    }

    private string? Name(string word, out string name)
    {
        name = Next.Kind == Quoted ? Next.Text[1..^1] : "";
        return Next.Kind != Quoted ? $"Behind `{word}` stands a name in quotes." : Value();
    }

    // What is defined sees nothing of what stands around it.
    private string? Definition(string name)
    {
        var (outer, outerRanges) = (variables, ranges);
        (variables, ranges) = (["$"], 0);
        var problem = List(out var closing, out var isBlank) ?? (closing == Closing.End ? null : "`{{ else }}` belongs to nothing.");
        (variables, ranges) = (outer, outerRanges);
        return problem ?? (isBlank || definitions.Add(name) ? null : $"`{name}` is defined twice.");
    }

    private string Unexpected(string where) => Next.Kind == Close ? $"Nothing stands {where}." : $"`{Next.Text}` cannot stand there, {where}.";
}
