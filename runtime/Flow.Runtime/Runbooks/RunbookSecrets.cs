using Flow.Runtime.Output;

namespace Flow.Runtime.Runbooks;

/// <summary>What is never shown or kept: values of the secrets file, of <c>FLOW_SECRET_…</c>, and of variables whose name says that they are secret.</summary>
internal static class RunbookSecrets
{
    private static readonly string[] Telling = ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "PRIVATE_KEY", "ACCESS_KEY", "API_KEY", "CREDENTIAL"];

    private const int ShortestTold = 6;

    /// <summary>A masker that knows them.</summary>
    /// <exception cref="RunUsageException">There is no such file.</exception>
    /// <exception cref="FlowRunException">Others can read the file.</exception>
    public static SecretMasker Masker(RunbookOptions options)
    {
        var masker = new SecretMasker();
        foreach (var value in SecretSource.ReadFile(options.SecretsFile).Values)
        {
            masker.Add(value);
        }

        foreach (var (name, value) in options.HostEnvironment)
        {
            if (name.StartsWith("FLOW_SECRET_", StringComparison.Ordinal) || (value.Length >= ShortestTold && Tells(name)))
            {
                masker.Add(value);
            }
        }

        return masker;
    }

    // A path of a file, such as AWS_WEB_IDENTITY_TOKEN_FILE, is no secret.
    private static bool Tells(string name) =>
        Array.Exists(Telling, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) && !name.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase);
}
