using Money;

namespace Orders.Tests;

public class OrderTests
{
    [Fact]
    public void The_total_is_the_sum_of_the_lines() =>
        Assert.Equal(new Amount(700, "EUR"), Of(new OrderLine("tea", 2, Euro(100)), new OrderLine("cup", 1, Euro(500))).Total());

    [Theory]
    [InlineData(9, 900)]
    [InlineData(10, 950)]
    public void Many_pieces_are_cheaper(int quantity, long cents) =>
        Assert.Equal(cents, Of(new OrderLine("tea", quantity, Euro(100))).Total().Cents);

    [Fact]
    public void A_sound_order_has_no_problems() => Assert.Empty(Of(new OrderLine("tea", 1, Euro(100))).Problems());

    [Fact]
    public void An_order_without_lines_is_refused() => Assert.Equal(["the order has no lines"], Of().Problems());

    [Fact]
    public void Every_problem_is_named() =>
        Assert.Equal(
            ["tea: the quantity is 0", "USD is a second currency"],
            Of(new OrderLine("tea", 0, Euro(100)), new OrderLine("cup", 1, new Amount(1, "USD"))).Problems());

    private static Amount Euro(long cents) => new(cents, "EUR");

    private static Order Of(params OrderLine[] lines) => new("1", lines);
}
