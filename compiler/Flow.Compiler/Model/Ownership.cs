namespace Flow.Compiler.Model;

/// <summary>Which team something belongs to.</summary>
public static class Ownership
{
    /// <summary>
    /// The team of <paramref name="name"/>: of a service its owner; of a thing of environments (a database) the one team whose services have access to it.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="name">A service, or what environments have; null for nothing.</param>
    /// <returns>The name of the team; null where there is none, or several have access.</returns>
    public static string? OwnerOf(this DeliveryModel model, string? name)
    {
        if (name is null)
        {
            return null;
        }

        if (model.Services.FirstOrDefault(s => s.Name == name) is { } service)
        {
            return service.Owner;
        }

        var users = model.Environments.SelectMany(static e => e.Uses).Where(u => u.IsHosted && u.Access.Any(a => a.Name.StartsWith(name + ".", StringComparison.Ordinal))).Select(static u => u.Name);
        return users.Select(u => model.Services.FirstOrDefault(s => s.Name == u)?.Owner).OfType<string>().Distinct().ToList() is [var only] ? only : null;
    }
}
