using System.Collections.Immutable;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>Expressions as people write them, with the text that they give as an output; "fails" where both sides fail.</summary>
internal static class MeaningExpressions
{
    public static readonly RunWorld World = new()
    {
        EventName = "workflow_dispatch",
        Event = """{ "number": 12, "zero": 0, "draft": false, "ready": true, "title": "Fix {it}", "none": null, "blank": "", "label": { "name": "bug" }, "labels": [ { "name": "a" }, { "name": "b" } ], "sizes": [1, 2], "action": "opened", "size": 3, "count": "7" }""",
        Inputs = new Dictionary<string, string>
        {
            ["level"] = "full", ["loud"] = "false", ["fast"] = "true", ["count"] = "7", ["zero"] = "0", ["ratio"] = "2.5", ["version"] = "3.10", ["names"] = "[\"api\",\"web\",\"Job\"]",
            ["sizes"] = "[3,1,2]", ["text"] = "Hello World", ["falsy"] = "false", ["nought"] = "0",
        }.ToImmutableDictionary(),
        Variables = new Dictionary<string, string> { ["ROLE"] = "deployer", ["BLANK"] = "", ["NUMBER"] = "5", ["FLAG"] = "false" }.ToImmutableDictionary(),
    };

    /// <summary>What the expressions can read: parameters, the jobs before and beside them, and steps.</summary>
    public const string Header = """
          on manual
          param level: "quick" | "full" = "quick"
          param loud: bool = true
          param fast: bool?
          param slow: bool?
          param count: int = 1
          param zero: int = 4
          param ratio: number = 1.5
          param few: int?
          param version: version = "1.0"
          param names: list<string> = ["x"]
          param sizes: list<int> = [1]
          param none-given: list<string>?
          param text: string
          param falsy: string
          param nought: string
          param absent: string?
          param with-default: string = "given"
          param off: bool = false
          job before on linux {
            run sh#"printf 'v=1.4.0\nn=3\nzero=0\nyes=true\nno=false\nlist=["a","b"]\nnumbers=[1,2,3]\nempty=\nspelled=3.10\nrecord={"a":1,"b":"x"}\n' >> $GITHUB_OUTPUT"# as make {
              output v: string
              output n: int
              output zero: int
              output yes: bool
              output no: bool
              output list: list<string>
              output numbers: list<int>
              output empty: string
              output spelled: number
              output record: any
            }
            output v: string = make.v
            output n: int = make.n
            output zero: int = make.zero
            output yes: bool = make.yes
            output no: bool = make.no
            output list: list<string> = make.list
            output numbers: list<int> = make.numbers
            output empty: string? = make.empty
            output spelled: number = make.spelled
            output record: any = make.record
          }
          job fails on linux { run "exit 3" }
          job skipped on linux when git.tag != none { run "true", output v: string = "never" }
        """;

