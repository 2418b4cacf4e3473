using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Makes sure that the credentials that are here belong to the account that is meant, and sets the region for the steps that follow. Nobody is logged in.</summary>
internal static class CloudLogin
{
    private static readonly string[] Question = ["aws", "sts", "get-caller-identity", "--query", "Account", "--output", "text"];

    public static async Task<StepEnd> RunAsync(StepState state, CloudLoginStep step)
    {
        var answer = await ToolOutput.AskAsync(state.Cell.Workspace.Folder, StepVariables.Of(state, new Dictionary<string, string>()), state.Stop, Question);
        if (answer is not (0, var text))
        {
            return StepEnd.Failed($"Credentials for the account {step.Account} of AWS are needed, but '{string.Join(' ', Question)}' does not work here. A local run logs nobody in: do it before, for example with 'aws sso login'.");
        }

        var found = text.Trim();
        if (found != step.Account)
        {
            return StepEnd.Failed($"The credentials that are here belong to the account {found} of AWS, and the environment is in {step.Account}.");
        }

        state.Cell.Environment["AWS_REGION"] = step.Region;
        state.Cell.Environment["AWS_DEFAULT_REGION"] = step.Region;
        state.Write($"logged in to {found} already, region {step.Region}");
        return StepEnd.Succeeded;
    }
}
