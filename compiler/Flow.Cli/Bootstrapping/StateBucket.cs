using System.Collections.Immutable;
using Flow.Cli.Hosting;
using Flow.Compiler.Model;

namespace Flow.Cli.Bootstrapping;

/// <summary>The bucket of S3 in which environments of a project keep their states.</summary>
/// <param name="Name">The name of the bucket.</param>
/// <param name="Region">The region that it is in.</param>
/// <param name="Account">The account that it belongs to; null where none is written.</param>
/// <param name="Project">The project.</param>
/// <param name="Guests">Environments in other accounts that keep their states there.</param>
internal sealed record StateBucket(string Name, string Region, string? Account, string Project, ImmutableArray<StateGuest> Guests)
{
    /// <summary>The bucket of <paramref name="environment"/>: it belongs to the environment that says where the state is kept.</summary>
    /// <exception cref="CommandException">The environment keeps its state elsewhere, or does not say enough.</exception>
    public static StateBucket Of(DeploymentEnvironment environment, DeliveryModel model)
    {
        if (environment.Cloud is not { Provider: "aws", State: { Backend: "s3" } state })
        {
            throw new CommandException($"`{environment.Name}` keeps no state in S3: `cloud aws {{ …, state s3 {{ bucket = \"…\" }} }}`. Nothing has to be made for it.");
        }

        var bucket = state.Text("bucket") ?? throw new CommandException($"The `state s3` of `{environment.Name}` does not say its `bucket`.");
        var owner = model.OwnerOf(environment);
        var region = model.StateRegionOf(environment) ?? throw new CommandException($"Nothing says in which region `{bucket}` is: write a `region` in `cloud`, or in `state s3`.");
        return new StateBucket(bucket, region, owner.Cloud!.Account, model.Project.Name, [.. GuestsOf(model, bucket, owner.Cloud.Account)]);
    }

    private static IEnumerable<StateGuest> GuestsOf(DeliveryModel model, string bucket, string? account) => model.StatesIn(bucket)
        .Where(e => e.Cloud!.Account is { } other && other != account)
        .Select(e => new StateGuest(e.Name, e.Cloud!.Account!, KeysOf(e, model.Project.Name)));

    // Terraform's lock is a file beside the state. Each preview has a state of its own in the folder of its environment.
    private static ImmutableArray<string> KeysOf(DeploymentEnvironment environment, string project) => environment.Cloud!.State!.Text("key") is { } key ? [key, $"{key}.tflock"]
        : [$"{project}/{environment.Name}/*"];
}

/// <summary>An environment in another account than the bucket of its state.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Account">Its account.</param>
/// <param name="Keys">What its states and their locks are called in the bucket; <c>*</c> stands for anything.</param>
internal sealed record StateGuest(string Environment, string Account, ImmutableArray<string> Keys);
