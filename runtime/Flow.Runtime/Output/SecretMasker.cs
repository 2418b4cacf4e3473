using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;

namespace Flow.Runtime.Output;

/// <summary>Replaces secrets in everything that is shown or kept: their lines, and the ways in which they are commonly encoded.</summary>
internal sealed class SecretMasker
{
    private readonly Lock _turn = new();
    private volatile string[] _masks = [];

    public bool IsEmpty => _masks.Length == 0;

    /// <summary>
    /// Masks a value from now on. A value of several lines is masked as a whole and line by line; lines of one or two characters,
    /// such as the braces of a JSON key, are left alone, because masking them would hide nothing but the output.
    /// </summary>
    public void Add(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            return;
        }

        var values = secret.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 2).Append(secret.Trim()).Append(secret);
        lock (_turn)
        {
            _masks = [.. _masks.Concat(values.SelectMany(Forms)).Distinct().OrderByDescending(static mask => mask.Length)];
        }
    }

    [return: NotNullIfNotNull(nameof(text))]
    public string? Mask(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var mask in _masks)
        {
            text = text.Replace(mask, "***", StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> Forms(string value)
    {
        yield return value;
        var json = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
        yield return json;
        yield return Uri.EscapeDataString(value);
        var bytes = Encoding.UTF8.GetBytes(value);
        foreach (var encoded in Base64(bytes).Where(static form => form.Length >= 8))
        {
            yield return encoded;
        }
    }

    /// <summary>How the bytes look inside a longer base64 text, for each of the three places where they can begin.</summary>
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        yield return Convert.ToBase64String(bytes);
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            var unsure = (bytes.Length + shift) % 3 == 0 ? 0 : 4;
            var from = shift == 0 ? 0 : 4;
            yield return encoded.Length > from + unsure ? encoded[from..^unsure] : "";
        }
    }
}
