using Money;

namespace Billing.Tests;

public class InvoiceTests
{
    private static readonly Invoice Tea = new("1", new Amount(1000, "EUR"), new DateOnly(2026, 3, 2));

    [Fact]
    public void The_gross_price_holds_the_tax() => Assert.Equal(new Amount(1190, "EUR"), Tea.Gross);

    [Theory]
    [InlineData("2026-03-02", "2026-03-16")]
    [InlineData("2026-03-07", "2026-03-23")]
    [InlineData("2026-03-08", "2026-03-23")]
    public void An_invoice_is_due_after_two_weeks_on_a_working_day(string issued, string due) =>
        Assert.Equal(DateOnly.Parse(due), (Tea with { Issued = DateOnly.Parse(issued) }).Due);

    [Fact]
    public void Rates_add_up_to_the_gross_price() => Assert.Equal([397, 397, 396], Tea.Rates(3).Select(rate => rate.Cents));
}
