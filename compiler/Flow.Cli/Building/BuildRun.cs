using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;

namespace Flow.Cli.Building;

/// <summary>The end of <c>flow build</c>: compares, says or writes.</summary>
/// <param name="plan">What is to be done.</param>
/// <param name="prefix">What stands before a path so that a reader finds it.</param>
/// <param name="paint">The colours.</param>
/// <param name="host">Where it is told.</param>
internal sealed class BuildRun(BuildPlan plan, string prefix, Paint paint, CommandHost host)
{
    /// <summary>Does what the options say.</summary>
    public int Finish(CommandArguments arguments)
    {
        if (arguments.Has("--check"))
        {
            return Compare();
        }

        var conflicts = arguments.Has("--force") ? [] : plan.Changes.Where(static c => c.Conflict is not null).ToList();
        foreach (var conflict in conflicts)
        {
            host.Error.WriteLine($"{paint.Red("error")}: `{prefix}{conflict.Path}` is left as it is: {conflict.Conflict}.");
        }

        if (conflicts.Count > 0)
        {
            host.Error.WriteLine("Nothing was written. `flow build --force` overwrites these files.");
            return ExitCode.Failed;
        }

        if (!arguments.Has("--dry-run"))
        {
            FileWriter.Write(plan);
        }

        Tell(arguments.Has("--dry-run"));
        return ExitCode.Done;
    }

    private void Tell(bool isDry)
    {
        foreach (var change in plan.Changes.Where(static c => c.Action != FileAction.Keep))
        {
            var verb = (change.Action == FileAction.Remove, isDry) switch
            {
                (true, true) => "would remove",
                (true, false) => "removed",
                (false, true) => "would write",
                (false, false) => "wrote",
            };
            host.Out.WriteLine($"{verb} {prefix}{change.Path}");
        }

        foreach (var module in plan.Changes.Where(static c => c is { Action: FileAction.Remove, Target: "terraform" } && c.Path.EndsWith("/terraform.tf", StringComparison.Ordinal)))
        {
            host.Error.WriteLine(
                $"{paint.Yellow("warning")}: the environment of `{prefix}{Path.GetDirectoryName(module.Path)}` is gone, and its configuration with it. What it made still stands, and its state is where it was: "
                + "to take that down, bring the files back and run `terraform destroy` there first.");
        }

        var kept = plan.Changes.Count(static c => c.Action == FileAction.Keep && c.NewText is not null);
        if (kept > 0)
        {
            host.Out.WriteLine($"{kept} {(kept == 1 ? "file is" : "files are")} unchanged");
        }
    }

    private int Compare()
    {
        var changed = plan.Changes.Where(static c => c.Action != FileAction.Keep).ToList();
        foreach (var change in changed)
        {
            foreach (var line in LineDiff.Of(prefix + change.Path, change.OldText, change.NewText))
            {
                host.Out.WriteLine(Coloured(line));
            }
        }

        if (changed.Count == 0 && FileWriter.ManifestChange(plan) is null)
        {
            host.Out.WriteLine($"{plan.Changes.Length} generated {(plan.Changes.Length == 1 ? "file is" : "files are")} up to date");
            return ExitCode.Done;
        }

        host.Out.WriteLine(changed.Count == 0
            ? $"{prefix}{BuildManifest.FileName} is not up to date. Run `flow build` and commit the result."
            : $"{changed.Count} generated {(changed.Count == 1 ? "file is" : "files are")} not up to date. Run `flow build` and commit the result.");
        return ExitCode.Failed;
    }

    private string Coloured(string line) => line switch
    {
        ['+', ..] => paint.Green(line),
        ['-', ..] => paint.Red(line),
        ['@', ..] => paint.Cyan(line),
        _ => line,
    };
}
