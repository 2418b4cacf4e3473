using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Steps that keep files for later jobs and for people. See <see cref="ArtifactLayout"/> for where files land.</summary>
internal sealed partial class StepEmitter
{
    private YamlMapping Publish(PublishArtifactStep step, StepStart start) => Action(step, start, Known("actions/upload-artifact"),
    [
        ("name", OwnName(step.Artifact, step)),
        ("path", PathsWithAnchor(step.Paths)),
        ("include-hidden-files", ArtifactLayout.NamesHidden(step.Paths) ? true : null),
        ("if-no-files-found", step.MayBeEmpty ? "ignore" : "error"),
        ("retention-days", step.Keep is { } keep ? Durations.Days(keep, step.Origin.Location, scope.Reports) : null),
    ]);

    private string OwnName(string artifact, Step step) => scope is { Facts: { } pipeline, Job: { } job }
        ? ArtifactLayout.CellName(pipeline, job, artifact, ArtifactLayout.OwnCell(job, step.Origin.Location), expressions)
        : artifact;

    private YamlScalar PathsWithAnchor(ImmutableArray<Expr> paths)
    {
        var lines = paths.Select(expressions.Text);
        return ArtifactLayout.AnchorFor(paths) is { } anchor
            ? YamlScalar.Of(string.Join("", lines.Append(anchor).Select(static l => l + "\n"))) with
            {
                TrailingComment = "the last line matches nothing and keeps the folders of the others",
            }
            : Lines(paths);
    }

    private YamlMapping Take(TakeArtifactStep step, StepStart start)
    {
        if (scope.Facts is not { } pipeline || pipeline.Job(step.Job) is not { } producer)
        {
            Refuse(step.Origin.Location, "`take`", "an action, which knows no jobs", "Take the artifact in the job that uses the action.");
            return Action(step, start, Known("actions/download-artifact"), [("name", step.Artifact)]);
        }

        var isAll = step.Cells == ArtifactCells.All;
        return Action(step, start, Known("actions/download-artifact"),
        [
            ("name", isAll ? null : YamlScalar.Of(NameToTake(pipeline, producer, step))),
            ("pattern", isAll ? YamlScalar.Of(PatternToTake(pipeline, producer, step)) : null),
            ("merge-multiple", isAll ? true : null),
            ("path", PathToTake(producer, step).AsScalar()),
        ]);
    }

    private static string PatternToTake(PipelineFacts pipeline, Job producer, TakeArtifactStep step)
    {
        var name = pipeline.ArtifactName(producer.Name, step.Artifact);
        return producer.Matrix is null ? name : $"{name}{pipeline.CellSeparator(name)}*";
    }

    private string NameToTake(PipelineFacts pipeline, Job producer, TakeArtifactStep step)
    {
        var cell = step.Cell;
        if (producer.Matrix is { } matrix && !ArtifactLayout.AxesMakeNames(matrix))
        {
            if (CellNumber(matrix, step.Cell) is not { } number)
            {
                scope.Reports.Add(
                    GitHubActionsDiagnostics.MatrixNotPossible,
                    step.Origin.Location,
                    $"Which cell of `{producer.Name}` is meant is known only at run time, and its values cannot stand in the name of an artifact. Take `{producer.Name}.all.{step.Artifact}`.");
                return step.Artifact;
            }

            cell = [new ConstantExpr(Value.Of(number), FlowType.Int, step.Origin.Location)];
        }

        return ArtifactLayout.CellName(pipeline, producer, step.Artifact, cell, expressions);
    }

    private static int? CellNumber(JobMatrix matrix, ImmutableArray<Expr> values)
    {
        if (!matrix.IsKnown || values.Any(static v => v.Constant is null))
        {
            return null;
        }

        for (var i = 0; i < matrix.Cells.Length; i++)
        {
            if (matrix.Axes.Zip(values).All(p => Equals(matrix.Cells[i].Field(p.First.Name), p.Second.Constant)))
            {
                return i;
            }
        }

        return null;
    }

    private string? PathToTake(Job producer, TakeArtifactStep step)
    {
        if (step.Into is { } folder)
        {
            return expressions.Text(folder);
        }

        var published = producer.AllSteps.OfType<PublishArtifactStep>().FirstOrDefault(p => p.Artifact == step.Artifact);
        var root = published is null ? null : ArtifactRoot.Of(published.Paths);
        if (root is null)
        {
            scope.Reports.Add(
                GitHubActionsDiagnostics.ArtifactPlaceUnknown,
                step.Origin.Location,
                $"Where the files of `{producer.Name}.{step.Artifact}` were made is not known or lies outside the workspace. Write `take … to \"folder\"`.");
        }

        return root == "." ? null : root;
    }

    /// <summary>
    /// Result files go up as an artifact whatever the tests said, for that is when they are needed. Nothing interprets them with more
    /// permission than the job has.
    /// </summary>
    private YamlMapping Report(ReportStep step, StepStart start)
    {
        var siblings = (scope.Job?.AllSteps ?? scope.Action?.Steps ?? []).OfType<ReportStep>().Where(r => r.ReportKind == step.ReportKind).ToList();
        var number = siblings.Count > 1 ? $"-{siblings.FindIndex(r => ReferenceEquals(r, step)) + 1}" : "";
        var name = $"{(scope.Job is { } job ? job.Name + "-" : "")}{step.ReportKind}{number}";
        return Action(step, start, Known("actions/upload-artifact"),
        [
            ("name", OwnName(name, step)),
            ("path", PathsWithAnchor(step.Paths)),
            ("include-hidden-files", ArtifactLayout.NamesHidden(step.Paths) ? true : null),
        ]);
    }
}
