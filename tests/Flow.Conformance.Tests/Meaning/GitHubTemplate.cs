using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>An expression that GitHub cannot evaluate: what it belongs to fails.</summary>
internal sealed class TemplateException(string message) : Exception(message);

/// <summary>Texts of a workflow with their <c>${{ }}</c>, evaluated by GitHub's own evaluator.</summary>
/// <param name="Contexts">What can be read.</param>
/// <param name="Status">What the status functions answer.</param>
internal sealed partial record GitHubTemplate(JsonObject Contexts, StatusAnswers Status)
{
    /// <summary>An <c>if</c>: without a status function it means <c>success() &amp;&amp; (…)</c>, and without text <c>success()</c>.</summary>
    public bool Condition(JsonNode? written)
    {
        var text = Spell(written).Trim();
        if (text.StartsWith("${{", StringComparison.Ordinal))
        {
            Assert.Equal(text.Length - 2, text.IndexOf("}}", StringComparison.Ordinal)); // Text around an expression would always hold.
            text = text[3..^2].Trim();
        }

        text = text.Length == 0 ? "success()" : CallsStatus(text) ? text : $"success() && ({text})";
        return IsTrue(Evaluate(text));
    }

    /// <summary>A value: of the expression's type where it is one expression, else text.</summary>
    public JsonNode? Value(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Value)]),
        JsonValue value when value.TryGetValue<string>(out var text) => OfText(text),
        _ => node?.DeepClone(),
    };

    /// <summary>The value as text.</summary>
    public string Text(JsonNode? node) => Spell(Value(node));

    /// <summary>How GitHub writes a value into text.</summary>
    public static string Spell(JsonNode? value) => value switch
    {
        null => "",
        JsonArray => "Array",
        JsonObject => "Object",
        JsonValue v when v.TryGetValue<bool>(out var truth) => truth ? "true" : "false",
        JsonValue v when v.TryGetValue<string>(out var text) => text,
        _ => value.GetValue<double>().ToString("G15", CultureInfo.InvariantCulture),
    };

    public static bool IsTrue(JsonNode? value) => value switch
    {
        null => false,
        JsonValue v when v.TryGetValue<bool>(out var truth) => truth,
        JsonValue v when v.TryGetValue<string>(out var text) => text.Length > 0,
        JsonValue v => v.GetValue<double>() is not 0 and not double.NaN,
        _ => true,
    };

    private static bool CallsStatus(string expression) => StatusCall().IsMatch(Literal().Replace(expression, "''"));

    private JsonNode? OfText(string text)
    {
        var holes = Hole().Matches(text);
        if (holes is [var only] && only.Length == text.Length)
        {
            return Evaluate(only.Groups["expression"].Value);
        }

        var result = new StringBuilder();
        var end = 0;
        foreach (Match hole in holes)
        {
            result.Append(text, end, hole.Index - end).Append(Spell(Evaluate(hole.Groups["expression"].Value)));
            end = hole.Index + hole.Length;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    private JsonNode? Evaluate(string expression)
    {
        var result = GitHubExpressions.Evaluate(Contexts, expression, Status);
        return result.Error is { } error ? throw new TemplateException($"{expression}: {error}") : JsonNode.Parse(result.Json!);
    }

    [GeneratedRegex(@"\$\{\{(?<expression>([^'}]|'[^']*'|\}(?!\}))*)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("'[^']*'", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(success|failure|cancelled|always)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex StatusCall();
}
