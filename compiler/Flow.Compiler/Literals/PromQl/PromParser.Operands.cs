using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>What stands between operators: selectors, calls, aggregations, numbers and texts.</summary>
public sealed partial class PromParser
{
    private const int TighterThanSigns = 5;

    private PromExpression? Unary()
    {
        if (current.Kind != PromTokenKind.Operator || Written(current) is not ("-" or "+"))
        {
            return Postfix(Operand());
        }

        var sign = current;
        Advance();
        return CountOperator() && Nested(() => Binary(TighterThanSigns)) is { } operand
            ? new PromUnary(Written(sign)[0], operand, sign.Span.Union(operand.Span))
            : null;
    }

    private PromExpression? Operand()
    {
        var token = current;
        switch (token.Kind)
        {
            case PromTokenKind.Number:
                Advance();
                return new PromNumber(Written(token), PromNumberText.Value(Written(token))!.Value, token.Span);
            case PromTokenKind.Text:
                Advance();
                return new PromString(TextOf(token), token.Span);
            case PromTokenKind.Hole:
                Advance();
                return new PromHole(token.Hole, token.Span);
            case PromTokenKind.OpenParen:
                return Parentheses();
            case PromTokenKind.OpenBrace:
                return Selector(null, new(token.Span.Start, 0));
            case PromTokenKind.Word:
                return Word();
            default:
                Fail(token, MissingOperand(token));
                return null;
        }
    }

    private string MissingOperand(PromToken token) => token.Kind switch
    {
        PromTokenKind.Duration => $"A duration stands in brackets behind a metric (`x[{Written(token)}]`) or behind `offset`. Elsewhere time is a number of seconds.",
        PromTokenKind.Operator => $"A value is missing before `{Written(token)}`.",
        PromTokenKind.End => "The query ends before it is complete: a value is missing.",
        PromTokenKind.OpenBracket => "A range stands behind the name of a metric: `http_requests_total[5m]`.",
        PromTokenKind.CloseParen or PromTokenKind.Comma => "A value is missing here.",
        _ => "The name of a metric, a function, a number or a text was expected here.",
    };

    private PromParen? Parentheses()
    {
        var start = current.Span.Start;
        Advance();
        return Nested(() => Binary(0)) is { } inner && Expect(PromTokenKind.CloseParen, "The `(` is not closed: `)` or an operator was expected here.")
            ? new PromParen(inner, TextSpan.FromBounds(start, end))
            : null;
    }

    private PromExpression? Word()
    {
        var token = current;
        var word = Written(token);
        var keyword = Keyword();
        Advance();
        if (PromNumberText.ValueOfWord(word) is { } number)
        {
            return new PromNumber(word, number, token.Span);
        }

        if (PromFunctions.Aggregations.ContainsKey(keyword) && (current.Kind == PromTokenKind.OpenParen || IsGrouping()))
        {
            return Aggregation(keyword, token.Span);
        }

        if (keyword is "on" or "ignoring" or "group_left" or "group_right" or "bool" or "atan2")
        {
            Fail(token, $"`{keyword}` is a word of PromQL and no metric. It stands {(keyword == "atan2" ? "between two values" : "behind an operator")}.");
            return null;
        }

        return current.Kind == PromTokenKind.OpenParen ? Call(word, keyword, token) : Selector(word, token.Span);
    }

    private bool IsGrouping() => current.Kind == PromTokenKind.Word && Keyword() is "by" or "without";

    private PromCall? Call(string name, string keyword, PromToken token)
    {
        if (keyword is "and" or "or" or "unless" or "offset" or "by" or "without")
        {
            Fail(token, keyword is "by" or "without" ? $"`{keyword}` belongs to an aggregation: `sum {keyword} (job) (x)`." : $"A value is missing before `{keyword}`.");
            return null;
        }

        if (name.Contains(':'))
        {
            Fail(token, "A colon stands in names of metrics, and no function has one.");
            return null;
        }

        return Arguments(name) is { } arguments ? new PromCall(name, arguments, token.Span, TextSpan.FromBounds(token.Span.Start, end)) : null;
    }

    private PromAggregation? Aggregation(string op, TextSpan name)
    {
        var grouping = Grouping();
        if (problem is not null || Arguments(op) is not { } arguments)
        {
            return null;
        }

        if (IsGrouping())
        {
            if (grouping is not null)
            {
                Fail(current, $"`{op}` has its labels already. They stand before or behind its parentheses, not both.");
                return null;
            }

            grouping = Grouping();
        }

        return problem is null ? new PromAggregation(op, arguments, grouping, name, TextSpan.FromBounds(name.Start, end)) : null;
    }

