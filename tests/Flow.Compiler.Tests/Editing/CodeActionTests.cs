using Flow.Compiler.Editing;
using static Flow.Compiler.Tests.Editing.ActionCheck;

namespace Flow.Compiler.Tests.Editing;

public class CodeActionTests
{
    [Fact]
    public void A_value_gets_a_name_in_the_body_or_the_file() => Check(
        "Give this a name `text` of this file",
        """
        pipeline ci {
          on push
          job build on linux {
            run "make"
            artifact app from "bin/$[a/**$]"
          }
        }
        """,
        null);

    [Fact]
    public void A_list_gets_a_name_of_the_file() => Check(
        "Give this a name `values` of this file",
        """
        pipeline ci {
          on push
          job build on os for os in $[[linux, windows]$] {
            run "make"
          }
        }
        """,
        """
        let values = [linux, windows]
        pipeline ci {
          on push
          job build on os for os in values {
            run "make"
          }
        }
        """);

    [Fact]
    public void A_value_gets_a_name_of_the_job() => Check(
        "Give this a name `timeout` of this job",
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = $[10m$]
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            let timeout = 10m
            timeout = timeout
            run "make"
          }
        }
        """);

    [Fact]
    public void A_value_of_a_template_becomes_its_parameter() => Check(
        "Make this a parameter `value` of the template",
        """
        template unit of job {
          on linux
          setup dotnet($[10.0$])
          run "make"
        }
        pipeline ci {
          on push
          unit first
        }
        """,
        """
        template unit of job {
          param value: version = 10.0
          on linux
          setup dotnet(value)
          run "make"
        }
        pipeline ci {
          on push
          unit first
        }
        """);

    [Fact]
    public void A_named_value_goes_back_to_its_places() => Check(
        "Write the value of `folder` in its 2 places",
        "let fo$0lder = if true then \"out\" else \"bin\"\npipeline ci {\n  on push\n  job a on linux { run \"make ${folder}\" at folder }\n}\n",
        "pipeline ci {\n  on push\n  job a on linux { run \"make ${(if true then \"out\" else \"bin\")}\" at (if true then \"out\" else \"bin\") }\n}\n");

    [Fact]
    public void A_value_that_nothing_uses_cannot_go_to_its_places() => Check("Write the value of `a` in its place", "let $0a = 1\n", null);

    [Fact]
    public void Small_words_move_into_the_body() => Check(
        "Move the small words into the body",
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
          job $0test "Test" on os for os in [linux, windows] after build {
            run "make test"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
          job test "Test" {
            on os
            for os in [linux, windows]
            after build
            run "make test"
          }
        }
        """);

    [Fact]
    public void Small_words_move_into_the_header() => Check(
        "Move the small words into the header",
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
          job $0test "Test" {
            on os
            for os in [linux, windows]
            timeout = 5m
            after build
            run "make test"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
          job test "Test" on os for os in [linux, windows] after build {
            timeout = 5m
            run "make test"
          }
        }
        """);

    [Theory]
    [InlineData("run \"$0make ${git.sha}\"", "run bash\"make ${{ git.sha }}\"")]
    [InlineData("run \"$0make\\necho \\\"done\\\" $HOME\"", "run bash\"\"\"\n  make\n  echo \"done\" $HOME\n\"\"\"")]
    public void A_script_gets_the_tag_of_its_shell(string before, string after) => Check(
        "Write it as bash text without escapes", Job(before), Job(after));

    [Theory]
    [InlineData("run bash\"$0make ${{ git.sha }} \\n\"", "run \"make ${git.sha} \\\\n\"")]
    [InlineData("run bash\"\"\"$0\n  make\n  echo \"done\" ${HOME}\n\"\"\"", "run \"\"\"\n  make\n  echo \"done\" \\${HOME}\n\"\"\"")]
    public void A_script_loses_its_tag(string before, string after) => Check("Write it as a plain text", Job(before), Job(after));

    [Fact]
    public void A_title_is_added() => Check(
        "Add a title", "pipeline $0nightly-build {\n  on push\n  job a on linux { run \"x\" }\n}\n", "pipeline nightly-build \"Nightly build\" {\n  on push\n  job a on linux { run \"x\" }\n}\n", same: false);

    [Fact]
    public void A_timeout_is_added() => Check(
        "Add a timeout of 30 minutes", "pipeline ci {\n  on push\n  job $0a on linux { run \"x\" }\n}\n", "pipeline ci {\n  on push\n  job a on linux { timeout = 30m, run \"x\" }\n}\n", same: false);

    [Fact]
    public void A_retry_grows() => Check("Say what is worth another try", Job("run \"make\" { ret$0ry = 2 }"), Job("run \"make\" { retry 2 on failure }"));

    [Fact]
    public void Documentation_is_added() => Check(
        "Add documentation", "pipeline $0ci {\n  on push\n  job a on linux { run \"x\" }\n}\n", "/// What the pipeline ci does.\npipeline ci {\n  on push\n  job a on linux { run \"x\" }\n}\n", same: false);

    [Fact]
    public void Order_becomes_data_flow() => Check(
        "Take `build.app` instead of waiting for `build`",
        """
        pipeline ci {
          on push
          job build on linux { run "make", artifact app from "bin/**" }
          job test on linux a$0fter build {
            run "bin/app"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make", artifact app from "bin/**" }
          job test on linux {
            take build.app
            run "bin/app"
          }
        }
        """, same: false);

    [Fact]
    public void An_action_is_pinned() => Check(
        "Pin it to the commit of v4.3.1", Job("uses \"actions/$0checkout@v4\""), Job("uses \"actions/checkout@34e114876b0b11c390a56381ad16ebd13914f8d5\" // v4.3.1"), same: false);

    [Fact]
    public void An_unknown_name_is_declared() => Check(
        "Declare a value `level`", Job("run \"make ${le$0vel}\""), "let level = \"\"\n\n" + Job("run \"make ${level}\""), same: false);

    [Fact]
    public void An_unknown_name_becomes_a_parameter() => Check(
        "Declare a parameter `level` of the pipeline",
        "pipeline ci {\n  on manual\n  job a on linux { run \"x ${lev$0el}\" }\n}\n", "pipeline ci {\n  param level: string\n  on manual\n  job a on linux { run \"x ${level}\" }\n}\n", same: false);

    [Fact]
    public void An_unknown_output_is_declared() => Check(
        "Declare an output `version` of `a`",
        "pipeline ci {\n  on push\n  job a on linux { run \"x\" }\n  job b on linux { run \"x ${a.ver$0sion}\" }\n}\n",
        "pipeline ci {\n  on push\n  job a on linux { run \"x\", output version: string = \"\" }\n  job b on linux { run \"x ${a.version}\" }\n}\n", same: false);

    [Fact]
    public void Imports_are_put_in_order_and_unused_ones_go() => Check(
        "Organise the imports",
        "imp$0ort \"lib/b.flow\" as b\nimport \"lib/c.flow\" as c\nimport \"lib/a.flow\" as a\n\npipeline ci {\n  on push\n  a.one first\n  b.two second\n}\n//== lib/a.flow\nexport template one of job { on linux, run \"x\" }\n//== lib/b.flow\nexport template two of job { on linux, run \"x\" }\n//== lib/c.flow\nexport template three of job { on linux, run \"x\" }",
        "import \"lib/a.flow\" as a\nimport \"lib/b.flow\" as b\n\npipeline ci {\n  on push\n  a.one first\n  b.two second\n}");

    [Fact]
    public void A_fix_of_a_diagnostic_is_offered() => Check("Write ` =`", Job("run \"x\" { timeout$0: 10m }"), Job("run \"x\" { timeout = 10m }"), same: false);

    [Fact]
    public void A_breach_of_a_rule_can_be_waived() => Check(
        "Waive `r` for `ci.a` until 2026-07-01",
        "rule r for j in jobs { require j.timeout != none because \"why\" }\npipeline ci {\n  on push\n  job $0a on linux { run \"x\" }\n}\n",
        "rule r for j in jobs { require j.timeout != none because \"why\" }\npipeline ci {\n  on push\n  job a on linux { run \"x\" }\n}\n\nwaive r on ci.a until 2026-07-01 because \"\"\n", same: false);

    [Fact]
    public void All_that_is_safe_is_fixed_at_once()
    {
        var compilation = Compilation.Of("pipeline ci {\n  on push\n  job a on linux {\n    timeout: 10m\n    run \"x\" { timeout: 5m }\n  }\n}\n");

        var action = CodeActions.FixAll(compilation, "main.flow");

        Assert.Equal("pipeline ci {\n  on push\n  job a on linux {\n    timeout = 10m\n    run \"x\" { timeout = 5m }\n  }\n}\n", TextChanges.Apply(compilation.Sources.Single().Content, action!.Edits.Single().Edits));
        Assert.Null(CodeActions.FixAll(Compilation.Of("let x = 1\n"), "main.flow"));
    }

    [Fact]
    public void A_service_gets_an_alert() => Check(
        "Add an alert of `api`",
        "service $0api { tier = critical }\n",
        "service api { tier = critical }\n\nalert api-down \"api cannot be reached\" of api {\n  when promql\"up{job='api'} == 0\" for 5m\n  severity = critical\n  impact = \"What users notice\"\n  runbook = \"https://runbooks.example.com\"\n}\n", same: false);

    [Fact]
    public void A_service_with_an_alert_needs_none() => Check("Add an alert of `api`", "service $0api\nalert down of api { when promql\"up == 0\" }\n", null);

    [Fact]
    public void An_alert_gets_a_runbook() => Check(
        "Add a runbook",
        "service api\nalert do$0wn of api {\n  when promql\"up == 0\"\n}\n", "service api\nalert down of api {\n  when promql\"up == 0\"\n  runbook = \"https://runbooks.example.com\"\n}\n", same: false);

    [Fact]
    public void A_service_level_on_one_line_gets_its_impact() => Check(
        "Add the impact",
        "service api\nslo $0up of api { objective 99%, good = promql\"rate(a[${{ window }}])\", total = promql\"rate(b[${{ window }}])\" }\n",
        "service api\nslo up of api { objective 99%, good = promql\"rate(a[${{ window }}])\", total = promql\"rate(b[${{ window }}])\", impact = \"What users notice\" }\n", same: false);

    [Fact]
    public void An_environment_gets_an_approval() => Check(
        "Add an approval by `owners`",
        "team owners\nenvironment pro$0duction {\n  external = true\n}\n", "team owners\nenvironment production {\n  external = true\n  approval by owners\n}\n", same: false);

    [Fact]
    public void An_unknown_team_is_declared() => Check(
        "Declare a team `payments`",
        "/// The shop.\nservice api { owner = pay$0ments }\n", "team payments\n\n/// The shop.\nservice api { owner = payments }\n", same: false);

    [Fact]
    public void A_condition_that_is_known_in_a_run_is_written_when() => Check(
        "Write `when`",
        "pipeline ci {\n  on push\n  job a on linux if git.bran$0ch == \"main\" { run \"x\" }\n}\n", "pipeline ci {\n  on push\n  job a on linux when git.branch == \"main\" { run \"x\" }\n}\n", same: false);

    [Fact]
    public void The_needs_of_a_header_become_after() => Check(
        "Write `after`",
        "pipeline ci {\n  on push\n  job a on linux { run \"x\" }\n  job b on linux ne$0eds a { run \"x\" }\n}\n", "pipeline ci {\n  on push\n  job a on linux { run \"x\" }\n  job b on linux after a { run \"x\" }\n}\n", same: false);

    private static string Job(string step) => $"pipeline ci {{\n  on push\n  job build on linux {{\n    {step.Replace("\n", "\n    ", StringComparison.Ordinal)}\n  }}\n}}\n";
}
