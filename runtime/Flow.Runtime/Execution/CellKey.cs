namespace Flow.Runtime.Execution;

/// <summary>Names cells: for the journal and folders, and for people.</summary>
internal static class CellKey
{
    public static string Of(JobDefinition job, Matrix.Cell cell, StrategyFacts strategy) => (job.Matrix, cell.Label) switch
    {
        (null, _) => job.Name,
        (_, "") => $"{job.Name} ({strategy.Index})",
        (_, var label) => $"{job.Name} ({label})",
    };

    /// <summary>GitHub's name of a check: title and values, cut at 100 characters.</summary>
    public static string Title(string title, bool hasOwnTitle, Matrix.Cell cell)
    {
        var full = cell.Label.Length > 0 && !hasOwnTitle ? $"{title} ({cell.Label})" : title;
        return full.Length <= 100 ? full : string.Concat(full.AsSpan(0, 97), "...");
    }

    /// <summary>A folder name for a key: readable, and different for different keys.</summary>
    public static string Folder(string key)
    {
        var plain = string.Concat(key.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).TrimStart('.');
        return plain == key && key.Length <= 60 ? key : $"{(plain.Length <= 50 ? plain : plain[..50])}-{Fingerprint.Short(key)}";
    }
}
