using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Units behind a number.</summary>
internal static class UnitOffers
{
    private static readonly (string Unit, string Detail)[] Durations = [("m", "minutes"), ("s", "seconds"), ("h", "hours"), ("d", "days"), ("w", "weeks"), ("y", "years"), ("ms", "milliseconds")];
    private static readonly (string Unit, string Detail)[] Sizes = [("MiB", "1,048,576 bytes"), ("GiB", "1,024 MiB"), ("KiB", "1,024 bytes"), ("TiB", "1,024 GiB"), ("MB", "1,000,000 bytes"), ("GB", "1,000 MB"), ("KB", "1,000 bytes"), ("TB", "1,000 GB"), ("B", "bytes")];
    private static readonly (string Unit, string Detail)[] Percents = [("%", "per cent")];

    /// <summary>What makes <paramref name="number"/> a value of <paramref name="type"/>; every unit where any type will do.</summary>
    public static IEnumerable<Offer> For(FlowType? type, string number) => (type switch
    {
        DurationType => Durations,
        SizeType => Sizes,
        PercentType => Percents,
        null or AnyType => [.. Durations, .. Sizes, .. Percents],
        ListType or RangeType => [.. Durations, .. Sizes, .. Percents],
        _ => [],
    }).Select(u => new Offer(CompletionKind.Unit, $"{number}{u.Unit}", Likelihood.Fits) { Detail = u.Detail });
}
