using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Takes what one workflow cannot say.</summary>
/// <param name="bag">Where it goes.</param>
/// <param name="subject">What is being written, such as <c>pipeline `ci`</c>.</param>
internal sealed class WorkflowReports(DiagnosticBag bag, string subject)
{
    private bool caseIsNoted;

    /// <summary>Adds a diagnostic.</summary>
    public void Add(DiagnosticDescriptor descriptor, Location location, string message) => bag.Report(descriptor, location, message);

    /// <summary>Says that GitHub compares text without case: once, for that is a fact about GitHub and not about each place.</summary>
    public void NoteCaseOnce(Location location)
    {
        if (caseIsNoted)
        {
            return;
        }

        caseIsNoted = true;
        Add(
            GitHubActionsDiagnostics.CaseIsIgnored,
            location,
            $"GitHub compares text without case, so this also holds where only the case differs. Write `same-text(a, b)` where that is meant. (Said once for {subject}.)");
    }
}
