using System.Formats.Tar;
using Flow.Runtime.Execution;
using Flow.Runtime.Files;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Brings the project's files into a workspace, as they lie in the project folder or as a commit has them.</summary>
internal static class Checkout
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal) { ".git", "bin", "obj", "node_modules", ".flow" };

    public static async Task<StepEnd> RunAsync(StepState state, CheckoutStep step)
    {
        var services = state.Cell.Run.Services;
        var project = services.Options.ProjectFolder;
        var target = Path.GetFullPath(step.Into?.Invoke(state.Context) ?? "", state.Cell.Workspace.Folder);
        if (Operators.NoneIfEmpty(step.Repository?.Invoke(state.Context)) is { } other && other != services.Facts.Git.Repository)
        {
            return StepEnd.Failed($"A local run has this project only; it cannot check out '{other}'.");
        }

        var reference = Operators.NoneIfEmpty(step.Ref?.Invoke(state.Context));
        if (services.Options.InPlace)
        {
            return InPlace(state, reference);
        }

        if (reference is not null && reference != services.Facts.Git.Sha && reference != services.Facts.Git.Ref && reference != services.Facts.Git.RefName)
        {
            return await ExtractAsync(state, project, target, reference);
        }

        var files = await ListAsync(project, services.BaseVariables, state.Stop);
        FileCopy.Copy(files ?? Walk(project), project, target);
        if (files is not null)
        {
            await LinkRepositoryAsync(state, project, target);
        }

        return StepEnd.Succeeded;
    }

    private static StepEnd InPlace(StepState state, string? reference)
    {
        state.Write($"Working in the project folder itself{(reference is null ? "" : $"; '{reference}' is not checked out")}.");
        return StepEnd.Succeeded;
    }

    /// <summary>The files that git knows or would take; null where the project is not a git repository.</summary>
    private static async Task<IReadOnlyList<string>?> ListAsync(string project, IReadOnlyDictionary<string, string> environment, CancellationToken stop)
    {
        if (await ToolOutput.AskAsync(project, environment, stop, "git", "ls-files", "-co", "--exclude-standard", "-z") is not (0, var text))
        {
            return null;
        }

        return [.. text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(static file => !file.StartsWith(".flow/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    private static List<string> Walk(string project)
    {
        List<string> files = [];
        void Enter(DirectoryInfo folder)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(static entry => !LeftOut.Contains(entry.Name)))
            {
                if (entry is DirectoryInfo child && entry.LinkTarget is null)
                {
                    Enter(child);
                }
                else
                {
                    files.Add(Path.GetRelativePath(project, entry.FullName));
                }
            }
        }

        Enter(new(project));
        return files;
    }

    /// <summary>
    /// Gives the copy a repository of its own, which shares the project's objects, so that <c>git describe</c> and <c>git log</c> work
    /// and a commit stays in the copy. It pushes nowhere: a local run must not change the real remote by accident.
    /// </summary>
    private static async Task LinkRepositoryAsync(StepState state, string project, string target)
    {
        var environment = state.Cell.Run.Services.BaseVariables;
        var root = await ToolOutput.AskAsync(project, environment, state.Stop, "git", "rev-parse", "--show-toplevel", "--git-path", "index");
        if (root is not (0, var paths) || paths.Split('\n') is not [var top, var index] || Path.GetFullPath(top) != Path.GetFullPath(project))
        {
            return;
        }

        var bare = Path.Combine(state.Cell.Workspace.Temp, $"repository_{state.Cell.ProcessCount}");
        if (await ToolOutput.AskAsync(project, environment, state.Stop, "git", "clone", "--quiet", "--shared", "--no-checkout", project, bare) is (0, _))
        {
            Directory.Move(Path.Combine(bare, ".git"), Path.Combine(target, ".git"));
            Directory.Delete(bare, recursive: true);
            CopyIndex(Path.GetFullPath(index, project), Path.Combine(target, ".git", "index"));
            await ToolOutput.AskAsync(target, environment, state.Stop, "git", "config", "remote.origin.pushurl", "a-local-run-pushes-nowhere");
        }
    }

    /// <summary>A repository to which nothing was ever added has no index yet.</summary>
    private static void CopyIndex(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to, overwrite: true);
        }
    }

    private static async Task<StepEnd> ExtractAsync(StepState state, string project, string target, string reference)
    {
        var archive = Path.Combine(state.Cell.Workspace.Temp, $"archive_{state.Cell.ProcessCount}.tar");
        var answer = await ToolOutput.AskAsync(
            project, state.Cell.Run.Services.BaseVariables, state.Stop, "git", "archive", "--format=tar", $"--output={archive}", "--end-of-options", reference);
        if (answer is not (0, _))
        {
            return StepEnd.Failed($"'{reference}' cannot be checked out: {answer?.Text ?? "there is no git here"}");
        }

        Directory.CreateDirectory(target);
        await TarFile.ExtractToDirectoryAsync(archive, target, overwriteFiles: true, state.Stop);
        File.Delete(archive);
        return StepEnd.Succeeded;
    }
}
