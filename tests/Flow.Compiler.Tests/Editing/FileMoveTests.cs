using Flow.Compiler.Editing;
using Flow.Compiler.Tests.Functions;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Paths follow the files that they name.</summary>
public class FileMoveTests
{
    private const string Library = "export template t of job { on linux, run \"x\" }\n";

    [Theory]
    [InlineData("lib/a.flow > lib/b.flow", "import \"lib/a.flow\" as a\nimport \"lib/a.flow/b\" as c\nimport \"lib/a.flow2\" as d", "import \"lib/b.flow\" as a\nimport \"lib/b.flow/b\" as c\nimport \"lib/a.flow2\" as d")]
    [InlineData("lib > shared/lib", "import \"lib/a.flow\" as a\nimport \"./lib/a.flow\" as b", "import \"shared/lib/a.flow\" as a\nimport \"./shared/lib/a.flow\" as b")]
    [InlineData("lib/a.flow > a.flow", "//== sub/main.flow\nimport \"../lib/a.flow\" as a", "//== sub/main.flow\nimport \"../a.flow\" as a")]
    [InlineData("sub > deep/er/sub", "//== sub/main.flow\nimport \"../lib/a.flow\" as a\nimport \"./b.flow\" as b\nimport \"lib/a.flow\" as c\n//== sub/b.flow\n" + Library,
        "//== sub/main.flow\nimport \"../../../lib/a.flow\" as a\nimport \"./b.flow\" as b\nimport \"lib/a.flow\" as c\n//== sub/b.flow\n" + Library)]
    [InlineData("sub/main.flow > main2.flow", "//== sub/main.flow\nimport \"../lib/a.flow\" as a\nimport \"./b.flow\" as b\n//== sub/b.flow\n" + Library, "//== sub/main.flow\nimport \"./lib/a.flow\" as a\nimport \"./sub/b.flow\" as b\n//== sub/b.flow\n" + Library)]
    [InlineData("sub/main.flow > x/main.flow; sub/b.flow > x/c.flow", "//== sub/main.flow\nimport \"./b.flow\" as b\n//== sub/b.flow\n" + Library, "//== sub/main.flow\nimport \"./c.flow\" as b\n//== sub/b.flow\n" + Library)]
    [InlineData("src/App > src/Web", "let p = dotnet(\"src/App/App.csproj\")\nlet there = file-exists(\"src/App/Dockerfile\")\nlet all = glob(\"src/App/**/*.cs\")",
        "let p = dotnet(\"src/Web/App.csproj\")\nlet there = file-exists(\"src/Web/Dockerfile\")\nlet all = glob(\"src/Web/**/*.cs\")")]
    [InlineData("src > source", "template t of job { param project: path, on linux, run \"x\" }\npipeline ci { on push, t a { project = \"src/App\" } }", "template t of job { param project: path, on linux, run \"x\" }\npipeline ci { on push, t a { project = \"source/App\" } }")]
    [InlineData("src/App > src/Web", "pipeline ci {\n  on push { paths = [\"src/App/**\", \"!src/App/docs/**\", \"src/A*/x\", \"**/App\"] }\n  job a on linux { run \"x\" at \"src/App/\" }\n}",
        "pipeline ci {\n  on push { paths = [\"src/Web/**\", \"!src/Web/docs/**\", \"src/A*/x\", \"**/App\"] }\n  job a on linux { run \"x\" at \"src/Web/\" }\n}")]
    [InlineData("tools/act > tools/other", "//== sub/main.flow\npipeline ci { on push, job a on linux { checkout, uses \"./tools/act\" } }", "//== sub/main.flow\npipeline ci { on push, job a on linux { checkout, uses \"./tools/other\" } }")]
    [InlineData("lib/a.flow > lib/`$\"b.flow", "import \"lib/a.flow\" as a", "import \"lib/`$\\\"b.flow\" as a")]
    [InlineData("lib/a.flow > ", "import \"lib/a.flow\" as a", "import \"lib/a.flow\" as a")] // out of the project
    [InlineData("sub/main.flow > ", "//== sub/main.flow\nimport \"../lib/a.flow\" as a", "//== sub/main.flow\nimport \"../lib/a.flow\" as a")]
    [InlineData("sub/main.flow > x/y/main.flow", "//== sub/main.flow\nimport \"../lib/missing.flow\" as a", "//== sub/main.flow\nimport \"../lib/missing.flow\" as a")] // nobody knows what is meant
    [InlineData("src > source", "let text = \"src\"\nlet other = \"src/App\"\npipeline ci { on push, job a on linux { run \"src/App/run.sh\" } }", "let text = \"src\"\nlet other = \"src/App\"\npipeline ci { on push, job a on linux { run \"src/App/run.sh\" } }")]
    [InlineData("src > source", "pipeline ci {\n  on push to \"src\"\n  on pull-request { to = \"src\" }\n  on tag \"src\"\n  job a on linux { run \"x\" }\n}", "pipeline ci {\n  on push to \"src\"\n  on pull-request { to = \"src\" }\n  on tag \"src\"\n  job a on linux { run \"x\" }\n}")] // branches
    public void Paths_follow(string moves, string before, string after)
    {
        const string library = "\n//== lib/a.flow\n" + Library;
        var source = EditorSource.Parse(before + library);
        var compilation = source.Compile(new FilesInMemory(new Dictionary<string, string> { ["src/App/App.csproj"] = "<Project/>", ["src/App/Dockerfile"] = "", ["tools/act/action.yml"] = "" }));

        var edits = FileMoves.Edits(compilation, [.. moves.Split("; ").Select(static m => m.Split(" > ")).Select(static m => new FileMove(m[0], m[1].Length == 0 ? null : m[1]))]);

        var expected = EditorSource.Parse(after + library).Sources.ToDictionary(static s => s.Path, static s => s.Content);
        foreach (var text in source.Sources)
        {
            var changed = edits.SingleOrDefault(e => e.Path == text.Path);
            Assert.Equal(expected[text.Path], changed is null ? text.Content : TextChanges.Apply(text.Content, changed.Edits));
        }
    }
}
