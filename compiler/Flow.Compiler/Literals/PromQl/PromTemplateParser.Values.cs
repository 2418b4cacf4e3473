using System.Collections.Frozen;
using static Flow.Compiler.Literals.PromQl.PromTemplateTokenKind;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>The values between braces: pipelines, commands and what they consist of.</summary>
internal sealed partial class PromTemplateParser
{
    private static readonly FrozenSet<string> Words =
        new[] { "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with" }.ToFrozenSet(StringComparer.Ordinal);

    // The word is the one that the value belongs to; empty where it is printed.
    private string? Pipeline(string word, bool inParentheses)
    {
        if (Declarations(word) is { } problem)
        {
            return problem;
        }

        for (var stage = 0; ; stage++)
        {
            if (inParentheses ? Next.Is(")") : Next.Kind == Close)
            {
                return stage == 0 ? Missing(word, inParentheses) : Closed();
            }

            if (stage > 0 && IsConstant(Next))
            {
                return $"`{Next.Text}` behind `|` is no function.";
            }

            if (Command() is { } wrong)
            {
                return wrong;
            }
        }
    }

    private static bool IsConstant(PromTemplateToken token) => token is { Kind: Dot or Number or Quoted or Character } or { Kind: Word, Text: "true" or "false" or "nil" };

    private string Missing(string word, bool inParentheses) =>
        inParentheses ? "`()` is empty."
        : tokens[at - 1].Is(":=") || tokens[at - 1].Is("=") ? $"`{tokens[at - 2].Text} {tokens[at - 1].Text}` has no value."
        : word.Length == 0 ? "`{{ }}` is empty."
        : $"`{{{{ {word} }}}}` has no value.";

    private string? Declarations(string word)
    {
        for (var names = 1; Next.Kind == Variable; names++)
        {
            var second = tokens[at + 1];
            if (second.Is(":=") || second.Is("="))
            {
                variables.Add(Next.Text);
                at += 2;
                return null;
            }

            if (!second.Is(","))
            {
                return null;
            }

            variables.Add(Next.Text);
            at += 2;
            if (word != "range" || names > 1)
            {
                return word == "range" ? "`{{ range }}` has two variables at most." : Stray(",");
            }

            if (Next.Kind is not (Variable or Close) && !Next.Is(")"))
            {
                return "Behind `,` stands a second variable.";
            }
        }

        return null;
    }

    private string? Command()
    {
        for (var first = true; ; first = false)
        {
            var begins = at;
            if (Operand() is { } problem)
            {
                return problem;
            }

            if (Next.Is("|"))
            {
                at++;
                return first && begins == at - 1 ? "`|` has nothing before it." : null;
            }

            if (Next.Kind == Close || Next.Is(")"))
            {
                return first && begins == at ? Stray(Next.Text) : null;
            }

            if (begins == at || !Next.IsApart)
            {
                return Stray(Next.Text);
            }
        }
    }

    // Nothing is read where none stands there.
    private string? Operand()
    {
        var token = Next;
        var begins = at;
        if (Term() is { } problem)
        {
            return problem;
        }

        if (at == begins || !IsFieldOf(at))
        {
            return null;
        }

        if (IsConstant(token))
        {
            return $"`{token.Text}` has no `{Next.Text}`.";
        }

        while (IsFieldOf(at))
        {
            at++;
        }

        return null;
    }

    private bool IsFieldOf(int place) => tokens[place] is { Kind: Field, IsApart: false };

    private string? Term()
    {
        switch (Next.Kind)
        {
            case Word:
                return Function();
            case Variable when !variables.Contains(Next.Text):
                return variables.Contains("$labels")
                    ? $"There is no `{Next.Text}`: Prometheus knows `$labels`, `$value`, `$externalLabels` and `$externalURL`."
                    : $"There is no `{Next.Text}` in a definition, which knows only what it is given: `.`.";
            case Variable or Dot or Field:
                return Closed();
            case Number or Quoted or Character:
                return Value();
            case Sign when Next.Text == "(":
                at++;
                return NestedPipeline();
            default:
                return null;
        }
    }

    private string? NestedPipeline()
    {
        var problem = ++depth > Deepest ? TooDeep : Pipeline("", inParentheses: true);
        depth--;
        return problem;
    }

    private string? Function()
    {
        var name = Next.Text;
        if (!PromTemplate.Knows(name, out var since))
        {
            return Words.Contains(name) ? Stray(name) : $"There is no function `{name}` in the messages of Prometheus.";
        }

        return since is not null && version < since
            ? $"`{name}` needs Prometheus {since}, and the files are written for {version}: `prometheus {{ version = … }}` in the project says otherwise."
            : Closed();
    }

    private string? Value()
    {
        var (kind, written) = (Next.Kind, Next.Text);
        var isRead = kind switch
        {
            Number => GoLiteral.IsNumber(written),
            Quoted => written[0] == '`' || GoLiteral.IsText(written[1..^1]),
            _ => GoLiteral.IsCharacter(written[1..^1]),
        };
        return isRead ? Closed() : $"`{written}` is no {kind switch { Number => "number", Quoted => "text", _ => "character" }} that Go can read.";
    }

    private static string Stray(string written) => $"`{written}` cannot stand there between `{{{{` and `}}}}`.";
}
