using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of blocks of addresses, and of names at AWS.</summary>
internal static class NetworkFunctions
{
    private const int AddressBits = 32;

    public static ImmutableArray<string> Names => ["subnet", "is-block", "is-ssm-parameter"];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "subnet" => Subnet,
        "is-block" => IsBlock,
        SsmParameter.Function => IsSsmParameter,
        _ => null,
    };

    private static BuiltinFunction Subnet => field ??= new("subnet", [TextIn("block"), Int("bits"), Int("number")], FlowType.Text,
        "A part of a block of IPv4 addresses: the block is divided by so many further bits, and the part with the number, counted from 0, is taken.",
        """subnet("10.20.0.0/16", 4, 3)""", "\"10.20.48.0/20\"")
    {
        Evaluate = static (a, _) => Part(a.TextAt(0), a.NumberAt(1), a.NumberAt(2)),
    };

    private static BuiltinFunction IsBlock => field ??= new("is-block", [TextIn("block")], FlowType.Bool,
        "Whether a text is a block of IPv4 addresses, written with its first address and the length of what its addresses share.",
        """is-block("10.20.0.0/16")""", "true")
    {
        Evaluate = static (a, _) => Value.Of(Parse(a.TextAt(0)) is { Length: >= 0 } block && Write(block.Start, block.Length) == a.TextAt(0)),
    };

    private static BuiltinFunction IsSsmParameter => field ??= new(SsmParameter.Function, [TextIn("arn")], FlowType.Bool,
        "Whether a text is the ARN of a parameter of the Systems Manager. Of what is known only when an environment is applied, what is written of it decides, or the resource that it is read of.",
        """is-ssm-parameter("arn:aws:ssm:eu-west-1:123456789012:parameter/shop/mail")""", "true")
    {
        IsKnownToTerraform = true,
        Evaluate = static (a, _) => Value.Of(SsmParameter.IsNamedBy(a.TextAt(0))),
    };

    private static FunctionResult Part(string block, decimal bits, decimal number)
    {
        var (start, length) = Parse(block);
        if (length < 0)
        {
            return FunctionResult.Fail($"`{block}` is no block of IPv4 addresses; one is written `10.0.0.0/16`.", 0);
        }

        if (bits < 0 || length + bits > AddressBits)
        {
            return FunctionResult.Fail($"`{block}` has {AddressBits - length} bits left to divide it by.", 1);
        }

        var parts = 1L << (int)bits;
        return number >= 0 && number < parts
            ? Value.Of(Write(start + ((uint)number << (AddressBits - length - (int)bits)), length + (int)bits))
            : FunctionResult.Fail($"With {bits} bits there are {parts} parts, counted from 0.", 2);
    }

    /// <summary>The first address and the length of the prefix; a length below zero for a text that is no block.</summary>
    private static (uint Start, int Length) Parse(string block)
    {
        var slash = block.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(block[..slash], out var address) || address.AddressFamily != AddressFamily.InterNetwork || address.ToString() != block[..slash]
            || !int.TryParse(block[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > AddressBits)
        {
            return (0, -1);
        }

        var bytes = address.GetAddressBytes();
        var start = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        return (length == 0 ? 0 : start & (uint.MaxValue << (AddressBits - length)), length);
    }

    private static string Write(uint start, int length) => $"{start >> 24}.{(start >> 16) & 255}.{(start >> 8) & 255}.{start & 255}/{length}";
}
