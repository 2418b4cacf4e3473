using Flow.Runtime.Execution;
using Flow.Runtime.Files;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Steps;

/// <summary>The artifact store of a run: <c>artifacts/JOB/CELL/NAME</c>.</summary>
internal static class Artifacts
{
    public static Task<StepEnd> UploadAsync(StepState state, UploadArtifactStep step)
    {
        var patterns = step.Paths(state.Context);
        var workspace = state.Cell.Workspace.Folder;
        var files = new GlobSet(patterns).Match(workspace).Where(file => step.IncludeHidden || !IsHidden(file)).ToList();
        return Task.FromResult(files.Count == 0 ? NoFiles(state, step, patterns) : Keep(state, step, files, step.Root is { } root ? (root == "." ? "" : root) : GlobRoots.Of(patterns, workspace)));
    }

    public static Task<StepEnd> DownloadAsync(StepState state, DownloadArtifactStep step)
    {
        var outcome = state.Cell.Run.Outcome(step.Job);
        var target = Path.GetFullPath(step.Into?.Invoke(state.Context) ?? "", state.Cell.Workspace.Folder);
        if (step.Cell?.Invoke(state.Context) is { } wanted)
        {
            return Task.FromResult(Take(state, step, [outcome.Cell(wanted)], target));
        }

        return Task.FromResult(Take(state, step, outcome.All, target));
    }

    private static StepEnd NoFiles(StepState state, UploadArtifactStep step, IReadOnlyList<string> patterns)
    {
        var message = $"No file matches {string.Join(", ", patterns.Select(static pattern => $"'{pattern}'"))}, so there is nothing to keep as '{step.Artifact}'.";
        if (step.IfNoFiles == IfNoFiles.Error)
        {
            return StepEnd.Failed(message);
        }

        state.Write(step.IfNoFiles == IfNoFiles.Warn ? $"::warning::{message}" : message);
        return StepEnd.Succeeded;
    }

    private static StepEnd Keep(StepState state, UploadArtifactStep step, List<string> files, string root)
    {
        var store = Path.Combine(Folder(state.Cell.Run, state.Cell.Job.Definition.Name, state.Cell.Key), CellKey.Folder(step.Artifact));
        if (Directory.Exists(store))
        {
            return StepEnd.Failed($"The artifact '{step.Artifact}' is already there; an artifact is never changed.");
        }

        var whileCopying = store + ".part";
        FileCopy.Copy(files, state.Cell.Workspace.Folder, whileCopying, file => root.Length == 0 ? file : Path.GetRelativePath(root, file));
        Directory.Move(whileCopying, store);
        state.Cell.Run.Services.Recorder.Record(new(JournalKind.ArtifactKept)
        {
            Job = state.Cell.Run.Prefix + state.Cell.Job.Definition.Name, Cell = state.Cell.Key, Step = state.Scope.Path + step.Id,
            Title = step.Artifact, Count = files.Count,
        });
        state.Write($"Kept {files.Count} {(files.Count == 1 ? "file" : "files")} as '{step.Artifact}'.");
        return StepEnd.Succeeded;
    }

    private static StepEnd Take(StepState state, DownloadArtifactStep step, IReadOnlyList<CellOutcome> cells, string target)
    {
        var found = cells.Select(cell => (cell.Key, Store: Path.Combine(Folder(state.Cell.Run, step.Job, cell.Key), CellKey.Folder(step.Artifact))))
            .Where(static entry => Directory.Exists(entry.Store)).ToList();
        if (found.Count == 0)
        {
            return StepEnd.Failed($"The job '{step.Job}' has not kept an artifact '{step.Artifact}'.");
        }

        foreach (var (key, store) in found)
        {
            var files = Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(store, file)).ToList();
            FileCopy.Copy(files, store, target);
            state.Write($"Took {files.Count} {(files.Count == 1 ? "file" : "files")} of '{step.Artifact}' from {key}.");
        }

        return StepEnd.Succeeded;
    }

    private static string Folder(RunState run, string job, string cell) =>
        Path.Combine(run.Services.RunFolder, "artifacts", CellKey.Folder(run.Prefix + job), CellKey.Folder(cell));

    private static bool IsHidden(string file) => file.Split('/').Any(static part => part.StartsWith('.'));
}
