using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>The environment variables that the holes of one script become.</summary>
/// <param name="declared">The variables that the step sets itself.</param>
/// <param name="outer">The names of those that the job and the pipeline set.</param>
/// <param name="script">The script's own text: a name that it uses is never taken.</param>
internal sealed class HoleVariables(ImmutableArray<Variable> declared, ImmutableArray<string> outer, string script)
{
    /// <summary>Variables that mean something to shells, loaders and interpreters.</summary>
    private static readonly string[] Meaningful =
    [
        "PATH", "HOME", "USER", "SHELL", "PWD", "OLDPWD", "IFS", "ENV", "BASH_ENV", "TERM", "LANG", "TMPDIR", "TEMP", "TMP", "EDITOR", "PAGER", "CI", "OS", "HOSTNAME", "UID", "EUID",
        "RANDOM", "SECONDS", "LINENO", "PS1", "PS4", "CDPATH", "GLOBIGNORE", "PROMPT_COMMAND", "NODE_OPTIONS", "NODE_PATH", "JAVA_TOOL_OPTIONS", "CLASSPATH", "HTTP_PROXY", "HTTPS_PROXY",
        "NO_PROXY", "ALL_PROXY", "COMSPEC", "PATHEXT", "SYSTEMROOT",
    ];

    private static readonly string[] MeaningfulBeginnings = ["LD_", "DYLD_", "LC_", "BASH_", "PYTHON", "PERL", "RUBY", "GIT_SSH", "GIT_CONFIG", "GIT_EXEC", "DOTNET_", "NPM_CONFIG", "FLOW_"];

    private readonly List<Variable> added = [];

    /// <summary>The variables, in the order of their first use.</summary>
    public ImmutableArray<Variable> Added => [.. added];

    /// <summary>The name of the variable that holds <paramref name="value"/>.</summary>
    public string Add(Expr value)
    {
        if (value is ReadExpr { Source: EnvironmentVariableSource { Name: var own } })
        {
            return own;
        }

        foreach (var variable in added)
        {
            if (Same(variable.Value, value))
            {
                return variable.Name;
            }
        }

        var name = NameFor(value);
        var unique = name;
        for (var i = 1; IsTaken(unique); i++)
        {
            unique = i == 1 ? "FLOW_" + name : $"FLOW_{name}_{i}";
        }

        added.Add(new Variable(unique, value, new Origin(value.Location)));
        return unique;
    }

    /// <summary>A name for the variable that holds <paramref name="value"/>.</summary>
    public static string NameFor(Expr value)
    {
        var words = value is ReadExpr read ? Words(read.Source)
            : ExprTree.Reads(value).OrderByDescending(static r => r.Labels != Labels.None).Select(static r => Words(r.Source)).FirstOrDefault() ?? "VALUE";
        var name = new string([.. words.Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')]);
        return IsMeaningful(name) || name.Length < 2 || char.IsAsciiDigit(name[0]) ? "FLOW_" + name : name;
    }

    private static bool IsMeaningful(string name) =>
        EnvironmentVariableName.IsReserved(name) || Meaningful.Contains(name) || MeaningfulBeginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal));

    private bool IsTaken(string name) =>
        added.Exists(v => v.Name == name) || declared.Any(v => v.Name == name) || outer.Contains(name) || IsWordOf(script, name);

    private static bool IsWordOf(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var before = at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '_');
            var end = at + name.Length;
            if (!before && !(end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')))
            {
                return true;
            }
        }

        return false;
    }

    private static string Words(ValueSource source) => source switch
    {
        ContextSource { Context: "event", Path: [.., var last] } => last,
        ContextSource context => context.FullName,
        AtHandSource known => known.Written,
        ParameterSource parameter => parameter.Name,
        ConfigurationSource configuration => configuration.Name,
        SecretSource secret => secret.Name,
        EnvironmentVariableSource variable => variable.Name,
        MatrixSource matrix => matrix.Axis,
        VariableSource variable => variable.Name,
        JobOutputSource output => $"{output.Job}_{output.Output}",
        AllJobOutputsSource all => $"{all.Job}_{all.Output}",
        JobResultSource result => $"{result.Job}_result",
        StepSource { Facet: StepFacet.Output } step => $"{step.Step}_{step.Output}",
        StepSource step => $"{step.Step}_{step.Facet}",
        _ => "value",
    };

    private static bool Same(Expr a, Expr b) => (a, b) switch
    {
        (ReadExpr x, ReadExpr y) => x.Source.Equals(y.Source),
        (ConstantExpr x, ConstantExpr y) => x.Value.Equals(y.Value),
        _ => a.Location.Source.Slice(a.Location.Span) == b.Location.Source.Slice(b.Location.Span) && a.GetType() == b.GetType() && a.Location.Path == b.Location.Path,
    };
}
