using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>A server lives for days: what depends on the day is right after midnight.</summary>
public class CalendarTests
{
    private const string Waived = """
        let there = file-exists("Dockerfile")
        rule limits for j in jobs { require j.timeout != none because "a job without a limit costs" }
        pipeline ci {
          on push
          job build on linux {
            run "make"
          }
        }
        waive limits on ci.build until 2026-06-01 because "soon"

        """;

    [Fact]
    public async Task A_waiver_ends_at_midnight_and_nothing_else_makes_the_project_anew()
    {
        using var folder = new Folder().With("ci.flow", Waived);
        var clock = new Clock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        await using var editor = await Editor.OpenAsync(clock, Editor.UsualCapabilities, folder.Path);
        var uri = folder.UriOf("ci.flow");
        Assert.Equal("", await editor.MistakesAsync(uri));
        var absent = await HoverAsync(editor, uri);

        folder.With("Dockerfile", ""); // nobody tells the server, so whoever sees it has looked again
        clock.Now += new TimeSpan(11, 59, 59);
        Assert.Equal("", await editor.MistakesAsync(uri));
        Assert.Equal(absent, await HoverAsync(editor, uri));

        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("FLOW4802@9", await editor.MistakesAsync(uri));
        Assert.NotEqual(absent, await HoverAsync(editor, uri));

        editor.Open("untitled:a", Waived);
        Assert.Equal("FLOW4802@9", await editor.MistakesAsync("untitled:a"));
        clock.Now = new DateTimeOffset(2026, 6, 1, 1, 0, 0, TimeSpan.FromHours(2)); // the clock was put right; it is May in UTC
        Assert.Equal("", await editor.MistakesAsync(uri));
        Assert.Equal("", await editor.MistakesAsync("untitled:a"));
    }

    [Fact]
    public async Task An_editor_that_nobody_touches_is_told_at_midnight()
    {
        using var folder = new Folder().With("ci.flow", Waived);
        var clock = new Clock(new DateTimeOffset(2026, 6, 1, 23, 59, 59, 950, TimeSpan.Zero));
        await using var editor = await Editor.OpenAsync(clock, Editor.WithoutPull, folder.Path);
        await editor.SettleAsync();
        Assert.DoesNotContain(editor.Received, static m => (string?)m["method"] == "textDocument/publishDiagnostics");

        clock.Now += TimeSpan.FromSeconds(1);

        var told = await editor.WaitForAsync("textDocument/publishDiagnostics");
        Assert.Equal("FLOW4802@9", Editor.Mistakes(told["params"]!["diagnostics"]!.AsArray()));
    }

    /// <summary>Midnight comes between any two looks at the clock; whichever it is, nobody waits until the next one.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Midnight_may_come_between_two_looks_at_the_clock(int looks)
    {
        using var folder = new Folder().With("ci.flow", Waived);
        var clock = new Clock(new DateTimeOffset(2026, 6, 1, 23, 59, 59, 950, TimeSpan.Zero));
        await using var editor = await Editor.OpenAsync(clock, Editor.WithoutPull, folder.Path);
        await editor.SettleAsync();

        clock.PassMidnightAfter(looks);

        var told = await editor.WaitForAsync("textDocument/publishDiagnostics");
        Assert.Equal("FLOW4802@9", Editor.Mistakes(told["params"]!["diagnostics"]!.AsArray()));
    }

    private static async Task<string?> HoverAsync(Editor editor, string uri) =>
        (await editor.AskAsync("textDocument/hover", new { textDocument = new { uri }, position = new { line = 0, character = 5 } }))?.ToJsonString();

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        private long ticks = now.UtcTicks;

        public DateTimeOffset Now
        {
            get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
            set => Interlocked.Exchange(ref ticks, value.UtcTicks);
        }

        private int looks = -1;

        /// <summary>The clock shows the next day from the look on that comes after <paramref name="count"/> others.</summary>
        public void PassMidnightAfter(int count) => Volatile.Write(ref looks, count);

        public override DateTimeOffset GetUtcNow()
        {
            if (Volatile.Read(ref looks) >= 0 && Interlocked.Decrement(ref looks) < 0)
            {
                Now += TimeSpan.FromSeconds(1);
            }

            return Now;
        }
    }
}
