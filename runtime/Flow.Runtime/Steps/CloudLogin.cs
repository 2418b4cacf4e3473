using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Makes sure that the credentials that are here belong to the account that is meant, and sets the region for the steps that follow. Nobody is logged in.</summary>
internal static class CloudLogin
{
    private static readonly string[] Question = ["aws", "sts", "get-caller-identity", "--query", "Account", "--output", "text"];

    public static async Task<StepEnd> RunAsync(StepState state, CloudLoginStep step)
    {
        var (account, region) = (step.Account(state.Context), step.Region(state.Context));
        var answer = await ToolOutput.AskAsync(state.Cell.Workspace.Folder, StepVariables.Of(state, new Dictionary<string, string>()), state.Stop, Question);
        if (answer is not (0, var text))
        {
            return StepEnd.Failed($"Credentials for the account {account} of AWS are needed, but '{string.Join(' ', Question)}' does not work here. A local run logs nobody in: do it before, for example with 'aws sso login'.");
        }

        var found = text.Trim();
        if (found != account)
        {
            return StepEnd.Failed($"The credentials that are here belong to the account {found} of AWS, and the environment is in {account}.");
        }

        state.Cell.Environment["AWS_REGION"] = region;
        state.Cell.Environment["AWS_DEFAULT_REGION"] = region;
        state.Write($"logged in to {found} already, region {region}");
        return StepEnd.Succeeded;
    }
}
