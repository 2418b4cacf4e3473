using System.Text;

namespace Flow.Runtime.Tests;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class SecretTests
{
    private const string Secret = "s3cr3t-value/with+signs";

    private static JobDefinition Leaky => Make.Job("a",
        Make.Sh("leak", "echo \"plain $TOKEN\"; echo \"x$TOKEN\" | base64 -w0; echo; echo \"$KEY\"; echo \"sum $TOKEN\" >> $GITHUB_STEP_SUMMARY; echo \"out=$TOKEN\" >> $GITHUB_OUTPUT") with
        {
            Environment = [new("TOKEN", static c => c.Secrets.Text("TOKEN")), new("KEY", static c => c.Secrets.Text("KEY"))],
            Title = static c => $"Leak {c.Secrets.Text("TOKEN")}",
        }).Reading("out", static c => c.Step("leak").Output("out"));

    private static PipelineDefinition Pipeline => new("p") { Secrets = [new("TOKEN", Required: true), new("KEY")], Jobs = [Leaky] };

    [Fact]
    public async Task No_form_of_a_secret_is_shown_or_kept()
    {
        using var project = new Project();
        project.Host["FLOW_SECRET_TOKEN"] = Secret;
        project.Host["KEY"] = "first line\nsecond line";
        var outcome = await project.RunAsync(Pipeline);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        var everything = string.Join('\n', Directory.EnumerateFiles(outcome.RunFolder, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(outcome.Text));
        Assert.Contains("plain ***", everything, StringComparison.Ordinal);
        foreach (var form in new[] { Secret, "second line", Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + Secret + "\n"))[8..24] })
        {
            Assert.DoesNotContain(form, everything, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_output_that_holds_a_secret_is_not_handed_on()
    {
        using var project = new Project();
        project.Host["TOKEN"] = Secret;
        var outcome = await project.RunAsync(Pipeline);
        Assert.Equal("", outcome.Output("a", "out"));
        Assert.Contains("The output 'out' holds a secret", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_required_secret_stops_the_run_before_it_starts()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Pipeline);
        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.RunFolder));
        Assert.Contains("FLOW_SECRET_TOKEN", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_do_not_inherit_secrets_that_they_did_not_ask_for()
    {
        using var project = new Project();
        project.Host["FLOW_SECRET_TOKEN"] = Secret;
        project.Host["KEY"] = "kkkkkkkk";
        var outcome = await project.RunAsync(Pipeline with
        {
            Jobs = [Make.Job("a", Make.Sh("env", "env | grep -c -e FLOW_SECRET -e '^KEY=' || true") with { Capture = Capture.Stdout }).Reading("n", static c => c.Step("env").Stdout)],
        });
        Assert.Equal("0", outcome.Output("a", "n"));
    }

    [Fact]
    public async Task A_secrets_file_must_be_private()
    {
        using var project = new Project().With("secrets", $"# comment\nTOKEN={Secret}\n");
        var path = Path.Combine(project.Folder, "secrets");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", (await project.RunAsync(Pipeline, options => options with { SecretsFile = path })).Text, StringComparison.Ordinal);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(ExitCodes.Done, (await project.RunAsync(Pipeline, options => options with { SecretsFile = path })).ExitCode);
    }

    [Fact]
    public async Task A_failed_run_names_the_secrets_that_had_no_value()
    {
        using var project = new Project();
        project.Host["TOKEN"] = Secret;
        var step = Make.Sh("s", "test -n \"$KEY\"") with { Environment = [new("TOKEN", static c => c.Secrets.TextOrNone("TOKEN") ?? ""), new("KEY", static c => c.Secrets.TextOrNone("KEY") ?? "")] };
        var pipeline = new PipelineDefinition("p") { Secrets = [new("TOKEN"), new("KEY"), new("OTHER")], Jobs = [Make.Job("a", step)] };
        Assert.Contains("Without a value here: secrets.KEY. Set FLOW_SECRET_KEY", (await project.RunAsync(pipeline)).Text, StringComparison.Ordinal);
        project.Host["KEY"] = "k";
        Assert.DoesNotContain("Without a value", (await project.RunAsync(pipeline)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masks_can_be_added_by_a_step()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", "echo ::add-mask::hunter22; echo the word is hunter22")));
        Assert.Contains("the word is ***", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", outcome.Text, StringComparison.Ordinal);
    }
}
