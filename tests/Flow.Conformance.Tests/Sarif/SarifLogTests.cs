using Flow.Cli;
using Flow.Cli.Hosting;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests;

/// <summary>What <c>flow check --format sarif</c> writes is what Microsoft's validator accepts.</summary>
public class SarifLogTests
{
    [SkippableTheory]
    [InlineData("good", "let a = 1\n")]
    [InlineData("with a fix", "pipeline ci {\n  on push\n  job build on linux {\n    timeout: 10m\n    run \"make\"\n  }\n}\n")]
    [InlineData("with a related place", "let a = 1\nlet a = 2\n")]
    [InlineData("with letters of many alphabets", "let größe = \"日本😀\" + nope\n")]
    [InlineData("with a span of several lines", "pipeline ci {\n  on push\n  job build on linux {\n  }\n}\n")]
    [InlineData("unfinished", "pipeline ci {\n  on push\n  job build on \"")]
    public void A_log_is_valid(string name, string source)
    {
        var log = LogOf(source, "a source.flow");

        Assert.Contains("\"2.1.0\"", log, StringComparison.Ordinal);
        Assert.Equal([], Sarif.Check(new ToolFile($"{name}.sarif", log)));
    }

    [SkippableFact]
    public void A_log_about_a_file_that_is_not_text_is_valid() => Assert.Equal([], Sarif.Check(new ToolFile("junk.sarif", LogOf("\0", "junk.flow"))));

    private static string LogOf(string source, string file)
    {
        var folder = Directory.CreateTempSubdirectory("flow-sarif-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, file), source);
            using var output = new StringWriter { NewLine = "\n" };
            var host = new CommandHost(output, output, () => TextReader.Null, _ => null) { CurrentFolder = folder };
            Application.Run(["check", "--format", "sarif"], host);
            return output.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