    /// <summary>Each expression with its value; a condition also stands in the <c>when</c> of a step.</summary>
    public static readonly ImmutableArray<(string Expression, string Expected)> Conditions =
    [
        // text, with case where GitHub has none
        ("level == \"full\"", "true"), ("level == full", "true"), ("level != quick", "true"), ("text == \"Hello World\"", "true"), ("text != \"x\"", "true"),
        ("text == \"\"", "false"), ("same-text(text, \"hello world\")", "true"), ("starts-with(text, \"Hello\")", "true"), ("ends-with(text, \"World\")", "true"),
        ("contains(text, \"lo W\")", "true"), ("contains(text, \"xyz\")", "false"), ("text in [\"a\", \"Hello World\"]", "true"), ("text not in [\"a\", \"b\"]", "true"),
        ("falsy == \"false\"", "true"), ("nought == \"0\"", "true"), ("nought != \"\"", "true"), ("version == \"3.10\"", "true"), ("version == \"3.1\"", "false"),

        // none
        ("absent == none", "true"), ("absent != none", "false"), ("absent == \"\"", "true"), ("absent == \"x\"", "false"), ("absent != \"x\"", "true"),
        ("few == none", "true"), ("few == 0", "false"), ("few != 0", "true"), ("few == 3", "false"), ("slow == none", "true"), ("slow == false", "false"), ("slow == true", "false"), ("fast == true", "true"), ("fast == none", "false"),
        ("none-given == none", "true"), ("vars.ROLE == \"deployer\"", "true"), ("vars.BLANK == none", "true"), ("vars.MISSING == none", "true"), ("vars.ROLE != none", "true"),
        ("vars.NUMBER == \"5\"", "true"), ("vars.FLAG == \"false\"", "true"), ("vars.MISSING == \"x\"", "false"), ("vars.BLANK == \"\"", "true"),
        ("event.none == none", "true"), ("event.blank == none", "true"), ("event.missing == none", "true"), ("event.zero == none", "false"), ("event.draft == none", "false"), ("event.label.missing.deeper == none", "true"),

        // payload
        ("event.number == 12", "true"), ("event.zero == 0", "true"), ("event.draft == false", "true"), ("event.ready == true", "true"), ("event.label.name == \"bug\"", "true"),
        ("event.missing == 0", "false"), ("event.missing == false", "false"), ("event.missing != 0", "true"), ("event.none == 0", "false"), ("event.blank == 0", "false"), ("event.number > 10", "true"), ("event.missing > 10", "false"), ("event.missing < 10", "false"),
        ("event.action == \"opened\"", "true"), ("event.count == \"7\"", "true"), ("event.count == 7", "true"), ("event.number == \"12\"", "true"), ("event.ready == \"true\"", "false"), ("event.action in [\"opened\", \"closed\"]", "true"),
        ("event.missing in [\"a\", \"\"]", "true"), ("event.missing == \"\"", "true"), ("event.zero == \"\"", "false"), ("few in [0, 1]", "false"), ("few not in [0, 1]", "true"), ("few < 3", "false"), ("few >= 0", "false"), ("few in 0..3", "false"), ("event.title != \"\"", "true"), ("vars.ROLE != \"\"", "true"), ("event.name == manual", "true"), ("event.name in [push, manual]", "true"),

        // flags and numbers
        ("loud", "false"), ("not loud", "true"), ("loud == false", "true"), ("loud or fast == true", "true"), ("off", "false"), ("count == 7", "true"), ("count != 7", "false"), ("zero == 0", "true"), ("zero > 0", "false"),
        ("count > 6 and count <= 7", "true"), ("ratio == 2.5", "true"), ("ratio > 2", "true"), ("count in 1..7", "true"), ("count not in 8..9", "true"), ("count in [1, 7]", "true"), ("zero in [0]", "true"), ("ratio >= count", "false"),

        // lists
        ("\"web\" in names", "true"), ("\"nobody\" in names", "false"), ("2 in sizes", "true"), ("4 not in sizes", "true"), ("sizes == [3, 1, 2]", "true"), ("sizes != [1, 2, 3]", "true"), ("\"a\" in before.list", "true"),
        ("before.numbers == [1, 2, 3]", "true"), ("2 in before.numbers", "true"),

        // other jobs and steps
        ("before.v == \"1.4.0\"", "true"), ("before.n == 3", "true"), ("before.zero == 0", "true"), ("before.n > 2", "true"), ("before.yes", "true"), ("before.no", "false"), ("not before.no", "true"), ("before.yes == true", "true"), ("before.no == false", "true"),
        ("before.empty == none", "true"), ("before.spelled == 3.1", "true"), ("skipped.v == \"\"", "true"), ("skipped.v == \"never\"", "false"),
        ("before.result == succeeded", "true"), ("fails.result == failed", "true"), ("skipped.result == skipped", "true"), ("fails.result in [failed, cancelled]", "true"), ("fails.result != before.result", "true"), ("before.result not in [failed, skipped]", "true"),
        ("first.outcome == succeeded", "true"), ("first.conclusion != failed", "true"), ("forgiven.outcome == failed", "true"), ("forgiven.conclusion == succeeded", "true"), ("passed-over.outcome == skipped", "true"), ("forgiven.exit-code == 3", "true"),
        ("passed-over.o == \"\"", "true"), ("job.status == succeeded", "true"),
        ("success()", "true"), ("failure()", "false"), ("always() and not cancelled()", "true"),

        // logic
        ("loud and off or not off", "true"), ("loud and (off or not off)", "false"), ("not (loud or off)", "true"), ("not loud == true", "true"), ("(count == 7) == (zero == 0)", "true"), ("(if loud then count else zero) == 0", "true"),
        ("git.branch == \"main\"", "true"), ("git.tag == none", "true"), ("git.branch != none", "true"), ("git.branch in [\"main\", \"next\"]", "true"), ("git.ref == \"refs/heads/main\"", "true"), ("starts-with(git.branch ?? \"\", \"ma\")", "true"), ("git.ref-type == branch", "true"),
        ("matrix.os == \"x\"", "true"), ("n == 2", "true"), ("os in [\"x\", \"y\"]", "true"), ("run.actor == \"octocat\"", "true"), ("git.sha != \"\"", "true"), ("env.LEVEL == \"job\"", "true"), ("env.NOBODY == none", "true"), ("runner.os == linux", "true"),
    ];

