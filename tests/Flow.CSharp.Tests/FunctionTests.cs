using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.CSharp.Tests;

/// <summary>The examples of the functions, with arguments that are known only when the pipeline runs.</summary>
public sealed class FunctionRun : IAsyncLifetime, IDisposable
{
    private readonly SourceProject project = new();
    private RunOutcome? outcome;

    /// <summary>The functions that a runner can evaluate. Those that take a function are written as comprehensions over what is known late.</summary>
    public static IEnumerable<BuiltinFunction> Functions => StandardLibrary.Functions.Where(static f =>
        f is { Reach: not RunTimeReach.None, Evaluate: not null } && !f.Parameters.Any(static p => p.Type is FunctionType));

    public string Log => outcome!.Text;

    public int ExitCode => outcome!.ExitCode;

    /// <summary>Calls of functions: their examples, and corners of those that the runtime has code of its own for.</summary>
    public static readonly ImmutableArray<string> Calls =
    [
        .. Functions.Select(static f => f.Example),
        """bump("v2.0.0-rc.1", "major")""", """bump("2.1.0-rc.1", "major")""", """bump("1.2", "patch")""", """bump("1.2.3.4+build.5", "minor")""",
        """version-compare("1.0-rc.1", "1.0")""", """version-compare("v1.0", "1.0.0")""", """version-compare("1.0-a.10", "1.0-a.9")""", """version-compare("1.0-a.1", "1.0-a")""",
        """version-compare("1.0+x", "1.0+y")""", """version-compare("1.0-1", "1.0-a")""", """version-compare("V1.1", "2.0")""", """version-compare("1.0-a", "1.0-a.0")""",
        """normalise("/../a")""", """normalise("../../a/./b/..")""", """path-join("a/", "b")""", """path-join("a", "/b", "c")""",
        """relative-to("a", "a")""", """relative-to("/x/y", "/x")""", """parent("/a")""", """parent("a/")""", """extension(".bashrc")""", """extension("a.")""", """stem("a/b.tar.gz")""",
        """slug("  A--b__c ")""", """slug("ÆØÅ")""", """substring("hello", -3, 2)""", """slice([1, 2, 3], -2)""", """slice([1, 2, 3], 1, 9)""", """range(5, 1, -2)""", """range(1, 0)""",
        """format-number(-0.5, 0)""", """format-number(999.995, 2, " ")""", """in-unit(90s, "m")""", """in-unit(1GB, "MiB")""", """clamp(1.5, 2, 3)""", """clamp(90s, 1m, 80s)""",
        """add-days(2024-02-28, 1)""", """days-between(2024-03-01, 2024-02-28)""", """format-date(2026-01-02, "M")""", """format-date(2026-01-02, "ddd d. MMM yy")""",
        """base64-decode("w7w=")""", """index-of([1, 2], 3)""", """at(["a"], -1)""", """contains(["a", "b"], "B")""",
    ];

    /// <summary>What a call became: text as it is, all else as JSON.</summary>
    public string Of(string call) => outcome!.Output("cases", $"x{Calls.IndexOf(call)}");

    public async Task InitializeAsync()
    {
        var text = Source(out var given);
        var compilation = Compilation.Of(text, "ci.flow");
        Assert.Empty(compilation.Diagnostics);
        outcome = await project.RunAsync(compilation.Model, "ci", o => o with { Parameters = given });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => project.Dispose();

    /// <summary>A pipeline whose parameters are the arguments, and whose outputs are the results.</summary>
    private static string Source(out Dictionary<string, string> given)
    {
        given = [];
        var (parameters, outputs) = (new StringBuilder(), new StringBuilder());
        foreach (var (number, call) in Calls.Index())
        {
            var function = FunctionOf(call);
            var names = new List<string>();
            foreach (var value in Arguments(call))
            {
                var name = $"p{number}-{names.Count}";
                names.Add(name);
                parameters.Append($"  param {name}: {TypeOf(value, function.ParameterAt(names.Count - 1)!.Type)}\n");
                given[name] = value is ListValue or RecordValue ? ParameterText.Json(value) : value.ToText();
            }

            outputs.Append($"    output x{number} = `{function.Name}`({string.Join(", ", names)})\n");
        }

        return $"pipeline ci {{\n  on call\n{parameters}  job cases on linux {{\n    run \"true\"\n{outputs}  }}\n}}\n";
    }

    /// <summary>The function that a call calls.</summary>
    public static BuiltinFunction FunctionOf(string call) => StandardLibrary.Find(call[..call.IndexOf('(', StringComparison.Ordinal)])!;

    private static IEnumerable<Value> Arguments(string example)
    {
        var tree = SyntaxTree.Parse(new Compiler.Text.SourceText("example.flow", $"let x = f{example[example.IndexOf('(', StringComparison.Ordinal)..]}"));
        var call = Assert.IsType<CallExpressionSyntax>(tree.Root.Items.Items.Single().Value);
        foreach (var argument in call.Arguments.Arguments)
        {
            var bound = Compilation.Of($"let x = {tree.Source.Slice(argument.Span)}").Bound;
            var value = Assert.IsType<LetSymbol>(bound.Module.Scope.FindHere("x")).Value!;
            Assert.True(value.Constant is not null, $"{example}: {value}");
            yield return value.Constant!;
        }
    }

    private static string TypeOf(Value value, FlowType wanted) => value is RecordValue ? "any" : wanted is EnumType ? wanted.Name : value.Type.Name;
}

/// <summary>A function has one meaning, whoever evaluates it.</summary>
public sealed class FunctionTests(FunctionRun run) : IClassFixture<FunctionRun>
{
    public static TheoryData<string> Calls => [.. FunctionRun.Calls];

    [Fact]
    public void The_run_that_evaluates_all_calls_succeeds() => Assert.True(run.ExitCode == 0, run.Log);

    [Theory]
    [MemberData(nameof(Calls))]
    public void The_runner_gives_what_the_compiler_gives(string call)
    {
        var name = FunctionRun.FunctionOf(call).Name;
        var expected = Compilation.Of($"let x = `{name}`{call[name.Length..]}").Bound.Module.Scope.FindHere("x");
        var value = Assert.IsType<LetSymbol>(expected).Value!.Constant!;
        Assert.Equal(AsOutput(value), value is NumberValue ? AsOutput(Value.Of(decimal.Parse(run.Of(call), CultureInfo.InvariantCulture))) : run.Of(call));
    }

    /// <summary>Lists and records travel as JSON; a number travels without the zeros at its end.</summary>
    private static string AsOutput(Value value) => value switch
    {
        ListValue or RecordValue => ParameterText.Json(value),
        NumberValue number => number.Number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => value.ToText(),
    };
}
