using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flow.Runtime;
using Flow.Tests;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>GitHub's own test vectors for its expressions, against the operators and functions of the runtime.</summary>
public sealed class VectorTests
{
    [SkippableFact]
    public void The_runtime_gives_the_values_of_the_vectors_of_GitHub()
    {
        var folder = Repository.PathOf("../shared/corpus/expressions");
        Skip.IfNot(Directory.Exists(folder), "needs the collection of test vectors, which is not part of the project");
        var differences = new List<string>();
        var count = 0;
        foreach (var vector in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Vectors).Where(IsInScope))
        {
            count++;
            var expected = Plain(vector["result"]!);
            var actual = Evaluate(vector);
            if (expected != actual)
            {
                differences.Add($"{vector["expr"]}: {expected} expected, but {actual}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {count}\n{string.Join('\n', differences)}");
        Assert.True(count > 500, $"only {count} vectors");
    }

    private static IEnumerable<JsonObject> Vectors(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!.AsObject().SelectMany(static group => group.Value!.AsArray()).Select(static v => v!.AsObject());

    /// <summary>Errors of GitHub's parser are none of the runtime's business: it never sees a text.</summary>
    private static bool IsInScope(JsonObject vector) => vector.ContainsKey("result") && !GitHubFormula.NotInRuntime().IsMatch(vector["expr"]!.GetValue<string>());

    private static string Evaluate(JsonObject vector)
    {
        try
        {
            var contexts = Value.FromJson((vector["contexts"] ?? new JsonObject()).ToJsonString());
            return Plain(new GitHubFormula(vector["expr"]!.GetValue<string>(), contexts).Evaluate());
        }
        catch (FlowRunException error)
        {
            return error.Message;
        }
    }

    private static string Plain(JsonNode result) => result["kind"]!.GetValue<string>() switch
    {
        "Array" or "Object" => Compact(result["value"]),
        "Number" => "Number " + (result["value"] is JsonValue v && v.TryGetValue<double>(out var number) ? number : double.Parse(result["value"]!.GetValue<string>(), CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture),
        "Boolean" => "Flag " + result["value"],
        "Null" => "None ",
        _ => "Text " + result["value"],
    };

    private static string Plain(Value value) => value.Kind switch
    {
        ValueKind.List or ValueKind.Record => Compact(JsonNode.Parse(value.ToJson())),
        ValueKind.Number => "Number " + GitHub.ToNumber(value).ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Flag => "Flag " + value,
        ValueKind.None => "None ",
        _ => "Text " + value,
    };

    private static string Compact(JsonNode? node) => JsonSerializer.Serialize(node);
}

/// <summary>Reads a formula of GitHub's and asks the runtime for its value.</summary>
internal sealed partial class GitHubFormula(string text, Value contexts)
{
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"]];
    private readonly List<string> tokens = [.. Token().Matches(text).Select(static m => m.Value)];
    private int at;

    [GeneratedRegex(@"\s*(?<token>'(?:[^']|'')*'|\|\||&&|[=!<>]=|[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|\.?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?|Infinity)|[A-Za-z_][A-Za-z0-9_-]*|[][()!<>.,*])", RegexOptions.None, 1000)]
    private static partial Regex Token();

    /// <summary>What the runtime leaves to generated code or lacks: <c>case</c>, and <c>*</c> over anything but one field of each member.</summary>
    [GeneratedRegex(@"\bcase\s*\(|\*|^$", RegexOptions.IgnoreCase, 1000)]
    public static partial Regex NotInRuntime();

    public Value Evaluate() => Binary(0);

    private string Peek => at < tokens.Count ? tokens[at].Trim() : "";

    private string Next()
    {
        var token = Peek;
        at++;
        return token;
    }

    private Value Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (Levels[level].Contains(Peek))
        {
            var sign = Next();
            var right = Binary(level + 1);
            left = Apply(sign, left, right);
        }

        return left;
    }

    private static Value Apply(string sign, Value left, Value right) => sign switch
    {
        "||" => GitHub.Or(left, () => right),
        "&&" => GitHub.And(left, () => right),
        "==" => GitHub.Equal(left, right),
        "!=" => !GitHub.Equal(left, right),
        "<" => GitHub.Less(left, right),
        "<=" => GitHub.LessOrEqual(left, right),
        ">" => GitHub.Greater(left, right),
        _ => GitHub.GreaterOrEqual(left, right),
    };

    private Value Unary()
    {
        if (Peek == "!")
        {
            Next();
            return !GitHub.IsTrue(Unary());
        }

        var value = Primary();
        while (Peek is "." or "[")
        {
            var index = Next() == "." ? Next() : Bracket();
            value = Member(value, index);
        }

        return value;
    }

    private Value Bracket()
    {
        var index = Binary(0);
        Next();
        return index;
    }

    private static Value Member(Value value, Value index) => value.Kind switch
    {
        ValueKind.Record => index.Kind is ValueKind.List or ValueKind.Record ? Value.None : value[index.ToString()],
        ValueKind.List when GitHub.ToNumber(index) is >= 0 and < int.MaxValue and var number => value[(int)number],
        _ => Value.None,
    };

    private Value Primary()
    {
        var token = Next();
        if (token == "(")
        {
            return Bracket();
        }

        if (Peek == "(")
        {
            return Call(token);
        }

        return token switch
        {
            "true" => true,
            "false" => false,
            "null" => Value.None,
            "NaN" => double.NaN,
            ['\'', ..] => token[1..^1].Replace("''", "'", StringComparison.Ordinal),
            [var first, ..] when char.IsAsciiDigit(first) || first is '-' or '+' or '.' || token == "Infinity" => GitHub.ToNumber(token),
            _ => contexts[token],
        };
    }

    private Value Call(string function)
    {
        var arguments = new List<Value>();
        Next();
        while (Peek != ")")
        {
            arguments.Add(Binary(0));
            if (Peek == ",")
            {
                Next();
            }
        }

        Next();
        return function.ToLowerInvariant() switch
        {
            "contains" => GitHub.Contains(arguments[0], arguments[1]),
            "startswith" => GitHub.StartsWith(arguments[0], arguments[1]),
            "endswith" => GitHub.EndsWith(arguments[0], arguments[1]),
            "format" => GitHub.Format(arguments[0], [.. arguments.Skip(1)]),
            "join" => GitHub.Join(arguments[0], arguments.Count > 1 ? arguments[1] : (Value?)null),
            "tojson" => GitHub.ToJson(arguments[0]),
            "fromjson" => GitHub.FromJson(arguments[0]),
            _ => throw new FlowRunException($"There is no function {function}."),
        };
    }
}
