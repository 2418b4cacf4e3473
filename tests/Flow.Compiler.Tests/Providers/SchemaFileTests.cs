using System.Security.Cryptography;
using System.Text;
using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>From Terraform's text to the compact file and back.</summary>
public class SchemaFileTests
{
    private const int Checksum = 32;
    private const int Mark = 8;

    private static readonly byte[] Written = SmallProvider.File;

    [Fact]
    public void Everything_that_a_schema_says_comes_back() => Assert.Equal(
        """
        // A thing.
        any: any Optional
        id: string Computed
        labels: map(string) Optional
        name: string Required // What it is called.
        old: bool Optional deprecated
        pair: tuple([string, number]) Computed
        places: list(object({ found = optional(string), zone = string })) Optional nested
        rules: set(object({ cidr = optional(string), port = number })) OptionalComputed blocks
        secret: string Optional sensitive write-only
        size: number OptionalComputed
        by_name Map 0..0
        disk List 1..3
          name: string Required // What it is called.
        group Group 0..0
        timeouts Single 0..0
          // deprecated
          deep Set 0..0

        """,
        SmallProvider.Describe(ProviderSchema.Open(Written).Resource("small_thing")!.Block));

    [Fact]
    public void The_provider_says_who_it_is_and_what_it_has()
    {
        var provider = ProviderSchema.Open(Written);

        Assert.Equal(("small", "example/small", "1.2.3"), (provider.Name, provider.Source, provider.Version));
        Assert.Equal("small_other small_thing", string.Join(' ', provider.ResourceTypes));
        Assert.Equal("small_thing", Assert.Single(provider.DataTypes));
        Assert.Equal("region: string Optional // Where.\n", SmallProvider.Describe(provider.Configuration));
        Assert.False(provider.Resource("small_thing")!.IsData);
        Assert.True(provider.Data("small_thing")!.IsData);
        Assert.Null(provider.Resource("small_thin"));
        Assert.Null(provider.Data("small_other"));
    }

    [Fact]
    public void The_same_provider_gives_the_same_bytes() => Assert.Equal(Written, SmallProvider.File);

    [Fact]
    public void Nothing_is_decoded_before_it_is_asked_for()
    {
        var provider = ProviderSchema.Open(Written);
        Assert.True(provider.HasResource("small_thing"));
        Assert.Equal((2, 1, 0), (provider.ResourceTypes.Length, provider.DataTypes.Length, provider.CountDecoded()));

        var first = provider.Resource("small_thing");
        Assert.Equal(1, provider.CountDecoded());
        Assert.Same(first, provider.Resource("small_thing"));
        Assert.Equal(1, provider.CountDecoded());
    }

    [Fact]
    public void What_types_share_is_one_object()
    {
        var provider = ProviderSchema.Open(Written);

        Assert.Same(provider.Resource("small_other")!.Block.Attribute("name"), provider.Resource("small_thing")!.Block.Attribute("name"));
        Assert.Same(provider.Resource("small_other")!.Block, provider.Resource("small_thing")!.Block.Nested("disk")!.Block);
    }

    [Theory]
    [InlineData("", "it is no schema of a provider; remove it, or write it with `flow providers add`")]
    [InlineData("FLOW", "it is no schema of a provider; remove it, or write it with `flow providers add`")]
    [InlineData("{\"format_version\": \"1.0\"}", "it is no schema of a provider; remove it, or write it with `flow providers add`")]
    [InlineData("FLOWTFS\u0001and more", "another version of flow wrote it; write it again with `flow providers add`")]
    [InlineData("FLOWTFS\u0002", "it is damaged: its checksum does not fit; write it again with `flow providers add`")]
    public void A_foreign_file_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => ProviderSchema.Open(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void Every_changed_byte_and_every_missing_end_is_noticed()
    {
        for (var i = 0; i < Written.Length; i++)
        {
            byte[] changed = [.. Written];
            changed[i] ^= 1;
            Assert.Throws<SchemaException>(() => ProviderSchema.Open(changed));
            Assert.Throws<SchemaException>(() => ProviderSchema.Open(Written.AsMemory(0, i)));
        }
    }

    [Fact]
    public void Bytes_that_nobody_wrote_end_in_a_message_even_where_the_checksum_fits()
    {
        var refused = 0;
        for (var i = Mark + Checksum; i < Written.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                refused += IsRefused(Sealed(i, (byte)(Written[i] ^ (1 << bit)))) ? 1 : 0;
            }
        }

        Assert.InRange(refused, 1, (Written.Length * 8) - 1); // most changes only rename something
    }

    private static byte[] Sealed(int index, byte value)
    {
        byte[] changed = [.. Written];
        changed[index] = value;
        SHA256.HashData(changed.AsSpan(Mark + Checksum)).CopyTo(changed.AsSpan(Mark));
        return changed;
    }

    private static bool IsRefused(byte[] file)
    {
        try
        {
            var provider = ProviderSchema.Open(file);
            _ = provider.Configuration;
            return provider.ResourceTypes.Any(type => provider.Resource(type) is null) || provider.DataTypes.Any(type => provider.Data(type) is null);
        }
        catch (SchemaException)
        {
            return true;
        }
    }
}
