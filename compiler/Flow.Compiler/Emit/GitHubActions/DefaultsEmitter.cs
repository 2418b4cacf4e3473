using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes shell and folder of scripts.</summary>
internal static class DefaultsEmitter
{
    /// <summary>The defaults, or null where none are said.</summary>
    public static YamlNode? Of(StepDefaults defaults, GitHubExpression expressions) => defaults is { Shell: null, Folder: null }
        ? null
        : YamlMapping.Of(("run", YamlMapping.Of(
            ("shell", defaults.Shell.AsScalar()),
            ("working-directory", defaults.Folder is { } folder ? YamlScalar.Of(expressions.Text(folder)) : null))));
}
