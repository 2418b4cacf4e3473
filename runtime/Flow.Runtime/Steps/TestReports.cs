using System.Globalization;
using System.Xml.Linq;
using Flow.Runtime.Execution;
using Flow.Runtime.Files;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Steps;

/// <summary>Reads test reports: Visual Studio's TRX and JUnit's XML.</summary>
internal static class TestReports
{
    public static StepEnd Run(StepState state, ReportStep step)
    {
        var patterns = step.Paths(state.Context);
        var folder = state.Cell.Workspace.Folder;
        var files = new GlobSet(patterns).Match(folder);
        if (files.Count == 0)
        {
            return StepEnd.Failed($"No test report matches {string.Join(", ", patterns.Select(static pattern => $"'{pattern}'"))}.");
        }

        var counts = files.Select(file => Read(Path.Combine(folder, file))).Aggregate(TestCounts.None, static (sum, one) => sum.Plus(one));
        Tell(state, step, counts);
        return StepEnd.Succeeded;
    }

    /// <summary>The counts in one file.</summary>
    internal static TestCounts Read(string path)
    {
        try
        {
            var root = XDocument.Load(path).Root!;
            return root.Name.LocalName == "TestRun" ? FromTrx(root) : FromJUnit(root);
        }
        catch (System.Xml.XmlException fault)
        {
            throw new FlowRunException($"'{Path.GetFileName(path)}' is no test report: {fault.Message}", fault);
        }
    }

    private static void Tell(StepState state, ReportStep step, TestCounts counts)
    {
        state.SetOutput("total", counts.Total);
        state.SetOutput("passed", counts.Passed);
        state.SetOutput("failed", counts.Failed.Count);
        state.SetOutput("skipped", counts.Skipped);
        state.Write($"{step.Report}: {counts.Total} tests, {counts.Passed} passed, {counts.Failed.Count} failed, {counts.Skipped} skipped");
        foreach (var name in counts.Failed.Take(50))
        {
            state.Write($"  failed: {name}");
        }

        state.Cell.Run.Services.Recorder.Record(new(JournalKind.ReportRead)
        {
            Job = state.Cell.Run.Prefix + state.Cell.Job.Definition.Name, Cell = state.Cell.Key, Step = state.Scope.Path + step.Id,
            Title = step.Report, Count = counts.Total, Message = $"{counts.Passed} passed, {counts.Failed.Count} failed, {counts.Skipped} skipped",
        });
    }

    private static TestCounts FromTrx(XElement root)
    {
        var results = root.Descendants().Where(static element => element.Name.LocalName == "UnitTestResult").ToList();
        return Count(results, static result => (string?)result.Attribute("outcome") switch
        {
            "Failed" or "Error" or "Timeout" or "Aborted" => false,
            "NotExecuted" or "Inconclusive" or "Pending" => null,
            _ => true,
        }, static result => (string?)result.Attribute("testName") ?? "");
    }

    private static TestCounts FromJUnit(XElement root)
    {
        var cases = root.DescendantsAndSelf().Where(static element => element.Name.LocalName == "testcase").ToList();
        return Count(cases, static test =>
            test.Elements().Any(static child => child.Name.LocalName is "failure" or "error") ? false
            : test.Elements().Any(static child => child.Name.LocalName == "skipped") ? null : true, static test => JUnitName(test));
    }

    private static string JUnitName(XElement test) => (string?)test.Attribute("classname") is { Length: > 0 } owner
        ? string.Create(CultureInfo.InvariantCulture, $"{owner}.{(string?)test.Attribute("name")}")
        : (string?)test.Attribute("name") ?? "";

    private static TestCounts Count(List<XElement> tests, Func<XElement, bool?> passed, Func<XElement, string> name) => new(
        tests.Count,
        tests.Count(test => passed(test) == true),
        [.. tests.Where(test => passed(test) == false).Select(name)],
        tests.Count(test => passed(test) is null));
}

/// <summary>What test reports say together.</summary>
internal sealed record TestCounts(int Total, int Passed, IReadOnlyList<string> Failed, int Skipped)
{
    public static TestCounts None { get; } = new(0, 0, [], 0);

    public TestCounts Plus(TestCounts other) => new(Total + other.Total, Passed + other.Passed, [.. Failed, .. other.Failed], Skipped + other.Skipped);
}
