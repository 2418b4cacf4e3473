using System.Security.Cryptography;
using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Hashes (lower-case hexadecimal of the UTF-8 bytes) and base64.</summary>
internal static class HashFunctions
{
    internal const int PieceOfHash = 8;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static ImmutableArray<string> Names =>
    [
        "sha256", "sha1", "md5", "base64", "base64-decode", "hash-files", "hash-of-file", "short-name",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "sha256" => Sha256,
        "sha1" => Sha1,
        "md5" => Md5,
        "base64" => Base64,
        "base64-decode" => Base64Decode,
        "hash-files" => HashFiles,
        "hash-of-file" => HashOfFile,
        "short-name" => ShortName,
        _ => null,
    };

    private static BuiltinFunction Sha256 => field ??= new("sha256", [TextIn("text")], FlowType.Text,
        "The SHA-256 hash of a text.", """sha256("abc")""", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(a.TextAt(0)))),
    };

#pragma warning disable CA5350, CA5351 // registries and caches ask for these two; nothing here depends on their strength
    private static BuiltinFunction Sha1 => field ??= new("sha1", [TextIn("text")], FlowType.Text,
        "The SHA-1 hash of a text, for what asks for it; it is not safe against forgery.", """sha1("abc")""", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Hex(SHA1.HashData(Encoding.UTF8.GetBytes(a.TextAt(0)))),
    };

    private static BuiltinFunction Md5 => field ??= new("md5", [TextIn("text")], FlowType.Text,
        "The MD5 hash of a text, for what asks for it; it is not safe against forgery.", """md5("abc")""", "\"900150983cd24fb0d6963f7d28e17f72\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Hex(MD5.HashData(Encoding.UTF8.GetBytes(a.TextAt(0)))),
    };
#pragma warning restore CA5350, CA5351

    private static BuiltinFunction Base64 => field ??= new("base64", [TextIn("text")], FlowType.Text,
        "The UTF-8 bytes of a text in base64.", """base64("abc")""", "\"YWJj\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(a.TextAt(0)))),
    };

    private static BuiltinFunction Base64Decode => field ??= new("base64-decode", [TextIn("text")], FlowType.Text,
        "The text whose UTF-8 bytes are written in base64.", """base64-decode("YWJj")""", "\"abc\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Decoded(a.TextAt(0)),
    };

    private static FunctionResult Decoded(string text)
    {
        try
        {
            return Value.Of(Strict.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            return FunctionResult.Fail("This is not base64: it has letters, digits, `+`, `/` and `=` at the end, four by four.", 0);
        }
        catch (DecoderFallbackException)
        {
            return FunctionResult.Fail("These bytes are not text in UTF-8.", 0);
        }
    }

    private static BuiltinFunction HashFiles => field ??= new("hash-files", [new("patterns", ValueTypes.Glob, Repeats: true)], FlowType.Text,
        "A hash of all files that match, taken while the pipeline runs; empty where none does.", """hash-files("**/packages.lock.json")""", "\"…\"")
    {
        Reach = RunTimeReach.Everywhere,
    };

    private static BuiltinFunction HashOfFile => field ??= new("hash-of-file", [TextIn("path")], new OptionalType(FlowType.Text),
        "The SHA-256 of a file in base64, taken by Terraform when it plans, from the folder of the configuration; none where there is no such file. Of an environment alone.",
        """hash-of-file("print.zip")""", "\"…\"")
    {
        IsKnownToTerraform = true,
        Sample = Value.Of(Convert.ToBase64String(SHA256.HashData([]))),
    };

    private static BuiltinFunction ShortName => field ??= new("short-name", [TextIn("name"), Int("most")], FlowType.Text,
        "A name of at most so many characters: a longer one loses its end, and gets a piece of its hash instead, so that two that begin alike stay apart.",
        """short-name("production-orders-and-invoices", 20)""", "\"production-f9463baa\"")
    {
        IsKnownToTerraform = true,
        Evaluate = static (a, _) => Shortened(a.TextAt(0), a.IntAt(1)),
    };

    private static FunctionResult Shortened(string name, int most)
    {
        if (most <= PieceOfHash + 1)
        {
            return FunctionResult.Fail($"A short name needs room for {PieceOfHash} characters of its hash, and for some of its own.", 1);
        }

        return Value.Of(name.Length <= most ? name : $"{name[..(most - PieceOfHash - 1)].TrimEnd('-')}-{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(name))).Text[..PieceOfHash]}");
    }

    private static TextValue Hex(byte[] hash) => Value.Of(Convert.ToHexStringLower(hash));
}
