using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>The machines of jobs. A matrix over platforms keeps Flow's names, which people see in the checks; only here they become labels.</summary>
internal static class RunnerLabels
{
    private static readonly (string Platform, string Label)[] Platforms =
        [("linux", "ubuntu-latest"), ("windows", "windows-latest"), ("macos", "macos-latest")];

    /// <summary>The value of <c>runs-on</c>.</summary>
    public static YamlNode Of(RunnerSelection runner, JobScope scope)
    {
        var expressions = scope.At(Place.JobHeader);
        var labels = runner.Labels.Select(l => Label(l, scope, expressions)).ToImmutableArray();
        YamlNode? all = labels.Length switch { 0 => null, 1 => labels[0], _ => YamlSequence.Flow(labels) };
        var node = runner.Group is { } group
            ? YamlMapping.Of(("group", expressions.Text(group)), ("labels", all))
            : all ?? YamlSequence.Flow();
        return node.With(runner.Origin);
    }

    /// <summary>Whether the job may run on macOS.</summary>
    public static bool MayBeMac(Job job) => job.Runner is { } runner && runner.Labels.Any(label =>
        MatrixShape.ValuesOf(label, job) is { IsDefault: false } values
            ? values.Any(static v => v.ToText().StartsWith("macos", StringComparison.Ordinal))
            : IsPlatform(label.Type));

    private static string Label(Expr label, JobScope scope, GitHubExpression expressions)
    {
        if (label.Constant is { } known)
        {
            return IsPlatform(label.Type) || (known is EnumValue e && IsPlatform(e.Enum)) ? Translate(known.ToText()) : GitHubExpression.Escape(known.ToText());
        }

        return label.Type.Required switch
        {
            ListType => $"${{{{ {expressions.Lower(label)} }}}}",
            _ when IsPlatform(label.Type) => Lookup(label, scope.Job, expressions),
            _ => expressions.Text(label),
        };
    }

    /// <summary>The label of a platform that is chosen by the matrix or at run time: a table of those that can occur.</summary>
    private static string Lookup(Expr label, Job? job, GitHubExpression expressions)
    {
        var values = MatrixShape.ValuesOf(label, job);
        var names = values.IsDefault ? [] : values.Select(static v => v.ToText()).ToArray();
        var table = Platforms.Where(p => values.IsDefault || names.Contains(p.Platform)).ToArray();
        var value = expressions.Of(label);
        if (table.Length == 0)
        {
            return $"${{{{ {value.Text} }}}}";
        }

        var json = string.Join(",", table.Select(static p => $"\"{p.Platform}\":\"{p.Label}\""));
        var lookup = Fragment.Primary($"fromJSON('{{{json}}}')[{value.Text}]");
        var isComplete = !values.IsDefault && names.All(n => table.Any(p => p.Platform == n));
        return $"${{{{ {(isComplete ? lookup : Fragment.Or(lookup, value)).Text} }}}}";
    }

    private static bool IsPlatform(FlowType type) => type.Required is EnumType { EnumName: "platform" or "runner" };

    private static string Translate(string platform) => Platforms.FirstOrDefault(p => p.Platform == platform).Label ?? platform;
}
