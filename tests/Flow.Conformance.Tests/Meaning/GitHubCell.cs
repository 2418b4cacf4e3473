using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>One job of a run with its steps: a whole job, or one cell of its matrix.</summary>
internal sealed class GitHubCell(GitHubRun run, JsonObject workflow, Func<GitHubTemplate> job, string name, JsonObject body, (JsonObject Values, string Label) matrix, int index, int total, string prefix)
{
    /// <summary>Outputs in which generated scripts keep what a step wrote; the runner has them by other means.</summary>
    private static readonly string[] Kept = ["stdout", "stdout-trimmed", "stderr", "stderr-trimmed", "exit-code"];

    private readonly JsonObject steps = [];
    private readonly Dictionary<string, string> environment = [];
    private readonly List<StepRecord> ended = [];
    private string status = "success";

    /// <summary>What becomes of it when another cell failed first.</summary>
    public CellRecord Cancelled => new(Title, "cancelled", ImmutableSortedDictionary<string, string>.Empty, []);

    private string Title => body["name"] is { } written ? prefix + Header.Text(written)
        : matrix.Label.Length > 0 ? $"{prefix}{name} ({matrix.Label})"
        : prefix + name;

    private GitHubTemplate Header => job() with { Contexts = With(("strategy", Strategy), ("matrix", matrix.Values.DeepClone())) };

    private JsonObject Strategy => new()
    {
        ["job-index"] = index, ["job-total"] = total,
        ["fail-fast"] = body["strategy"]?["fail-fast"] is not { } written || GitHubTemplate.IsTrue(job().Value(written)),
    };

    public CellRecord Run()
    {
        var folder = Directory.CreateTempSubdirectory("flow-github-").FullName;
        try
        {
            Set(workflow["env"] as JsonObject, job());
            Set(body["env"] as JsonObject, Header);
            foreach (var step in (JsonArray)body["steps"]!)
            {
                RunStep((JsonObject)step!, folder);
            }

            var outputs = (body["outputs"] as JsonObject ?? []).ToImmutableSortedDictionary(static o => o.Key, o => InStep(environment).Text(o.Value), StringComparer.Ordinal);
            var forgiven = status == "failure" && body["continue-on-error"] is { } written && GitHubTemplate.IsTrue(Header.Value(written));
            return new(Title, forgiven ? "success" : status, outputs, [.. ended]);
        }
        catch (TemplateException)
        {
            return new(Title, "failure", ImmutableSortedDictionary<string, string>.Empty, [.. ended]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void RunStep(JsonObject step, string folder)
    {
        var id = step["id"]?.GetValue<string>() ?? $"__{ended.Count}";
        var own = new Dictionary<string, string>(environment);
        var title = "";
        var (outcome, outputs, allowed) = ("skipped", new Dictionary<string, string>(), false);
        try
        {
            foreach (var (variable, value) in step["env"] as JsonObject ?? [])
            {
                own[variable] = InStep(environment).Text(value);
            }

            if (InStep(own).Condition(step["if"]))
            {
                title = InStep(own).Text(step["name"]);
                (outcome, outputs) = Execute(step, own, folder);
                allowed = outcome == "failure" && step["continue-on-error"] is { } written && GitHubTemplate.IsTrue(InStep(own).Value(written));
            }
        }
        catch (TemplateException)
        {
            (outcome, outputs) = ("failure", []);
        }

        End(id, title, outcome, allowed ? "success" : outcome, outputs);
    }

    private (string Outcome, Dictionary<string, string> Outputs) Execute(JsonObject step, Dictionary<string, string> own, string folder)
    {
        var script = step["run"]?.GetValue<string>().Trim() ?? "true"; // Actions of others have no meaning here.
        if (script == BashStep.Cancels)
        {
            return (Cancel(step, own) ? "cancelled" : "success", []);
        }

        if (script == BashStep.NeverEnds)
        {
            var ends = step["timeout-minutes"] is not null;
            status = ends ? status : "cancelled";
            return (ends ? "failure" : "cancelled", []);
        }

        var (succeeded, outputs, variables) = BashStep.Run(script, own, folder);
        foreach (var (variable, value) in variables)
        {
            environment[variable] = value;
        }

        return (succeeded ? "success" : "failure", outputs);
    }

    /// <summary>The run is cancelled while a step runs: the job goes on untouched if its condition still holds, and so does the step.</summary>
    private bool Cancel(JsonObject step, Dictionary<string, string> own)
    {
        run.Cancel();
        if (job().Condition(body["if"]))
        {
            return false;
        }

        status = "cancelled";
        return !InStep(own).Condition(step["if"]);
    }

    private void End(string id, string title, string outcome, string conclusion, Dictionary<string, string> outputs)
    {
        if (conclusion == "failure" && status == "success")
        {
            status = "failure";
        }

        steps[id] = new JsonObject { ["outcome"] = outcome, ["conclusion"] = conclusion, ["outputs"] = new JsonObject(outputs.Select(static o => KeyValuePair.Create(o.Key, (JsonNode?)o.Value))) };
        ended.Add(new(id, title, outcome, conclusion, outputs.Where(static o => !Kept.Contains(o.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal)));
    }

    private GitHubTemplate InStep(Dictionary<string, string> variables) => new(
        With(
            ("strategy", Strategy), ("matrix", matrix.Values.DeepClone()), ("steps", steps.DeepClone()), ("job", new JsonObject { ["status"] = status }),
            ("runner", new JsonObject { ["os"] = "Linux" }),
            ("env", new JsonObject(variables.Select(static v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))))),
        new StatusAnswers(status == "success", status == "failure", status == "cancelled"));

    private void Set(JsonObject? variables, GitHubTemplate template)
    {
        var values = (variables ?? []).Select(v => (v.Key, template.Text(v.Value))).ToList();
        values.ForEach(v => environment[v.Key] = v.Item2);
    }

    private JsonObject With(params IEnumerable<(string Name, JsonNode? Value)> more)
    {
        var contexts = (JsonObject)job().Contexts.DeepClone();
        foreach (var (context, value) in more)
        {
            contexts[context] = value;
        }

        return contexts;
    }
}
