using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Planning;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Writes the steps of jobs and of composite actions.</summary>
internal sealed class StepEmitter(CSharpEmission emission, Pipeline pipeline, CSharpWriter writer, MemberEmitter members, CSharpStepEmitter code)
{
    private readonly Stack<string> actions = new();

    /// <summary>The steps as a list; nothing where there are none.</summary>
    public void Emit(string name, ImmutableArray<Step> steps, Job? job, CSharpScope scope) => writer.List(name, steps, s => Step(s, job, scope));

    private void Step(Step step, Job? job, CSharpScope scope)
    {
        switch (step)
        {
            case RunStep run: Script(run, scope); break;
            case ProcessStep process: Process(process, scope); break;
            case UsesStep uses: Uses(uses, job, scope); break;
            case CheckoutStep checkout: Checkout(checkout, scope); break;
            case SetupStep setup: Setup(setup, scope); break;
            case LoginStep login: Login(login, job, scope); break;
            case FreezeStep freeze: Freeze(freeze, scope); break;
            case BuildImageStep image: Image(image, job, scope); break;
            case PublishArtifactStep publish: Publish(publish, scope); break;
            case TakeArtifactStep take: Take(take, scope); break;
            case CacheStep cache: Cache(cache, scope); break;
            case ReportStep report: Made(report, $"ReportStep({Key(report)}, {CSharpLiteral.Quoted(report.ReportKind)}, {Lambda(members.Texts(report.Paths, scope), scope)})", scope); break;
            case SummaryStep summary: Made(summary, $"SummaryStep({Key(summary)}, {Lambda(members.Expressions(scope).Text(summary.Markdown), scope)})", scope); break;
            case CSharpStep csharp: Made(csharp, code.Construct(csharp, job?.Name ?? actions.Peek(), scope), scope); break;
            default: throw new InvalidOperationException($"The step {step.GetType().Name} has no C# form.");
        }
    }

    private static string Key(Step step) => CSharpLiteral.Quoted(step.Key).Text;

    private static string Lambda(CSharpCode body, CSharpScope scope) => MemberEmitter.Lambda(body, scope);

    /// <summary>Results are reported whatever the steps before did, for that is when they are needed.</summary>
    private static Expr UnlessCancelled(Step step)
    {
        var place = step.Origin.Location;
        var cancelled = new ReadExpr(new StatusSource(StatusFunction.Cancelled), FlowType.Bool, place) { Phase = Phase.Running };
        var goesOn = new UnaryExpr(UnaryOperator.Not, cancelled, FlowType.Bool, place) { Phase = Phase.Running };
        return step.When is { } when ? new BinaryExpr(BinaryOperator.And, goesOn, when, FlowType.Bool, place) { Phase = Phase.Running } : goesOn;
    }

    /// <summary>A script without a name is shown by its first line.</summary>
    private static ConstantExpr? FirstLine(Step step)
    {
        if (step is not RunStep { Name: null, Script.Text: var text } || text.Split('\n').FirstOrDefault(static l => l.Trim().Length > 0)?.Trim() is not { } line)
        {
            return null;
        }

        return new ConstantExpr(Value.Of(line.Length > 60 ? line[..59] + "…" : line), FlowType.Text, step.Origin.Location);
    }

    /// <summary>A step: what constructs it, what every step may have, and what this kind has besides.</summary>
    private void Made(Step step, string construction, CSharpScope scope, Action? own = null, ImmutableArray<Variable> variables = default)
    {
        Head($"new {construction}", step.Origin.Location);
        writer.OpenBracket();
        members.Member("Title", step.Title ?? FirstLine(step), scope, FlowType.Text);
        members.Location(step.Origin);
        var reports = step is ReportStep && !step.UsesStatusFunction;
        if (step.UsesStatusFunction || reports)
        {
            writer.Line("Gate = Gate.Condition,");
        }

        members.Member("When", reports ? UnlessCancelled(step) : step.When, scope, FlowType.Bool);
        members.Variables(variables.IsDefault ? step.Variables : step.Variables.AddRange(variables), scope);
        members.Member("Timeout", step.Timeout, scope, FlowType.Duration);
        members.Member("ContinueOnError", step.ContinueOnError, scope, FlowType.Bool);
        Retry(step.Retry);
        own?.Invoke();
        writer.Close("},");
        if (step is not (RunStep or ProcessStep or UsesStep) && step.Folder is { } folder)
        {
            emission.Refuse(folder.Location, "The runner changes the folder of scripts and programs only; write the folder into the paths of this step.");
        }
    }

