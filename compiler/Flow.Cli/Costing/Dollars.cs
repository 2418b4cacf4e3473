using System.Globalization;

namespace Flow.Cli.Costing;

/// <summary>Sums of money as people read them.</summary>
internal static class Dollars
{
    /// <summary><c>$1,234.50</c></summary>
    public static string Of(decimal amount) => amount.ToString("$#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>The price of one unit with all of its digits: <c>$0.0448</c></summary>
    public static string OfUnit(decimal price) => "$" + price.ToString("0.00#####", CultureInfo.InvariantCulture);

    /// <summary>How much more or less: <c>+$10.00</c></summary>
    public static string Change(decimal before, decimal after) => (after < before ? "-" : "+") + Of(Math.Abs(after - before));
}
