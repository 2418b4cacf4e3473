using System.Diagnostics;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;
using static Flow.Tests.Models;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

/// <summary>The bash around scripts, run by the bash that is here with the options that GitHub gives it.</summary>
public class BashScriptTests
{
    private static Captures Nothing => default;

    [Fact]
    public void A_script_that_needs_nothing_stays_as_it_is() =>
        Assert.Equal("make\n", new BashScript("x", Nothing, null, null).Wrap("make\n"));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    [InlineData("$HOME", "'$HOME'")]
    public void A_word_is_quoted_where_it_must_be(string word, string quoted) => Assert.Equal(quoted, BashScript.Quote(word));

    [Fact]
    public void Output_is_kept_without_its_last_line_break_and_trimmed()
    {
        var run = Run("printf '  a\\nEND_OF_TEXT b \\n\\n'", Nothing with { Stdout = true, StdoutTrimmed = true });
        Assert.Equal(0, run.Code);
        Assert.Equal("  a\nEND_OF_TEXT b \n", run.Outputs["stdout"]);
        Assert.Equal("a\nEND_OF_TEXT b", run.Outputs["stdout-trimmed"]);
        Assert.Equal("  a\nEND_OF_TEXT b \n\n", run.Stdout);
    }

    [Fact]
    public void Errors_are_kept_and_still_shown()
    {
        var run = Run("echo bad >&2", Nothing with { StderrTrimmed = true });
        Assert.Equal("bad", run.Outputs["stderr-trimmed"]);
        Assert.Equal("bad\n", run.Stderr);
    }

    [Fact]
    public void A_failing_script_stops_at_once_and_its_code_is_kept()
    {
        var run = Run("(exit 7)\necho not reached", Nothing with { Stdout = true, ExitCode = true });
        Assert.Equal(7, run.Code);
        Assert.Equal("7", run.Outputs["exit-code"]);
        Assert.Equal("", run.Outputs["stdout"]);
    }

    [Fact]
    public void A_script_is_tried_again_until_it_succeeds()
    {
        var run = Run("echo x >> \"$RUNNER_TEMP/count\"\ntest \"$(wc -l < \"$RUNNER_TEMP/count\")\" -eq 2", Nothing, new Retry(3, At()));
        Assert.Equal(0, run.Code);
        Assert.Equal("Try 1 of 4 ended with code 1.\n", run.Stderr);
    }

    [Fact]
    public void Other_codes_than_those_named_are_not_worth_another_try()
    {
        var run = Run("echo x\nexit 3", Nothing, new Retry(2, At()) { ExitCodes = [137, 4] });
        Assert.Equal(3, run.Code);
        Assert.Equal("x\n", run.Stdout);
    }

    [Fact]
    public void A_named_code_is_tried_as_often_as_was_written()
    {
        var run = Run("echo x\nexit 137", Nothing, new Retry(2, At()) { ExitCodes = [137] });
        Assert.Equal(137, run.Code);
        Assert.Equal("x\nx\nx\n", run.Stdout);
    }

    [Fact]
    public void A_try_that_takes_too_long_is_stopped_and_tried_again()
    {
        var run = Run("echo x\nsleep 10", Nothing, new Retry(1, At()) { OnTimeout = true }, TimeSpan.FromMilliseconds(200));
        Assert.Equal(124, run.Code);
        Assert.Equal("x\nx\n", run.Stdout);
    }

    [Fact]
    public void A_here_document_keeps_its_meaning()
    {
        var run = Run("cat <<EOF\n  a\nEOF", Nothing with { Stdout = true });
        Assert.Equal("  a", run.Outputs["stdout"]);
    }

    private static Ran Run(string script, Captures captures, Retry? retry = null, TimeSpan? limit = null)
    {
        var folder = Directory.CreateTempSubdirectory("bash-script");
        try
        {
            var file = Path.Combine(folder.FullName, "script.sh");
            File.WriteAllText(file, new BashScript("step", captures, retry, limit).Wrap(script));
            return Run(folder.FullName, file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Ran Run(string folder, string file)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", file]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["RUNNER_TEMP"] = folder;
        start.Environment["GITHUB_OUTPUT"] = Path.Combine(folder, "output");
        using var process = Process.Start(start)!;
        var stderr = process.StandardError.ReadToEndAsync();
        var stdout = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ran(process.ExitCode, stdout, stderr.Result, Outputs(Path.Combine(folder, "output")));
    }

    /// <summary>Reads the file as GitHub's runner does.</summary>
    private static Dictionary<string, string> Outputs(string file)
    {
        var outputs = new Dictionary<string, string>();
        var lines = File.Exists(file) ? File.ReadAllText(file).Split('\n')[..^1] : [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Split("<<", 2) is not [var name, var end] || name.Contains('='))
            {
                var pair = lines[i].Split('=', 2);
                outputs[pair[0]] = pair[1];
                continue;
            }

            var last = Array.IndexOf(lines, end, i + 1);
            outputs[name] = string.Join('\n', lines[(i + 1)..last]);
            i = last;
        }

        return outputs;
    }

    private sealed record Ran(int Code, string Stdout, string Stderr, Dictionary<string, string> Outputs);
}