    // What runs later than now (a key, a list of paths) is mapped; the mere construction of a step is not worth a directive.
    private void Head(string code, Text.Location origin)
    {
        if (code.Contains("=>", StringComparison.Ordinal))
        {
            writer.Line(code, origin);
        }
        else
        {
            writer.Plain(code, origin);
        }
    }

    private void Retry(Retry? retry)
    {
        if (retry is null)
        {
            return;
        }

        var on = retry.ExitCodes.Select(static c => $"RetryOn.ExitCode({c})").Concat(retry.OnTimeout ? ["RetryOn.Timeout"] : Array.Empty<string>()).ToList();
        var settings = new List<string>();
        if (retry.Delay > TimeSpan.Zero)
        {
            settings.Add($"Delay = {CSharpLiteral.Duration(retry.Delay)}");
        }

        if (on.Count > 0)
        {
            settings.Add($"On = [{string.Join(", ", on)}]");
        }

        writer.Line($"Retry = new({retry.Count}){(settings.Count > 0 ? $" {{ {string.Join(", ", settings)} }}" : "")},");
    }

    private void Script(RunStep run, CSharpScope scope) => Made(
        run,
        $"ShellStep({Key(run)})",
        scope,
        () =>
        {
            if (run.Script.Shell is { } shell)
            {
                writer.Line($"Shell = static _ => {MemberEmitter.Shell(shell)},");
            }

            FolderAndCapture(run, scope);
            if (run.Shown is { } shown)
            {
                writer.Line($"Shown = {CSharpLiteral.Quoted(shown)},");
            }

            writer.Line($"Script = static _ => {CSharpLiteral.Text(run.Script.Text)},", run.Origin.Location); // Asked for when the step starts: a breakpoint on the step stops here.
        },
        run.Script.Variables);

    private void Process(ProcessStep process, CSharpScope scope) => Made(process, $"ProcessStep({Key(process)})", scope, () =>
    {
        FolderAndCapture(process, scope);
        members.Texts("Arguments", process.Arguments, scope);
        writer.Line($"Shown = {CSharpLiteral.Quoted(string.Join(' ', process.Arguments.Select(Shown)))},");
    });

    /// <summary>An argument as a dry run shows it: what is not known yet as it is written, and quotes where a space would divide it.</summary>
    private static string Shown(Expr argument) => argument.Constant is not { } known ? AsWritten(argument.Location.Source.Slice(argument.Location.Span))
        : known.ToText() is var text && text.Length > 0 && !text.AsSpan().ContainsAny(" \t\n\"'") ? text : CSharpLiteral.Quoted(known.ToText()).Text;

    private static string AsWritten(string value) => value.StartsWith('"') ? value : $"${{{value}}}";

    private void FolderAndCapture(Step step, CSharpScope scope)
    {
        members.Member("WorkingDirectory", step.Folder, scope, FlowType.Text);
        var captures = (step.CapturesStdout ? new[] { "Capture.Stdout" } : []).Concat(step.CapturesStderr ? ["Capture.Stderr"] : []).ToList();
        if (captures.Count > 0)
        {
            writer.Line($"Capture = {string.Join(" | ", captures)},");
        }
    }

    private void Uses(UsesStep uses, Job? job, CSharpScope scope)
    {
        if (emission.Action(uses.Action) is { External: false } action)
        {
            Group(uses, action, job, scope);
            return;
        }

        var reference = Reference(uses.Action);
        emission.Diagnostics.Report(CSharpDiagnostics.NeedsGitHub, uses.Origin.Location, $"`{reference}` is a program for GitHub's runner: `flow run` refuses the pipeline unless `--skip-actions` is given.");
        Made(uses, $"ActionStep({Key(uses)}, {CSharpLiteral.Quoted(reference)})", scope, () => members.Arguments("Inputs", uses.Inputs, scope));
    }

