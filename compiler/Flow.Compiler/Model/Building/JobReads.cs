using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>A place that reads something of a job.</summary>
internal sealed record JobRead(string Job, Location Location);

/// <summary>What jobs read of each other.</summary>
internal static class JobReads
{
    /// <summary>The jobs that <paramref name="job"/> reads from or takes from, each with the place that does it.</summary>
    public static IEnumerable<JobRead> Of(Job job) => ModelValues.Of(job).SelectMany(ExprTree.Reads)
        .Select(static r => JobOf(r.Source) is { } read ? new JobRead(read, r.Location) : null)
        .OfType<JobRead>()
        .Concat(job.AllSteps.OfType<TakeArtifactStep>().Select(static t => new JobRead(t.Job, t.Origin.Location)));

    private static string? JobOf(ValueSource source) => source switch
    {
        JobOutputSource output => output.Job,
        AllJobOutputsSource all => all.Job,
        JobResultSource result => result.Job,
        _ => null,
    };
}
