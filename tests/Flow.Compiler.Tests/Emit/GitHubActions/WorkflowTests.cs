using Flow.Compiler.Emit;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using Flow.Tests;
using static Flow.Tests.Models;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public class WorkflowTests
{
    [Fact]
    public void A_workflow_is_what_a_careful_person_would_have_written()
    {
        var pipeline = Pipeline(Job("build", Checkout, Run("make"))) with { Triggers = [Trigger("push") with { Branches = ["main"] }, Trigger("pull-request")] };
        Assert.Equal(
            """
            # Generated from ci.flow. Change that file and run `flow build`; changes made here are lost.

            name: ci

            on:
              push:
                branches: [main]
              pull_request:

            permissions: {}

            defaults:
              run:
                shell: bash

            jobs:
              # ci.flow:5
              build:
                runs-on: ubuntu-latest
                steps:
                  # ci.flow:8
                  - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                    with:
                      persist-credentials: false
                  - run: make # ci.flow:9

            """,
            pipeline.Yaml());
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(WorkflowCases.All.Emit().Files.Select(static f => f.Text), WorkflowCases.All.Emit().Files.Select(static f => f.Text));

    [Fact]
    public void No_script_ever_holds_an_expression()
    {
        var lines = WorkflowCases.All.Emit().Files.SelectMany(static f => f.Text.Split('\n')).ToArray();
        Assert.DoesNotContain(lines, static l => l.TrimStart().TrimStart('-').TrimStart().StartsWith("run: ", StringComparison.Ordinal) && l.Contains("${{", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_goes_where_it_was_told_and_says_which_line_comes_from_where()
    {
        var file = Assert.Single((Pipeline(Job("build", Run("make"))) with { File = new(".github/workflows/CI.yaml", Line(1)) }).Emit().Files);
        Assert.Equal(".github/workflows/CI.yaml", file.Path);
        var lines = file.Text.Split('\n');
        Assert.Contains(file.Lines, l => lines[l.Line].Contains("run: make", StringComparison.Ordinal) && l.Origin.LineNumber == 9);
    }

    [Fact]
    public void The_header_of_the_source_stands_below_the_line_that_says_where_it_comes_from()
    {
        var model = ModelOf(Pipeline(Job("build", Run("make")))) with
        {
            FileHeaders = ModelOf().FileHeaders.Add("ci.flow", [" Copyright of the team", " Licence: see LICENSE"]),
        };
        Assert.StartsWith(
            "# Generated from ci.flow. Change that file and run `flow build`; changes made here are lost.\n#\n# Copyright of the team\n# Licence: see LICENSE\n\nname: ci\n",
            model.Emit().Files[0].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_stay_at_their_nodes()
    {
        var origin = At(9) with { Comments = [" why it is so"], TrailingComment = " behind" };
        var checkout = Checkout with { Origin = At(8) with { VerbatimComment = "zizmor: ignore[artipacked]" } };
        var yaml = Pipeline(Job("build", checkout, Run("make") with { Origin = origin })).Yaml();
        Assert.Contains("      # why it is so\n      # ci.flow:9\n      - run: make # behind\n", yaml, StringComparison.Ordinal);
        Assert.Contains(" # v7.0.1 # zizmor: ignore[artipacked]\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_has_the_permissions_it_needs_with_their_reasons()
    {
        var job = Job("build", Checkout) with { Permissions = new Permissions { Scopes = [new Permission("contents", AccessLevel.Read, "checkout reads the repository", At(8))] } };
        var yaml = Pipeline(job, Job("idle", Run("make"))).Yaml();
        Assert.Contains("\npermissions: {}\n", yaml, StringComparison.Ordinal);
        Assert.Contains("    permissions:\n      contents: read # checkout reads the repository\n", yaml, StringComparison.Ordinal);
        Assert.Equal(2, yaml.Split("permissions:").Length - 1);
    }

    [Fact]
    public void Lines_for_branches_and_tags_share_one_entry()
    {
        var yaml = (Pipeline(Job("build", Run("make"))) with { Triggers = [Trigger("push") with { Branches = ["main"], Paths = ["src/**"] }, Trigger("tag") with { Tags = ["v*"] }] }).Yaml();
        Assert.Contains("  push:\n    branches: [main]\n    tags: [v*]\n    paths: [src/**]\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_that_depend_on_each_other_are_not_mixed_up()
    {
        var pipeline = Pipeline(Job("build", Run("make"))) with
        {
            Triggers = [Trigger("push") with { Branches = ["main"], Paths = ["src/**"] }, Trigger("push") with { Branches = ["next"], Paths = ["lib/**"] }],
        };
        Assert.Equal("FLOW6013", Assert.Single(pipeline.Emit().Diagnostics).Code);
    }

    [Fact]
    public void Inputs_have_the_types_of_their_way_in()
    {
        var level = new EnumType(null, ["quick", "full"]);
        var yaml = (Pipeline(Job("build", Run("make"))) with
        {
            Triggers = [Trigger("manual"), Trigger("call")],
            Parameters =
            [
                new Parameter("level", level, At()) { Default = new EnumValue(level, "quick"), Description = "How much" },
                new Parameter("only", new ListType(FlowType.Int), At()) { IsRequired = true },
                new Parameter("token", FlowType.Text, At()) { IsSecret = true },
            ],
        }).Yaml();
        Assert.Contains("      level:\n        description: How much\n        type: choice\n        default: quick\n        options: [quick, full]\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      level:\n        description: How much\n        type: string\n        default: quick\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      only:\n        type: string\n        required: true\n", yaml, StringComparison.Ordinal);
        Assert.Contains("    secrets:\n      token:\n        required: false\n", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10.0, "timeout-minutes: 10\n", 0)]
    [InlineData(1.5, "timeout-minutes: 2\n", 1)]
    public void Time_limits_are_whole_minutes(double minutes, string text, int notes)
    {
        var result = Pipeline(Job("build", Run("make")) with { Timeout = Minutes(minutes) }).Emit();
        Assert.Contains(text, result.Files[0].Text, StringComparison.Ordinal);
        Assert.Equal(notes, result.Diagnostics.Count(static d => d.Code == "FLOW6006"));
    }

    [Fact]
    public void A_duration_that_is_known_too_late_is_refused() =>
        Assert.Equal(
            "FLOW6005",
            Assert.Single(Pipeline(Job("build", Run("make")) with { Timeout = Read(new ParameterSource("limit"), FlowType.Duration) }).Emit().Diagnostics).Code);

    [Fact]
    public void A_call_hands_over_typed_values_and_names_the_file_of_its_target()
    {
        var call = new Job("roll", At(40))
        {
            Call = new PipelineCall("deploy", At(41)) { IsLocal = true, Arguments = [Var("version", Output("build", "version")), Var("dry", Bool(true))], InheritsSecrets = true },
        }.After("build");
        var deploy = WorkflowCases.Deploy with { File = new(".github/workflows/Roll-out.yml", Line(1)) };
        var text = ModelOf(Pipeline(Job("build", Run("make")), call), deploy).Emit().Files[0].Text;
        Assert.Contains(
            "    needs: build\n    uses: ./.github/workflows/Roll-out.yml\n    with:\n      version: ${{ needs.build.outputs.version }}\n      dry: true\n    secrets: inherit\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_has_no_time_limit_at_GitHub()
    {
        var call = new Job("roll", At(40)) { Call = new PipelineCall("deploy", At(41)) { IsLocal = true }, Timeout = Minutes(5) };
        Assert.Equal("FLOW6008", Assert.Single(Pipeline(call).Emit().Diagnostics).Code);
    }

    [Fact]
    public void A_workflow_of_somebody_else_is_pinned_by_the_lock()
    {
        var target = "acme/ci/.github/workflows/build.yml@v1";
        var model = ModelOf(Pipeline(new Job("build", At(40)) { Call = new PipelineCall(target, At(41)) }));
        var commit = new string('b', 40);
        var pinned = new Compiler.Emit.GitHubActions.GitHubActionsTarget().Emit(model, EmitOptions.Default with { Pins = EmitOptions.Default.Pins.Add("acme/ci@v1", commit) });
        Assert.Contains($"uses: acme/ci/.github/workflows/build.yml@{commit} # v1\n", pinned.Files[0].Text, StringComparison.Ordinal);
        Assert.Empty(pinned.Diagnostics);
        Assert.Equal("FLOW6007", Assert.Single(model.Emit().Diagnostics).Code);
    }

    [Fact]
    public void Concurrency_environment_and_container_are_as_short_as_they_can_be()
    {
        var job = Job("build", Run("make")) with
        {
            Concurrency = new Concurrency(Str("group"), At()),
            Environment = new EnvironmentUse(Str("production"), At()),
            Container = new Container(Str("alpine:3.20"), At()),
        };
        var yaml = Pipeline(job).Yaml();
        Assert.Contains("    environment: production\n    concurrency: group\n", yaml, StringComparison.Ordinal);
        Assert.Contains("    container: alpine:3.20\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_of_runs_is_kept()
    {
        var yaml = (Pipeline(Job("build", Run("make"))) with { Concurrency = new Concurrency(Str("g"), At()) { QueueAll = true, Cancel = Bool(false) } }).Yaml();
        Assert.Contains("concurrency:\n  group: g\n  cancel-in-progress: false\n  queue: max\n", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp", 6379, null, "nc -z 127.0.0.1 6379 || bash -c '</dev/tcp/127.0.0.1/6379'")]
    [InlineData("http", null, "/healthz", "curl -fsS http://127.0.0.1:8080/healthz || wget -q -O - http://127.0.0.1:8080/healthz")]
    [InlineData("command", null, "ready \"x\"", "ready \\\"x\\\"")]
    public void A_sidecar_is_waited_for_until_it_is_healthy(string form, int? port, string? text, string command)
    {
        Value[] arguments = [.. port is { } p ? [Value.Of(p)] : Array.Empty<Value>(), .. text is null ? [] : new Value[] { Value.Of(text) }];
        var container = new Container(Str("x:1"), At()) { Ports = [Str("80:8080")], Health = new VariantValue(new VariantType("health", []), form, [.. arguments]) };
        var yaml = Pipeline(Job("build", Run("make")) with { Sidecars = [new Sidecar("x", container, At())] }).Yaml();
        Assert.Contains($"        options: --health-cmd \"{command}\" --health-interval 5s --health-timeout 5s --health-retries 12\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_is_emitted_with_text_inputs_and_named_shells()
    {
        var file = (ModelOf() with { Actions = [WorkflowCases.Hello] }).Emit().Files[0];
        Assert.Equal(".github/actions/hello/action.yml", file.Path);
        Assert.Contains("  loud:\n    description: loud\n    default: 'false'\n", file.Text, StringComparison.Ordinal);
        Assert.Contains("      if: inputs.loud != 'true'\n      shell: bash\n", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_of_an_action_has_no_time_limit()
    {
        var action = WorkflowCases.Hello with { Steps = [Run("x") with { Timeout = Minutes(1) }], Outputs = [] };
        Assert.Equal("FLOW6008", Assert.Single((ModelOf() with { Actions = [action] }).Emit().Diagnostics).Code);
    }

    [Fact]
    public void An_action_that_lives_elsewhere_is_not_written() =>
        Assert.Empty((ModelOf() with { Actions = [WorkflowCases.Hello with { External = true }] }).Emit().Files);
}