    /// <summary>Texts, as environment variables of a step.</summary>
    public static readonly ImmutableArray<(string Expression, string Expected)> Texts =
    [
        ("level", "full"), ("\"v${version}\"", "v3.10"), ("version", "3.10"), ("\"${count}/${zero}/${ratio}\"", "7/0/2.5"), ("\"${loud} ${fast} ${slow}\"", "false true "),
        ("\"[${absent}]\"", "[]"), ("\"[${few}]\"", "[]"), ("absent ?? \"other\"", "other"), ("falsy ?? \"other\"", "false"), ("nought ?? \"other\"", "0"), ("with-default", "given"),
        ("vars.BLANK ?? \"other\"", "other"), ("vars.MISSING ?? vars.ROLE ?? \"other\"", "deployer"), ("event.none ?? \"x\"", "x"), ("event.blank ?? \"x\"", "x"),
        ("event.title ?? \"x\"", "Fix {it}"), ("event.number", "12"), ("event.draft", "false"), ("\"${event.missing}|${event.none}|${event.zero}\"", "||0"),
        ("if loud then \"a\" else \"b\"", "b"), ("if fast == true then \"a\" else \"b\"", "a"), ("if not loud then \"\" else \"b\"", ""),
        ("if loud then \"a\" else if count == 7 then \"b\" else \"c\"", "b"), ("if not loud then before.empty ?? \"\" else \"x\"", ""), ("if not loud then absent else \"x\"", ""),
        ("if loud then \"yes\" else vars.MISSING ?? \"z\"", "z"), ("join(names, \", \")", "api, web, Job"), ("join(sizes, \"-\")", "3-1-2"), ("before.list[0]", "a"), ("names[1]", "web"),
        ("join([for l in event.labels => l.name], \"+\")", "a+b"), ("to-json(names)", "[\"api\",\"web\",\"Job\"]"), ("before.v", "1.4.0"),
        ("\"n=${before.n} ${before.yes} ${before.no}\"", "n=3 true false"), ("\"${before.spelled}\"", "3.10"), ("before.empty ?? \"none\"", "none"), ("\"<${skipped.v}>\"", "<>"),
        ("before.record.b", "x"), ("before.record.a", "1"), ("before.result", "succeeded"), ("\"it ${fails.result}\"", "it failed"), ("skipped.result", "skipped"), ("first.o", "out"),
        ("\"<${passed-over.o}>\"", "<>"), ("forgiven.outcome", "failed"), ("forgiven.conclusion", "succeeded"), ("\"code ${forgiven.exit-code}\"", "code 3"), ("git.branch", "main"),
        ("git.tag ?? \"no tag\"", "no tag"), ("git.ref-name", "main"), ("git.repository", "acme/shop"), ("run.actor", "octocat"), ("os", "x"), ("\"${os}-${n}\"", "x-2"), ("\"${v}\"", "3.10"),
        ("\"\"\"{\"a\": \"${level}\"}\"\"\"", "{\"a\":\"full\"}"), ("\"it's ${text}!\"", "it's Hello World!"), ("env.LEVEL ?? \"x\"", "job"), ("pipeline.title", "expressions"),
        ("git.sha", RunWorld.Sha), ("\"${names[0]}/${before.list[1]}\"", "api/b"),
    ];

    /// <summary>Expressions of other types, as outputs: what is no text travels as JSON.</summary>
    public static readonly ImmutableArray<(string Expression, string Expected)> Others =
    [
        ("few ?? 3", "3"), ("fast ?? false", "true"), ("slow ?? true", "true"), ("slow ?? false", "false"), ("event.zero ?? 5", "0"), ("event.missing ?? 5", "5"),
        ("event.draft ?? true", "false"), ("if not loud then 0 else 5", "0"), ("if not loud then false else true", "false"), ("if not loud then off else fast ?? false", "false"),
        ("names", "[\"api\",\"web\",\"Job\"]"), ("sizes", "[3,1,2]"), ("before.list", "[\"a\",\"b\"]"), ("before.numbers", "[1,2,3]"), ("before.numbers[1]", "2"),
        ("[for l in event.labels => l.name]", "[\"a\",\"b\"]"), ("[level, text]", "[\"full\",\"Hello World\"]"), ("before.n", "3"), ("before.spelled", "3.10"), ("forgiven.exit-code", "3"),
        ("n", "2"), ("v", "3.10"), ("matrix.index", "0"), ("matrix.total", "1"),
    ];

    public static string Text { get; } = $$"""
        pipeline expressions {
        {{Header}}
          job cases on linux after before after ended(fails) after ended(skipped) when always() {
            for os in ["x"]
            for n in [2]
            for v in [3.10]
            env { LEVEL = "job" }
            run sh"echo o=out >> $GITHUB_OUTPUT" as first { output o: string }
            run "exit 3" as forgiven { continue-on-error = true }
            run sh"echo o=out >> $GITHUB_OUTPUT" as passed-over when off { output o: string }
        {{string.Join("\n", Conditions.Select(static (c, i) => $"    run \"true\" as when{i} when {c.Expression}"))}}
            step environment {
              env {
        {{string.Join("\n", Texts.Select(static (c, i) => $"        V{i:000} = {c.Expression}"))}}
              }
              run bash#"for name in $(compgen -e | grep '^V[0-9][0-9][0-9]$'); do printf '%s<<__END\n%s\n__END\n' "${name}" "${!name}" >> "$GITHUB_OUTPUT"; done"#
            }
        {{string.Join("\n", Others.Select(static (c, i) => $"    output o{i} = {c.Expression}"))}}
          }
        }
        """;
}