    private string Reference(ActionReference action) => action switch
    {
        RemoteAction remote => $"{remote.Repository}{(remote.Path.Length > 0 ? "/" + remote.Path : "")}@{remote.Reference}",
        LocalAction local => local.Path,
        ImageAction image => "docker://" + image.Image,
        DeclaredAction declared => "./" + (emission.Action(declared)?.Folder.Path ?? declared.Name),
        _ => throw new InvalidOperationException($"The reference {action.GetType().Name} has no C# form."),
    };

    private void Group(UsesStep uses, CompositeAction action, Job? job, CSharpScope scope)
    {
        if (actions.Contains(action.Name))
        {
            emission.Diagnostics.Report(CSharpDiagnostics.ActionCycle, uses.Origin.Location, $"`{action.Name}` uses itself: {string.Join(" → ", actions.Reverse().Append(action.Name))}.");
            return;
        }

        actions.Push(action.Name);
        var inner = (new CSharpScope(ContextLevel.Step) { IsInAction = true, Parameters = action.Parameters }).Among(action.Steps);
        Made(uses, $"GroupStep({Key(uses)})", scope, () =>
        {
            members.Arguments("Inputs", WithDefaults(uses, action), scope);
            Emit("Steps", action.Steps, job, inner);
            members.Outputs("Outputs", action.Outputs, inner);
        });
        actions.Pop();
    }

    private static IEnumerable<Variable> WithDefaults(UsesStep uses, CompositeAction action) => uses.Inputs.Concat(action.Parameters
        .Where(p => p.Default is not null && uses.Inputs.All(i => i.Name != p.Name))
        .Select(static p => new Variable(p.Name, new ConstantExpr(p.Default!, p.Type, p.Origin.Location), p.Origin)));

    private void Checkout(CheckoutStep checkout, CSharpScope scope) => Made(checkout, $"CheckoutStep({Key(checkout)})", scope, () =>
    {
        members.Member("Ref", checkout.Reference, scope, FlowType.Text);
        members.Member("Repository", checkout.Repository, scope, FlowType.Text);
        members.Member("Into", checkout.Into, scope, FlowType.Text);
        if (checkout.LargeFiles || checkout.Submodules != "no")
        {
            emission.Note(checkout.Origin.Location, "A local run copies the files as they lie in the project folder: submodules and large files are there or are not.");
        }
    });

    private void Setup(SetupStep setup, CSharpScope scope)
    {
        var version = setup.Version is { } written ? ", " + Lambda(members.Expressions(scope).Text(written), scope) : "";
        Made(setup, $"SetupStep({Key(setup)}, {CSharpLiteral.Quoted(setup.Tool.ToString().ToLowerInvariant())}{version})", scope);
    }

    private void Login(LoginStep login, Job? job, CSharpScope scope)
    {
        string Of(Func<DeployRole, string> what) => // where there is no role, that was reported
            Lambda(members.Expressions(scope).Text(DeployRole.Of(emission.Model, job, login, what) ?? new ConstantExpr(Value.Of(""), FlowType.Text, login.Origin.Location)), scope);

        Made(login, $"CloudLoginStep({Key(login)}, {Of(static r => r.Account)}, {Of(static r => r.Region)})", scope);
    }

    private void Freeze(FreezeStep freeze, CSharpScope scope) =>
        Made(freeze, $"FreezeStep({Key(freeze)}, {CSharpLiteral.Quoted(freeze.Environment)})", scope, () =>
        {
            if (freeze.Prometheus is { } asked)
            {
                writer.Line($"Prometheus = {CSharpLiteral.Quoted(asked.Url)},");
            }

            writer.List("Days", freeze.Days, d => writer.Line($"new({CSharpLiteral.Quoted(d.What)}, {d.From.ToUnixTimeSeconds()}, {d.Until.ToUnixTimeSeconds()}),"));
            writer.List("Questions", freeze.Questions, q => writer.Line($"new({CSharpLiteral.Quoted(q.What)}, {CSharpLiteral.Quoted(BudgetQueries.IsSpent(q))}, {(q.Passes ? "true" : "false")}),"));
            if (freeze.Hours is { } hours)
            {
                writer.Line($"Hours = new({CSharpLiteral.Quoted(hours.What)}, {CSharpLiteral.Quoted(hours.Zone)}, [{string.Join(", ", hours.Parts.Select(static p => string.Create(CultureInfo.InvariantCulture, $"new({p.From}, {p.Until})")))}]),");
            }

            members.Member("Token", freeze.Prometheus?.Token, scope, FlowType.Text);
            members.Member("Despite", freeze.Despite, scope, FlowType.Text);
        });

