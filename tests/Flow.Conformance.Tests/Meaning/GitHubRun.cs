using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>
/// A run of generated workflows by GitHub's rules: what GitHub does with <c>needs</c>, <c>if</c>, matrices, results and outputs, over the emitted
/// text alone. Expressions are evaluated by GitHub's own evaluator, scripts are run by bash. Jobs run one after the other.
/// </summary>
/// <param name="files">The generated files by path.</param>
/// <param name="world">What the run sees.</param>
internal sealed class GitHubRun(IReadOnlyDictionary<string, string> files, RunWorld world)
{
    private readonly SortedDictionary<string, JobRecord> records = new(StringComparer.Ordinal);

    public bool IsCancelled { get; private set; }

    public RunRecord Run(string path)
    {
        var workflow = WorkflowYaml.Read(files[path]);
        RunJobs(workflow, Inputs(workflow), "");
        return new(records.ToImmutableSortedDictionary());
    }

    public void Cancel() => IsCancelled = true;

    /// <summary>GitHub gives inputs to runs that were started by hand only; there in their types, with their defaults.</summary>
    private JsonObject Inputs(JsonObject workflow) => world.EventName == "workflow_dispatch"
        ? Typed(workflow["on"]?["workflow_dispatch"]?["inputs"] as JsonObject ?? [], world.Inputs.ToDictionary(static i => i.Key, static i => (JsonNode?)i.Value))
        : [];

    private static JsonObject Typed(JsonObject declared, IReadOnlyDictionary<string, JsonNode?> given) => new(declared.Select(input =>
    {
        var value = given.GetValueOrDefault(input.Key) ?? input.Value?["default"];
        var text = GitHubTemplate.Spell(value);
        return KeyValuePair.Create(input.Key, input.Value?["type"]?.GetValue<string>() switch
        {
            "boolean" => (JsonNode?)(text == "true"),
            "number" => text.Length == 0 ? 0d : double.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        });
    }));

    private (string Result, JsonObject Outputs) RunJobs(JsonObject workflow, JsonObject inputs, string prefix)
    {
        var jobs = new GitHubGraph((JsonObject)workflow["jobs"]!);
        foreach (var name in jobs.Order)
        {
            var (record, outputs) = RunJob(workflow, inputs, jobs, name, prefix);
            records[prefix + name] = record;
            jobs.End(name, record.Result, outputs);
        }

        var contexts = new JsonObject { ["github"] = GitHub(workflow), ["inputs"] = inputs.DeepClone(), ["vars"] = Vars(), ["jobs"] = jobs.All() };
        var declared = workflow["on"]?["workflow_call"]?["outputs"] as JsonObject ?? [];
        var template = new GitHubTemplate(contexts, new(true, false, false));
        return (jobs.Result(IsCancelled), new(declared.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)template.Text(o.Value!["value"])))));
    }

    private (JobRecord Record, JsonObject Outputs) RunJob(JsonObject workflow, JsonObject inputs, GitHubGraph jobs, string name, string prefix)
    {
        var body = jobs.Body(name);
        var contexts = new JsonObject { ["github"] = GitHub(workflow), ["needs"] = jobs.Needs(name), ["vars"] = Vars(), ["secrets"] = Secrets(), ["inputs"] = inputs.DeepClone() };
        GitHubTemplate Template() => new(contexts, jobs.Status(name, IsCancelled));
        try
        {
            if (!Template().Condition(body["if"]))
            {
                return (new JobRecord(IsCancelled ? "cancelled" : "skipped", []), []);
            }

            if (body["uses"] is { } uses)
            {
                return Call(Template(), body, uses.GetValue<string>(), $"{prefix}{name} / ");
            }

            return RunCells(workflow, Template, body, name, prefix);
        }
        catch (TemplateException)
        {
            return (new JobRecord("failure", []), []);
        }
    }

    private (JobRecord Record, JsonObject Outputs) Call(GitHubTemplate template, JsonObject body, string uses, string prefix)
    {
        var workflow = WorkflowYaml.Read(files[uses["./".Length..]]);
        var given = (body["with"] as JsonObject ?? []).ToDictionary(static a => a.Key, a => template.Value(a.Value));
        var (result, outputs) = RunJobs(workflow, Typed(workflow["on"]?["workflow_call"]?["inputs"] as JsonObject ?? [], given), prefix);
        return (new JobRecord(result, []), outputs);
    }

    private (JobRecord Record, JsonObject Outputs) RunCells(JsonObject workflow, Func<GitHubTemplate> template, JsonObject body, string name, string prefix)
    {
        var strategy = body["strategy"] as JsonObject;
        IReadOnlyList<(JsonObject Values, string Label)> cells = strategy is null ? [([], "")] : GitHubMatrix.Cells((JsonObject)template().Value(strategy["matrix"])!);
        var failFast = strategy?["fail-fast"] is not { } written || GitHubTemplate.IsTrue(template().Value(written));
        var isQueued = strategy?["max-parallel"] is not null;
        var ended = new List<CellRecord>();
        JsonObject outputs = [];
        var failed = false;
        foreach (var (index, matrix) in cells.Index())
        {
            var cell = new GitHubCell(this, workflow, template, name, body, matrix, index, cells.Count, prefix);
            var isStopped = (failed && failFast && isQueued) || (IsCancelled && !template().Condition(body["if"]));
            var record = isStopped ? cell.Cancelled : cell.Run(); // one that runs already when another fails is cancelled in its step that never ends
            ended.Add(record);
            failed |= record.Result == "failure";
            foreach (var (output, value) in record.Outputs.Where(static o => o.Value.Length > 0))
            {
                outputs[output] = value;
            }
        }

        return (new JobRecord(GitHubGraph.Worst(ended.Select(static c => c.Result)), [.. ended]), outputs);
    }

    private JsonObject Secrets() => new(world.Secrets.Select(static s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value)));

    private JsonObject Vars() => new(world.Variables.Select(static v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value)));

    private JsonObject GitHub(JsonObject workflow) => new()
    {
        ["event"] = JsonNode.Parse(world.Event), ["event_name"] = world.EventName, ["ref"] = world.Ref, ["ref_name"] = world.RefName, ["ref_type"] = world.RefType,
        ["actor"] = RunWorld.Actor, ["triggering_actor"] = RunWorld.Actor, ["sha"] = RunWorld.Sha, ["repository"] = RunWorld.Repository, ["repository_owner"] = "acme",
        ["workflow"] = workflow["name"]?.DeepClone(), ["run_attempt"] = "1", ["head_ref"] = "", ["base_ref"] = "", ["ref_protected"] = false,
    };
}

