using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>The outputs in which a generated step keeps what it wrote.</summary>
internal static class CaptureNames
{
    /// <summary>What it wrote to its standard output, without the last line break, as the runner keeps it.</summary>
    public const string Stdout = "stdout";

    /// <summary>What it wrote to its standard error, without the last line break.</summary>
    public const string Stderr = "stderr";

    /// <summary>How it ended.</summary>
    public const string ExitCode = "exit-code";

    /// <summary>The same without blanks and line breaks at both ends.</summary>
    public static string Trimmed(StepFacet facet) => (facet == StepFacet.Stderr ? Stderr : Stdout) + "-trimmed";
}
