using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Language;

/// <summary>What is found in the body of a template names the place where the template is used, whoever finds it.</summary>
public class TemplatePlaceTests
{
    [Theory]
    [InlineData("FLOW2003", "run \"echo ${nothing}\"")] // the binder
    [InlineData("FLOW5006", "run \"echo '${git.sha}'\"")] // scripts
    [InlineData("FLOW4012", "run \"make\" { retry = 0 }")] // the model
    [InlineData("FLOW4020", "timeout = 0s\n  run \"make\"")] // a rule
    [InlineData("FLOW4002", "timeout = 5m")] // a rule, at the use itself
    [InlineData("FLOW4801", "run \"make\" as slow")] // a rule of the project
    [InlineData("FLOW3019", "csharp\"wrong\"")] // C#
    [InlineData("FLOW6009", "csharp\"right\"")] // a target
    public void It_is_shown(string code, string body)
    {
        var found = Found($$"""
            template unit of job {
              on linux
              {{body}}
            }
            rule no-slow-steps for s in steps { require s.name != "slow" because "they are slow" }
            pipeline ci {
              on push
              unit first
            }
            """, code);

        Assert.Equal(code == "FLOW4002" ? [] : ["unit"], Uses(found));
    }

    [Fact]
    public void The_innermost_use_comes_first() => Assert.Equal(["inner", "outer"], Uses(Found("""
        template inner of job {
          on linux
          run "echo '${git.sha}'"
        }
        template outer { inner a }
        pipeline ci {
          on push
          outer x
        }
        """, "FLOW5006")));

    [Fact]
    public void A_value_that_the_use_gives_stands_at_the_use() => Assert.Empty(Found("""
        template unit of job {
          param level: string
          on linux
          run "echo '${level}'"
        }
        pipeline ci {
          on push
          unit first { level = git.branch }
        }
        """, "FLOW3007").Related);

    [Fact]
    public void A_mistake_in_a_template_that_nobody_uses_names_no_use() =>
        Assert.Empty(Found("template t of job { on linux, take nothing.here }", "FLOW2003").Related);

    private static Diagnostics.Diagnostic Found(string text, string code)
    {
        var compilation = Compilation.Create("project", [new SourceText("main.flow", text)], new BindServices(NoFiles.Instance) { CSharp = new Checker() });
        return Assert.Single(compilation.Diagnostics.Concat(compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Diagnostics), d => d.Code == code);
    }

    private static IEnumerable<string> Uses(Diagnostics.Diagnostic diagnostic) =>
        diagnostic.Related.Where(static r => r.Message == "The template is used here.").Select(static r => r.Location.Source.Slice(r.Location.Span));

    /// <summary>Finds one fault in the word <c>wrong</c>.</summary>
    private sealed class Checker : ICSharpChecker
    {
        public ImmutableArray<CSharpProblem> Check(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, string resultType) =>
            code == "wrong" ? [new CSharpProblem("CS0103", "There is no wrong.", 0, 5, true)] : [];
    }
}
