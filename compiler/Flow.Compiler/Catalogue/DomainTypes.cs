using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary>The enums and written forms of the domain.</summary>
public static class DomainTypes
{
    /// <summary>The machines that GitHub hosts.</summary>
    public static readonly EnumType Platform = new("platform", ["linux", "windows", "macos"]);

    /// <summary>A machine's label: a platform, or any text.</summary>
    public static readonly EnumType RunnerLabel = new("runner", ["linux", "windows", "macos"]) { IsOpen = true };

    /// <summary>What <c>build-image</c> made.</summary>
    public static readonly RecordType Image = new("image",
    [
        new(ImageDigest, FlowType.Text, null, "The digest of what was pushed: `sha256:…`."),
        new(ImageReference, FlowType.Text, null, "Its name with that digest, by which it can be taken and nothing else can."),
    ]);

    /// <summary>The output of a job that hands on <paramref name="field"/> of the image of <paramref name="service"/>.</summary>
    public static string ImageOutput(string service, string field) => $"{service}-{field}";

    /// <summary>The digest of an image.</summary>
    public const string ImageDigest = "digest";

    /// <summary>The name of an image with its digest.</summary>
    public const string ImageReference = "reference";

    /// <summary>How a job ended.</summary>
    public static readonly EnumType JobResult = new("result", ["succeeded", "failed", "skipped", "cancelled", "timed-out", "warned"]);

    /// <summary>How a step ended.</summary>
    public static readonly EnumType StepResult = new("outcome", ["succeeded", "failed", "skipped", "cancelled"]);

    /// <summary>What a token may do.</summary>
    public static readonly EnumType Access = new("access", ["read", "write", "none"]);

    /// <summary>The operating systems as <c>runner.os</c> names them.</summary>
    public static readonly EnumType OperatingSystem = new("os", ["linux", "windows", "macos"]);

    /// <summary>The scopes of GitHub's token (facts: workflow schema, 2026).</summary>
    public static readonly EnumType Scope = new("scope",
    [
        "actions", "artifact-metadata", "attestations", "checks", "code-quality", "contents", "deployments", "discussions", "id-token", "issues",
        "models", "packages", "pages", "pull-requests", "repository-projects", "security-events", "statuses", "vulnerability-alerts",
    ]);

    /// <summary>What is worth another try.</summary>
    public static readonly VariantType RetryCondition = new("retry-condition",
    [
        new VariantCase("exit-code", [new RecordField("code", FlowType.Int)], "The command ended with one of these exit codes.") { RepeatsLast = true },
        new VariantCase("timeout", [], "The step took longer than its timeout."),
        new VariantCase("failure", [], "The step failed in any way."),
    ]);

    /// <summary>How to tell that a container is ready.</summary>
    public static readonly VariantType Health = new("health",
    [
        new VariantCase("tcp", [new RecordField("port", FlowType.Int)], "The port accepts connections."),
        new VariantCase("http", [new RecordField("path", FlowType.Text), new RecordField("port", FlowType.Int, Value.Of(80))], "The address answers with a status below 400."),
        new VariantCase("command", [new RecordField("command", FlowType.Text)], "The command, run inside the container, ends with 0."),
    ]);

    /// <summary>The tools that <c>setup</c> knows.</summary>
    public static readonly VariantType SetupTool = new("tool",
    [
        Tool("dotnet", "The .NET SDK."), Tool("node", "Node.js."), Tool("java", "A Java development kit."), Tool("python", "Python."), Tool("go", "Go."),
        Tool("terraform", "Terraform."), Tool("docker", "Docker's builder."),
    ]);

    /// <summary>Where a team is called.</summary>
    public static readonly VariantType OnCall = new("on-call",
        [new VariantCase("rotation", [new RecordField("name", FlowType.Text)], "A rotation of the project, or one of the paging service.")]);

    /// <summary>Where a team talks.</summary>
    public static readonly VariantType Chat = new("chat",
        [new VariantCase("slack", [new RecordField("channel", FlowType.Text)], "A Slack channel."), new VariantCase("teams", [new RecordField("channel", FlowType.Text)], "A Microsoft Teams channel.")]);

    /// <summary>A way to tell people something. What is secret of it is a file, whose name is that of the argument.</summary>
    public static readonly VariantType Channel = new("channel",
    [
        new VariantCase("pagerduty", [new RecordField("key", FlowType.Text)], "A service of PagerDuty. The file of this name holds its integration key (Events API v2)."),
        new VariantCase("slack", [new RecordField("channel", FlowType.Text)], "A Slack channel. The file `slack-url` holds the address of the webhook."),
        new VariantCase("email", [new RecordField("address", FlowType.Text)], "An e-mail address; `alerts { mail-server = … }` of the project says how it is sent."),
        new VariantCase(
            "webhook", [new RecordField("url", FlowType.Text), new RecordField("token", FlowType.Text, Value.Of(""))],
            "An address that is called with the alert as JSON. The file named by `token`, if any, holds a token for it."),
    ]);

