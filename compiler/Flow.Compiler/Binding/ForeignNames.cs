using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Words that people bring from YAML, HCL and GitHub's expressions, and what to write instead.</summary>
public static class ForeignNames
{
    /// <summary>What people type at a prompt, and then into a job.</summary>
    private static readonly FrozenSet<string> Commands =
    [
        "apt-get", "aws", "az", "bash", "bundle", "cargo", "cd", "chmod", "cmake", "composer", "cp", "curl", "docker", "dotnet", "echo", "export", "gcloud", "git", "go", "gradle", "helm", "kubectl", "ls",
        "make", "mkdir", "mvn", "ninja", "node", "npm", "npx", "pip", "pnpm", "podman", "pytest", "python", "python3", "rm", "rsync", "ruby", "sh", "ssh", "sudo", "tar", "wget", "yarn",
    ];

    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>
    {
        ["var"] = "Names stand alone in Flow: `region`, not `var.region`.",
        ["local"] = "Names stand alone in Flow: `name`, not `local.name`.",
        ["each"] = "A loop variable has a name of its own: `for region in regions`, then `region`.",
        ["needs"] = "Another job is read by its name: `build.version`, `build.result`.",
        ["steps"] = "A step is read by its name: `push.digest`, `push.outcome`.",
        ["strategy"] = "The loop's figures are `matrix.index`, `matrix.total`.",
        ["null"] = "Nothing is written `none`.",
        ["nil"] = "Nothing is written `none`.",
        ["ubuntu-latest"] = "GitHub's newest Ubuntu is `linux`; another label is a text: `\"ubuntu-24.04\"`.",
        ["windows-latest"] = "GitHub's newest Windows is `windows`; another label is a text.",
        ["macos-latest"] = "GitHub's newest macOS is `macos`; another label is a text.",
        ["ubuntu"] = "The platform is `linux`.",
        ["self-hosted"] = "A label that is no platform is a text: `\"self-hosted\"`.",
        ["True"] = "Truth is written `true`.",
        ["False"] = "Untruth is written `false`.",
        ["yes"] = "Truth is written `true`.",
        ["no"] = "Untruth is written `false`.",
        ["On"] = "Truth is written `true`.",
        ["Off"] = "Untruth is written `false`.",
        ["off"] = "Untruth is written `false`.",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Functions = new Dictionary<string, string>
    {
        ["startsWith"] = "It is called `starts-with`.",
        ["endsWith"] = "It is called `ends-with`.",
        ["toJSON"] = "It is called `to-json`.",
        ["fromJSON"] = "It is called `from-json`.",
        ["hashFiles"] = "It is called `hash-files`.",
        ["format"] = "A text takes values in holes: `\"${a} and ${b}\"`.",
        ["toset"] = "A list is written in brackets; `for x in list` needs no set.",
        ["lookup"] = "A value of a map is `map[\"key\"]`; with another for want of it: `map[\"key\"] ?? x`.",
        ["file"] = "A file is read by `read-text`.",
        ["jsonencode"] = "It is called `to-json`.",
        ["jsondecode"] = "It is called `from-json`.",
        ["cidrsubnet"] = "It is called `subnet`.",
        ["coalesce"] = "The first of two that is not `none` is `a ?? b`.",
        ["tostring"] = "It is called `text`.",
        ["tonumber"] = "It is called `number`.",
        ["tolist"] = "A list is written in brackets, and a set needs no change to be read as one.",
        ["base64encode"] = "It is called `base64`.",
        ["base64decode"] = "It is called `base64-decode`.",
        ["trimspace"] = "It is called `trim`.",
        ["templatefile"] = "A text takes values in holes: `\"${a} and ${b}\"`; a file is read by `read-text`.",
    }.ToFrozenDictionary();

    /// <summary>What a cloud calls its services, and the construct that makes such a thing.</summary>
    private static readonly FrozenDictionary<string, string> Constructs = new Dictionary<string, string>
    {
        ["s3"] = "bucket",
        ["rds"] = "database",
        ["aurora"] = "database",
        ["postgres"] = "database",
        ["sqs"] = "queue",
        ["sns"] = "topic",
        ["lambda"] = "function",
        ["vpc"] = "network",
        ["ecs"] = "host",
        ["fargate"] = "host",
        ["redis"] = "cache",
        ["elasticache"] = "cache",
        ["route53"] = "dns",
        ["acm"] = "certificate",
        ["cloudfront"] = "static-site",
        ["ecr"] = "registry",
        ["secretsmanager"] = "secret",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Members = new Dictionary<string, string>
    {
        ["success"] = "succeeded",
        ["failure"] = "failed",
        ["canceled"] = "cancelled",
        ["timeout"] = "timed-out",
        ["timed_out"] = "timed-out",
        ["mon-fri"] = "weekdays",
        ["sat-sun"] = "weekends",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Items = new Dictionary<string, string>
    {
        ["needs"] = "Dependencies follow from use: `take build.app` or `build.version`. For one without data write `after build`.",
        ["depends_on"] = "Dependencies follow from use. For one without data write `after x`.",
        ["depends-on"] = "Dependencies follow from use. For one without data write `after x`.",
        ["runs-on"] = "The machine is `on`: `job build on linux { … }`.",
        ["steps"] = "Steps stand in the job's body, one line each: `run \"make\"`.",
        ["jobs"] = "Jobs stand in the pipeline's body: `job build on linux { … }`.",
        ["strategy"] = "A job runs in several cells with `for os in [linux, windows]`.",
        ["for_each"] = "A loop stands in the header: `for r in regions`.",
        ["count"] = "A thing exists if the compiler says so: `if enabled`; several come from `for x in list`.",
        ["dynamic"] = "A loop stands in the header: `for r in regions`.",
        ["module"] = "What belongs together is a template, `template shop { … }`, and is used by its name: `shop main { … }`. What another file exports is brought by `import`.",
        ["provider"] = "Another configuration of the provider is named in the header: `terraform aws_… name using west { … }`.",
        ["expr"] = "A query stands behind `when` in an alert, and behind `good`, `bad` and `total` in an objective, as text with its tag: `when promql\"up == 0\" for 5m`.",
        ["resource"] = "A resource of a provider is `terraform aws_… name { … }`.",
        ["timeout-minutes"] = "A time has a unit: `timeout = 10m`.",
        ["name"] = "The title follows the name: `job build \"Build it\"`.",
        ["id"] = "A step's name follows its kind: `step push { … }`, or `as`: `run \"…\" as push`.",
        ["working-directory"] = "The folder is `at`: `run \"make\" at \"src\"`.",
        ["services"] = "A container beside the job is `sidecar redis { image = \"redis:7\" }`.",
        ["workflow"] = "It is called `pipeline`.",
        ["script"] = "Commands are `run` lines.",
        ["upload-artifact"] = "Files are kept with `artifact app from \"out/**\"`.",
        ["download-artifact"] = "Files of another job are brought with `take build.app`.",
        ["variable"] = "An input is `param`, a name for a value is `let`.",
        ["locals"] = "A name for a value is `let`.",
        ["stages"] = "Jobs are ordered by what they take from each other, and by `after`.",
        ["stage"] = "Jobs are ordered by what they take from each other, and by `after`.",
        ["secrets"] = "A secret is read where it is needed: `env { TOKEN = secrets.TOKEN }`.",
        ["inputs"] = "An input is `param name: string`.",
        ["outputs"] = "A result is `output name: string = value`.",
        ["uses-with"] = "The inputs of an action stand in its body: `uses \"o/r@v1\" { input = value }`.",
        ["shell"] = "The shell is the tag of the text: `run pwsh\"…\"`.",
        ["fail_fast"] = "It is written `fail-fast`.",
        ["rollback"] = "What is done when something failed is a job that comes after the failure, `job undo on linux after failed(deploy) { … }`; what a job tidies up itself is `cleanup { … }`.",
        ["else"] = "`if` and `else` choose values: `if c then a else b`. A thing that exists only sometimes has `if` in its header.",
    }.ToFrozenDictionary();

    /// <summary>Words of rule files, of the alert or the service level that they would stand in.</summary>
    private static readonly FrozenDictionary<string, string> OfRules = new Dictionary<string, string>
    {
        ["labels"] = "An alert has the labels `severity`, `service` and `team`: from `severity = critical`, from `of` in its header and from its owner. Others are those that its query leaves: `sum by (region) (…)`.",
        ["annotations"] = "What an alert says has words of its own: `impact = \"…\"` is its summary, the title behind its name its description, `runbook` its `runbook_url`.",
        ["summary"] = "What users notice is `impact = \"…\"`; it becomes the summary.",
        ["description"] = "The title behind the name is the description: `alert down \"Nothing answers\" of api { … }`; what users notice is `impact`.",
        ["runbook_url"] = "It is called `runbook`.",
        ["keep_firing_for"] = "It is `keep`, behind the condition: `when promql\"…\" for 5m keep 10m`.",
        ["sli"] = "What is measured stands in the `slo` itself: `good = promql\"…\"` or `bad = promql\"…\"`, and `total = promql\"…\"`.",
        ["events"] = "What is measured stands in the `slo` itself: `good = promql\"…\"` or `bad = promql\"…\"`, and `total = promql\"…\"`.",
        ["error_query"] = "It is called `bad`.",
        ["total_query"] = "It is called `total`.",
        ["alerting"] = "An `slo` makes its alerts itself; rows of its own are `burn 14.4 over 1h { severity = critical }`.",
    }.ToFrozenDictionary();

    /// <summary>All that is said about <paramref name="word"/>, be it a line, a value or a function; empty for a word that nobody brings.</summary>
    public static ImmutableArray<string> ExplainAll(string word)
    {
        var flow = GitHubNames.FlowNameOf(word);
        return [.. new[] { ExplainItem(word), Explain(word), ExplainFunction(word), flow is null ? null : $"It is called `{flow}`." }.OfType<string>()];
    }

    /// <summary>What to write instead of the value <paramref name="name"/>, or null.</summary>
    public static string? Explain(string name) => Values.GetValueOrDefault(name);

    /// <summary>What to write instead of the function <paramref name="name"/>, or null.</summary>
    public static string? ExplainFunction(string name) => Functions.GetValueOrDefault(name);

    /// <summary>Whether a line that begins with <paramref name="word"/> is a command.</summary>
    public static bool IsCommand(string word) => Commands.Contains(word);

    /// <summary>The construct that makes what a cloud calls <paramref name="word"/>, or null.</summary>
    public static string? ConstructOf(string word) => Constructs.GetValueOrDefault(word);

    /// <summary>What to write instead of the line that starts with <paramref name="word"/> in the body of <paramref name="parent"/>, or null.</summary>
    public static string? ExplainItem(string word, string? parent = null) => (word, parent) switch
    {
        ("steps", "runbook") => "Steps stand in the runbook's body, one after the other: `step \"Look at the queue\" { … }`.",
        ("environment", "service") => "What a service reads from its environment is `env { NAME = \"value\" }`.",
        _ => Items.GetValueOrDefault(word),
    };

    /// <summary>The word of a closed list that is meant by <paramref name="word"/> of another language, or null.</summary>
    public static string? MemberFor(string word, IEnumerable<string> members) => Members.GetValueOrDefault(word) is { } meant && members.Contains(meant) ? meant : null;

    /// <summary>What to write instead of a line of a rule file in an alert or a service level, or null.</summary>
    public static string? ExplainRule(string word) => OfRules.GetValueOrDefault(word);
}
