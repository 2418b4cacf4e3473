namespace Flow.Runtime;

/// <summary>Reads the event that a run plays, or makes up an honest one: a push of what is checked out, or a start by hand.</summary>
internal static class EventReader
{
    public static (string Name, Value Payload) Read(PipelineDefinition pipeline, RunOptions options, GitFacts git, GitReader.Commit? head)
    {
        if (options.EventFile is { } file)
        {
            var payload = ReadFile(file);
            return (options.EventName ?? Guess(payload), payload);
        }

        var name = options.EventName ?? (pipeline.Events.Count == 0 || pipeline.Events.Contains("push") ? "push" : "workflow_dispatch");
        return (name, name == "push" ? Push(git, head) : ByHand(pipeline, options, git));
    }

    /// <summary>What a pull request says about the branches.</summary>
    public static GitFacts WithPullRequest(GitFacts git, Value payload) => payload["pull_request"] is { Kind: ValueKind.Record } request
        ? git with
        {
            HeadBranch = request["head"]["ref"].ToString(), BaseBranch = request["base"]["ref"].ToString(),
            Ref = $"refs/pull/{Number(payload)}/merge", RefName = $"{Number(payload)}/merge", Branch = null,
        }
        : git;

    private static Value Number(Value payload) => payload["number"] is { IsNone: false } number ? number : payload["pull_request"]["number"];

    private static Value ReadFile(string file) => File.Exists(file)
        ? Value.FromJson(File.ReadAllText(file))
        : throw new RunUsageException($"There is no event file '{file}'.");

    private static string Guess(Value payload) => payload switch
    {
        _ when !payload["pull_request"].IsNone => "pull_request",
        _ when !payload["release"].IsNone => "release",
        _ when !payload["issue"].IsNone => "issues",
        _ when !payload["schedule"].IsNone => "schedule",
        _ when !payload["inputs"].IsNone => "workflow_dispatch",
        _ => "push",
    };

    private static Value Push(GitFacts git, GitReader.Commit? head)
    {
        Record payload = new()
        {
            ["ref"] = git.Ref, ["after"] = git.Sha, ["before"] = new string('0', 40), ["repository"] = Repository(git),
        };
        if (head is not null)
        {
            Record author = new() { ["name"] = head.Author, ["email"] = head.Email };
            payload["head_commit"] = new Record { ["id"] = head.Sha, ["message"] = head.Message, ["timestamp"] = head.Date, ["author"] = author };
            payload["commits"] = new Value[] { payload["head_commit"] };
        }

        return payload;
    }

    private static Value ByHand(PipelineDefinition pipeline, RunOptions options, GitFacts git)
    {
        Record inputs = [];
        var secret = pipeline.Parameters.Where(static parameter => parameter.Kind == ParameterKind.Secret).Select(static parameter => parameter.Name).ToHashSet();
        foreach (var (name, value) in options.Parameters.Where(parameter => !secret.Contains(parameter.Key)))
        {
            inputs[name] = value;
        }

        return new Record { ["inputs"] = inputs, ["ref"] = git.Ref, ["repository"] = Repository(git) };
    }

    private static Record Repository(GitFacts git) => new()
    {
        ["full_name"] = git.Repository, ["name"] = git.Repository.Split('/')[^1], ["owner"] = new Record { ["login"] = git.Owner },
    };
}
