using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes which runs or jobs exclude each other.</summary>
internal static class ConcurrencyEmitter
{
    /// <summary>The group, alone where nothing else is said; null where there is none.</summary>
    public static YamlNode? Of(Concurrency? concurrency, GitHubExpression expressions)
    {
        if (concurrency is null)
        {
            return null;
        }

        var group = expressions.Text(concurrency.Group);
        YamlNode node = concurrency is { Cancel: null, QueueAll: false }
            ? YamlScalar.Of(group)
            : YamlMapping.Of(
                ("group", group),
                ("cancel-in-progress", concurrency.Cancel is { } cancel ? StepEmitter.Typed(cancel, expressions) : null),
                ("queue", concurrency.QueueAll ? YamlScalar.Of("max") : null));
        return node.With(concurrency.Origin);
    }
}
