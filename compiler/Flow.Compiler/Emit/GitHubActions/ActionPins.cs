using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>A version of an action and its commit.</summary>
/// <param name="Repository"><c>owner/name</c></param>
/// <param name="Version">The version that the commit is.</param>
/// <param name="Commit">The full commit.</param>
internal readonly record struct ActionPin(string Repository, string Version, string Commit);

/// <summary>
/// The commits of common actions. Each is a fact that public workflows agree on: the commit that they pin, with the version they note beside it,
/// the newest of each major version. The project's own <c>flow.lock</c> goes before this table.
/// </summary>
internal static class ActionPins
{
    /// <summary>The table, by action and version.</summary>
    public static readonly ImmutableArray<ActionPin> BuiltIn =
    [
        new("actions/checkout", "v4.3.1", "34e114876b0b11c390a56381ad16ebd13914f8d5"),
        new("actions/checkout", "v6.0.3", "df4cb1c069e1874edd31b4311f1884172cec0e10"),
        new("actions/checkout", "v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
        new("actions/upload-artifact", "v4.6.2", "ea165f8d65b6e75b540449e92b4886f43607fa02"),
        new("actions/upload-artifact", "v7.0.1", "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"),
        new("actions/download-artifact", "v4.3.0", "d3f86a106a0bac45b974a628896c90dbdf5c8093"),
        new("actions/download-artifact", "v8.0.1", "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c"),
        new("actions/cache", "v5.0.5", "27d5ce7f107fe9357f9df03efb73ab90386fccae"),
        new("actions/cache", "v6.1.0", "55cc8345863c7cc4c66a329aec7e433d2d1c52a9"),
        new("actions/setup-dotnet", "v6.0.0", "a98b56852c35b8e3190ac28c8c2271da59106c68"),
        new("actions/setup-java", "v5.7.0", "b6effb05e454b25005698d916606bdc6ffcbf961"),
        new("actions/setup-node", "v6.4.0", "48b55a011bda9f5d6aeb4c2d9c7362e8dae4041e"),
        new("actions/setup-node", "v7.0.0", "820762786026740c76f36085b0efc47a31fe5020"),
        new("actions/setup-python", "v5.6.0", "a26af69be951a213d495a4c3e4e4022e16d87065"),
        new("actions/setup-python", "v7.0.0", "5fda3b95a4ea91299a34e894583c3862153e4b97"),
        new("actions/setup-go", "v6.5.0", "924ae3a1cded613372ab5595356fb5720e22ba16"),
        new("actions/setup-go", "v7.0.0", "b7ad1dad31e06c5925ef5d2fc7ad053ef454303e"),
        new("actions/github-script", "v8.0.0", "ed597411d8f924073f98dfc5c65a23a2325f34cd"),
        new("actions/github-script", "v9.0.0", "3a2844b7e9c422d3c10d287c895573f7108da1b3"),
        new("actions/create-github-app-token", "v3.2.0", "bcd2ba49218906704ab6c1aa796996da409d3eb1"),
        new("actions/dependency-review-action", "v5.0.0", "a1d282b36b6f3519aa1f3fc636f609c47dddb294"),
        new("actions/attest", "v4.2.2", "1e69f48acb82d1966a394da916b4c1698aa569d6"),
        new("actions/attest-build-provenance", "v4.1.1", "0f67c3f4856b2e3261c31976d6725780e5e4c373"),
        new("actions/stale", "v11.0.0", "4391f3da665fdf50b6810c1a66712fb9ba21aa93"),
        new("hashicorp/setup-terraform", "v4.0.1", "dfe3c3f87815947d99a8997f908cb6525fc44e9e"),
        new("docker/setup-buildx-action", "v4.2.0", "bb05f3f5519dd87d3ba754cc423b652a5edd6d2c"),
        new("docker/setup-qemu-action", "v4.2.0", "96fe6ef7f33517b61c61be40b68a1882f3264fb8"),
        new("docker/login-action", "v4.6.0", "dbcb813823bdd20940b903addbd779551569679f"),
        new("docker/build-push-action", "v7.3.0", "53b7df96c91f9c12dcc8a07bcb9ccacbed38856a"),
        new("docker/metadata-action", "v6.2.0", "dc802804100637a589fabce1cb79ff13a1411302"),
        new("aws-actions/configure-aws-credentials", "v4.3.1", "7474bc4690e29a8392af63c5b98e7449536d5c3a"),
        new("aws-actions/configure-aws-credentials", "v6.2.3", "e6de054238d6b7531b4efff3b6587d9aade6a06c"),
        new("codecov/codecov-action", "v7.0.0", "fb8b3582c8e4def4969c97caa2f19720cb33a72f"),
        new("github/codeql-action", "v3.29.0", "ce28f5bb42b7a9f2c824e633a3f6ee835bab6858"),
        new("github/codeql-action", "v4.37.7", "ff2f1c621b7f889edc0d3c761ac2e6a3f8cdb0dd"),
        new("azure/login", "v3.0.1", "f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca"),
        new("google-github-actions/auth", "v3.0.0", "7c6bc770dae815cd3e89ee6cdf493a5fab2cc093"),
        new("golangci/golangci-lint-action", "v9.3.0", "ba0d7d2ec06a0ea1cb5fa41b2e4a3ab91d21278a"),
        new("astral-sh/setup-uv", "v10.0.1", "20cfd1bf945f4377ade1205e4dbc17946fc9a30d"),
        new("pnpm/action-setup", "v6.0.10", "0977fd99725f1db4007ccb2928dbb4e90d06cc86"),
        new("sigstore/cosign-installer", "v4.1.2", "6f9f17788090df1f26f669e9d70d6ae9567deba6"),
        new("ossf/scorecard-action", "v2.4.4", "2d1146689b8cda280b9bc96326124645441f03bc"),
        new("peter-evans/create-pull-request", "v8.1.1", "5f6978faf089d4d20b00c7766989d076bb2fc7f1"),
        new("softprops/action-gh-release", "v3.0.2", "3d0d9888cb7fd7b750713d6e236d1fcb99157228"),
        new("anchore/scan-action", "v7.4.0", "e1165082ffb1fe366ebaf02d8526e7c4989ea9d2"),
        new("anchore/sbom-action", "v0.24.0", "e22c389904149dbc22b58101806040fa8d37a610"),
        new("NuGet/login", "v1.2.0", "8d196754b4036150537f80ac539e15c2f1028841"),
    ];

    private static readonly FrozenDictionary<string, ActionPin> ByReference = BuiltIn
        .SelectMany(static pin => References(pin.Version).Select(reference => (Key: $"{pin.Repository}@{reference}", Pin: pin)))
        .GroupBy(static p => p.Key)
        .ToFrozenDictionary(static g => g.Key, static g => g.Last().Pin, StringComparer.OrdinalIgnoreCase);

    /// <summary>The newest version of an action that Flow itself uses.</summary>
    public static ActionPin Newest(string repository) => BuiltIn.Last(p => p.Repository == repository);

    /// <summary>The commit of <paramref name="action"/> and the version to note beside it, or null where neither the project nor the table knows it.</summary>
    public static ActionPin? Find(RemoteAction action, EmitOptions options)
    {
        if (action.IsPinned)
        {
            return new ActionPin(action.Repository, "", action.Reference);
        }

        return options.Pins.TryGetValue(action.Key, out var commit)
            ? new ActionPin(action.Repository, action.Reference, commit)
            : ByReference.TryGetValue(action.Key, out var pin) ? pin : null;
    }

    /// <summary>The tags that name a version: <c>v4.3.1</c>, <c>v4.3</c>, <c>v4</c>.</summary>
    private static IEnumerable<string> References(string version)
    {
        for (var end = version.Length; end > 0; end = version.LastIndexOf('.', end - 1))
        {
            yield return version[..end];
        }
    }
}
