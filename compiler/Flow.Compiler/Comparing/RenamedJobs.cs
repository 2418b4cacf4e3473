using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>Finds jobs that only got another name: what one that is gone said is what a new one says.</summary>
internal static class RenamedJobs
{
    private const string After = "after ";

    /// <summary>What jobs of a pipeline are called now, by what they were called.</summary>
    public static ImmutableDictionary<string, string> Of(Pipeline before, Pipeline after)
    {
        var gone = before.Jobs.Where(j => after.Jobs.All(o => o.Name != j.Name)).ToList();
        var added = after.Jobs.Where(j => before.Jobs.All(o => o.Name != j.Name)).ToList();
        var found = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
        for (var count = -1; count < found.Count;)
        {
            count = found.Count; // one that comes after another is the same only once that is known
            foreach (var job in added.Where(a => !found.ContainsValue(a.Name)).ToList())
            {
                var said = PipelineParts.Of(job).Facets;
                if (gone.Where(g => !found.ContainsKey(g.Name) && In(PipelineParts.Of(g), found).Facets.SequenceEqual(said)).ToList() is [var only])
                {
                    found = found.Add(only.Name, job.Name);
                }
            }
        }

        return found;
    }

    /// <summary>The same with the present names of the jobs that it comes after.</summary>
    public static Part In(Part job, ImmutableDictionary<string, string> renamed) => renamed.IsEmpty ? job : job with
    {
        Facets = [.. job.Facets.Select(f => f.Name.StartsWith(After, StringComparison.Ordinal) && renamed.TryGetValue(f.Name[After.Length..], out var now) ? f with { Name = After + now } : f)],
    };
}