    /// <summary>Days of the week on which something begins.</summary>
    public static readonly EnumType Days = new("days", ["daily", "weekdays", "weekends", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

    /// <summary>How serious an alert is.</summary>
    public static readonly EnumType AlertSeverity = new("alert-severity", ["info", "warning", "critical"]);

    /// <summary>What values are measured in.</summary>
    public static readonly EnumType Unit = new("unit",
        ["count", "per-second", "requests-per-second", "operations-per-second", "seconds", "milliseconds", "bytes", "bytes-per-second", "ratio", "percent", "celsius", "eur", "usd"]);

    /// <summary>How a panel of a dashboard draws what it asks.</summary>
    public static readonly EnumType PanelForm = new("panel-form", ["time-series", "stat", "table", "heatmap"]);

    /// <summary>The colours of thresholds.</summary>
    public static readonly EnumType Colour = new("colour", ["green", "yellow", "orange", "red", "blue", "purple"]);

    /// <summary>Where the source is kept.</summary>
    public static readonly VariantType Repository = new("repository",
        [new VariantCase("github", [new RecordField("name", FlowType.Text)], "A repository at GitHub, as `owner/name`.")]);

    /// <summary>A five-field schedule.</summary>
    public static readonly VariantType CronText = new("schedule",
        [new VariantCase("cron", [new RecordField("line", FlowType.Text)], "A five-field cron line.")]);

    /// <summary>A .NET project read through MSBuild.</summary>
    public static readonly RecordType DotNetProject = new("dotnet-project",
    [
        new RecordField("path", FlowType.Text, null, "The project file."),
        new RecordField("name", FlowType.Text, null, "The name of the assembly."),
        new RecordField("frameworks", new ListType(FlowType.Text), null, "The target frameworks."),
        new RecordField("framework", FlowType.Text, null, "The first target framework."),
        new RecordField("is-test", FlowType.Bool, null, "Whether it holds tests."),
        new RecordField("is-executable", FlowType.Bool, null, "Whether it makes a program."),
        new RecordField("references", new ListType(FlowType.Text), null, "The projects it refers to."),
    ]);

    /// <summary>What the image of a service is built from. The binder reads the sources and adds what they say as a last argument; see <c>BuildSources</c>.</summary>
    public static readonly VariantType Build = new("build",
    [
        Sources("dotnet", "project", "A program of .NET, by its project file."),
        Sources("node", "folder", "A program of Node.js, by the folder of its `package.json`."),
        Sources("python", "folder", "A program of Python, by its folder."),
        Sources("go", "folder", "A program of Go, by the folder of its `go.mod`."),
        Sources("static", "folder", "Pages that a web server hands out, by the folder of `index.html`, or of the `package.json` that builds them."),
    ]);

    /// <summary>What somebody may do with one thing: the value of a level of access, such as <c>jobs.send</c>.</summary>
    public static readonly RecordType Grant = new("grant",
    [
        new RecordField("name", FlowType.Text, null, "The thing and the level: `jobs.send`."),
        new RecordField("statements", new ListType(new RecordType(null,
        [
            new RecordField("sid", FlowType.Text, null, "The name of the statement in a policy."),
            new RecordField("actions", new ListType(FlowType.Text), null, "The actions of IAM."),
            new RecordField("resources", new ListType(FlowType.Text), null, "On what, by ARN."),
            new RecordField("because", FlowType.Text.OrNone(), Value.None, "Why it cannot be less, where that is said."),
        ])), null, "What the policy of a role needs."),
        new RecordField("connections", new ListType(new RecordType(null,
        [
            new RecordField("name", FlowType.Text, null, "The thing, and the port where it has several."),
            new RecordField("group", FlowType.Text, null, "The security group that guards the port."),
            new RecordField("port", FlowType.Int, null, "The port."),
        ])), null, "The ports that must be open."),
    ]);

    private static VariantCase Sources(string name, string parameter, string documentation) =>
        new(name, [new RecordField(parameter, new TextType(TextForm.Path), null, "From the project folder.")], documentation);

    private static VariantCase Tool(string name, string documentation) =>
        new(name, [new RecordField("version", new TextType(TextForm.Version).OrNone(), Value.None)], documentation);
}
