using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Flow.Compiler.Costs;

/// <summary>How sure a price is.</summary>
public enum Confidence
{
    /// <summary>One price for all sizes, the same for years.</summary>
    Firm,

    /// <summary>Of a long list by size or region, taken over by hand and not compared a second time.</summary>
    Likely,
}

/// <summary>What something costs.</summary>
/// <param name="Unit">For what: <c>hour</c>, <c>month</c>, <c>GB-month</c>, <c>GB</c>, <c>million</c>.</param>
/// <param name="Dollars">US dollars for one unit.</param>
/// <param name="Date">The date of the list that it is of: a year.</param>
/// <param name="Confidence">How sure it is; that of another region is likely at best.</param>
/// <param name="IsOfAnotherRegion">Whether the price of the region is not known, and this is that of <see cref="PriceTable.BaseRegion"/>.</param>
public sealed record Price(string Unit, decimal Dollars, string Date, Confidence Confidence, bool IsOfAnotherRegion);

/// <summary>
/// The list prices that come with the compiler (<c>Library/aws/prices.csv</c>): a few dozen, on demand, of one date. They are for estimates, and nobody is asked.
/// </summary>
public sealed class PriceTable
{
    /// <summary>The date of the newest prices: a year.</summary>
    public const string Date = "2025";

    /// <summary>The region whose price is taken where that of another is not known.</summary>
    public const string BaseRegion = "us-east-1";

    private const string Resource = "library/aws/prices.csv";
    private const string Free = "free ";

    private static readonly Lazy<PriceTable> shared = new(static () => Parse(Read()));

    private readonly ImmutableArray<string> regions;
    private readonly FrozenDictionary<string, Row> prices;
    private readonly ImmutableArray<string> free;

    private PriceTable(ImmutableArray<string> regions, FrozenDictionary<string, Row> prices)
    {
        (this.regions, this.prices) = (regions, prices);
        free = [.. prices.Keys.Where(static k => k.StartsWith(Free, StringComparison.Ordinal)).Select(static k => k[Free.Length..])];
    }

    /// <summary>The table that comes with the compiler.</summary>
    public static PriceTable Shared => shared.Value;

    /// <summary>What is priced, in the words of the table.</summary>
    public IEnumerable<string> Keys => prices.Keys;

    /// <summary>The regions with prices of their own.</summary>
    public ImmutableArray<string> Regions => regions;

    /// <summary>The price of <paramref name="key"/>, or null.</summary>
    /// <param name="key">What, in the words of the table.</param>
    /// <param name="region">The region; null where none is said.</param>
    public Price? Find(string key, string? region)
    {
        if (!prices.TryGetValue(key, out var row))
        {
            return null;
        }

        var own = regions.IndexOf(region ?? BaseRegion);
        return own >= 0 && row.Dollars[own] is { } dollars
            ? new Price(row.Unit, dollars, row.Date, row.Confidence, IsOfAnotherRegion: false)
            : new Price(row.Unit, row.Dollars[regions.IndexOf(BaseRegion)]!.Value, row.Date, Confidence.Likely, IsOfAnotherRegion: true);
    }

    /// <summary>Whether resources of <paramref name="type"/> cost nothing themselves.</summary>
    public bool IsFree(string type) => free.Any(f => f[^1] == '*' ? type.StartsWith(f[..^1], StringComparison.Ordinal) : type == f);

    private static PriceTable Parse(IEnumerable<string> lines)
    {
        var rows = lines.Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split(',')).ToList();
        return new PriceTable([.. rows[0][Row.Words..]], rows.Skip(1).ToFrozenDictionary(static r => r[0], static r => new Row(r[1], r[2], Enum.Parse<Confidence>(r[3], ignoreCase: true), [.. r[Row.Words..].Select(Number)]), StringComparer.Ordinal));
    }

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static List<string> Read()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')];
    }

    private sealed record Row(string Unit, string Date, Confidence Confidence, ImmutableArray<decimal?> Dollars)
    {
        /// <summary>How many words stand before the prices: the key, and what the row says besides them.</summary>
        public const int Words = 4;
    }
}
