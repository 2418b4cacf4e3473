namespace Flow.LanguageServer;

/// <summary>The language server. One process serves one editor and ends with it.</summary>
public static class LanguageServer
{
    /// <summary>The name that editors show.</summary>
    public const string Name = "flow";
}
