using System.Text.RegularExpressions;

namespace Flow.Runtime.Runbooks;

/// <summary>Addresses as they are shown and kept: without the name and the password that may stand before the host.</summary>
internal static partial class ShownAddress
{
    /// <summary>The whole address, be it well formed or not.</summary>
    public static string Of(string address) => UserInformation().Replace(address, "");

    /// <summary>An address without its query.</summary>
    public static string Of(Uri address) => Of(address.GetLeftPart(UriPartial.Path));

    /// <summary>An address that can be asked.</summary>
    /// <exception cref="FlowRunException">It is none.</exception>
    public static Uri Checked(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new FlowRunException($"`{Of(address)}` is no address that can be asked: it begins with http:// or https://.");

    [GeneratedRegex(@"(?<=//)[^/?#\s]*@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInformation();
}
