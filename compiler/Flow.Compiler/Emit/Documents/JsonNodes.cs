using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>A node of a JSON document.</summary>
public abstract record JsonNode
{
    private protected JsonNode()
    {
    }

    /// <summary>Where the node was written in a <c>.flow</c> file.</summary>
    public Location? Origin { get; init; }

    /// <summary>Text.</summary>
    public static implicit operator JsonNode(string text) => new JsonString(text);

    /// <summary>A boolean.</summary>
    public static implicit operator JsonNode(bool value) => JsonLiteral.Of(value);

    /// <summary>A whole number.</summary>
    public static implicit operator JsonNode(int value) => JsonLiteral.Of(value);

    /// <summary>A number with a fraction.</summary>
    public static implicit operator JsonNode(decimal value) => JsonLiteral.Of(value);
}

/// <summary>A name with its value. The origin of the value is that of the member.</summary>
public sealed record JsonMember(string Name, JsonNode Value);

/// <summary>An object, whose members keep their order. No name may stand twice.</summary>
public sealed record JsonObject(ImmutableArray<JsonMember> Members) : JsonNode
{
    /// <summary>An object of the given members; those whose value is <c>null</c> are left out.</summary>
    public static JsonObject Of(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new([.. members.Where(m => m.Value is not null).Select(m => new JsonMember(m.Name, m.Value!))]);
}

/// <summary>An array.</summary>
public sealed record JsonArray(ImmutableArray<JsonNode> Items) : JsonNode
{
    /// <summary>An array of the given items.</summary>
    public static JsonArray Of(params IEnumerable<JsonNode> items) => new([.. items]);
}

/// <summary>A text.</summary>
public sealed record JsonString(string Text) : JsonNode;

/// <summary>A number, a boolean or null, as it is spelled.</summary>
public sealed record JsonLiteral : JsonNode
{
    private JsonLiteral(string spelling) => Spelling = spelling;

    /// <summary>Null.</summary>
    public static JsonLiteral Null { get; } = new("null");

    /// <summary>How it is printed.</summary>
    public string Spelling { get; }

    /// <summary>A boolean.</summary>
    public static JsonLiteral Of(bool value) => new(value ? "true" : "false");

    /// <summary>A whole number.</summary>
    public static JsonLiteral Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal number, with the digits it has.</summary>
    public static JsonLiteral Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A floating-point number, in the shortest form that reads back the same.</summary>
    /// <exception cref="ArgumentException">JSON has no spelling for infinity and for what is not a number.</exception>
    public static JsonLiteral Of(double value) =>
        double.IsFinite(value)
            ? new JsonLiteral(value.ToString("R", CultureInfo.InvariantCulture))
            : throw new ArgumentException("JSON has no such number.", nameof(value));
}
