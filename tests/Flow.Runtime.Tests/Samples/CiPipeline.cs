namespace Flow.Runtime.Tests.Samples;

/// <summary>What generated code looks like: every property that a pipeline can have is used here once.</summary>
internal static class CiPipeline
{
    public static PipelineDefinition Define() => new("ci")
    {
        Title = "Continuous integration",
        Location = new("ci.flow", 2),
        Events = ["push", "pull_request"],
        Parameters = [new("level", ParameterKind.Text, "quick"), new("mode", ParameterKind.Choice, "fast") { Options = ["fast", "full"] }],
        Secrets = [new("REGISTRY_TOKEN")],
        Environment = [new("CONFIGURATION", static c => "Release")],
        Shell = Shell.Bash,
        Jobs =
        [
            new("build")
            {
                Location = new("ci.flow", 5),
                RunsOn = static c => "linux",
                Timeout = static c => TimeSpan.FromMinutes(10),
                Matrix = static c => Matrix
                    .Cross(("os", ["linux", "windows"]), ("framework", ["net9.0", "net10.0"]))
                    .Where(static cell => cell.Text("os") == "linux" || cell.Text("framework") == "net10.0") with { FailFast = false, MaxParallel = 2 },
                Title = static c => $"Build {c.Matrix.Text("framework")} on {c.Matrix.Text("os")}",
                Environment = [new("OS", static c => c.Matrix.Text("os"))],
                Steps =
                [
                    new CheckoutStep { Location = new("ci.flow", 11) },
                    new SetupStep("__setup_dotnet", "dotnet", static c => "10.0"),
                    new ShellStep("describe")
                    {
                        Location = new("ci.flow", 13),
                        Script = static c => "echo v1; echo \"digest=$LEVEL\" >> \"$GITHUB_OUTPUT\"; mkdir -p out; echo \"$OS\" > \"out/app-$OS-$FRAMEWORK.txt\"",
                        Shell = static c => Shell.Bash,
                        Environment = [new("LEVEL", static c => c.Parameters.Text("level")), new("FRAMEWORK", static c => c.Matrix.Text("framework"))],
                        Capture = Capture.Stdout,
                        Retry = new(2) { Delay = TimeSpan.FromMilliseconds(1), On = [RetryOn.ExitCode(137), RetryOn.Timeout] },
                    },
                    new ProcessStep("argued") { Arguments = static c => ["echo", "--title", c.Event.Text("head_commit.message")] },
                    new UploadArtifactStep("__artifact_app", "app", static c => ["out/**"]),
                ],
                Outputs = [new("version", static c => c.Step("describe").Stdout), new("digest", static c => c.Step("describe").Output("digest"))],
                Cleanup = [new ShellStep("__cleanup") { Script = static c => "rm -rf out" }],
            },
            new("plan")
            {
                Steps = [new CSharpStep<int[]>("shards", static async c => [.. Enumerable.Range(1, await Task.FromResult(3))])],
                Outputs = [new("shards", static c => c.Step("shards").Outputs["value"])],
            },
            new("shard")
            {
                Needs = ["plan"],
                Matrix = static c => Matrix.Cross(("n", c.Job("plan").Outputs.List("shards"))),
                Steps =
                [
                    new ShellStep("run") { Script = static c => "echo shard $N", Environment = [new("N", static c => c.Matrix.Text("n"))] },
                    new SummaryStep("__summary", static c => $"Shard {c.Matrix.Integer("n")} is done."),
                ],
            },
            new("merge")
            {
                Needs = ["build", Need.Ended("shard")],
                When = static c => c.Job("shard").Result is Result.Succeeded or Result.Failed,
                Steps =
                [
                    new DownloadArtifactStep("__take_app", "build", "app") { Into = static c => "all" },
                    new ShellStep("show") { Script = static c => "find all -name 'app-*.txt' | sort | wc -l", Capture = Capture.Stdout },
                    new GroupStep("restore")
                    {
                        Inputs = [new("key", static c => "k1")],
                        Steps = [new ShellStep("inner") { Script = static c => "echo \"hit=$KEY\" >> $GITHUB_OUTPUT", Environment = [new("KEY", static c => c.Inputs.Text("key"))] }],
                        Outputs = [new("hit", static c => c.Step("inner").Output("hit"))],
                    },
                ],
                Outputs = [new("count", static c => c.Step("show").Stdout.Trim()), new("hit", static c => c.Step("restore").Output("hit"))],
            },
            new("notify")
            {
                Needs = ["merge"],
                Gate = Gate.Condition,
                When = static c => c.Failure() || GitHub.Equal(c.Event["action"], "NOTIFY"),
                Steps = [new ActionStep("slack", "slackapi/slack-github-action@v2") { Inputs = [new("text", static c => "failed")] }],
            },
        ],
    };
}
