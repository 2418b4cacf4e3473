namespace Flow.Compiler.Costs;

/// <summary>Something that is counted for the bill.</summary>
/// <param name="What">What it is, for people.</param>
/// <param name="Key">What it is called in the table of prices.</param>
/// <param name="Quantity">How much of it there is: how many at a time for what is paid by the hour or the month; null where that depends on use.</param>
internal sealed record Metered(string What, string Key, decimal? Quantity);
