using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Writes an argument into a resource. It changes what is made, perhaps even replaces it, so it is done only on request.</summary>
internal static class ArgumentEdit
{
    /// <summary>The line to write, as code: <c>`encrypted = true`</c>, <c>`metadata_options { http_tokens = "required" }`</c>.</summary>
    public static string Line(string path, string value) => $"`{LineOf(path, value)}`";

    /// <summary>The fix that writes what <paramref name="expectation"/> wants; null where the text is not the project's, the place is not plain, or each copy has another value.</summary>
    public static Fix? Fix(ResourceReading resource, Expectation expectation, Setting setting)
    {
        if (resource.Place.Source.IsBuiltIn || setting.Location.Source.IsBuiltIn || resource.ReadsLoop(expectation.Path))
        {
            return null;
        }

        var edit = setting.IsWritten ? Replaced(setting.Location, expectation) : Inserted(resource, expectation);
        return edit is null ? null : new Fix($"Write {Line(expectation.Path, expectation.Wanted)}", FixSafety.Suggestion, [edit]);
    }

    private static string LineOf(string path, string value) => path.Split('.', 2) switch
    {
        [var block, var rest] => $"{block} {{ {LineOf(rest, value)} }}",
        _ => $"{path} = {value}",
    };

    private static TextEdit? Replaced(Location argument, Expectation expectation)
    {
        var name = expectation.Path.Split('.')[^1];
        var text = argument.Source.Slice(argument.Span);
        var equal = text.IndexOf('=', StringComparison.Ordinal);
        return equal > 0 && text[..equal].Trim() == name && !text.Contains('\n', StringComparison.Ordinal)
            ? new TextEdit(argument.Span, $"{text[..equal]}= {expectation.Wanted}")
            : null;
    }

    // Behind the header stands the body, or none. A block that is there already would be written a second time.
    private static TextEdit? Inserted(ResourceReading resource, Expectation expectation)
    {
        if (expectation.Path.Contains('.', StringComparison.Ordinal) && resource.Read(expectation.Path.Split('.')[0]).IsWritten)
        {
            return null;
        }

        return BodyLine.AddOrOpen(resource.Place, LineOf(expectation.Path, expectation.Wanted));
    }
}
