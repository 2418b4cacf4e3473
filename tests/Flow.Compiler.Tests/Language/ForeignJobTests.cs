using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Language;

/// <summary>Several threads ask about one declaration at once.</summary>
public class ForeignJobTests
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    private const string Foreign = """
        pipeline ci {
          on pull-request-target
          job build on linux {
            checkout { ref = if file-exists("first") then event.pull_request.head.sha else "main" }
            artifact app from "out"
          }
          job test on linux {
            take build.app
            run "x"
          }
          job late on linux {
            if file-exists("first") == false
            run "x"
          }
        }
        """;

    [Theory]
    [InlineData("build")]
    [InlineData("test")]
    [InlineData("late")]
    public async Task An_answer_that_another_thread_is_looking_for_is_never_seen_half_found(string job)
    {
        var files = new SlowFiles();
        var services = new BindServices(files);
        var compilation = Compilation.Create("project", [new SourceText("ci.flow", Foreign)], services);
        var bound = BoundProject.Bind(compilation.Trees, services);
        var symbol = (DeclarationSymbol)((DeclarationSymbol)bound.Module.Scope.FindHere("ci")!).Members.FindHere(job)!;
        Assert.Equal((null, null), (symbol.Answers.To(Question.IsForeign), symbol.Answers.To(Question.TakesForeignFiles)));
        var other = Anew(symbol);

        files.IsSlow = true;
        var first = Task.Run(() => Ask(bound, services, other));
        await files.Inside.Task.WaitAsync(longest);
        var second = Ask(bound, services, other);
        files.Go.SetResult();

        Assert.Equal((true, true), (second, await first.WaitAsync(longest)));
        Assert.True(Ask(bound, services, other));
    }

    private static bool Ask(BoundProject bound, BindServices services, DeclarationSymbol job) => job.Name switch
    {
        "build" => ForeignJobs.IsForeign(bound.Ask(services), job),
        "test" => ForeignJobs.TakesForeignFiles(bound.Ask(services), job),
        _ => DeclarationBinder.IsAbsent(bound.Ask(services), job),
    };

    /// <summary>The same declaration, about which nobody has asked yet.</summary>
    private static DeclarationSymbol Anew(DeclarationSymbol symbol) =>
        new(symbol.Name, symbol.Location, symbol.Kind, symbol.Item, symbol.Context, symbol.Owner) { Members = symbol.Members, Parts = symbol.Parts, Loops = symbol.Loops };

    /// <summary>Files of which the first that is asked for takes until <see cref="Go"/>.</summary>
    private sealed class SlowFiles : IProjectFiles
    {
        private int asked;

        public bool IsSlow { get; set; }

        public TaskCompletionSource Inside { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new();

        public bool FileExists(string path)
        {
            if (IsSlow && Interlocked.Increment(ref asked) == 1)
            {
                Inside.SetResult();
                Go.Task.Wait(longest);
            }

            return true;
        }

        public bool FolderExists(string path) => false;

        public string? ReadText(string path) => null;

        public byte[]? ReadBytes(string path) => null;

        public IReadOnlyList<string> List(string folder) => [];
    }
}
