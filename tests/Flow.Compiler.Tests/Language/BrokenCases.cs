namespace Flow.Compiler.Tests.Language;

/// <summary>
/// The broken inputs of the folder <c>Broken</c>. A case starts with <c>//// place | what is wrong</c>; the place is <c>file</c>, <c>pipeline</c>,
/// <c>job</c> (steps follow by themselves), <c>steps</c>, <c>environment</c> or <c>staging</c> (one that is like another), and says into what the text is put.
/// </summary>
internal sealed record BrokenCase(string Name, string Place, string Text)
{
    /// <summary>The cases of one file.</summary>
    public static IEnumerable<BrokenCase> Read(string file, string content)
    {
        var parts = ("\n" + content.ReplaceLineEndings("\n")).Split("\n//// ");
        foreach (var part in parts.Skip(1))
        {
            var header = part.Split('\n')[0].Split('|', 2, StringSplitOptions.TrimEntries);
            yield return new BrokenCase($"{file}: {header[1]}", header[0], part[(part.IndexOf('\n') + 1)..].TrimEnd('\n'));
        }
    }

    /// <summary>The whole source with its marks.</summary>
    public string Marked => Place switch
    {
        "file" => Text,
        "pipeline" => Wrapped("pipeline ci {", "  on push", "  job other on linux { run \"make\" }", "}", 1),
        "job" => Wrapped("pipeline ci {\n  on push\n  job a on linux {", null, "    run \"make\"\n  }", "}", 2),
        "steps" => Wrapped("pipeline ci {\n  on push\n  job a on linux {", null, "  }", "}", 2),
        "environment" => Wrapped("environment production {", "  cloud aws { region = \"eu-west-1\" }", "  terraform aws_sqs_queue queue { name = \"queue\" }", "}", 1),
        "staging" => Wrapped(
            "environment production {\n  cloud aws { region = \"eu-west-1\" }\n  terraform aws_sqs_queue queue { name = \"queue\" }\n  terraform aws_sqs_queue reader { name = queue.arn }\n}\nenvironment staging like production {",
            null, "  terraform aws_sqs_queue own", "}", 1),
        _ => throw new InvalidOperationException($"No place is called {Place}."),
    };

    private string Wrapped(string open, string? first, string last, string close, int depth)
    {
        var indentation = new string(' ', depth * 2);
        var body = string.Join('\n', Text.Split('\n').Select(l => l.Length == 0 ? l : indentation + l));
        return $"{open}\n{(first is null ? "" : first + "\n")}{body}\n{last}\n{close}";
    }

    /// <summary>The text of the case out of a whole marked source.</summary>
    public string Unwrapped(string marked)
    {
        if (Place == "file")
        {
            return marked;
        }

        var (before, after, depth) = Place switch { "pipeline" or "environment" => (2, 2, 1), "staging" => (6, 2, 1), "job" => (3, 3, 2), _ => (3, 2, 2) };
        var lines = marked.Split('\n');
        return string.Join('\n', lines[before..^after].Select(l => l.Length >= depth * 2 ? l[(depth * 2)..] : l));
    }
}
