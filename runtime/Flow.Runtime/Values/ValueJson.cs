using System.Text.Json;

namespace Flow.Runtime;

/// <summary>Reads and writes <see cref="Value"/> as JSON without reflection.</summary>
internal static class ValueJson
{
    public static Value Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 100 });
            return From(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new FlowRunException($"This text is not JSON: '{Shorten(json)}'. {fault.Message}", fault);
        }
    }

    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => FromObject(element),
        JsonValueKind.Array => Value.List(element.EnumerateArray().Select(From).ToArray()),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Value.None,
    };

    public static string Write(Value value, bool indented)
    {
        var json = new JsonText(indented);
        Write(json, value);
        return json.ToString();
    }

    private static void Write(JsonText json, Value value)
    {
        switch (value.Content)
        {
            case null: json.Raw("null"); break;
            case bool flag: json.Raw(flag ? "true" : "false"); break;
            case double number: WriteNumber(json, number); break;
            case string text: json.Text(text); break;
            case Record record: Write(json, record); break;
            default: Write(json, value.Items); break;
        }
    }

    private static void WriteNumber(JsonText json, double number)
    {
        if (double.IsFinite(number))
        {
            json.Number(double.Parse(Value.FormatNumber(number), System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            json.Raw(Value.FormatNumber(number));
        }
    }

    private static void Write(JsonText json, Record record)
    {
        json.Open('{');
        foreach (var (name, value) in record)
        {
            json.Name(name);
            Write(json, value);
        }

        json.Close('}');
    }

    private static void Write(JsonText json, IReadOnlyList<Value> items)
    {
        json.Open('[');
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.Close(']');
    }

    private static Value FromObject(JsonElement element)
    {
        Record record = [];
        foreach (var property in element.EnumerateObject())
        {
            record[property.Name] = From(property.Value);
        }

        return record;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
