using System.Text;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>Small pipelines of random shape: jobs with gates, conditions and failures. The same seed gives the same pipelines.</summary>
internal sealed class RandomPipelines(int seed)
{
    private static readonly string[] Results = ["succeeded", "failed", "skipped", "cancelled"];
    private static readonly string[] Statuses = ["success()", "failure()", "always()", "cancelled()", "not cancelled()", "failure() or git.branch == \"main\"", "always() and git.tag == none"];
    private static readonly string[] Scripts = ["true", "true", "true", "exit 3"];
    private readonly Random random = new(seed);

    public string Pipeline(string name)
    {
        var text = new StringBuilder($"pipeline {name} {{\n  on push\n");
        var count = random.Next(3, 8);
        for (var job = 0; job < count; job++)
        {
            text.Append(Job(job));
        }

        return text.Append("}\n").ToString();
    }

    private string Job(int number)
    {
        var above = Enumerable.Range(0, number).OrderBy(_ => random.Next()).Take(random.Next(0, 4)).Select(static n => $"j{n}").ToList();
        var loop = random.Next(8) == 0 ? " for n in [1, 2]" : "";
        var others = new Queue<string>(Enumerable.Range(0, number).Select(static n => $"j{n}").Except(above));
        var edges = above.ConvertAll(name => Edge(name, others));
        var conditions = edges.Where(static e => e.Condition is not null).Select(static e => e.Condition!).Concat(Conditions(above)).ToList();
        var when = conditions.Count == 0 ? "" : $" when {string.Join(random.Next(3) == 0 ? " or " : " and ", conditions)}";
        var fail = loop.Length > 0 ? " fail-fast = false\n" : "";
        var forgiven = random.Next(8) == 0 ? " continue-on-error = true\n" : "";
        return $"  job j{number} on linux{loop}{string.Concat(edges.Select(static e => e.After))}{when} {{\n{fail}{forgiven}{Steps(loop.Length > 0)}  }}\n";
    }

    /// <summary>An edge to <paramref name="job"/>; a group also takes one of <paramref name="others"/>, which have no edge yet.</summary>
    private (string? After, string? Condition) Edge(string job, Queue<string> others) => random.Next(9) switch
    {
        < 4 => ($" after {job}", null),
        4 => ($" after ended({job})", null),
        5 => ($" after failed({job})", null),
        6 when others.TryDequeue(out var other) => ($" after any-of({job}, {other})", null),
        7 => (null, $"{job}.result {(random.Next(2) == 0 ? "==" : "!=")} {Pick(Results)}"),
        8 => (null, $"{job}.result in [{Pick(Results)}, failed]"),
        _ => ($" after {job}", null),
    };

    private IEnumerable<string> Conditions(List<string> above) => random.Next(6) switch
    {
        0 when above.Count > 0 => [Pick(Statuses)],
        1 => ["git.branch == \"main\""],
        2 when above.Count == 0 => ["git.tag != none"],
        _ => [],
    };

    private string Steps(bool isMatrix)
    {
        var text = new StringBuilder();
        var count = random.Next(1, 4);
        for (var step = 0; step < count; step++)
        {
            var forgiven = random.Next(6) == 0 ? " { continue-on-error = true }" : "";
            var when = random.Next(5) switch
            {
                0 => $" when {Pick(Statuses)}",
                1 when step > 0 => $" when s{step - 1}.{Pick(["outcome", "conclusion"])} {Pick(["==", "!="])} {Pick(Results)}",
                2 when isMatrix => " when n == 1",
                _ => "",
            };
            text.Append($"    run \"{Pick(Scripts)}\" as s{step}{when}{forgiven}\n");
        }

        return random.Next(6) == 0 ? text.Append($"    cleanup {{ run \"{Pick(Scripts)}\" as tidy }}\n").ToString() : text.ToString();
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
