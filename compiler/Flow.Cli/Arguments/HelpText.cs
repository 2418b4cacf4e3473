using Flow.Cli.Commands;

namespace Flow.Cli.Arguments;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    /// <summary>All commands.</summary>
    public static void WriteOverview(TextWriter output)
    {
        output.WriteLine("flow: pipelines in one typed language, checked, generated and run.");
        output.WriteLine();
        output.WriteLine("Usage: flow <command> [arguments]");
        output.WriteLine();
        WriteTable(output, "Commands:", CommandList.All.Select(static c => (c.Spec.Name, c.Spec.Summary)));
        output.WriteLine("""

            Begin with:
              flow new            make a first pipeline
              flow check          find mistakes
              flow run ci         run the pipeline `ci` on this machine
              flow build          write the workflows that GitHub runs

            Exit codes: 0 done, 1 errors or a failed step, 2 wrong use, 130 cancelled.
            More: flow <command> --help
            """);
    }

    /// <summary>One command.</summary>
    public static void Write(CommandSpec spec, TextWriter output)
    {
        output.WriteLine(spec.Summary);
        output.WriteLine();
        output.WriteLine($"Usage: flow {spec.Name}{string.Concat(spec.Positionals.Select(Usage))}{(spec.Options.IsEmpty ? "" : " [options]")}");
        WriteSection(output, "Arguments:", spec.Positionals.Select(static p => ($"<{p.Name}>", p.Summary)));
        WriteSection(output, "Options:", spec.Options.Select(static o => (Written(o), o.Summary)));
        foreach (var remark in spec.Remarks)
        {
            output.WriteLine();
            output.WriteLine(remark);
        }

        WriteSection(output, "Examples:", spec.Examples.Select(static e => (e.Line, e.Meaning)));
    }

    private static void WriteSection(TextWriter output, string title, IEnumerable<(string Left, string Right)> rows)
    {
        if (rows.Any())
        {
            output.WriteLine();
            WriteTable(output, title, rows);
        }
    }

    private static void WriteTable(TextWriter output, string title, IEnumerable<(string Left, string Right)> rows)
    {
        output.WriteLine(title);
        var width = rows.Max(static r => r.Left.Length);
        foreach (var (left, right) in rows)
        {
            output.WriteLine($"  {left.PadRight(width)}  {right}");
        }
    }

    private static string Usage(PositionalSpec positional) => positional.IsRequired ? $" <{positional.Name}>" : $" [{positional.Name}]";

    private static string Written(OptionSpec option)
    {
        var value = option.Choices.IsEmpty ? option.Value : string.Join('|', option.Choices);
        return value is null ? option.Name : $"{option.Name} {value}";
    }
}
