using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>What follows an operand: ranges, steps of subqueries, and the time that is looked at.</summary>
public sealed partial class PromParser
{
    // Generators of rules fill in `[{{.window}}]` before Prometheus reads it.
    private const string WindowOfAnother = "A window that is filled in is a hole of Flow: `x[${{ window }}]` in a service level, `x[${{ interval }}]` in a dashboard. Elsewhere it is written: `x[5m]`.";

    /// <summary>Ranges, <c>offset</c> and <c>@</c> behind an operand; they bind tighter than every operator.</summary>
    private PromExpression? Postfix(PromExpression? operand)
    {
        while (operand is not null)
        {
            if (current.Kind == PromTokenKind.OpenBracket)
            {
                operand = CountOperator() ? Range(operand) : null;
            }
            else if (current.Kind == PromTokenKind.At)
            {
                operand = At(operand);
            }
            else if (current.Kind == PromTokenKind.Word && Keyword() == "offset")
            {
                operand = Offset(operand);
            }
            else
            {
                break;
            }
        }

        return operand;
    }

    private PromExpression? Range(PromExpression operand)
    {
        var open = current.Span;
        Advance();
        if (Duration(current.Kind == PromTokenKind.OpenBrace ? WindowOfAnother : "A range is a duration with a unit: `x[5m]`.") is not { } range)
        {
            return null;
        }

        PromDuration? step = null;
        var isSubquery = current.Kind == PromTokenKind.Colon;
        if (isSubquery)
        {
            Advance();
            if (current.Kind != PromTokenKind.CloseBracket && (step = Duration("The step of a subquery is a duration with a unit: `[30m:1m]`.")) is null)
            {
                return null;
            }
        }

        if (!Expect(PromTokenKind.CloseBracket, "The `[` is not closed: `]`, or `:` and the step of a subquery, was expected here."))
        {
            return null;
        }

        var span = TextSpan.FromBounds(operand.Span.Start, end);
        return isSubquery ? new PromSubquery(operand, range, step, span) : RangeOf(operand, range, span, open);
    }

    private PromRange? RangeOf(PromExpression operand, PromDuration range, TextSpan span, TextSpan open)
    {
        if (operand is PromSelector { Time: { Offset: null, At: null } } selector)
        {
            return new PromRange(selector, range, span);
        }

        Fail(new LiteralProblem(operand is PromSelector
            ? "A range stands before `offset` and `@`: `x[5m] offset 1h`."
            : "Only a metric has a range. The past values of a query are a subquery, with a colon: `[30m:]` or `[30m:1m]`.", open.Start, end - open.Start));
        return null;
    }

    private PromDuration? Duration(string otherwise)
    {
        var token = current;
        if (token.Kind is not (PromTokenKind.Duration or PromTokenKind.Hole))
        {
            Fail(token, otherwise);
            return null;
        }

        Advance();
        return token.Kind == PromTokenKind.Hole ? new PromDuration.Hole(token.Hole) : PromDuration.Read(Written(token));
    }

    private PromExpression? Offset(PromExpression operand)
    {
        var word = current;
        Advance();
        var isNegative = current.Kind == PromTokenKind.Operator && Written(current) == "-";
        if (isNegative)
        {
            Advance();
        }

        if (Duration("Behind `offset` stands a duration with a unit: `x offset 1h`.") is not { } offset)
        {
            return null;
        }

        return TimeOf(operand) is not { } time ? NoTime(word)
            : time.Offset is not null ? Twice(word, "offset")
            : WithTime(operand, time with { Offset = offset, IsNegativeOffset = isNegative });
    }

    private PromExpression? At(PromExpression operand)
    {
        var at = current;
        Advance();
        if (AtTime() is not { } seconds)
        {
            return null;
        }

        return TimeOf(operand) is not { } time ? NoTime(at)
            : time.At is not null ? Twice(at, "@")
            : WithTime(operand, time with { At = seconds });
    }

    private string? AtTime()
    {
        var start = current.Span.Start;
        if (current.Kind == PromTokenKind.Operator && Written(current) is "-" or "+")
        {
            Advance();
        }

        var isCall = current.Kind == PromTokenKind.Word && Keyword() is "start" or "end" && current.Span.Start == start;
        var word = isCall ? Keyword() : "";
        if (!isCall && current.Kind != PromTokenKind.Number)
        {
            Fail(current, "Behind `@` stands a time in seconds since 1970, `start()` or `end()`.");
            return null;
        }

        Advance();
        return !isCall ? text[start..end]
            : Expect(PromTokenKind.OpenParen, $"Write `{word}()`.") && Expect(PromTokenKind.CloseParen, $"Write `{word}()`.") ? word + "()"
            : null;
    }

    private static PromTime? TimeOf(PromExpression operand) => operand switch
    {
        PromSelector selector => selector.Time,
        PromRange range => range.Time,
        PromSubquery subquery => subquery.Time,
        _ => null,
    };

    private PromExpression WithTime(PromExpression operand, PromTime time)
    {
        var span = TextSpan.FromBounds(operand.Span.Start, end);
        return operand switch
        {
            PromSelector selector => selector with { Time = time, Span = span },
            PromRange range => range with { Time = time, Span = span },
            PromSubquery subquery => subquery with { Time = time, Span = span },
            _ => operand,
        };
    }

    private PromExpression? NoTime(PromToken word)
    {
        Fail(word, $"`{Written(word)}` stands directly behind a metric, a range or a subquery, not behind other values.");
        return null;
    }

    private PromExpression? Twice(PromToken word, string what)
    {
        Fail(word, $"`{what}` stands here for the second time.");
        return null;
    }
}
