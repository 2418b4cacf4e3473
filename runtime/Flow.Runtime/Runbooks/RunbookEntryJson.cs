using System.Text.Json;

namespace Flow.Runtime.Runbooks;

/// <summary>Entries of the journal as JSON.</summary>
internal static class RunbookEntryJson
{
    public static void Write(RunbookEntry entry, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", entry.Kind.ToString());
        writer.WriteNumber("sequence", entry.Sequence);
        writer.WriteString("time", entry.Time);
        Write(writer, "who", entry.Who);
        Write(writer, "runbook", entry.Runbook);
        Write(writer, "environment", entry.Environment);
        if (entry.Rollback)
        {
            writer.WriteBoolean("rollback", true);
        }

        Write(writer, "step", entry.Step == 0 ? null : entry.Step);
        Write(writer, "line", entry.Line == 0 ? null : entry.Line);
        Write(writer, "title", entry.Title);
        Write(writer, "text", entry.Text);
        Write(writer, "result", entry.Result);
        Write(writer, "exitCode", entry.ExitCode);
        Write(writer, "milliseconds", entry.Milliseconds);
        Write(writer, "output", entry.Output);
        Write(writer, "message", entry.Message);
        writer.WriteEndObject();
    }

    public static RunbookEntry Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new(Enum.Parse<RunbookEntryKind>(root.GetProperty("kind").GetString()!))
        {
            Sequence = root.GetProperty("sequence").GetInt32(),
            Time = root.GetProperty("time").GetDateTimeOffset(),
            Who = Text(root, "who"), Runbook = Text(root, "runbook"), Environment = Text(root, "environment"),
            Rollback = root.TryGetProperty("rollback", out var rollback) && rollback.GetBoolean(),
            Step = (int)(Number(root, "step") ?? 0), Line = (int)(Number(root, "line") ?? 0),
            Title = Text(root, "title"), Text = Text(root, "text"), Result = Text(root, "result"), Message = Text(root, "message"),
            ExitCode = (int?)Number(root, "exitCode"), Milliseconds = Number(root, "milliseconds"),
            Output = root.TryGetProperty("output", out var output) ? [.. output.EnumerateArray().Select(static l => l.GetString()!)] : [],
        };
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static double? Number(JsonElement root, string name) => root.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (var line in lines)
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
        }
    }
}
