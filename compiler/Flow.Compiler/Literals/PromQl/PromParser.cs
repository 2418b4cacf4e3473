using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>
/// Reads a query by the grammar of Prometheus 2.42 (promql/parser/generated_parser.y), by precedence climbing. It is written by hand, not with Sprache:
/// the grammar is recursive and has operators of six precedences, each problem has an exact place, and a query is read again at every keystroke.
/// </summary>
/// <remarks>The first problem ends the reading: from then on every token is the end, so that all callers return null.</remarks>
public sealed partial class PromParser
{
    /// <summary>How deep parentheses may stand in each other, and how many operators one query may have. What is larger is divided by recording rules.</summary>
    private const int MostNested = 200;
    private const int MostOperators = 1000;

    private readonly string text;
    private readonly ImmutableArray<TextSpan> holes;
    private readonly PromLexer lexer;
    private PromToken current;
    private int end;
    private int nested;
    private int operators;
    private LiteralProblem? problem;

    private PromParser(string text, ImmutableArray<TextSpan> holes)
    {
        this.text = text;
        this.holes = holes;
        lexer = new PromLexer(text, holes);
        Advance();
        end = 0;
    }

    /// <summary>Reads a query without holes.</summary>
    /// <param name="text">The query.</param>
    public static Parsed<PromExpression> Parse(string text) => Parse(text, []);

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query as written, holes included.</param>
    /// <param name="holes">Where the holes stand, in order, without overlap.</param>
    /// <returns>The tree, whose types are not checked yet (<see cref="PromTypes"/>), or the first problem.</returns>
    public static Parsed<PromExpression> Parse(string text, ImmutableArray<TextSpan> holes)
    {
        var parser = new PromParser(text, holes);
        var tree = parser.Whole();
        return tree is null ? parser.problem! : tree;
    }

    private PromExpression? Whole()
    {
        if (current.Kind == PromTokenKind.End && problem is null)
        {
            Fail(LiteralProblem.Whole(text, "A query is missing: `rate(http_requests_total[5m])`."));
            return null;
        }

        var tree = Binary(0);
        if (tree is not null && current.Kind != PromTokenKind.End)
        {
            Fail(current, AfterExpression());
        }

        return problem is null ? tree : null;
    }

    private string AfterExpression() => current.Kind switch
    {
        PromTokenKind.CloseParen => "There is no `(` that this closes.",
        PromTokenKind.CloseBrace => "There is no `{` that this closes.",
        PromTokenKind.CloseBracket => "There is no `[` that this closes.",
        PromTokenKind.OpenBrace => "Matchers stand directly behind the name of a metric: `up{job='api'}`.",
        PromTokenKind.OpenBracket => "A range stands behind a metric, a subquery (`[30m:1m]`) behind a query, and neither behind another.",
        PromTokenKind.OpenParen => "Only a function or an aggregation has parentheses behind its name.",
        PromTokenKind.Operator when Written(current) is "=" => "Two values are compared with `==`; `=` stands only in matchers, between braces.",
        PromTokenKind.Operator when Written(current) is "=~" or "!~" => $"`{Written(current)}` stands only in matchers, between braces.",
        PromTokenKind.Comma => "A query is one expression. A comma stands only between the arguments of a call and between matchers.",
        PromTokenKind.Word when Keyword() is "by" or "without" => $"`{Keyword()}` belongs to an aggregation: `sum {Keyword()} (job) (x)`.",
        PromTokenKind.Word when Keyword() is "on" or "ignoring" or "group_left" or "group_right" or "bool" => $"`{Keyword()}` stands directly behind an operator.",
        _ => "An operator, or the end of the query, was expected here.",
    };

    /// <summary>Operators that bind as <paramref name="least"/> or tighter.</summary>
    private PromExpression? Binary(int least)
    {
        var left = Unary();
        while (left is not null && BinaryOperator() is { } op && Precedence(op) is var precedence && precedence >= least)
        {
            if (!CountOperator())
            {
                return null;
            }

            var at = current.Span;
            Advance();
            left = RightSide(left, op, at, op == "^" ? precedence : precedence + 1);
        }

        return left;
    }

    private PromBinary? RightSide(PromExpression left, string op, TextSpan at, int least)
    {
        var returnsBool = Accept("bool");
        var matching = Matching();
        if (problem is not null || Nested(() => Binary(least)) is not { } right)
        {
            return null;
        }

        return new PromBinary(op, left, right, left.Span.Union(right.Span)) { OperatorSpan = at, ReturnsBool = returnsBool, Matching = matching };
    }

