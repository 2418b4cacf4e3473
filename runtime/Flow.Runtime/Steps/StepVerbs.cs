using Flow.Runtime.Execution;

namespace Flow.Runtime.Steps;

/// <summary>What each kind of step does.</summary>
internal static class StepVerbs
{
    public static Task<StepEnd> ExecuteAsync(StepState state, StepDefinition step) => step switch
    {
        CSharpStep csharp => CSharpAsync(state, csharp),
        ShellStep shell => ShellScript.RunAsync(state, shell),
        ProcessStep process => ProcessAsync(state, process),
        CheckoutStep checkout => Checkout.RunAsync(state, checkout),
        SetupStep setup => ToolCheck.RunAsync(state, setup),
        CloudLoginStep login => CloudLogin.RunAsync(state, login),
        FreezeStep freeze => Freeze.RunAsync(state, freeze),
        BuildImageStep image => ImageBuild.RunAsync(state, image),
        UploadArtifactStep upload => Artifacts.UploadAsync(state, upload),
        DownloadArtifactStep download => Artifacts.DownloadAsync(state, download),
        CacheStep cache => Caches.RunAsync(state, cache),
        ReportStep report => Task.FromResult(TestReports.Run(state, report)),
        SummaryStep summary => Task.FromResult(Summarise(state, summary)),
        GroupStep group => GroupAsync(state, group),
        ActionStep action => Task.FromResult(SkipAction(state, action)),
        _ => Task.FromResult(StepEnd.Failed($"This runner does not know steps of the kind {step.GetType().Name}.")),
    };

    private static async Task<StepEnd> CSharpAsync(StepState state, CSharpStep step)
    {
        var value = await step.Body(state.Context);
        if (!value.IsNone)
        {
            state.Outputs["value"] = value.ToJson();
        }

        return StepEnd.Succeeded;
    }

    private static async Task<StepEnd> ProcessAsync(StepState state, ProcessStep step)
    {
        var folder = StepFolder.Of(state, step.WorkingDirectory);
        return StepEnd.OfExitCode(await StepProcess.RunAsync(state, step.Arguments(state.Context), folder, step.Capture));
    }

    private static StepEnd Summarise(StepState state, SummaryStep step)
    {
        state.Cell.Summaries.Add(state.Cell.Run.Services.Masker.Mask(step.Text(state.Context)));
        return StepEnd.Succeeded;
    }

    private static async Task<StepEnd> GroupAsync(StepState state, GroupStep group)
    {
        Record inputs = [];
        foreach (var input in group.Inputs)
        {
            inputs[input.Name] = input.Value(state.Context);
        }

        var scope = new StepScope(state.Cell.Stop, new("input", inputs), $"{state.Scope.Path}{group.Id}/");
        await StepRunner.RunAllAsync(state.Cell, scope, group.Steps);
        var within = new StepContext(state.Cell, scope, null);
        foreach (var output in group.Outputs)
        {
            state.SetOutput(output.Name, output.Value(within));
        }

        return scope.Status == Result.Succeeded ? StepEnd.Succeeded : new(scope.Status, scope.Message);
    }

    private static StepEnd SkipAction(StepState state, ActionStep action)
    {
        state.Write($"'{action.Uses}' runs at GitHub only; it is skipped here, and its outputs are empty.");
        return new(Result.Skipped, "An action of GitHub is skipped in a local run.");
    }
}
