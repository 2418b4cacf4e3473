using Money;

namespace Billing;

/// <summary>What a customer owes for an order.</summary>
/// <param name="Order">The number of the order.</param>
/// <param name="Net">The price without tax.</param>
/// <param name="Issued">The day on which the invoice is sent.</param>
public sealed record Invoice(string Order, Amount Net, DateOnly Issued)
{
    /// <summary>The value-added tax, in percent.</summary>
    public const decimal TaxPercent = 19;

    private const int DaysToPay = 14;

    /// <summary>The tax on the price.</summary>
    public Amount Tax => Net.Percent(TaxPercent);

    /// <summary>The price with tax.</summary>
    public Amount Gross => Net + Tax;

    /// <summary>The last day to pay: two weeks later, and never at a weekend.</summary>
    public DateOnly Due
    {
        get
        {
            var day = Issued.AddDays(DaysToPay);
            return day.DayOfWeek switch
            {
                DayOfWeek.Saturday => day.AddDays(2),
                DayOfWeek.Sunday => day.AddDays(1),
                _ => day,
            };
        }
    }

    /// <summary>The monthly rates in which the gross price may be paid.</summary>
    public IReadOnlyList<Amount> Rates(int months) => Gross.Split(months);
}
