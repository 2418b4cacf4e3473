using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>The type of a query, and what is wrong with it: one problem for each mistake, each at its place.</summary>
/// <param name="Type">The type; null where a problem hides it.</param>
/// <param name="Problems">The problems.</param>
public sealed record PromTyping(PromType? Type, ImmutableArray<LiteralProblem> Problems);

/// <summary>Checks what Prometheus checks after reading: functions and their arguments, operators, matchers (promql/parser/parse.go, checkAST).</summary>
public sealed partial class PromTypes
{
    private readonly ImmutableArray<LiteralProblem>.Builder problems = ImmutableArray.CreateBuilder<LiteralProblem>();

    private PromTypes()
    {
    }

    /// <summary>Checks a query.</summary>
    public static PromTyping Check(PromExpression query)
    {
        var types = new PromTypes();
        var type = types.Of(query);
        return new(types.problems.Count > 0 ? null : type, types.problems.ToImmutable()); // what is wrong has no type, also where one could be told
    }

    /// <summary>The name of a type as messages have it, with its article.</summary>
    public static string Named(PromType type) => type switch
    {
        PromType.Scalar => "a number",
        PromType.InstantVector => "an instant vector",
        PromType.RangeVector => "a range vector",
        _ => "a text",
    };

    private PromType? Of(PromExpression node) => node switch
    {
        PromNumber or PromHole => PromType.Scalar,
        PromString => PromType.String,
        PromParen paren => Of(paren.Inner),
        PromUnary unary => OfUnary(unary),
        PromBinary binary => OfBinary(binary),
        PromCall call => OfCall(call),
        PromAggregation aggregation => OfAggregation(aggregation),
        PromSelector selector => OfSelector(selector, PromType.InstantVector),
        PromRange range => OfSelector(range.Selector, PromType.RangeVector),
        PromSubquery subquery => OfSubquery(subquery),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "This part of a query is unknown."),
    };

    private PromType? OfUnary(PromUnary unary)
    {
        var type = Of(unary.Operand);
        return type is null or PromType.Scalar or PromType.InstantVector ? type
            : Report(unary.Operand, $"A sign stands before a number or an instant vector, and this is {Named(type.Value)}.{HowToGet(PromType.InstantVector, type.Value, unary.Operand)}");
    }

    private PromType? OfSubquery(PromSubquery subquery)
    {
        var type = Of(subquery.Inner);
        return type is null ? null
            : type == PromType.InstantVector ? PromType.RangeVector
            : Report(subquery.Inner, $"A subquery repeats an instant vector, and this is {Named(type.Value)}.");
    }

    private PromType? OfBinary(PromBinary binary)
    {
        var left = OfSide(binary, binary.Left);
        var right = OfSide(binary, binary.Right);
        if (binary is { ReturnsBool: true, IsComparison: false })
        {
            Report(binary.OperatorSpan, $"`bool` stands behind a comparison, and `{binary.Operator}` is none.");
        }

        CheckMatching(binary);
        if (left is null || right is null)
        {
            return null;
        }

        var bothNumbers = left == PromType.Scalar && right == PromType.Scalar;
        return bothNumbers ? OfNumbers(binary) : OfVectors(binary, left == PromType.Scalar || right == PromType.Scalar);
    }

    private PromType? OfSide(PromBinary binary, PromExpression side)
    {
        var type = Of(side);
        return type is null or PromType.Scalar or PromType.InstantVector ? type
            : Report(side, $"`{binary.Operator}` works on numbers and instant vectors, and this is {Named(type.Value)}.{HowToGet(PromType.InstantVector, type.Value, side)}");
    }

    private PromType? OfNumbers(PromBinary binary)
    {
        if (binary.IsSetOperation)
        {
            return Report(binary.OperatorSpan, $"`{binary.Operator}` works on instant vectors; a number becomes one with `vector(…)`.");
        }

        return MatchesNumber(binary) ? null : binary is { IsComparison: true, ReturnsBool: false }
            ? Report(binary.OperatorSpan, $"A comparison of two numbers gives 0 or 1 and needs `bool`: `{binary.Operator} bool`.")
            : PromType.Scalar;
    }

    private PromType? OfVectors(PromBinary binary, bool withNumber)
    {
        if (withNumber && binary.IsSetOperation)
        {
            return Report(binary.OperatorSpan, $"`{binary.Operator}` works on instant vectors; a number becomes one with `vector(…)`.");
        }

        return withNumber && MatchesNumber(binary) ? null : PromType.InstantVector;
    }

    /// <summary>Whether labels are to be matched though one side at least is a number; that is reported.</summary>
    private bool MatchesNumber(PromBinary binary)
    {
        if (binary.Matching is not { Labels.Length: > 0 } matching)
        {
            return false;
        }

        Report(matching.Span, "Labels are matched only between two instant vectors, and here is a number.");
        return true;
    }

    private void CheckMatching(PromBinary binary)
    {
        if (binary.Matching is not { Group: { } group } matching)
        {
            return;
        }

        var word = group.IsLeft ? "group_left" : "group_right";
        if (binary.IsSetOperation)
        {
            Report(matching.Span, $"`{binary.Operator}` compares whole sets of series and has no `{word}`.");
            return;
        }

        foreach (var label in group.Labels)
        {
            if (matching.IsOn && matching.Labels.Any(l => l.Name == label.Name))
            {
                Report(label.Span, $"The label `{label.Name}` stands in `on` and in `{word}`. Both sides have it already: leave it out here.");
            }
        }
    }

    private PromType? OfCall(PromCall call)
    {
        if (!PromFunctions.All.TryGetValue(call.Name, out var function))
        {
            var types = call.Arguments.Select(Of).ToList();
            return Report(call.NameSpan, Unknown(call.Name, types is [{ } first, ..] ? first : null));
        }

        if (call.Arguments.Length < function.Least || call.Arguments.Length > function.Most)
        {
            return Report(call, WrongCount(function, call.Arguments.Length));
        }

        for (var i = 0; i < call.Arguments.Length; i++)
        {
            Expect(call.Arguments[i], function.Parameters[Math.Min(i, function.Parameters.Length - 1)], call.Name);
        }

        return function.Result;
    }

    private static string Unknown(string name, PromType? argument)
    {
        var lower = name.ToLowerInvariant();
        if (PromFunctions.All.ContainsKey(lower))
        {
            return $"Names of functions are in lower case: `{lower}`.";
        }

        var fitting = PromFunctions.All.Values.Where(f => argument is null || (f.Parameters.Length > 0 && f.Parameters[0] == argument)).Select(static f => f.Name);
        var aggregations = argument is PromType.InstantVector ? PromFunctions.Aggregations.Keys : [];
        var near = Suggestions.Nearest(name, [.. fitting, .. aggregations]) ?? Suggestions.Nearest(name, [.. PromFunctions.All.Keys, .. PromFunctions.Aggregations.Keys]);
        return $"Prometheus has no function `{name}`.{(near is null ? "" : $" Did you mean `{near}`?")}";
    }

    private static string WrongCount(PromFunction function, int count)
    {
        var wanted = function.Least == function.Most ? Count(function.Least)
            : function.Most == int.MaxValue ? $"{Count(function.Least)} or more"
            : $"{function.Least} to {Count(function.Most)}";
        return $"`{function.Name}` takes {wanted}, not {count}: {string.Join(", ", function.Parameters.Select(Named))}.".Replace(": .", ".", StringComparison.Ordinal);
    }

    private static string Count(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    private PromType? OfAggregation(PromAggregation aggregation)
    {
        var parameter = PromFunctions.Aggregations[aggregation.Operator];
        var wanted = parameter is null ? 1 : 2;
        if (aggregation.Arguments.Length != wanted)
        {
            return Report(aggregation, parameter is null
                ? $"`{aggregation.Operator}` takes one instant vector, not {Count(aggregation.Arguments.Length)}."
                : $"`{aggregation.Operator}` takes {Named(parameter.Value)} and an instant vector.");
        }

        if (parameter is { } first)
        {
            Expect(aggregation.Arguments[0], first, aggregation.Operator);
        }

        Expect(aggregation.Arguments[^1], PromType.InstantVector, aggregation.Operator);
        return PromType.InstantVector;
    }

    private void Expect(PromExpression argument, PromType wanted, string function)
    {
        if (Of(argument) is { } type && type != wanted)
        {
            Report(argument, $"`{function}` takes {Named(wanted)} here, and this is {Named(type)}.{HowToGet(wanted, type, argument)}");
        }
    }

    private static string HowToGet(PromType wanted, PromType given, PromExpression node) => (wanted, given) switch
    {
        (PromType.RangeVector, PromType.InstantVector) when node is PromSelector { Metric: { } metric } => $" Give it a range: `{metric}[5m]`.",
        (PromType.RangeVector, PromType.InstantVector) => " Its past values are a subquery: `(…)[30m:1m]`.",
        (PromType.InstantVector, PromType.RangeVector) => " Make one of it with `rate(…)`, `increase(…)` or `max_over_time(…)`.",
        (PromType.InstantVector, PromType.Scalar) => " Make one of it with `vector(…)`.",
        (PromType.Scalar, PromType.InstantVector) => " Make one of it with `scalar(…)`.",
        (PromType.String, _) => " A text stands in quotes.",
        _ => "",
    };

    private PromType? Report(PromExpression node, string message) => Report(node.Span, message);

    private PromType? Report(TextSpan span, string message)
    {
        problems.Add(new(message, span.Start, span.Length));
        return null;
    }
}