    private void Image(BuildImageStep image, Job? job, CSharpScope scope)
    {
        var place = ImagePlace.Of(emission.Model, job, image); // where there is none, that was reported
        var known = image.Tags.Where(static t => t.Constant is not NoneValue).ToImmutableArray();
        Made(image, $"BuildImageStep({Key(image)}, {CSharpLiteral.Quoted(place?.Name ?? image.Service)}, {CSharpLiteral.Quoted(image.File)}, {CSharpLiteral.Quoted(image.Sources)}, {Lambda(members.Texts(known, scope), scope)})", scope, () =>
        {
            (string Name, bool IsSet)[] flags = [("IsPushed", image.IsPushed), ("IsSigned", image.IsSigned), ("HasBill", image.HasBill)];
            foreach (var (name, _) in flags.Where(static f => f.IsSet))
            {
                writer.Line($"{name} = true,");
            }

            (string Name, string? Text)[] texts = [("TagPrefix", place?.TagPrefix is { Length: > 0 } prefix ? prefix : null), ("FailsOn", image.FailsOn)];
            foreach (var (name, text) in texts.Where(static t => t.Text is not null))
            {
                writer.Line($"{name} = {CSharpLiteral.Quoted(text!)},");
            }
        });
    }

    private void Publish(PublishArtifactStep publish, CSharpScope scope)
    {
        var paths = Lambda(members.Texts(publish.Paths, scope), scope);
        Made(publish, $"UploadArtifactStep({Key(publish)}, {CSharpLiteral.Quoted(publish.Artifact)}, {paths})", scope, () =>
        {
            if (ArtifactRoot.Of(publish.Paths) is { } root)
            {
                writer.Line($"Root = {CSharpLiteral.Quoted(root)},");
            }

            if (publish.MayBeEmpty)
            {
                writer.Line("IfNoFiles = IfNoFiles.Ignore,");
            }
        });
    }

    private void Take(TakeArtifactStep take, CSharpScope scope) =>
        Made(take, $"DownloadArtifactStep({Key(take)}, {CSharpLiteral.Quoted(take.Job)}, {CSharpLiteral.Quoted(take.Artifact)})", scope, () =>
        {
            members.Member("Into", take.Into ?? RootOf(take), scope, FlowType.Text);
            if (take.Cells == ArtifactCells.One)
            {
                var axes = pipeline.Job(take.Job).Matrix?.Axes ?? [];
                var fields = axes.Zip(take.Cell, (axis, value) => $"[{CSharpLiteral.Quoted(axis.Name)}] = {members.Expressions(scope).Value(value)}");
                writer.Line($"Cell = {Lambda(new($"new Record {{ {string.Join(", ", fields)} }}"), scope)},", take.Origin.Location);
            }
        });

    /// <summary>Taken files land where they were made.</summary>
    private ConstantExpr? RootOf(TakeArtifactStep take) =>
        ArtifactRoot.Of(pipeline, take) is { } root and not "." ? new ConstantExpr(Value.Of(root), FlowType.Text, take.Origin.Location) : null;

    private void Cache(CacheStep cache, CSharpScope scope)
    {
        var key = Lambda(members.Expressions(scope).Text(cache.CacheKey), scope);
        Made(cache, $"CacheStep({Key(cache)}, {key}, {Lambda(members.Texts(cache.Paths, scope), scope)})", scope, () =>
        {
            members.Texts("RestoreKeys", cache.RestoreKeys, scope);
            if (!(cache.Restores && cache.Saves))
            {
                writer.Line($"Mode = CacheMode.{(cache.Restores ? "Restore" : "Save")},");
            }
        });
    }
}
