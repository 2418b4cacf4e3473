namespace Flow.Compiler.Literals;

/// <summary>A number with a unit.</summary>
public abstract record Quantity;

/// <summary>A length of time: <c>1h30m</c>.</summary>
public sealed record DurationQuantity(TimeSpan Duration) : Quantity;

/// <summary>A number of bytes: <c>512MiB</c>.</summary>
public sealed record SizeQuantity(decimal Bytes) : Quantity;

/// <summary>A share of a hundred: <c>99.9%</c>.</summary>
public sealed record PercentQuantity(decimal Percent) : Quantity;