    private PromGrouping? Grouping()
    {
        var isWithout = Accept("without");
        return (isWithout || Accept("by")) && LabelList(isWithout ? "without" : "by") is { } labels ? new PromGrouping(isWithout, labels) : null;
    }

    private ImmutableArray<PromExpression>? Arguments(string name)
    {
        if (!Expect(PromTokenKind.OpenParen, $"What `{name}` works on stands in parentheses: `{name}(…)`."))
        {
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<PromExpression>();
        while (current.Kind != PromTokenKind.CloseParen || arguments.Count > 0)
        {
            if (Nested(() => Binary(0)) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            if (current.Kind == PromTokenKind.CloseParen)
            {
                break;
            }

            if (!Expect(PromTokenKind.Comma, $"The `(` behind `{name}` is not closed: `)`, a comma or an operator was expected here."))
            {
                return null;
            }
        }

        Advance();
        return arguments.ToImmutable();
    }

    private PromSelector? Selector(string? metric, TextSpan metricSpan)
    {
        if (current.Kind != PromTokenKind.OpenBrace)
        {
            return new PromSelector(metric, [], metricSpan, metricSpan);
        }

        Advance();
        var matchers = ImmutableArray.CreateBuilder<PromMatcher>();
        while (current.Kind != PromTokenKind.CloseBrace)
        {
            if (Matcher() is not { } matcher)
            {
                return null;
            }

            matchers.Add(matcher);
            if (current.Kind != PromTokenKind.CloseBrace && !Expect(PromTokenKind.Comma, "Matchers are divided by commas, and `}` closes their list."))
            {
                return null;
            }
        }

        Advance();
        return new PromSelector(metric, matchers.ToImmutable(), metricSpan, TextSpan.FromBounds(metricSpan.Start, end));
    }

    private PromMatcher? Matcher()
    {
        var label = current;
        if (label.Kind != PromTokenKind.Word)
        {
            Fail(label, label.Kind == PromTokenKind.Text ? "The name of a label stands without quotes." : "A label was expected here: `{job='api'}`.");
            return null;
        }

        if (Written(label).Contains(':'))
        {
            Fail(label, $"A label has no colon in its name. A matcher is written `{Written(label).Split(':')[0]}='…'`.");
            return null;
        }

        Advance();
        var op = current.Kind == PromTokenKind.Operator ? Written(current) : "";
        if (op is not ("=" or "!=" or "=~" or "!~"))
        {
            Fail(current, op == "==" ? "A label is compared with one `=`." : "A matcher has `=`, `!=`, `=~` or `!~` behind its label.");
            return null;
        }

        Advance();
        return Value(label, op);
    }

    private PromMatcher? Value(PromToken label, string op)
    {
        var value = current;
        if (value.Kind is not (PromTokenKind.Text or PromTokenKind.Hole))
        {
            Fail(value, value.Kind is PromTokenKind.Word or PromTokenKind.Number or PromTokenKind.Duration
                ? $"The value of a label stands in quotes: `{Written(label)}{op}'{Written(value)}'`."
                : $"The value of the label is missing: `{Written(label)}{op}'…'`.");
            return null;
        }

        Advance();
        var characters = value.Kind == PromTokenKind.Hole ? new PromText([new(null, value.Hole)]) : TextOf(value);
        return new PromMatcher(Written(label), op, characters, label.Span, value.Span);
    }

    /// <summary>The meaning of a text: its characters, and its holes, which are the last that the lexer met.</summary>
    private PromText TextOf(PromToken token)
    {
        var quote = text[token.Span.Start];
        var inner = TextSpan.FromBounds(token.Span.Start + 1, token.Span.End - 1);
        var parts = ImmutableArray.CreateBuilder<PromTextPart>();
        var from = inner.Start;
        for (var i = 0; i < holes.Length; i++)
        {
            if (inner.Contains(holes[i]))
            {
                AddText(parts, TextSpan.FromBounds(from, holes[i].Start), quote);
                parts.Add(new(null, i));
                from = holes[i].End;
            }
        }

        AddText(parts, TextSpan.FromBounds(from, inner.End), quote);
        return new PromText(parts.ToImmutable());
    }

    private void AddText(ImmutableArray<PromTextPart>.Builder parts, TextSpan span, char quote)
    {
        if (span.Length > 0)
        {
            parts.Add(new(PromText.Unescaped(text.AsSpan(span.Start, span.Length), quote)));
        }
    }
}
