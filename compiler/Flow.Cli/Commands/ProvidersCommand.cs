using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Explaining;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Cli.Providing;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Providers;
using Flow.Disk;

namespace Flow.Cli.Commands;

/// <summary><c>flow providers</c>: whose resources a project can declare.</summary>
internal sealed class ProvidersCommand : ICommand
{
    /// <summary>The name.</summary>
    public const string Name = "providers";

    /// <summary>What it can do.</summary>
    public static readonly ImmutableArray<string> Actions = ["list", "add"];

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Lists the providers whose resources the project can declare, or adds one.")
    {
        Positionals =
        [
            new("action", "`list`, also where nothing is given, or `add`.", Candidates.ProviderActions),
            new("source", "With `add`: the provider, such as `hashicorp/random`, or `hashicorp/random@3.6.0` for a version other than the newest.", Candidates.None),
        ],
        Options =
        [
            new("--project", "The project, a folder or a file of it.") { Value = "PATH", Completes = Candidates.Files },
            new("--from", "With `add`: a file that `terraform providers schema -json` printed; terraform is not called then.") { Value = "FILE", Completes = Candidates.Files },
        ],
        Examples =
        [
            new("flow providers", "which providers are there, and in which versions"),
            new("flow providers add hashicorp/random", "ask terraform for a provider's schema and keep it in the project"),
            new("flow providers add hashicorp/random@3.6.0 --from schema.json", "the same where terraform is elsewhere"),
        ],
        Remarks =
        [
            $"A schema says which types of resources a provider has, and which arguments they take. `add` writes it into `{ProviderSet.PathOf("NAME")}`, which is committed: "
            + "checks need neither terraform nor the network. That of `hashicorp/aws` is brought along; with `add` a project takes another version of it.",
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var root = ProjectFolder.Find(arguments.Value("--project"), host.CurrentFolder)
            ?? throw new CommandException($"There is no file or folder `{arguments.Value("--project")}`.");
        return (arguments.At(0) ?? Actions[0]) switch
        {
            "list" when arguments.At(1) is { } more => throw new UsageException($"`flow providers list` takes nothing; `{more}` is one too many.", Name),
            "list" => List(root, host),
            "add" => Add(arguments, root, host),
            var other => throw new UsageException($"`flow providers` takes `list` or `add`, not `{DisplayText.Show(other)}`.{Suggestions.DidYouMean(other, Actions)}", Name),
        };
    }

    private static int List(string root, CommandHost host)
    {
        var providers = ProviderSet.Of(new DiskFiles(root));
        foreach (var line in Explanations.Table(providers.All.Select(p => ($"{p.Source} {p.Version}", $"{Types(p)}, {PlaceOf(p, providers)}"))))
        {
            host.Out.WriteLine(line);
        }

        foreach (var problem in providers.Problems)
        {
            host.Error.WriteLine(problem.Message);
        }

        return providers.Problems.IsEmpty ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Add(CommandArguments arguments, string root, CommandHost host)
    {
        var source = ProviderSource.Parse(arguments.At(1) ?? throw new UsageException("`flow providers add` needs a provider, such as `hashicorp/random`.", Name));
        var path = ProviderSet.PathOf(source.Name);
        var before = Existing(root, path, source);
        var contents = arguments.Value("--from") is { } file ? Read(Path.GetFullPath(file, host.CurrentFolder), file, source) : new TerraformTool(host).Ask(source);
        var bytes = SchemaFile.Write(contents);
        var wasThere = Save(Path.Combine(root, path), bytes);
        var change = wasThere ? "is up to date:" : before is null || before.Version == contents.Version ? "has" : $"had {before.Version}, and now has";
        host.Out.WriteLine($"{path} {change} {contents.Source} {contents.Version} with {Types(ProviderSchema.Open(bytes))}");
        return ExitCode.Done;
    }

    /// <summary>The schema that is there already.</summary>
    /// <exception cref="CommandException">It is that of another provider of the same name, which would be lost.</exception>
    private static ProviderSchema? Existing(string root, string path, ProviderSource source)
    {
        if (new DiskFiles(root).ReadBytes(path) is not { } bytes)
        {
            return null;
        }

        try
        {
            var schema = ProviderSchema.Open(bytes);
            return schema.Source == source.Source ? schema : throw new CommandException(
                $"`{path}` is the schema of `{schema.Source}`. A project can have one provider called `{source.Name}`; remove the file first if it is to be another one.");
        }
        catch (SchemaException)
        {
            return null; // what is damaged is written anew
        }
    }

    private static ProviderContents Read(string file, string shown, ProviderSource source)
    {
        var version = source.Version ?? throw new UsageException($"Terraform does not print a provider's version there. Write it behind the source: `{source.Source}@VERSION`.", Name);
        try
        {
            var bytes = File.ReadAllBytes(file);
            var known = TerraformSchemaJson.Sources(bytes);
            return known.Contains(source.Source)
                ? TerraformSchemaJson.Read(bytes, source.Source, version)
                : throw new CommandException($"`{shown}` has no provider `{source.Source}`; it has {(known.IsEmpty ? "none" : string.Join(", ", known.Select(static s => $"`{s}`")))}.");
        }
        catch (SchemaException fault)
        {
            throw new CommandException($"`{shown}` cannot be read: {fault.Message}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{shown}` cannot be read: {fault.Message}");
        }
    }

    /// <summary>Writes the file unless it is there already.</summary>
    /// <returns>Whether it was there.</returns>
    private static bool Save(string file, byte[] bytes)
    {
        try
        {
            if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
            {
                return true;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.Write(file, bytes);
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{file}` cannot be written: {fault.Message}");
        }
    }

    private static string Types(ProviderSchema provider) =>
        $"{provider.ResourceTypes.Length} {(provider.ResourceTypes.Length == 1 ? "type" : "types")} of resources{(provider.EphemeralTypes.IsEmpty ? " and" : ",")} {provider.DataTypes.Length} of data{(provider.EphemeralTypes.IsEmpty ? "" : $" and {provider.EphemeralTypes.Length} of what is kept nowhere")}";

    private static string PlaceOf(ProviderSchema provider, ProviderSet providers) =>
        providers.OfProject.Contains(provider) ? $"in {ProviderSet.PathOf(provider.Name)}" : "brought along";
}
