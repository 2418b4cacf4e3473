using Money;

namespace Orders;

/// <summary>So many of one article.</summary>
/// <param name="Article">The article's number.</param>
/// <param name="Quantity">How many, at least one.</param>
/// <param name="Price">The price of one.</param>
public sealed record OrderLine(string Article, int Quantity, Amount Price)
{
    /// <summary>The price of all.</summary>
    public Amount Total => Price * Quantity;
}

/// <summary>What a customer wants.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Lines">At least one line, all in one currency.</param>
public sealed record Order(string Number, IReadOnlyList<OrderLine> Lines)
{
    /// <summary>From how many pieces on the customer gets a discount.</summary>
    public const int DiscountFrom = 10;

    /// <summary>The discount, in percent.</summary>
    public const decimal DiscountPercent = 5;

    /// <summary>Why the order cannot be taken; nothing when it can.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. Lines.Count == 0 ? ["the order has no lines"] : Array.Empty<string>(),
        .. Lines.Where(line => line.Quantity < 1).Select(line => $"{line.Article}: the quantity is {line.Quantity}"),
        .. Lines.Select(line => line.Price.Currency).Distinct().Skip(1).Select(currency => $"{currency} is a second currency"),
    ];

    /// <summary>What the customer pays: the sum of all lines, less the discount for many pieces.</summary>
    public Amount Total()
    {
        var sum = Lines.Select(line => line.Total).Aggregate((left, right) => left + right);
        return Lines.Sum(line => line.Quantity) >= DiscountFrom ? sum - sum.Percent(DiscountPercent) : sum;
    }
}
