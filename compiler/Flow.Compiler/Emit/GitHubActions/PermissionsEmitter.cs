using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// Writes what tokens may do. A workflow starts with no access at all, and each job gets what it needs, with the reason beside it, so that a
/// reviewer sees why.
/// </summary>
internal static class PermissionsEmitter
{
    /// <summary>The permissions of a job; null where it needs none, which is what the workflow gives.</summary>
    public static YamlNode? Of(Permissions permissions) => permissions switch
    {
        { All: { } all } => all switch { AccessLevel.Read => "read-all", AccessLevel.Write => "write-all", _ => YamlMapping.Empty },
        { Scopes.IsEmpty: true } => null,
        _ => YamlMapping.Of(permissions.Scopes.Select(static p => (p.Scope, (YamlNode?)Scope(p)))),
    };

    private static YamlScalar Scope(Permission permission) => YamlScalar.Of(permission.Level.ToString().ToLowerInvariant()) with
    {
        Origin = permission.Origin.Location,
        TrailingComment = permission.Reason.Length == 0 ? null : permission.Reason,
    };
}
