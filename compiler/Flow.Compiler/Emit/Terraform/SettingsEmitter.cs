using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes what Terraform needs to know before it looks at resources: versions, where the state is kept, and providers.</summary>
/// <param name="scope">The module.</param>
internal sealed class SettingsEmitter(ModuleScope scope)
{
    /// <summary>The versions of Terraform: since 1.11 a state in S3 is locked by a file beside it, and values that are only written never reach the state.</summary>
    public const string RequiredVersion = "~> 1.11";
    private const string Aws = "aws";

    // With one of these the provider works with another account's rights, so the account of the cloud is no promise about it.
    private static readonly string[] OtherAccounts = ["allowed_account_ids", "forbidden_account_ids", "assume_role", "assume_role_with_web_identity", "profile", "access_key"];

    private readonly BodyEmitter bodies = new(new TerraformExpression(scope), scope);

    /// <summary>The block <c>terraform</c>.</summary>
    public HclBlock Terraform() => new("terraform", [],
    [
        new HclAttribute("required_version", RequiredVersion),
        new HclBlock("required_providers", [], HclBlock.Attributes(ProviderNames.Select(name => (name, Requirement(name))))),
        .. scope.Cloud.State is { } state ? [Backend(state)] : Array.Empty<HclItem>(),
    ]);

    /// <summary>The configurations of providers: the cloud's own first.</summary>
    public ImmutableArray<HclItem> Providers() =>
    [
        Provider(scope.Cloud.Provider, scope.Cloud.Region, scope.Cloud.Settings).WithSource(scope.Cloud.Origin),
        .. scope.Environment.Providers.Select(p => Provider(p.Provider, null, p.Settings, p.Name).WithSource(p.Origin)),
    ];

    private IEnumerable<string> ProviderNames => scope.Environment.Providers.Select(static p => p.Provider)
        .Concat(scope.Environment.Resources.Select(scope.ProviderOf))
        .Append(scope.Cloud.Provider).Distinct().Order(StringComparer.Ordinal);

    private HclExpression? Requirement(string name) => scope.Schemas.Provider(name) is { } schema
        ? HclObject.Of(("source", schema.Source), ("version", schema.Version))
        : null;

    private HclBlock Backend(StateBackend state)
    {
        var written = bodies.Items(state.Settings, BlockSchema.Empty);
        var names = written.OfType<HclAttribute>().Select(static a => a.Name).ToHashSet();
        var defaults = state.NameSetting is { } name ? [(name, scope.Environment.Preview is null ? NameOf(state) : null), .. state.Backend == "s3" ? S3Defaults() : []] : Array.Empty<(string Name, HclExpression? Value)>();
        return new HclBlock("backend", [state.Backend], [.. written, .. HclBlock.Attributes(defaults.Where(d => !names.Contains(d.Name)))])
        {
            Comments = scope.Environment.Preview is null ? [] : ["Each preview has a state of its own: `-backend-config=key=…`."],
        }.WithSource(state.Origin);
    }

    private string NameOf(StateBackend state) =>
        $"{scope.Model.Project.Name}/{state.NameFor(scope.Environment.Name)}";

    private (string Name, HclExpression? Value)[] S3Defaults() =>
    [
        ("region", scope.Model.StateRegionOf(scope.Environment)),
        ("encrypt", true),
        ("use_lockfile", true),
    ];

    private HclBlock Provider(string name, string? region, ResourceBody settings, string? alias = null)
    {
        var schema = scope.Schemas.Provider(name)?.Configuration ?? BlockSchema.Empty;
        var own = bodies.Items(settings, schema);
        ImmutableArray<HclItem> promised =
        [
            .. HclBlock.Attributes(("alias", alias), ("region", region)),
            .. own.OfType<HclAttribute>(),
            .. HclBlock.Attributes(("allowed_account_ids", Account(name, settings))),
            .. own.OfType<HclBlock>(),
            .. Tags(name, settings),
        ];
        return new HclBlock("provider", [name], promised);
    }

    private HclExpression? Account(string provider, ResourceBody settings)
    {
        if (scope.Cloud.Account is not { } account || provider != scope.Cloud.Provider || settings.Items.Any(static i => OtherAccounts.Contains(i.Name)))
        {
            return null;
        }

        if (provider == Aws && account is { Length: 12 } && account.All(char.IsAsciiDigit))
        {
            return HclList.Of(account);
        }

        scope.Diagnostics.Report(
            TerraformDiagnostics.SettingNotPossible, (scope.Cloud.AccountOrigin ?? scope.Cloud.Origin).Location,
            provider == Aws ? $"An account of AWS has twelve digits; `{account}` is none." : $"The provider `{provider}` has no setting that holds the account. Write it in the provider's own words.");
        return null;
    }

    private IEnumerable<HclItem> Tags(string provider, ResourceBody settings)
    {
        if (scope.Cloud.Tags.IsEmpty || provider != scope.Cloud.Provider || settings.Items.Any(static i => i.Name == "default_tags"))
        {
            return [];
        }

        if (provider != Aws)
        {
            scope.Diagnostics.Report(
                TerraformDiagnostics.SettingNotPossible, scope.Cloud.Tags[0].Origin.Location, $"The provider `{provider}` has no tags that everything gets. Write them at the resources.");
            return [];
        }

        var expressions = new TerraformExpression(scope);
        var tags = new HclObject([.. scope.Cloud.Tags.Select(t => new HclEntry(t.Name, expressions.Of(t.Value, AttributeType.String))
        {
            Origin = t.Origin.Location,
            Comments = [.. SourceRemarks.Above(t.Origin)],
            TrailingComment = SourceRemarks.Behind(t.Origin),
        })]);
        return [HclBlock.Of("default_tags", ("tags", tags))];
    }
}
