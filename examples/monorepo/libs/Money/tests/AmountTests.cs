namespace Money.Tests;

public class AmountTests
{
    [Fact]
    public void Amounts_of_one_currency_add_up() => Assert.Equal(new Amount(350, "EUR"), new Amount(100, "EUR") + new Amount(250, "EUR"));

    [Fact]
    public void Currencies_do_not_mix() => Assert.Throws<InvalidOperationException>(() => new Amount(1, "EUR") + new Amount(1, "USD"));

    [Theory]
    [InlineData(1000, 19, 190)]
    [InlineData(250, 1, 2)]
    [InlineData(350, 1, 4)]
    public void A_percentage_is_rounded_to_the_cent(long cents, int percent, long expected) =>
        Assert.Equal(expected, new Amount(cents, "EUR").Percent(percent).Cents);

    [Theory]
    [InlineData(100, 3)]
    [InlineData(-100, 3)]
    [InlineData(2, 5)]
    [InlineData(99, 1)]
    public void Splitting_loses_no_cent(long cents, int parts)
    {
        var shares = new Amount(cents, "EUR").Split(parts);

        Assert.Equal(parts, shares.Count);
        Assert.Equal(cents, shares.Sum(share => share.Cents));
        Assert.InRange(shares.Max(share => share.Cents) - shares.Min(share => share.Cents), 0, 1);
    }

    [Fact]
    public void An_amount_is_printed_with_its_currency() => Assert.Equal("-12.05 EUR", new Amount(-1205, "EUR").ToString());
}