    private string? BinaryOperator() => current.Kind switch
    {
        PromTokenKind.Operator when Written(current) is not ("=" or "=~" or "!~") => Written(current),
        PromTokenKind.Word when Keyword() is "and" or "or" or "unless" or "atan2" => Keyword(),
        _ => null,
    };

    /// <summary>How tight an operator binds; Prometheus' documentation, "Binary operator precedence".</summary>
    internal static int Precedence(string op) => op switch
    {
        "or" => 0,
        "and" or "unless" => 1,
        "==" or "!=" or "<" or "<=" or ">" or ">=" => 2,
        "+" or "-" => 3,
        "^" => 5,
        _ => 4,
    };

    private PromMatching? Matching()
    {
        var start = current.Span.Start;
        var isOn = Accept("on");
        if (!isOn && !Accept("ignoring"))
        {
            return null;
        }

        if (LabelList(isOn ? "on" : "ignoring") is not { } labels)
        {
            return null;
        }

        var group = Group();
        return problem is null ? new PromMatching(isOn, labels, group, TextSpan.FromBounds(start, end)) : null;
    }

    private PromGroup? Group()
    {
        var isLeft = Accept("group_left");
        if (!isLeft && !Accept("group_right"))
        {
            return null;
        }

        return current.Kind != PromTokenKind.OpenParen ? new PromGroup(isLeft, [])
            : LabelList(isLeft ? "group_left" : "group_right") is { } labels ? new PromGroup(isLeft, labels)
            : null;
    }

    private ImmutableArray<PromLabelName>? LabelList(string word)
    {
        if (!Expect(PromTokenKind.OpenParen, $"The labels behind `{word}` stand in parentheses: `{word} (job)`."))
        {
            return null;
        }

        var labels = ImmutableArray.CreateBuilder<PromLabelName>();
        while (current.Kind != PromTokenKind.CloseParen)
        {
            if (current.Kind != PromTokenKind.Word || Written(current).Contains(':'))
            {
                Fail(current, $"The name of a label was expected here: `{word} (job, instance)`.");
                return null;
            }

            labels.Add(new(Written(current), current.Span));
            Advance();
            if (current.Kind != PromTokenKind.CloseParen && !Expect(PromTokenKind.Comma, "Labels are divided by commas, and `)` closes their list."))
            {
                return null;
            }
        }

        Advance();
        return labels.ToImmutable();
    }

    private bool CountOperator()
    {
        if (++operators > MostOperators)
        {
            Fail(current, $"A query has at most {MostOperators} operators. Divide it by recording rules.");
        }

        return problem is null;
    }

    private T? Nested<T>(Func<T?> read)
        where T : class
    {
        if (++nested > MostNested)
        {
            Fail(current, $"A query is nested at most {MostNested} deep. Divide it by recording rules.");
            return null;
        }

        var result = read();
        nested--;
        return result;
    }

    private string Written(PromToken token) => text.Substring(token.Span.Start, token.Span.Length);

    /// <summary>The current word as a keyword; those are read in any case.</summary>
    private string Keyword() => Written(current).ToLowerInvariant();

    private bool Accept(string keyword)
    {
        if (current.Kind != PromTokenKind.Word || Keyword() != keyword)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool Expect(PromTokenKind kind, string otherwise)
    {
        if (current.Kind == kind)
        {
            Advance();
            return true;
        }

        Fail(current, otherwise);
        return false;
    }

    private void Advance()
    {
        end = current.Span.End;
        if (problem is not null)
        {
            return;
        }

        current = lexer.Next();
        if (current.Problem is { } bad)
        {
            Fail(bad);
        }
    }

    private void Fail(PromToken token, string message)
    {
        // What is missing at the end is shown at the last character, since nothing stands behind it.
        var span = token.Kind == PromTokenKind.End && text.Length > 0 ? TextSpan.FromBounds(Math.Max(0, end - 1), Math.Max(1, end)) : token.Span;
        Fail(new LiteralProblem(message, span.Start, span.Length));
    }

    private void Fail(LiteralProblem first)
    {
        problem ??= first;
        current = new(PromTokenKind.End, new(text.Length, 0));
    }

}
