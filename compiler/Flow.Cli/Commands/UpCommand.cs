using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Local;
using Flow.Cli.Output;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Model;
using Flow.Runtime;

namespace Flow.Cli.Commands;

/// <summary><c>flow up</c>: the services of an environment as processes of this machine.</summary>
internal sealed class UpCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("up", "Runs the services of a local environment as processes.")
    {
        Positionals = [new("environment", "An environment with `cloud local`; the only one, or the one called `local`, where nothing is given.", Candidates.Environments), SharedOptions.Path],
        Options =
        [
            new("--only", "Run only this service; may be given several times. The others are yours to start.") { Value = "SERVICE", Repeats = true },
            new("--dry-run", "Say what would start, in which order and with which variables, and start nothing."),
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow up", "all services that say how they are built; Ctrl-C ends them"),
            new("flow up --only api", "one of them, the rest by `docker compose up`"),
        ],
        Remarks =
        [
            "A service starts when those that it uses are well. Where one ends, all end. Databases, queues and caches stay in containers: the command that starts them is shown, and a service waits until they listen.",
            "Variables name 127.0.0.1 where in Compose they name a container. Secrets come from your environment, or from `.env` in the project's folder.",
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

        var model = project.Compilation.Model;
        var plan = LocalPlan.Of(model, Choose(model, arguments.At(0)), [.. arguments.Values("--only")], project.Root, Secrets(project.Root, host));
        var isDry = arguments.Has("--dry-run");
        if (!isDry && plan.ToSet is { } unset)
        {
            throw new CommandException(unset);
        }

        if (plan.Compose is { } compose)
        {
            host.Out.WriteLine($"In containers: {string.Join(", ", plan.Containers)}. Start them by `{compose}`.");
        }

        if (isDry)
        {
            Show(plan, host);
            return ExitCode.Done;
        }

        using var keys = new CancelKeys();
        using var run = new LocalRun(plan.Services, new RunConsole(host.Out));
        return run.RunAsync(keys.Cancel, keys.Kill).GetAwaiter().GetResult();
    }

    private static DeploymentEnvironment Choose(DeliveryModel model, string? name)
    {
        var local = ComposeTarget.In(model);
        if (name is not null)
        {
            return local.FirstOrDefault(e => e.Name == name)
                ?? throw new CommandException($"There is no environment `{DisplayText.Show(name)}` with `cloud local`.{Suggestions.DidYouMean(name, local.Select(static e => e.Name))}", ExitCode.WrongUse);
        }

        return local.FirstOrDefault(static e => e.Name == "local") ?? (local is [var only] ? only : throw new CommandException(
            local.IsEmpty ? "No environment has `cloud local`: `environment local { cloud local, host here { services = [api] } }`." : $"Which environment? There are {string.Join(", ", local.Select(static e => $"`{e.Name}`"))}."));
    }

    private static Func<string, string?> Secrets(string root, CommandHost host)
    {
        var file = Path.Combine(root, ".env");
        var written = File.Exists(file) ? EnvironmentFile.Parse(File.ReadAllText(file)) : null;
        return name => host.Variable(name) is { Length: > 0 } value ? value : written?.Value(name);
    }

    /// <summary>Of secrets only the names are shown.</summary>
    private static void Show(LocalPlan plan, CommandHost host)
    {
        foreach (var service in plan.Services)
        {
            host.Out.WriteLine($"{service.Name}: {(service.Command.Count == 0 ? "pages" : string.Join(' ', service.Command))}{(service.Port is { } port ? $" at http://127.0.0.1:{port}" : "")}");
            var after = service.After.Concat(service.Needs.Select(static n => $"{n.Name} at 127.0.0.1:{n.Port}")).ToList();
            if (after.Count > 0)
            {
                host.Out.WriteLine($"  after {string.Join(", ", after)}");
            }

            foreach (var (name, value) in service.Variables)
            {
                host.Out.WriteLine(service.Secrets.Contains(name) ? $"  {name} (secret{(value.Length == 0 ? ", not set" : "")})" : $"  {name}={value}");
            }
        }

        if (plan.ToSet is { } unset)
        {
            host.Out.WriteLine($"Something is missing: nothing can start yet. {unset}");
        }

        host.Out.WriteLine("This is a dry run: nothing was started.");
    }
}
