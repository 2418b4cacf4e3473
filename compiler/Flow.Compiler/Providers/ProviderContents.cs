using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>A provider with all its types decoded: what is read from Terraform and written as a <see cref="SchemaFile"/>.</summary>
/// <param name="Source">Where it comes from, such as <c>hashicorp/aws</c>; with a host where that is not Terraform's own.</param>
/// <param name="Version">Its version, such as <c>5.100.0</c>.</param>
/// <param name="Configuration">What may be written in <c>provider "aws" { … }</c>.</param>
/// <param name="Resources">The types of resources, sorted.</param>
/// <param name="Data">The types of data, sorted.</param>
/// <param name="Ephemeral">The types of what is kept nowhere, sorted.</param>
public sealed record ProviderContents(
    string Source, string Version, BlockSchema Configuration, ImmutableArray<ResourceSchema> Resources, ImmutableArray<ResourceSchema> Data,
    ImmutableArray<ResourceSchema> Ephemeral);
