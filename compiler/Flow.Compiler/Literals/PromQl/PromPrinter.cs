using System.Collections.Immutable;
using System.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>
/// Writes a query in its one layout: on one line where it fits, else with operators on lines of their own and arguments indented by two, which is the
/// layout of Prometheus itself. Parentheses, numbers and durations stay as written; holes are written as <see cref="PromPrinter.HoleText"/> says.
/// </summary>
public sealed class PromPrinter
{
    /// <summary>The longest line that is not broken.</summary>
    public const int LineLength = 100;

    /// <summary>The quote around texts; <c>"</c> unless the query stands between such quotes.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>How a hole is written, by its number.</summary>
    public Func<int, string> HoleText { get; init; } = static index => $"${{{{ {index} }}}}";

    /// <summary>The query on one line, however long.</summary>
    public static string OneLine(PromExpression query) => new PromPrinter().Flat(query);

    /// <summary>The query in its layout, lines divided by "\n".</summary>
    public static string Print(PromExpression query) => new PromPrinter().Layout(query);

    /// <summary>The query on one line, however long.</summary>
    public string Line(PromExpression query) => Flat(query);

    /// <summary>The query in its layout, lines divided by "\n".</summary>
    public string Layout(PromExpression query)
    {
        var result = new StringBuilder();
        Broken(result, query, 0);
        return result.ToString();
    }

    private void Broken(StringBuilder result, PromExpression node, int indent)
    {
        var flat = Flat(node);
        if (indent + flat.Length <= LineLength || !CanBreak(node))
        {
            result.Append(' ', indent).Append(flat);
            return;
        }

        switch (node)
        {
            case PromBinary binary:
                Broken(result, binary.Left, indent + Inner(binary.Left));
                result.Append('\n').Append(' ', indent).Append(Head(binary)).Append('\n');
                Broken(result, binary.Right, indent + Inner(binary.Right));
                break;
            case PromParen paren:
                Between(result, "(", [paren.Inner], ")", indent);
                break;
            case PromUnary unary:
                result.Append(' ', indent).Append(unary.Sign);
                result.Append(Indented(unary.Operand, indent).AsSpan(indent));
                break;
            case PromCall call:
                Between(result, call.Name + "(", call.Arguments, ")", indent);
                break;
            case PromAggregation aggregation:
                Between(result, Head(aggregation) + "(", aggregation.Arguments, ")", indent);
                break;
            case PromSubquery subquery:
                Broken(result, subquery.Inner, indent);
                result.Append(Tail(subquery));
                break;
        }
    }

    private string Indented(PromExpression node, int indent)
    {
        var result = new StringBuilder();
        Broken(result, node, indent);
        return result.ToString();
    }

    // A chain of operators is one list; only what stands in parentheses or calls goes further in.
    private static int Inner(PromExpression side) => side is PromBinary ? 0 : 2;

    private static bool CanBreak(PromExpression node) => node switch
    {
        PromBinary or PromParen => true,
        PromUnary unary => CanBreak(unary.Operand),
        PromCall call => call.Arguments.Length > 0,
        PromAggregation => true,
        PromSubquery subquery => CanBreak(subquery.Inner),
        _ => false,
    };

    private void Between(StringBuilder result, string open, ImmutableArray<PromExpression> parts, string close, int indent)
    {
        result.Append(' ', indent).Append(open);
        for (var i = 0; i < parts.Length; i++)
        {
            result.Append(i == 0 ? "\n" : ",\n");
            Broken(result, parts[i], indent + 2);
        }

        result.Append('\n').Append(' ', indent).Append(close);
    }

    private string Flat(PromExpression node) => node switch
    {
        PromNumber number => number.Text,
        PromString text => Quoted(text.Text),
        PromHole hole => HoleText(hole.Index),
        PromParen paren => $"({Flat(paren.Inner)})",
        PromUnary unary => $"{unary.Sign}{Flat(unary.Operand)}",
        PromBinary binary => $"{Flat(binary.Left)} {Head(binary)} {Flat(binary.Right)}",
        PromCall call => $"{call.Name}({List(call.Arguments)})",
        PromAggregation aggregation => $"{Head(aggregation)}({List(aggregation.Arguments)})",
        PromSelector selector => Selector(selector) + Time(selector.Time),
        PromRange range => $"{Selector(range.Selector)}[{Duration(range.Range)}]{Time(range.Time)}",
        PromSubquery subquery => Flat(subquery.Inner) + Tail(subquery),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "This part of a query is unknown."),
    };

    private string List(ImmutableArray<PromExpression> parts) => string.Join(", ", parts.Select(Flat));

    private static string Head(PromAggregation aggregation) => aggregation.Grouping is { } grouping
        ? $"{aggregation.Operator} {(grouping.IsWithout ? "without" : "by")} {Labels(grouping.Labels)} "
        : aggregation.Operator;

    private static string Head(PromBinary binary)
    {
        var head = binary.ReturnsBool ? binary.Operator + " bool" : binary.Operator;
        if (binary.Matching is not { } matching)
        {
            return head;
        }

        head += $" {(matching.IsOn ? "on" : "ignoring")} {Labels(matching.Labels)}";
        return matching.Group is not { } group ? head
            : $"{head} {(group.IsLeft ? "group_left" : "group_right")} {Labels(group.Labels)}";
    }

    private static string Labels(ImmutableArray<PromLabelName> labels) => $"({string.Join(", ", labels.Select(static l => l.Name))})";

    private string Tail(PromSubquery subquery) =>
        $"[{Duration(subquery.Range)}:{(subquery.Step is null ? "" : Duration(subquery.Step))}]{Time(subquery.Time)}";

    private string Selector(PromSelector selector) => selector.Matchers.Length == 0
        ? selector.Metric ?? "{}"
        : $"{selector.Metric}{{{string.Join(", ", selector.Matchers.Select(m => $"{m.Label}{m.Operator}{Quoted(m.Value)}"))}}}";

    private string Time(PromTime time) =>
        (time.At is null ? "" : $" @ {time.At}")
        + (time.Offset is null ? "" : $" offset {(time.IsNegativeOffset ? "-" : "")}{Duration(time.Offset)}");

    private string Duration(PromDuration duration) => duration switch
    {
        PromDuration.Known known => known.Text,
        PromDuration.Hole hole => HoleText(hole.Index),
        _ => throw new ArgumentOutOfRangeException(nameof(duration), duration.GetType().Name, "This duration is unknown."),
    };

    private string Quoted(PromText text)
    {
        var result = new StringBuilder().Append(Quote);
        foreach (var part in text.Parts)
        {
            if (part.Text is { } characters)
            {
                PromText.AppendEscaped(result, characters, Quote);
            }
            else
            {
                result.Append(HoleText(part.Hole));
            }
        }

        return result.Append(Quote).ToString();
    }
}
