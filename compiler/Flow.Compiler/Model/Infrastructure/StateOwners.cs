namespace Flow.Compiler.Model;

/// <summary>Who says where a state is kept, and what follows from that.</summary>
public static class StateOwners
{
    /// <summary>The environment that says where the state of <paramref name="environment"/> is kept: itself, or the one that it inherits that from.</summary>
    public static DeploymentEnvironment OwnerOf(this DeliveryModel model, DeploymentEnvironment environment)
    {
        var owner = environment;
        while (owner.Cloud?.State?.Origin.Location.UsedAt.IsEmpty == false && model.Environments.FirstOrDefault(e => e.Name == owner.Like) is { Cloud.State: not null } parent)
        {
            owner = parent;
        }

        return owner;
    }

    /// <summary>
    /// The region of the bucket that holds the state of <paramref name="environment"/>: the one that its <c>state</c> says, or else that of the environment which says where the state is.
    /// An environment in another region that inherits the bucket finds it where it is. Null where none is written.
    /// </summary>
    public static string? StateRegionOf(this DeliveryModel model, DeploymentEnvironment environment) =>
        environment.Cloud?.State?.Text("region") ?? model.OwnerOf(environment).Cloud?.Region;

    /// <summary>The environments that keep their states in the bucket <paramref name="bucket"/> of S3.</summary>
    public static IEnumerable<DeploymentEnvironment> StatesIn(this DeliveryModel model, string bucket) =>
        model.Environments.Where(e => e.Cloud is { Provider: "aws", State: { Backend: "s3" } state } && state.Text("bucket") == bucket);
}
