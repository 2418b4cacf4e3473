using System.Text.Json;
using Flow.Cli.Arguments;
using Flow.Cli.Bootstrapping;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Cli.Commands;

/// <summary><c>flow bootstrap</c>: makes what Terraform needs before it can begin, the bucket for the state of an environment.</summary>
internal sealed class BootstrapCommand : ICommand
{
    /// <summary>The name.</summary>
    public const string Name = "bootstrap";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Makes the bucket in which an environment keeps Terraform's state.")
    {
        Positionals = [new("environment", "The environment.", Candidates.Environments, IsRequired: true), SharedOptions.Path],
        Options = [new("--dry-run", "Only say what would be done; nobody is asked.")],
        Examples =
        [
            new("flow bootstrap production --dry-run", "which calls of `aws` it would make"),
            new("flow bootstrap production", "make the bucket, or set what it lacks"),
        ],
        Remarks =
        [
            "The bucket is that of `state s3`, in the account and the region of the environment that says it. It keeps old versions, is encrypted, closed to the public and reached over TLS alone; "
            + "environments of the project in other accounts that keep their states there are allowed in. Terraform locks a state by a file beside it. What is set already stays as it is.",
            "AWS's command line, `aws`, has to be there, with credentials of that account.",
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var project = ProjectLoading.Load(arguments.At(1), host);
        if (project.HasErrors)
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        var bucket = StateBucket.Of(Find(project.Compilation.Model, arguments.At(0)!), project.Compilation.Model);
        if (arguments.Has("--dry-run"))
        {
            Show(bucket, host.Out);
        }
        else
        {
            Make(bucket, new AwsTool(host), host.Out);
        }

        return ExitCode.Done;
    }

    private static DeploymentEnvironment Find(DeliveryModel model, string name) => model.Environments.FirstOrDefault(e => e.Name == name)
        ?? throw new CommandException($"There is no environment `{DisplayText.Show(name)}`.{Suggestions.DidYouMean(name, model.Environments.Select(static e => e.Name))}", ExitCode.WrongUse);

    private static void Show(StateBucket bucket, TextWriter output)
    {
        var steps = new BucketSteps(bucket);
        output.WriteLine($"# {bucket.Name} in {bucket.Region}, in {(bucket.Account is { } account ? $"the account {account}" : "the account of the credentials")}. What is done where it is not there yet:");
        foreach (var step in steps.Make.Concat(steps.Settings(BucketPolicy.Of(bucket, null))))
        {
            output.WriteLine(step.Line);
        }
    }

    private static void Make(StateBucket written, AwsTool aws, TextWriter output)
    {
        var bucket = written with { Account = AccountOf(written, aws.Ask(BucketSteps.Account.Arguments)) };
        var steps = new BucketSteps(bucket);
        foreach (var step in IsMissing(bucket, aws.Ask(steps.IsThere.Arguments)) ? steps.Make : [])
        {
            Do(step, bucket, aws, output);
        }

        foreach (var step in steps.Settings(Policy(bucket, aws.Ask(steps.Policy.Arguments))))
        {
            Do(step, bucket, aws, output);
        }
    }

    private static string AccountOf(StateBucket bucket, AwsAnswer answer)
    {
        if (!answer.Succeeded)
        {
            throw new CommandException($"AWS knows no credentials here that are valid: log in first, such as with `aws sso login`, or set AWS_PROFILE. It says:\n  {answer.Error}");
        }

        if (bucket.Account is { } account && answer.Out != account)
        {
            throw new CommandException($"The credentials are of the account {DisplayText.Show(answer.Out)}, and `{bucket.Name}` belongs into {account}. Nothing was made.");
        }

        return answer.Out;
    }

    private static bool IsMissing(StateBucket bucket, AwsAnswer answer) => !answer.Succeeded && (answer.Error.Contains("(404)", StringComparison.Ordinal)
        ? true
        : throw new CommandException($"`{bucket.Name}` cannot be looked at in {bucket.Region}: it belongs to somebody else, since names of buckets are one in the world, is in another region, or the rights do not reach. AWS says:\n  {answer.Error}"));

    private static string Policy(StateBucket bucket, AwsAnswer answer)
    {
        if (!answer.Succeeded && !answer.Error.Contains("NoSuchBucketPolicy", StringComparison.Ordinal))
        {
            throw new CommandException($"The policy of `{bucket.Name}` cannot be read, so it is left as it is. AWS says:\n  {answer.Error}");
        }

        try
        {
            return BucketPolicy.Of(bucket, answer.Succeeded ? answer.Out : null);
        }
        catch (JsonException)
        {
            throw new CommandException($"The policy of `{bucket.Name}` cannot be read, so it is left as it is: it is no JSON.");
        }
    }

    private static void Do(BucketStep step, StateBucket bucket, AwsTool aws, TextWriter output)
    {
        var answer = aws.Ask(step.Arguments);
        if (!answer.Succeeded)
        {
            throw new CommandException($"`{step.Arguments[1]}` of `{bucket.Name}` failed. What was done before stays, and the command can be called again. AWS says:\n  {answer.Error}");
        }

        output.WriteLine($"{bucket.Name} {step.Meaning}");
    }
}
