using static Flow.Compiler.Tests.Syntax.SyntaxChecks;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>What people bring from YAML, HCL and shells: where the message stands, and what its fix writes.</summary>
public class ForeignHabitTests
{
    [Theory]
    [InlineData("timeout: 10m\n       ^ FLOW1201", "timeout = 10m")]
    [InlineData("name : \"CI\"\n     ^ FLOW1201", "name = \"CI\"")]
    [InlineData("a { on: [1, 2] }\n      ^ FLOW1201", "a { on = [1, 2] }")]
    [InlineData("x = f(path: \"/\")\n          ^ FLOW1201", null)]
    [InlineData("- checkout\n^ FLOW1203", "checkout")]
    [InlineData("- run: make test\n^ FLOW1203", "run \"make test\"")]
    [InlineData("- uses: actions/checkout@v4\n^ FLOW1203", "uses \"actions/checkout@v4\"")]
    [InlineData("needs: [build]\n^^^^^^^^^^^^^^ FLOW1204", "after build")]
    [InlineData("needs: build\n^^^^^^^^^^^^ FLOW1204", "after build")]
    [InlineData("if: github.ref == 'refs/heads/main'\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW1205", "when git.branch == \"main\"")]
    [InlineData("if: a && b\n^^^^^^^^^^ FLOW1205", "when a and b")]
    [InlineData("runs-on: ubuntu-latest\n^^^^^^^^^^^^^^^^^^^^^^ FLOW1206", "on linux")]
    [InlineData("runs-on: big-box\n^^^^^^^^^^^^^^^^ FLOW1206", "on \"big-box\"")]
    [InlineData("run: make\n^^^^^^^^^ FLOW1208", "run \"make\"")]
    [InlineData("run: |\n   ^^^ FLOW1209\n  make\n  make test\nb = 1", "run sh\"\"\"\n  make\n  make test\n\"\"\"\nb = 1")]
    [InlineData("t = \"a ${{ github.sha }}\"\n       ^^^^^^^^^^^^^^^^^ FLOW1210", "t = \"a ${git.sha}\"")]
    [InlineData("t = \"a ${{ github.event.title }}\"\n       ^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW1210", "t = \"a ${event.title}\"")]
    [InlineData("name = 'shop'\n       ^^^^^^ FLOW1211", "name = \"shop\"")]
    [InlineData("name = “shop”\n       ^^^^^^ FLOW1211", "name = \"shop\"")]
    [InlineData("# shop\n^ FLOW1212\na = 1", "// shop\na = 1")]
    [InlineData("a = 1 # shop\n      ^ FLOW1212", "a = 1 // shop")]
    [InlineData("alert a of b \"C\" when x {}\n             ^^^ FLOW1114", "alert a \"C\" of b when x {}")]
    [InlineData("/* a\n^^ FLOW1213\n * b */\nc", "// a\n// b\nc")]
    [InlineData("a = 1;\n     ^ FLOW1214", "a = 1")]
    [InlineData("x { a = 1; b = 2 }\n         ^ FLOW1214", "x { a = 1, b = 2 }")]
    [InlineData("s = <<EOT\n    ^^^^^ FLOW1215\nmake\nEOT\nb = 1", "s = \"\"\"\nmake\n\"\"\"\nb = 1")]
    [InlineData("<<<<<<< a\n^^^^^^^ FLOW1216\na = 1\n=======\na = 2\n>>>>>>> b", null)]
    [InlineData("when a && b\n       ^^ FLOW1217", "when a and b")]
    [InlineData("when a || b\n       ^^ FLOW1217", "when a or b")]
    [InlineData("when !b\n     ^ FLOW1217", "when not b")]
    [InlineData("x = a ? 1 : 2\n      ^ FLOW1218", "x = if a then 1 else 2")]
    [InlineData("x = $a\n    ^^ FLOW1219", "x = a")]
    [InlineData("if: ${{ github.ref == 'refs/heads/main' }}\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW1205", "when git.branch == \"main\"")]
    [InlineData("if: ${{ github.sha == \"a\" }}\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW1205", "when git.sha == \"a\"")]
    [InlineData("A: ${{ secrets.A }}\n^^^^^^^^^^^^^^^^^^^ FLOW1201", "A = secrets.A")]
    [InlineData("a { A = ${{ secrets.A }} }\n        ^^^^^^^^^^^^^^^^ FLOW1219", "a { A = secrets.A }")]
    [InlineData("when ${{ github.ref == 'refs/heads/main' && a }}\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW1219", "when git.branch == \"main\" and a")]
    [InlineData("a { b = ${{ c }\n        ^^^^^ FLOW1219", null)]
    [InlineData("retry = 2 on timeout\n      ^ FLOW1220", "retry 2 on timeout")]
    [InlineData("cloud = aws { region = r }\n      ^ FLOW1220", "cloud aws { region = r }")]
    [InlineData("jobs = [1] for x in y\n           ^^^ FLOW1221", null)]
    [InlineData("x = [a for a in b]\n       ^^^ FLOW1222", null)]
    [InlineData("resource \"aws_x\" \"y\" { a = 1 }\n^^^^^^^^^^^^^^^^^^^^ FLOW1223", "terraform aws_x y { a = 1 }")]
    [InlineData("data \"aws_x\" \"y\" { a = 1 }\n^^^^^^^^^^^^^^^^ FLOW1223", "data aws_x y { a = 1 }")]
    [InlineData("dynamic \"rule\" { a = 1 }\n^^^^^^^ FLOW1224", null)]
    [InlineData("depends_on = [x]\n^^^^^^^^^^ FLOW1204", null)]
    [InlineData("x = match t { a => 1 }\n                ^^ FLOW1225", "x = match t { a = 1 }")]
    [InlineData("order = staging -> production\n                ^^ FLOW1103", "order = [staging, production]")]
    [InlineData("order = a -> b -> c\n          ^^ FLOW1103", "order = [a, b, c]")]
    [InlineData("window weekdays at 9:00-16:00\n                   ^^^^^^^^^^ FLOW1014", "window weekdays at 09:00..16:00")]
    [InlineData("on push to branches \"main\"\n           ^^^^^^^^ FLOW1114", "on push to \"main\"")]
    [InlineData("checkout()\n        ^ FLOW1228", "checkout")]
    public void A_habit_gets_one_message_and_its_fix(string marked, string? mended)
    {
        if (mended is null)
        {
            Check(marked);
        }
        else
        {
            Check(marked, mended);
        }
    }

    [Fact]
    public void A_whole_workflow_file_gets_at_most_one_message_per_line()
    {
        const string workflow = "name: CI\non:\n  push:\n    branches: [main]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - name: Test\n        run: |\n          make\n          make test\n";
        var tree = Flow.Compiler.Syntax.SyntaxTree.Parse(new Flow.Compiler.Text.SourceText("ci.yml", workflow));
        Assert.InRange(tree.Diagnostics.Length, 5, 11);
        Assert.Equal(tree.Diagnostics.Length, tree.Diagnostics.Select(static d => d.Location.LineNumber).Distinct().Count());
    }
}
