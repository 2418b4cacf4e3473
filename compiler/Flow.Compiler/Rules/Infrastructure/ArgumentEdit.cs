using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Writes an argument into a resource. It changes what is made, perhaps even replaces it, so it is done only on request.</summary>
internal static class ArgumentEdit
{
    /// <summary>The line to write, as code: <c>`encrypted = true`</c>, <c>`metadata_options { http_tokens = "required" }`</c>.</summary>
    public static string Line(string path, string value) => $"`{LineOf(path, value)}`";

    /// <summary>The fix that writes what <paramref name="expectation"/> wants; null where the text is not the project's, or the place is not plain.</summary>
    public static Fix? Fix(ResourceReading resource, Expectation expectation, Setting setting)
    {
        if (resource.Place.Source.IsBuiltIn || setting.Location.Source.IsBuiltIn)
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

        return InBody(resource.Place, LineOf(expectation.Path, expectation.Wanted));
    }

    /// <summary>The edit that writes <paramref name="line"/> as the first one of the body behind <paramref name="header"/>, which gets one where it has none.</summary>
    public static TextEdit InBody(Location header, string line)
    {
        var (text, end) = (header.Source.Content, header.Span.End);
        var brace = end;
        while (brace < text.Length && text[brace] is ' ' or '\t')
        {
            brace++;
        }

        if (brace >= text.Length || text[brace] != '{')
        {
            return new TextEdit(new TextSpan(end, 0), $" {{ {line} }}");
        }

        var next = brace + 1;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        return next < text.Length && text[next] is '\r' or '\n'
            ? new TextEdit(new TextSpan(brace + 1, 0), $"\n{Indentation(header)}  {line}")
            : new TextEdit(new TextSpan(brace + 1, 0), next < text.Length && text[next] == '}' ? $" {line}" : $" {line},");
    }

    /// <summary>What stands before <paramref name="place"/> on its line.</summary>
    public static string Indentation(Location place)
    {
        var line = place.Source.Content.LastIndexOf('\n', Math.Max(0, place.Span.Start - 1)) + 1;
        var text = place.Source.Content.AsSpan(line, place.Span.Start - line);
        return text[..(text.Length - text.TrimStart().Length)].ToString();
    }
}
