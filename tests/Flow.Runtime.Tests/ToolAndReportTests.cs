using Flow.Runtime.Steps;

namespace Flow.Runtime.Tests;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class ToolAndReportTests
{
    [Theory]
    [InlineData("10.0.401", "10.0", true)]
    [InlineData("10.0.401", "10", true)]
    [InlineData("10.0.401", "10.0.x", true)]
    [InlineData("10.0.401", "9.0", false)]
    [InlineData("10.0.401", "1", false)]
    [InlineData("20.11.1", ">=18", true)]
    [InlineData("20.11.1", "^20.9", true)]
    [InlineData("20.11.1", "^18.0", false)]
    [InlineData("20.11.1", "~20.11.0", true)]
    [InlineData("20.11.1", "lts/*", true)]
    [InlineData("20.11.1", "v20", true)]
    public void Versions_agree_in_the_parts_that_are_written(string version, string wanted, bool satisfied) => Assert.Equal(satisfied, ToolCheck.Satisfies(version, wanted));

    [Fact]
    public async Task A_tool_of_another_version_fails_and_says_what_is_here()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", new SetupStep("s", "dotnet", static _ => "3.1")), Make.Job("b", new SetupStep("s", "dotnet", static _ => "10.0")), Make.Job("c", new SetupStep("s", "no-such-tool")));
        Assert.Equal(("failed", "succeeded", "failed"), (outcome.Result("a"), outcome.Result("b"), outcome.Result("c")));
        Assert.Matches(@"'dotnet' is needed in version 3\.1, but found here: \d+\.", outcome.Text);
        Assert.Contains("'no-such-tool --version' does not work here", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 123456789012", "succeeded", "logged in to 123456789012 already, region eu-west-1")]
    [InlineData("echo 210987654321", "failed", "belong to the account 210987654321 of AWS, and the environment is in 123456789012")]
    [InlineData("echo nobody >&2; exit 255", "failed", "Credentials for the account 123456789012 of AWS are needed")]
    public async Task A_login_checks_whose_credentials_are_here_and_sets_the_region(string answer, string result, string message)
    {
        using var project = new Project();
        var tools = Directory.CreateDirectory(Path.Combine(project.Folder, "tools")).FullName;
        var tool = Path.Combine(tools, "aws");
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\ntest \"$*\" = 'sts get-caller-identity --query Account --output text' || exit 3\n{answer}\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        project.Host["PATH"] = tools + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

        var outcome = await project.RunAsync(Make.Job("a", new CloudLoginStep("login", static _ => "123456789012", static _ => "eu-west-1"), new ProcessStep("region") { Arguments = static _ => ["sh", "-c", "echo \"region is $AWS_REGION $AWS_DEFAULT_REGION\""] }));

        Assert.Equal(result, outcome.Result("a"));
        Assert.Contains(message, outcome.Text, StringComparison.Ordinal);
        Assert.Equal(result == "succeeded", outcome.Text.Contains("region is eu-west-1 eu-west-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Test_reports_of_both_kinds_are_counted_together()
    {
        using var project = new Project()
            .With("r/a.trx", """<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult testName="N.ok" outcome="Passed"/><UnitTestResult testName="N.bad" outcome="Failed"/><UnitTestResult testName="N.no" outcome="NotExecuted"/></Results></TestRun>""")
            .With("r/b.xml", """<testsuites><testsuite><testcase classname="C" name="ok"/><testcase classname="C" name="bad"><failure/></testcase><testcase name="skip"><skipped/></testcase></testsuite></testsuites>""");
        var outcome = await project.RunAsync(Make.Job("a", new CheckoutStep(), new ReportStep("report", "tests", static _ => ["r/*"]))
            .Reading("counts", static c => string.Join(' ', new[] { "total", "passed", "failed", "skipped" }.Select(c.Step("report").Output))));
        Assert.Equal("6 2 2 2", outcome.Output("a", "counts"));
        Assert.Contains("failed: N.bad", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("failed: C.bad", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_with_a_container_fails_before_any_step_where_no_engine_works()
    {
        using var project = new Project();
        var tools = Directory.CreateDirectory(Path.Combine(project.Folder, "tools")).FullName;
        project.Host["PATH"] = tools;
        var outcome = await project.RunAsync(Make.Job("a", new CSharpStep("s", static _ => Task.FromResult(Value.None))) with { Sidecars = [new("cache", static _ => "redis:7") { Ports = ["6379"] }] });
        Assert.Equal("failed", outcome.Result("a"));
        Assert.Contains("neither 'docker' nor 'podman' works here", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Journal, static entry => entry.Kind == Journal.JournalKind.StepStarted);
    }
}
