using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;

namespace Flow.CSharp.Tests;

/// <summary>Names offered inside C# of a source; the caret is written <c>$0</c>.</summary>
public sealed class EmbeddedCSharpCompletionTests
{
    private static readonly EmbeddedCSharpCompletion Names = new(typeof(Flow.Runtime.PipelineDefinition).Assembly);

    [Theory]
    [InlineData("csharp\"var text = \\\"a\\\"; te$0\"", "text", "Step")]
    [InlineData("csharp\"Console.$0\"", "WriteLine", "")]
    [InlineData("csharp\"Console.Wr$0iteLine(1);\"", "WriteLine", "")]
    [InlineData("csharp\"${{ git.sha }}.$0\"", "Length Trim Split", "IsNullOrEmpty")]
    [InlineData("csharp\"new[] { 1 }.Select(x => x).$0\"", "ToList Where", "Console")]
    [InlineData("csharp\"System.Text.$0\"", "StringBuilder", "Console")]
    [InlineData("csharp\"context.$0\"", "WriteLine", "Console")]
    [InlineData("csharp\"\"\"\n      var list = new List<int> { 1 };\n      foreach (var n in list)\n      {\n        n.$0\n      }\n    \"\"\"", "CompareTo", "Console")]
    [InlineData("csharp\"// Console.$0\"", "", "WriteLine")]
    [InlineData("csharp\"var x = 1; $0\"", "x Console List System return", "Step")]
    [InlineData("output n: int = csharp\"DateTime.Now.$0\"", "Year", "Console")]
    public void Names_fit_their_place(string marked, string offered, string absent)
    {
        var found = NamesIn(marked);

        Assert.Empty(offered.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(found));
        Assert.DoesNotContain(absent, found);
    }

    [Fact]
    public void Every_place_has_an_answer()
    {
        const string text = "csharp\"\"\"\n      var a = ${{ git.sha }}.Trim(); // note\n      if (a.Length > 1) { context.WriteLine($\"{a} x\"); }\n    \"\"\"";
        for (var position = 0; position <= text.Length; position++)
        {
            _ = NamesIn(text.Insert(position, "$0"));
        }
    }

    private static List<string> NamesIn(string step)
    {
        var marked = $"pipeline ci {{\n  on push\n  job a on linux {{\n    {step.Replace("\\\"", "'", StringComparison.Ordinal)}\n  }}\n}}\n";
        var position = marked.IndexOf("$0", StringComparison.Ordinal);
        var compilation = Flow.Compiler.Compilation.Create("p", [new SourceText("ci.flow", marked.Remove(position, 2))], new BindServices(NoFiles.Instance) { CSharpCompletion = Names });
        return [.. Completion.At(compilation, "ci.flow", position, CompletionTrigger.Invoked).Items.Select(static i => i.Label)];
    }
}
