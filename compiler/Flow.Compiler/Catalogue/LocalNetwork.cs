namespace Flow.Compiler.Catalogue;

/// <summary>The network that Compose makes on the machine of whoever develops: its containers know each other by names that nothing else there knows.</summary>
public static class LocalNetwork
{
    /// <summary>Whether what the member <paramref name="name"/> of a container says, <paramref name="value"/>, may be another thing outside of it.</summary>
    public static bool IsOfIt(string name, string value) => name is "host" or "address" or "port" || value.Contains(':', StringComparison.Ordinal);
}
