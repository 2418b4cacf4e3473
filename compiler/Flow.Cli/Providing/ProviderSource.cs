using System.Text.RegularExpressions;
using Flow.Cli.Arguments;
using Flow.Cli.Output;
using Flow.Compiler.Providers;

namespace Flow.Cli.Providing;

/// <summary>A provider as it is asked for.</summary>
/// <param name="Source">Such as <c>hashicorp/aws</c>; with a host where that is not Terraform's own.</param>
/// <param name="Version">The version; null for the newest.</param>
internal sealed partial record ProviderSource(string Source, string? Version)
{
    private const string DefaultNamespace = "hashicorp";
    private const string OwnRegistry = $"{ProviderSchema.OwnRegistry}/";

    /// <summary>What it is called in Terraform's files where nothing else is said.</summary>
    public string Name => Source[(Source.LastIndexOf('/') + 1)..];

    /// <summary>Reads <c>SOURCE[@VERSION]</c>; a name alone is one of HashiCorp's, as for Terraform.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static ProviderSource Parse(string written)
    {
        var match = Form().Match(written);
        if (!match.Success)
        {
            throw new UsageException($"`{DisplayText.Show(written)}` is no provider. Write `NAMESPACE/NAME`, or `NAMESPACE/NAME@VERSION` with a whole version, such as `hashicorp/random@3.6.0`.", "providers");
        }

        var source = match.Groups["source"].Value.ToLowerInvariant(); // as terraform does
        return new ProviderSource(
            source.StartsWith(OwnRegistry, StringComparison.Ordinal) ? source[OwnRegistry.Length..] : source.Contains('/', StringComparison.Ordinal) ? source : $"{DefaultNamespace}/{source}",
            match.Groups["version"] is { Success: true, Value: var version } ? version : null);
    }

    /// <summary>A configuration of Terraform that asks for this provider alone. Nothing in it needs escaping: see <see cref="Parse"/>.</summary>
    public string Configuration => $$"""
        terraform {
          required_providers {
            {{Name}} = {
              source = "{{Source}}"{{(Version is null ? "" : $"\n      version = \"{Version}\"")}}
            }
          }
        }

        """;

    // Letters, digits, '-' and '_' in the parts of a source; a host may have dots and a port. Versions are semantic versions.
    [GeneratedRegex(
        @"^(?<source>(([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?/)?[A-Za-z0-9][A-Za-z0-9_-]*/)?[A-Za-z0-9][A-Za-z0-9_-]*)(@(?<version>[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
