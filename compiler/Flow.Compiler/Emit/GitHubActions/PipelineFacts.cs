using System.Collections.Frozen;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What is asked of a pipeline again and again while it is written, found once.</summary>
internal sealed class PipelineFacts
{
    private readonly FrozenDictionary<string, Job> jobs;
    private readonly HashSet<(string Job, string Output)> readOfAllCells;
    private readonly HashSet<(string Job, string Output)> readAlone;
    private readonly Dictionary<string, int> jobsWithArtifact;
    private readonly HashSet<string> artifactNames;
    private readonly Dictionary<string, bool> impliesItsAncestors = [];

    /// <summary>Finds the facts of <paramref name="pipeline"/>.</summary>
    public PipelineFacts(Pipeline pipeline)
    {
        jobs = pipeline.Jobs.DistinctBy(static j => j.Name).ToFrozenDictionary(static j => j.Name);
        var sources = ModelValues.Of(pipeline).SelectMany(ExprTree.WithChildren).OfType<ReadExpr>().Select(static r => r.Source).ToArray();
        readOfAllCells = [.. sources.OfType<AllJobOutputsSource>().Select(static s => (s.Job, s.Output))];
        readAlone = [.. sources.OfType<JobOutputSource>().Select(static s => (s.Job, s.Output))];
        jobsWithArtifact = pipeline.Jobs.SelectMany(Artifacts).GroupBy(static a => a).ToDictionary(static g => g.Key, static g => g.Count());
        artifactNames = [.. pipeline.Jobs.SelectMany(j => Artifacts(j).Select(a => ArtifactName(j.Name, a)))];
    }

    /// <summary>The job named <paramref name="name"/>, or null.</summary>
    public Job? Job(string name) => jobs.GetValueOrDefault(name);

    /// <summary>Whether somebody reads the output of all cells of the job.</summary>
    public bool IsReadOfAllCells(string job, string output) => readOfAllCells.Contains((job, output));

    /// <summary>Whether somebody reads the one output that the job has.</summary>
    public bool IsReadAlone(string job, string output) => readAlone.Contains((job, output));

    /// <summary>The name of an artifact in the run: its own, with the job's before it where two jobs of the pipeline have one of that name.</summary>
    public string ArtifactName(string job, string artifact) => jobsWithArtifact.GetValueOrDefault(artifact) > 1 ? $"{job}-{artifact}" : artifact;

    /// <summary>What stands between an artifact's name and the values of a cell. It is longer where another artifact's name begins alike.</summary>
    public string CellSeparator(string artifactName) =>
        artifactNames.Any(n => n.StartsWith(artifactName + "-", StringComparison.Ordinal)) ? "--" : "-";

    /// <summary>
    /// Whether the success of a job implies that of all its ancestors: all its gates ask for success, its condition calls no status function,
    /// and the same holds for its needs.
    /// </summary>
    public bool ImpliesItsAncestors(string name)
    {
        if (impliesItsAncestors.TryGetValue(name, out var known))
        {
            return known;
        }

        impliesItsAncestors[name] = true;
        return impliesItsAncestors[name] = Job(name) is not { } job
            || (!job.UsesStatusFunction && job.Needs.All(n => n.Gate == Gate.Succeeded && ImpliesItsAncestors(n.Job)));
    }

    private static IEnumerable<string> Artifacts(Job job) => job.AllSteps.OfType<PublishArtifactStep>().Select(static s => s.Artifact).Distinct();
}