/// <summary>The jobs of a workflow: which come before which, and how they ended.</summary>
internal sealed class GitHubGraph(JsonObject jobs)
{
    private readonly Dictionary<string, (string Result, JsonObject Outputs)> ended = [];

    /// <summary>Every job after all that it needs.</summary>
    public IReadOnlyList<string> Order => [.. jobs.Select(static j => j.Key).OrderBy(Depth)];

    public JsonObject Body(string job) => (JsonObject)jobs[job]!;

    public void End(string job, string result, JsonObject outputs) => ended[job] = (result, outputs);

    /// <summary>The context <c>needs</c>: the jobs that are named in <c>needs</c>, not those above them.</summary>
    public JsonObject Needs(string job) => Results(Direct(job));

    /// <summary>The context <c>jobs</c> of the outputs of a called workflow.</summary>
    public JsonObject All() => Results(ended.Keys);

    /// <summary>What the status functions answer before a job starts: they look at every job above it.</summary>
    public StatusAnswers Status(string job, bool cancelled)
    {
        var above = Above(job).Select(name => ended[name].Result).ToList();
        return new(!cancelled && above.TrueForAll(static r => r == "success"), !cancelled && above.Contains("failure"), cancelled);
    }

    public string Result(bool cancelled) => cancelled ? "cancelled" : Worst(ended.Values.Select(static e => e.Result)) is "skipped" ? "success" : Worst(ended.Values.Select(static e => e.Result));

    public static string Worst(IEnumerable<string> results) => results.MaxBy(static result => result switch
    {
        "failure" => 3,
        "cancelled" => 2,
        "success" => 1,
        _ => 0,
    }) ?? "success";

    private JsonObject Results(IEnumerable<string> names) => new(names.Select(name => KeyValuePair.Create(
        name, (JsonNode?)new JsonObject { ["result"] = ended[name].Result, ["outputs"] = ended[name].Outputs.DeepClone() })));

    private IReadOnlyList<string> Direct(string job) => jobs[job]!["needs"] switch
    {
        null => [],
        JsonArray several => [.. several.Select(static n => n!.GetValue<string>())],
        var one => [one.GetValue<string>()],
    };

    private HashSet<string> Above(string job) => [.. Direct(job).SelectMany(name => Above(name).Append(name))];

    private int Depth(string job) => Direct(job).Select(Depth).DefaultIfEmpty(-1).Max() + 1;
}
