namespace Money;

/// <summary>An amount of one currency, exact to the cent.</summary>
/// <param name="Cents">How many hundredths of the currency's unit.</param>
/// <param name="Currency">The ISO 4217 code, such as <c>EUR</c>.</param>
public readonly record struct Amount(long Cents, string Currency)
{
    /// <summary>Nothing, in that currency.</summary>
    public static Amount Zero(string currency) => new(0, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    public static Amount operator +(Amount left, Amount right) => left with { Cents = left.Cents + right.CentsIn(left.Currency) };

    /// <summary>The difference of two amounts of one currency.</summary>
    public static Amount operator -(Amount left, Amount right) => left with { Cents = left.Cents - right.CentsIn(left.Currency) };

    /// <summary>The amount taken several times.</summary>
    public static Amount operator *(Amount amount, int times) => amount with { Cents = amount.Cents * times };

    /// <summary>A part of the amount, rounded to the nearest cent; half a cent goes to the even one.</summary>
    public Amount Percent(decimal percent) => this with { Cents = (long)Math.Round(Cents * percent / 100m, MidpointRounding.ToEven) };

    /// <summary>Divides the amount into parts that differ by at most one cent and lose none; the larger ones come first.</summary>
    public IReadOnlyList<Amount> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (share, rest) = Math.DivRem(Cents, parts);
        var (currency, step) = (Currency, Math.Sign(rest));
        return [.. Enumerable.Range(0, parts).Select(n => new Amount(share + (n < Math.Abs(rest) ? step : 0), currency))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Cents / 100m:0.00} {Currency}";

    private long CentsIn(string currency) =>
        Currency == currency ? Cents : throw new InvalidOperationException($"{Currency} and {currency} do not mix.");
}
