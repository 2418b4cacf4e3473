using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The archive that a function runs is among the project's files, or a pipeline makes it: an artifact takes it along, or a step names it. Where Terraform looks for it in a pipeline that makes it, the artifact is taken.</summary>
internal sealed class ArchivesAreThere
{
    private readonly IProjectFiles files;
    private readonly ImmutableArray<GlobPattern> artifacts;
    private readonly ImmutableArray<string> steps;

    private ArchivesAreThere(DeliveryModel model, IProjectFiles files)
    {
        this.files = files;
        var all = model.Pipelines.SelectMany(static p => p.Jobs).SelectMany(static j => j.AllSteps).Concat(model.Actions.SelectMany(static a => a.Steps)).ToList();
        artifacts = [.. all.OfType<PublishArtifactStep>().SelectMany(Patterns)];
        steps = [.. all.OfType<RunStep>().Select(static s => s.Script.Text), .. all.SelectMany(ModelValues.Of).SelectMany(ExprTree.WithChildren).Select(static e => e.Constant).OfType<TextValue>().Select(static t => t.Text)];
    }

    /// <summary>Reports archives that nobody makes, each once.</summary>
    public static void Check(DeliveryModel model, IProjectFiles files, DiagnosticBag diagnostics)
    {
        var archives = model.Environments.SelectMany(Archives).ToList();
        if (archives.Count == 0)
        {
            return;
        }

        var rule = new ArchivesAreThere(model, files);
        foreach (var (written, folder) in archives.Where(a => !rule.IsMade(Path(a.Written, a.Folder))).DistinctBy(static a => a.Written.Location.InProject))
        {
            diagnostics.Add(rule.Missing(written, folder));
        }

        var paths = archives.Select(static a => (Path: Path(a.Written, a.Folder), a.Folder)).Where(a => !files.FileExists(a.Path)).Distinct().ToLookup(static a => a.Folder, static a => a.Path, StringComparer.Ordinal);
        foreach (var untaken in model.Pipelines.SelectMany(p => p.Uses.Where(static u => u.IsOfLibrary && ConfigurationTemplates.Names.Contains(u.Construct)).SelectMany(u => Untaken(p, u, paths))).DistinctBy(static d => (d.Location, d.Message)))
        {
            diagnostics.Add(untaken);
        }
    }

    /// <summary>The artifacts with archives of the environment that <paramref name="use"/> plans or applies, of jobs of the same pipeline, where its own jobs neither take nor make them.</summary>
    private static IEnumerable<Diagnostic> Untaken(Pipeline pipeline, ConstructUse use, ILookup<string, string> paths)
    {
        var own = pipeline.Jobs.Where(j => j.Name == use.Name || j.Name.StartsWith($"{use.Name}-", StringComparison.Ordinal)).ToList();
        var done = own.SelectMany(static j => j.AllSteps).ToList();
        foreach (var path in CellValues.Of(own.FirstOrDefault()).SelectMany(c => paths[ProjectPath.Normalise(CellValues.In(use, c).Known("folder")?.Value.KnownText ?? "")]).Distinct())
        {
            var makers = pipeline.Jobs.Except(own).Where(static j => j.Matrix is null).SelectMany(j => j.AllSteps.OfType<PublishArtifactStep>().Where(s => Patterns(s).Any(p => WithFolders(path).Any(p.Matches))).Select(s => (Job: j, s.Artifact))).ToList();
            if (makers is [var maker, ..] && !done.OfType<TakeArtifactStep>().Any(t => makers.Exists(m => m.Job.Name == t.Job && m.Artifact == t.Artifact)) && !done.OfType<RunStep>().Any(r => r.Script.Text.Contains(ProjectPath.Name(path), StringComparison.Ordinal)))
            {
                yield return NotTaken(use, path, maker.Job, maker.Artifact);
            }
        }
    }

    private static Diagnostic NotTaken(ConstructUse use, string path, Job maker, string artifact)
    {
        var (place, line) = (use.Origin.Location, $"take {maker.Written}.{artifact}");
        return new Diagnostic(
            ContainerDiagnostics.ArchiveNotTaken, place.InProject,
            $"`{maker.Written}` makes `{path}`, and `{use.Name}` does not take it, so Terraform does not find what a function runs: write `{line}`.")
        {
            Fixes = BodyLine.Add(place, line) is { } edit ? [new Fix($"Add `{line}`", FixSafety.Suggestion, [edit])] : [],
        };
    }

    private static IEnumerable<GlobPattern> Patterns(PublishArtifactStep step) =>
        step.Paths.Select(static p => p.Constant is { } known ? GlobPattern.Parse(ProjectPath.Normalise(known.ToText())).ValueOrDefault : null).OfType<GlobPattern>().Where(static g => !g.IsNegative);

    private static IEnumerable<(Expr Written, string Folder)> Archives(DeploymentEnvironment environment) =>
        environment.Uses.Where(static u => u.Construct == "function").Select(static u => u.Value("file"))
            .Concat(environment.Resources.Where(static r => r is { Type: "aws_lambda_function", IsOfLibrary: false }).SelectMany(static r => r.Body.Items.OfType<ResourceArgument>()).Where(static a => a.Name == "filename").Select(static a => a.Value))
            .Where(static v => v?.Constant is TextValue { Text: [not ('/' or '~'), ..] }).Select(v => (v!, environment.Folder));

    private static string Path(Expr written, string folder) => ProjectPath.Normalise(ProjectPath.Join(folder, written.Constant!.ToText()));

    private bool IsMade(string path) => files.FileExists(path) || artifacts.Any(a => WithFolders(path).Any(a.Matches)) || steps.Any(s => s.Contains(ProjectPath.Name(path), StringComparison.Ordinal));

    // A pattern that matches a folder takes all that is in it; `.` is the folder of the project.
    private static IEnumerable<string> WithFolders(string path)
    {
        for (var folder = path; folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
        {
            yield return folder;
        }

        yield return path.StartsWith("../", StringComparison.Ordinal) ? path : ".";
    }

    private Diagnostic Missing(Expr written, string folder)
    {
        var text = written.Constant!.ToText();
        var place = written.Location.InProject;
        var fromHere = $"{string.Concat(folder.Split('/').Select(static _ => "../"))}{ProjectPath.Normalise(text)}";
        var isNear = files.FileExists(ProjectPath.Normalise(text));
        return new Diagnostic(
            ContainerDiagnostics.ArchiveMissing, place,
            $"There is no `{Path(written, folder)}`, and no pipeline makes it. {(isNear ? $"From `{folder}`, where Terraform looks, it is `{fromHere}`." : $"Terraform looks for it from `{folder}`.")}")
        {
            Fixes = isNear && place.Source.Slice(place.Span) == $"\"{text}\"" ? [new Fix($"Write `{fromHere}`", FixSafety.Suggestion, [new TextEdit(place.Span, $"\"{fromHere}\"")])] : [],
        };
    }
}
