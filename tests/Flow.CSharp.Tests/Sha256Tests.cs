using System.Security.Cryptography;

namespace Flow.CSharp.Tests;

public class Sha256Tests
{
    [Fact]
    public void The_digest_is_that_of_the_framework() => Assert.All(Enumerable.Range(0, 300).Append(100_000), static length =>
    {
        var data = Enumerable.Range(0, length).Select(static i => (byte)(i * 31)).ToArray();
        Assert.Equal(SHA256.HashData(data), Sha256.Hash(data));
    });
}
