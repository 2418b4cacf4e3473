using System.Text.Json;

namespace Flow.Runtime;

/// <summary>Turns a value of the user's own type into a <see cref="Value"/>, the one place where reflection is allowed to read a type.</summary>
internal static class TypedValue
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Value From<T>(T value) => value switch
    {
        null => Value.None,
        Value ready => ready,
        string text => text,
        bool flag => flag,
        int number => number,
        double number => number,
        IEnumerable<string> texts => Value.List(texts),
        _ => ValueJson.From(JsonSerializer.SerializeToElement(value, Options)),
    };

    public static T? To<T>(Value value) => JsonSerializer.Deserialize<T>(value.ToJson(), Options);
}
