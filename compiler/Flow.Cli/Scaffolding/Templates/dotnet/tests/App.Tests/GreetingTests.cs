using Xunit;

namespace App.Tests;

public class GreetingTests
{
    [Fact]
    public void Greets_by_name() => Assert.Equal("Hello, Ada!", Greeting.For("Ada"));
}
